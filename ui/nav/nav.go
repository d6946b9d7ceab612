// Package nav says where one can go in the window: routes, the screens they
// open and the sections that list them. It stands under the screens so that a
// screen may name another one without knowing it, and under the shell, which
// alone opens anything.
//
// A screen is one value, made in the package of its subject; nothing else lists
// it:
//
//	nav.Screen{Key: "clients", Kind: crm.KindClient, Section: "clients", Title: "clients.title",
//		Place: 200, Listed: true, About: "clients.about", Open: record.ListOf(a, Clients)}
//
// A screen goes on by a route: e.Open(nav.ToRecord(crm.KindClient, id.String())).
package nav

import (
	"maps"
	"sort"
	"strings"

	"kartoteka/data/crm"
	"kartoteka/ui/host"
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

// ToRecord is the route of the card that shows a record of a kind; without an ID,
// a new one. A refund is shown as the payment it is, a shipment in its order.
func ToRecord(kind crm.Kind, id string) Route {
	switch kind {
	case crm.KindRefund:
		kind = crm.KindPayment
	case crm.KindShipment:
		kind = crm.KindOrder
	}
	return To(string(kind), id)
}

// ToNew is the route of the card of a new record of a kind.
func ToNew(kind crm.Kind) Route { return ToRecord(kind, "") }

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

// For returns the route with one more argument, the record of a kind that what is
// opened is about.
func (r Route) For(kind crm.Kind, id string) Route { return r.With(string(kind), id) }

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
	*host.Env
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
