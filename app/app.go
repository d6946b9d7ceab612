package app

import (
	"context"
	"errors"
	"time"

	"kartoteka/app/base"
	"kartoteka/app/clients"
	"kartoteka/app/deals"
	"kartoteka/app/exchange"
	"kartoteka/app/figures"
	"kartoteka/app/firm"
	"kartoteka/app/goods"
	"kartoteka/app/history"
	"kartoteka/app/payments"
	"kartoteka/app/sales"
	"kartoteka/app/talk"
	"kartoteka/app/tasks"
	"kartoteka/data/calendar"
	"kartoteka/data/crm"
	"kartoteka/data/store"
)

// App is an open base with everything that can be done with it. It is safe for
// use from many goroutines.
type App struct {
	Organisations *firm.Organisations
	Managers      *firm.Directory[crm.Manager]
	Regions       *firm.Directory[crm.Region]
	Groups        *firm.Directory[crm.Group]
	Clients       *clients.Clients
	Products      *goods.Products
	Orders        *sales.Orders
	Invoices      *sales.Invoices
	Payments      *payments.Payments
	Settlements   *payments.Settlements
	Deals         *deals.Deals
	Pipelines     *deals.Pipelines
	Tasks         *tasks.Tasks
	Doubles       *clients.Doubles
	Merges        *clients.Merges
	Quality       *clients.Quality
	Requests      *talk.Requests
	Leads         *clients.Leads
	Handovers     *clients.Handovers
	Interactions  *talk.Interactions
	History       *history.History
	Attachments   *history.Attachments
	Imports       *exchange.Imports
	Exports       *exchange.Exports
	Reports       *figures.Reports
	Papers        *sales.Papers
	Base          *Base

	base *base.Base
}

// Open opens the base at path. The errors are ErrNoBase, the situations of
// opening and faults of the disk.
func Open(ctx context.Context, path string, env base.Environment) (*App, error) {
	b, err := base.Open(ctx, path, env)
	if err != nil {
		return nil, err
	}
	return Join(b), nil
}

// Create makes an empty base at path and opens it; a file that is there already
// is never touched.
func Create(ctx context.Context, path string, env base.Environment) (*App, error) {
	b, err := base.Create(ctx, path, env)
	if err != nil {
		return nil, err
	}
	return Join(b), nil
}

// OpenOrCreate opens the base at path and makes it when there is none.
func OpenOrCreate(ctx context.Context, path string, env base.Environment) (*App, error) {
	a, err := Open(ctx, path, env)
	if errors.Is(err, store.ErrNoBase) {
		return Create(ctx, path, env)
	}
	return a, err
}

// Join makes the use cases of an open base. Each gets the lower ones it needs.
func Join(b *base.Base) *App {
	a := &App{base: b}
	a.Organisations = firm.NewOrganisations(b)
	a.Managers, a.Regions, a.Groups = firm.NewManagers(b), firm.NewRegions(b), firm.NewGroups(b)
	a.Products = goods.NewProducts(b, a.Groups)
	a.Payments, a.Settlements = payments.NewPayments(b), payments.NewSettlements(b)
	a.Orders, a.Invoices = sales.NewOrders(b, a.Organisations, a.Managers, a.Settlements), sales.NewInvoices(b)
	a.Pipelines, a.Deals = deals.NewPipelines(b), deals.NewDeals(b, a.Managers)
	a.History = history.NewHistory(b)
	a.Attachments = history.NewAttachments(b, a.History)
	a.Reports = figures.NewReports(b, a.Organisations, a.Managers, a.Deals)
	a.Tasks, a.Requests = tasks.NewTasks(b, a.Managers), talk.NewRequests(b, a.Managers)
	a.Interactions = talk.NewInteractions(b, a.Managers, a.Attachments, a.Tasks)
	a.Clients = clients.NewClients(b, a.Managers, a.Regions, a.Reports, a.History)
	a.Leads = clients.NewLeads(b, a.Managers, a.Clients, a.Deals)
	a.Doubles, a.Merges = clients.NewDoubles(b), clients.NewMerges(b, a.Managers, a.Clients)
	a.Quality, a.Handovers = clients.NewQuality(b, a.Managers, a.Tasks), clients.NewHandovers(b, a.Managers, a.Regions, a.Clients)
	a.Imports = exchange.NewImports(b, a.Managers, a.Regions, a.Groups)
	a.Exports = exchange.NewExports(b, a.Managers, a.Regions, a.Groups)
	a.Papers = sales.NewPapers(b, a.Invoices, a.Orders, a.Payments, a.Deals, a.Clients)
	a.Base = &Base{b}
	return a
}

// Path is the file of the base.
func (a *App) Path() string { return a.base.Path() }

// Now is the present moment by the program's clock.
func (a *App) Now() time.Time { return a.base.Now() }

// Today is the present day at 00:00 UTC, as all dates of documents are.
func (a *App) Today() time.Time { return a.base.Today() }

// Year is the last twelve months, for the figure of the start page.
func (a *App) Year() calendar.Period { return a.base.Year() }

// Me is the manager who works at this machine, zero when nobody has said so.
func (a *App) Me() crm.ManagerID { return a.base.Me() }

// SetMe says who works at this machine from now on.
func (a *App) SetMe(id crm.ManagerID) { a.base.SetMe(id) }

// Names reads what the records are called in one call of the store.
func (a *App) Names(ctx context.Context, of base.References) (base.Names, error) {
	return a.base.Names(ctx, of)
}

// Undo takes back the newest operation of the session and returns its verb, ""
// when there is none. A record changed since makes it ErrStale, and the
// operation can no longer be taken back.
func (a *App) Undo(ctx context.Context) (verb string, err error) { return a.base.Undo(ctx) }

// Subscribe asks to be told which tables a commit has changed, until stop is
// called. The function is called after the commit, on the goroutine that made
// it.
func (a *App) Subscribe(fn func(tables []string)) (stop func()) { return a.base.Subscribe(fn) }

// CountCalls tells the calls of the store in each snapshot a use case takes from
// now on. It is for budgets of pages and their measurement, before anything else
// is done with the base.
func (a *App) CountCalls(calls func(n int)) error { return a.base.CountCalls(calls) }

// PrepareSearch builds what finds clients and products at once, as the window
// does when its first page is drawn. Until then they are found by the indexes of
// the base.
func (a *App) PrepareSearch(ctx context.Context) error {
	err := a.base.Work(ctx, func(ctx context.Context) error {
		return errors.Join(a.Clients.PrepareSearch(ctx), a.Products.PrepareSearch(ctx))
	})
	if errors.Is(err, context.Canceled) { // the base is being closed: no fault
		return nil
	}
	return err
}

// Close closes the base.
func (a *App) Close() error { return a.base.Close() }
