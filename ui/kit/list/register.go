package list

import (
	"cmp"
	"context"

	"kartoteka/data/calendar"
	"kartoteka/data/lang"
	"kartoteka/ui/host"
	"kartoteka/ui/kit"
	"kartoteka/ui/kit/grid"
)

// Register is a page of records as a value: what it reads, which columns and
// filters it has, what can be done with its rows. Page makes the page. Search,
// filters as chips, order, totals, preview, export, and remembering how the person
// arranged it are the same in every register and written here once.
//
// Words are looked up by its keys: KEY.title and KEY.empty (why the list is
// empty), column.COLUMN, filter.FILTER, and the key of each action.
type Register[R any] struct {
	Key   string   // names the register in words and preferences
	Reads []string // tables whose change makes the list stale
	// Load returns the rows, off the thread of the window. Rows are flat: all
	// that columns, filters and search ask of them is at hand.
	Load func(ctx context.Context, q Query) ([]R, error)
	// First, where there is one, returns the rows the list begins with in its own
	// order, in a time that does not grow with the list: they are shown while the
	// first Load runs. What they do not know yet they leave zero, which is blank;
	// filters that judge by it are Whole.
	First func(ctx context.Context) ([]R, error)
	// Scan is given instead of Load when reading takes seconds: its progress is
	// shown over the window, under the words KEY.scan, and it can be stopped. What
	// was shown stays then.
	Scan func(ctx context.Context, p *kit.Progress) ([]R, error)
	// ID names the record of a row; the cursor and the marks follow it.
	ID      func(R) string
	Columns []Column[R]
	Filters []Filter[R]
	Search  func(R) string // text searched; words may come in any order
	// Finds, where there is one, finds rows whose Search text does not hold what is
	// searched: by telephones, contact persons, the wrong keyboard layout. It returns
	// which rows these are; nil is none.
	Finds func(ctx context.Context, search string) (func(R) bool, error)
	Sort  grid.Sort // order at first
	// Part makes it a part of another page: it has no name and no margins, and
	// its search and buttons share a line.
	Part bool

	// What can be done; nil leaves out its button, menu line and key.
	Create func()
	Open   func(R)
	Copy   func(R)
	Delete func([]R)
	// Tick is what Space and Ctrl+Enter do in a list of things to be done; without
	// it Space marks a row.
	Tick    func([]R)
	Actions []Action[R]

	// Board, where there is one, shows the rows as cards in columns as well; a
	// switch between both is beside the buttons.
	Board *Board[R]

	// Ticked shows a box in the lead column of each row: a click on it does Tick
	// with the row, as Space does with those selected.
	Ticked func(R) bool
	// OnShown gets the rows that pass search and filters each time they may have
	// changed, but not those of First.
	OnShown func(rows []R)

	// Preview reads what is shown about the row under the cursor, off the thread of
	// the window; on a board there is none.
	Preview func(ctx context.Context, row R) (Preview, error)

	// Figures are numbers made of all rows, such as a score, shown over them.
	Metrics func(all []R) []kit.Metric
	// Advice is a conclusion from all rows, such as where they are stuck.
	Advice func(all []R) Advice
	// Empty names the words of a list without rows; KEY.empty when not given.
	Empty string
}

// Query is what a Load may narrow its answer by. Only filters made with Loads
// need it: the others work on the rows in memory.
type Query struct {
	Period calendar.Period     // of the period filter; zero for all time
	Chosen map[string][]string // values of choice filters in force
	Flags  map[string]bool     // flag filters in force
}

// Action is something to do with the selected rows.
type Action[R any] struct {
	Key     string         // its words
	Icon    string         // drawing of look, "" for none
	Primary bool           // a button beside «Создать», not a line under «Ещё»
	Keys    string         // shown in the menu, such as «Ctrl+P»
	Do      func(rows []R) // gets the selected rows
	// Enabled says whether it can be done with these rows; nil means with any,
	// but not with none.
	Enabled func(rows []R) bool
}

// Page makes the page of the register. It loads when it is first shown.
func (r Register[R]) Page(env *host.Env) *Page[R] { return newListPage(env, r) }

// empty is why there are no rows.
func (r *Register[R]) empty(l *lang.Lang) string { return l.T(cmp.Or(r.Empty, r.Key+".empty")) }

func (a Action[R]) enabled(rows []R) bool {
	if a.Enabled != nil {
		return a.Enabled(rows)
	}
	return len(rows) > 0
}
