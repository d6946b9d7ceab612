// Package nav says where one can go in the window: routes, the screens they
// open and the sections that list them. It stands under the screens so that a
// screen may name another one without knowing it, and under the shell, which
// alone opens anything.
//
// Adding a screen is one entry in the table of screens and, when people reach
// it from the left, one in its section:
//
//	nav.Screen{Key: "clients", Section: "clients", Title: "screen.clients",
//		Open: func(e *nav.Env, r nav.Route) kit.Page { return Clients(a, e) }}
//
// A screen goes on by a route: e.Open(nav.To("client", id.String())).
package nav

import (
	"maps"
	"sort"
	"strings"

	"kartoteka/data/crm"
	"kartoteka/ui/kit"
)

// Route names one thing that can be opened in a tab. It is a value: it can be
// kept in history and preferences and compared.
type Route struct {
	// Screen is the key of the screen.
	Screen string `json:"screen"`
	// ID names the record shown; empty for lists and for a record being made.
	ID string `json:"id,omitempty"`
	// Args are what else the screen was opened with: a filter, a period.
	Args map[string]string `json:"args,omitempty"`
}

// To is the route of a screen and, when given, of a record on it.
func To(screen string, id ...string) Route {
	return Route{Screen: screen, ID: strings.Join(id, "/")}
}

// ToRecord is the route of the screen that opens a record of a kind.
func ToRecord(kind crm.Kind, id string) Route { return To(string(kind), id) }

// With returns the route with one more argument.
func (r Route) With(name, value string) Route {
	args := maps.Clone(r.Args)
	if args == nil {
		args = map[string]string{}
	}
	args[name] = value
	r.Args = args
	return r
}

// Equal reports whether both routes open the same.
func (r Route) Equal(o Route) bool { return r.String() == o.String() }

// Same reports whether both routes show the same record or list, be it with
// other arguments.
func (r Route) Same(o Route) bool { return r.Screen == o.Screen && r.ID == o.ID }

// String writes the route as people write paths: client/0192…?tab=orders.
func (r Route) String() string {
	var b strings.Builder
	b.WriteString(r.Screen)
	if r.ID != "" {
		b.WriteString("/" + r.ID)
	}
	names := make([]string, 0, len(r.Args))
	for name := range r.Args {
		names = append(names, name)
	}
	sort.Strings(names)
	for i, name := range names {
		b.WriteString(map[bool]string{true: "?", false: "&"}[i == 0] + name + "=" + r.Args[name])
	}
	return b.String()
}

// Env is what a screen gets when it is opened: what every page gets, and the
// ways out of its tab.
type Env struct {
	*kit.Env
	// Open shows a route in a tab of its own, or activates the tab that shows
	// it already.
	Open func(Route)
	// Replace tells that the tab shows another route from now on: a record
	// being made has got its ID. Nothing is reopened.
	Replace func(Route)
	// Close closes the tab without asking: the page has saved, or has nothing
	// to.
	Close func()
}

// Screen is an entry of the table of screens.
type Screen struct {
	// Key is the name routes give.
	Key string
	// Section is the key of the section to highlight while it is shown.
	Section string
	// Of is the key of the screen among the pages of the section the screen
	// belongs to, such as the list of its records; empty is its own or the first.
	Of string
	// Title is the key of its words, shown until the page tells its own title.
	Title string
	// Open makes the page. It must not wait: a page loads by its Runner.
	Open func(e *Env, r Route) kit.Page
}

// Section is an entry of the list at the left.
type Section struct {
	// Key names the section; its words are section.KEY.
	Key string
	// Icon is a drawing of ui/look.
	Icon string
	// Pages are what it opens: the first at once, the others by links under it
	// while the section is shown.
	Pages []Link
	// Listed says that the pages are equals: the section opens a page that lists
	// them all.
	Listed bool
}

// Link is a place one goes to by its name.
type Link struct {
	// Title is the key of its words. About, when not empty, is the key of a
	// sentence that says what one finds there.
	Title, About string
	// Icon is a drawing of ui/look.
	Icon string
	// Route is where it leads.
	Route Route
	// Group is the key of the heading the link stands under on the page of its
	// section; links of one group stand together.
	Group string
}
