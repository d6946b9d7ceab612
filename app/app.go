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

// App is an open base with everything that can be done with it. It is safe for
// use from many goroutines.
type App struct {
	Organisations *Organisations
	Managers      *Directory[crm.Manager]
	Regions       *Directory[crm.Region]
	Groups        *Directory[crm.Group]
	Clients       *Clients
	Products      *Products
	Orders        *Orders
	Invoices      *Invoices
	Payments      *Payments
	Deals         *Deals
	Pipelines     *Pipelines
	Tasks         *Tasks
	Doubles       *Doubles
	Merges        *Merges
	Quality       *Quality
	Requests      *Requests
	Leads         *Leads
	Handovers     *Handovers
	Interactions  *Interactions
	History       *History
	Attachments   *Attachments
	Imports       *Imports
	Exports       *Exports
	Reports       *Reports
	Base          *Base

	env  Environment
	path string
	db   *kv.DB

	clients  *lookup[crm.Client, crm.ClientID]
	products *lookup[crm.Product, crm.ProductID]

	closing context.Context // ends when the base is being closed
	close   context.CancelFunc
	working sync.WaitGroup // work that Close waits for

	commits atomic.Uint64 // made so far

	mu          sync.Mutex
	subscribers []*subscriber
	done        []step // what Undo can take back, newest last
	me          crm.ManagerID
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
func Open(ctx context.Context, path string, env Environment) (*App, error) {
	db, err := store.Open(ctx, path, env.storeOptions())
	if err != nil {
		return nil, situation(err)
	}
	return settle(ctx, build(path, db, env))
}

// Create makes an empty base at path and opens it; a file that is there already
// is never touched.
func Create(ctx context.Context, path string, env Environment) (*App, error) {
	db, err := store.Create(ctx, path, env.storeOptions())
	if err != nil {
		return nil, situation(err)
	}
	return settle(ctx, build(path, db, env))
}

// OpenOrCreate opens the base at path and makes it when there is none.
func OpenOrCreate(ctx context.Context, path string, env Environment) (*App, error) {
	a, err := Open(ctx, path, env)
	if errors.Is(err, store.ErrNoBase) {
		return Create(ctx, path, env)
	}
	return a, err
}

func (env Environment) storeOptions() kv.Options {
	newID := env.NewID
	if newID == nil {
		newID = func() [16]byte { return uuid.Must(uuid.NewV7()) }
	}
	return kv.Options{Now: env.Now, NewID: newID, User: env.User}
}

func build(path string, db *kv.DB, env Environment) *App {
	a := &App{env: env, path: path, db: db}
	a.closing, a.close = context.WithCancel(context.Background())
	a.lookups()
	a.Organisations = &Organisations{a}
	a.Managers, a.Regions, a.Groups = a.managers(), a.regions(), a.groups()
	a.Clients, a.Products = &Clients{a}, &Products{a}
	a.Orders, a.Invoices, a.Payments, a.Deals = &Orders{a}, &Invoices{a}, &Payments{a}, &Deals{a}
	a.Pipelines = &Pipelines{a}
	a.Tasks = &Tasks{App: a}
	a.Doubles, a.Merges, a.Quality = &Doubles{a}, &Merges{a}, &Quality{a}
	a.Requests, a.Leads, a.Handovers = &Requests{a}, &Leads{a}, &Handovers{a}
	a.Interactions, a.History, a.Attachments = &Interactions{a}, &History{a}, &Attachments{a}
	a.Imports, a.Exports, a.Reports, a.Base = &Imports{a}, &Exports{a}, &Reports{a}, &Base{a}
	return a
}

// Path is the file of the base.
func (a *App) Path() string { return a.path }

// Now is the present moment by the program's clock.
func (a *App) Now() time.Time { return a.env.Now() }

// Today is the present day at 00:00 UTC, as all dates of documents are.
func (a *App) Today() time.Time { return crm.DayOf(a.env.Now()) }

// Close closes the base.
func (a *App) Close() error {
	a.mu.Lock()
	a.close()
	a.mu.Unlock()
	a.working.Wait()
	return errors.Join(a.remember(), a.db.Close())
}

// Subscribe asks to be told which tables a commit has changed, until stop is
// called. The function is called after the commit, on the goroutine that made
// it.
func (a *App) Subscribe(fn func(tables []string)) (stop func()) {
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

// do runs a use case: one transaction with its journal entry, then the event,
// then a place on the undo stack. Nothing is told when it fails.
func (a *App) do(ctx context.Context, verb string, fn func(*kv.Tx) error) error {
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
func (a *App) failed(err error) error {
	if errors.Is(err, kv.ErrOutcomeUnknown) {
		a.clients.forget()
		a.products.forget()
	}
	return situation(err)
}

// see runs a read in one snapshot.
func (a *App) see(ctx context.Context, fn func(*kv.Tx) error) error {
	return situation(a.db.View(ctx, fn))
}

// read answers what is asked in one snapshot, in as many calls of the store as
// the longest chain of questions has links.
func (a *App) read(ctx context.Context, ask func(b *kv.Batch)) error {
	return a.see(ctx, func(tx *kv.Tx) error {
		var b kv.Batch
		ask(&b)
		return b.Run(tx)
	})
}

// Undo takes back the newest operation of the session and returns its verb, ""
// when there is none. A record changed since makes it ErrStale, and the
// operation can no longer be taken back.
func (a *App) Undo(ctx context.Context) (verb string, err error) {
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
func (a *App) publish(c kv.Commit) {
	a.commits.Add(1)
	a.clients.changed(c.Changes)
	a.products.changed(c.Changes)
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
