package app

import (
	"context"
	"errors"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"github.com/google/uuid"

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

// Kernel is the open base: what every use case stands on. It is safe for use from
// many goroutines.
type Kernel struct {
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
func OpenKernel(ctx context.Context, path string, env Environment) (*Kernel, error) {
	db, err := store.Open(ctx, path, env.StoreOptions())
	if err != nil {
		return nil, situation(err)
	}
	return settle(ctx, build(path, db, env))
}

// Create makes an empty base at path and opens it; a file that is there already
// is never touched.
func CreateKernel(ctx context.Context, path string, env Environment) (*Kernel, error) {
	db, err := store.Create(ctx, path, env.StoreOptions())
	if err != nil {
		return nil, situation(err)
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

func build(path string, db *kv.DB, env Environment) *Kernel {
	a := &Kernel{env: env, path: path, db: db}
	a.closing, a.close = context.WithCancel(context.Background())
	return a
}

// Path is the file of the base.
func (a *Kernel) Path() string { return a.path }

// Now is the present moment by the program's clock.
func (a *Kernel) Now() time.Time { return a.env.Now() }

// Today is the present day at 00:00 UTC, as all dates of documents are.
func (a *Kernel) Today() time.Time { return crm.DayOf(a.env.Now()) }

// Close closes the base.
func (a *Kernel) Close() error {
	a.mu.Lock()
	a.close()
	a.mu.Unlock()
	a.working.Wait()
	return errors.Join(a.remember(), a.db.Close())
}

// Subscribe asks to be told which tables a commit has changed, until stop is
// called. The function is called after the commit, on the goroutine that made
// it.
func (a *Kernel) Subscribe(fn func(tables []string)) (stop func()) {
	s := &subscriber{fn}
	a.mu.Lock()
	defer a.mu.Unlock()
	a.subscribers = append(slices.Clone(a.subscribers), s)
	return func() {
		a.mu.Lock()
		defer a.mu.Unlock()
		a.subscribers = slices.DeleteFunc(slices.Clone(a.subscribers), func(o *subscriber) bool { return o == s })
	}
}

// subscriber is one who wants to be told.
type subscriber struct{ tell func(tables []string) }

// Do runs a use case: one transaction with its journal entry, then the event,
// then a place on the undo stack. Nothing is told when it fails.
func (a *Kernel) Do(ctx context.Context, verb string, fn func(*kv.Tx) error) error {
	c, err := a.db.Update(ctx, verb, fn)
	if err != nil {
		return a.failed(err)
	}
	if len(c.Changes) == 0 {
		return nil
	}
	a.mu.Lock()
	a.done = append(a.done, step{verb, c.Op})
	if len(a.done) > undoDepth {
		a.done = a.done[1:]
	}
	a.mu.Unlock()
	a.publish(c)
	return nil
}

// failed names the error of an operation. When it is not known whether it was
// saved, the search cannot rely on what it has.
func (a *Kernel) failed(err error) error {
	if errors.Is(err, kv.ErrOutcomeUnknown) {
		for _, f := range a.followers {
			f.forget()
		}
	}
	return situation(err)
}

// See runs a read in one snapshot.
func (a *Kernel) See(ctx context.Context, fn func(*kv.Tx) error) error {
	return situation(a.db.View(ctx, fn))
}

// Read answers what is asked in one snapshot, in as many calls of the store as
// the longest chain of questions has links.
func (a *Kernel) Read(ctx context.Context, ask func(b *kv.Batch)) error {
	return a.See(ctx, func(tx *kv.Tx) error {
		var b kv.Batch
		ask(&b)
		return b.Run(tx)
	})
}

// Undo takes back the newest operation of the session and returns its verb, ""
// when there is none. A record changed since makes it ErrStale, and the
// operation can no longer be taken back.
func (a *Kernel) Undo(ctx context.Context) (verb string, err error) {
	a.mu.Lock()
	if len(a.done) == 0 {
		a.mu.Unlock()
		return "", nil
	}
	last := a.done[len(a.done)-1]
	a.done = a.done[:len(a.done)-1]
	a.mu.Unlock()
	c, err := a.db.Undo(ctx, last.op)
	if err != nil {
		return last.verb, a.failed(err)
	}
	a.publish(c)
	return last.verb, nil
}

// publish tells the search the changed records and every subscriber the names of
// the changed tables.
func (a *Kernel) publish(c kv.Commit) {
	a.commits.Add(1)
	for _, f := range a.followers {
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
	a.mu.Lock()
	subscribers := a.subscribers
	a.mu.Unlock()
	for _, s := range subscribers {
		s.tell(tables)
	}
}

// ForgetUndo empties the undo stack: a base just made has nothing to take back.
func (a *Kernel) ForgetUndo() {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.done = nil
}
