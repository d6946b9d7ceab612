package ui

import (
	"strings"

	"kartoteka/ui/kit"
	"kartoteka/ui/nav"
)

// tab is one open thing. Its page is made when it is first shown, so a start
// with ten tabs costs as much as a start with one.
type tab struct {
	route nav.Route
	title string
	page  kit.Page
	stale bool // a table it reads has changed while it was hidden
	seen  int  // when it was last shown, counting activations
}

// dirty reports whether the tab holds something not saved.
func (t *tab) dirty() bool {
	c, ok := kit.As[kit.Closer](t.page)
	return ok && c.Dirty()
}

// rename takes the title of the page: a page still reading has none, and the
// star of a form is drawn by the strip.
func (t *tab) rename(title string) {
	if title = strings.TrimSuffix(title, " *"); title != "" {
		t.title = title
	}
}

// tabs are the open things in their order, one of them shown.
type tabs struct {
	list   []*tab
	active *tab
	clock  int
}

// equal finds the tab of a route.
func (ts *tabs) equal(r nav.Route) *tab {
	for _, t := range ts.list {
		if t.route.Equal(r) {
			return t
		}
	}
	return nil
}

// index returns the place of a tab; -1 when it is not open.
func (ts *tabs) index(t *tab) int {
	for i, o := range ts.list {
		if o == t {
			return i
		}
	}
	return -1
}

// add opens a tab beside the one shown.
func (ts *tabs) add(t *tab) {
	at := ts.index(ts.active) + 1
	if at == 0 {
		at = len(ts.list)
	}
	ts.list = append(ts.list[:at], append([]*tab{t}, ts.list[at:]...)...)
}

// show makes a tab the one shown.
func (ts *tabs) show(t *tab) {
	ts.clock++
	t.seen = ts.clock
	ts.active = t
}

// remove closes a tab and returns the one to show instead: the last one seen,
// so that closing a card leads back to the list it was opened from. It returns
// nil when none is left.
func (ts *tabs) remove(t *tab) *tab {
	i := ts.index(t)
	if i < 0 {
		return ts.active
	}
	ts.list = append(ts.list[:i], ts.list[i+1:]...)
	if t != ts.active {
		return ts.active
	}
	ts.active = nil
	var last *tab
	for _, o := range ts.list {
		if last == nil || o.seen > last.seen {
			last = o
		}
	}
	return last
}

// step returns the tab so many places after the one shown, round and round.
func (ts *tabs) step(by int) *tab {
	n := len(ts.list)
	if n == 0 {
		return nil
	}
	return ts.list[((ts.index(ts.active)+by)%n+n)%n]
}

// trail is where one has been, for Alt+← and Alt+→.
type trail struct {
	routes []nav.Route
	at     int // the place of the route shown
}

// trailLimit keeps a day of clicking from growing without end.
const trailLimit = 200

// visit remembers a route as the newest; what was ahead is forgotten.
func (h *trail) visit(r nav.Route) {
	if len(h.routes) > 0 && h.routes[h.at].Equal(r) {
		return
	}
	if len(h.routes) > 0 {
		h.routes = h.routes[:h.at+1]
	}
	h.routes = append(h.routes, r)
	if len(h.routes) > trailLimit {
		h.routes = h.routes[len(h.routes)-trailLimit:]
	}
	h.at = len(h.routes) - 1
}

// move goes by steps and returns the route there; false at the end.
func (h *trail) move(by int) (nav.Route, bool) {
	to := h.at + by
	if to < 0 || to >= len(h.routes) {
		return nav.Route{}, false
	}
	h.at = to
	return h.routes[to], true
}

// replace puts another route in the place of one: a new record got its ID.
func (h *trail) replace(old, now nav.Route) {
	for i, r := range h.routes {
		if r.Equal(old) {
			h.routes[i] = now
		}
	}
}
