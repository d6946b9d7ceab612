package base

import (
	"context"
	"errors"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"github.com/google/uuid"

	"kartoteka/data/calendar"
	"kartoteka/data/crm"
	"kartoteka/data/kv"
	"kartoteka/data/store"
)

// Environment is what the program around gives to the use cases.
type Environment struct {
	// Now is the one clock of the program.
	Now func() time.Time
	// NewID makes UUIDv7 names of records; nil is the usual generator.
	NewID func() [16]byte
	// User is written into the journal as the author of changes.
	User string
	// Profile remembers which incarnation of a base this machine knows, so that a
	// copied or restored base is noticed; nil skips it.
	Profile *Profile
	// Fault is told, for the log, of what failed beside the work of a use case and
	// is no concern of the person; nil where nobody keeps one.
	Fault func(error)
	// View hands a file to the system's viewer; nil where there is none.
	View func(path string) error
}

// Base is the open base: what every use case stands on. It is safe for use from
// many goroutines.
type Base struct {
	env  Environment
	path string
	db   *kv.DB

	closing context.Context // ends when the base is being closed
	close   context.CancelFunc
	working sync.WaitGroup // work that Close waits for

	commits atomic.Uint64 // made so far

	mu          sync.Mutex
	subscribers []*subscriber
	followers   []follower
	done        []step // what Undo can take back, newest last
	me          crm.ManagerID
}

// follower keeps something in memory beside the base.
type follower interface {
	// changed is told the changes of each commit.
	changed(changes []kv.Change)
	// forget is called when it is not known what was written.
	forget()
}

// step is a finished operation that can be taken back.
type step struct {
	verb string
	op   kv.OpID
}

// undoDepth is how many operations of a session can be taken back.
const undoDepth = 50

// Open opens the base at path. The errors are ErrNoBase, kv's errors of opening
// and faults of the disk.
func Open(ctx context.Context, path string, env Environment) (*Base, error) {
	db, err := store.Open(ctx, path, env.StoreOptions())
	if err != nil {
		return nil, Situation(err)
	}
	return settle(ctx, build(path, db, env))
}

// Create makes an empty base at path and opens it; a file that is there already
// is never touched.
func Create(ctx context.Context, path string, env Environment) (*Base, error) {
	db, err := store.Create(ctx, path, env.StoreOptions())
	if err != nil {
		return nil, Situation(err)
	}
	return settle(ctx, build(path, db, env))
}

// StoreOptions is how the base is opened in this environment.
func (env Environment) StoreOptions() kv.Options {
	newID := env.NewID
	if newID == nil {
		newID = func() [16]byte { return uuid.Must(uuid.NewV7()) }
	}
	return kv.Options{Now: env.Now, NewID: newID, User: env.User}
}

func build(path string, db *kv.DB, env Environment) *Base {
	b := &Base{env: env, path: path, db: db}
	b.closing, b.close = context.WithCancel(context.Background())
	return b
}

// Path is the file of the base.
func (b *Base) Path() string { return b.path }

// Now is the present moment by the program's clock.
func (b *Base) Now() time.Time { return b.env.Now() }

// Today is the present day at 00:00 UTC, as all dates of documents are.
func (b *Base) Today() time.Time { return calendar.DayOf(b.env.Now()) }

// Close closes the base.
func (b *Base) Close() error {
	b.mu.Lock()
	b.close()
	b.mu.Unlock()
	b.working.Wait()
	return errors.Join(b.remember(), b.db.Close())
}

// Subscribe asks to be told which tables a commit has changed, until stop is
// called. The function is called after the commit, on the goroutine that made
// it.
func (b *Base) Subscribe(fn func(tables []string)) (stop func()) {
	s := &subscriber{fn}
	b.mu.Lock()
	defer b.mu.Unlock()
	b.subscribers = append(slices.Clone(b.subscribers), s)
	return func() {
		b.mu.Lock()
		defer b.mu.Unlock()
		b.subscribers = slices.DeleteFunc(slices.Clone(b.subscribers), func(o *subscriber) bool { return o == s })
	}
}

// subscriber is one who wants to be told.
type subscriber struct{ tell func(tables []string) }

// Do runs a use case: one transaction with its journal entry, then the event,
// then a place on the undo stack. Nothing is told when it fails.
func (b *Base) Do(ctx context.Context, verb string, fn func(*kv.Tx) error) error {
	c, err := b.db.Update(ctx, verb, fn)
	if err != nil {
		return b.failed(err)
	}
	if len(c.Changes) == 0 {
		return nil
	}
	b.mu.Lock()
	b.done = append(b.done, step{verb, c.Op})
	if len(b.done) > undoDepth {
		b.done = b.done[1:]
	}
	b.mu.Unlock()
	b.publish(c)
	return nil
}

// failed names the error of an operation. When it is not known whether it was
// saved, the search cannot rely on what it has.
func (b *Base) failed(err error) error {
	if errors.Is(err, kv.ErrOutcomeUnknown) {
		for _, f := range b.followers {
			f.forget()
		}
	}
	return Situation(err)
}

// See runs a read in one snapshot.
func (b *Base) See(ctx context.Context, fn func(*kv.Tx) error) error {
	return Situation(b.db.View(ctx, fn))
}

// Read answers what is asked in one snapshot, in as many calls of the store as
// the longest chain of questions has links.
func (b *Base) Read(ctx context.Context, ask func(b *kv.Batch)) error {
	return b.See(ctx, func(tx *kv.Tx) error {
		var b kv.Batch
		ask(&b)
		return b.Run(tx)
	})
}

// Undo takes back the newest operation of the session and returns its verb, ""
// when there is none. A record changed since makes it ErrStale, and the
// operation can no longer be taken back.
func (b *Base) Undo(ctx context.Context) (verb string, err error) {
	b.mu.Lock()
	if len(b.done) == 0 {
		b.mu.Unlock()
		return "", nil
	}
	last := b.done[len(b.done)-1]
	b.done = b.done[:len(b.done)-1]
	b.mu.Unlock()
	c, err := b.db.Undo(ctx, last.op)
	if err != nil {
		return last.verb, b.failed(err)
	}
	b.publish(c)
	return last.verb, nil
}

// publish tells the search the changed records and every subscriber the names of
// the changed tables.
func (b *Base) publish(c kv.Commit) {
	b.commits.Add(1)
	for _, f := range b.followers {
		f.changed(c.Changes)
	}
	seen := map[string]bool{}
	var tables []string
	for _, ch := range c.Changes {
		if !seen[ch.Table] {
			seen[ch.Table] = true
			tables = append(tables, ch.Table)
		}
	}
	b.mu.Lock()
	subscribers := b.subscribers
	b.mu.Unlock()
	for _, s := range subscribers {
		s.tell(tables)
	}
}

// ForgetUndo empties the undo stack: a base just made has nothing to take back.
func (b *Base) ForgetUndo() {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.done = nil
}
