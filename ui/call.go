package ui

import (
	"strings"

	"kartoteka/ui/kit"
	"kartoteka/ui/nav"
)

// where is what the person is at: the record of a card, or the one under the
// cursor of a list.
func (s *Shell) where() (screen, id string) {
	if s.tabs.active == nil {
		return "", ""
	}
	r := s.tabs.active.route
	if p, ok := kit.As[kit.Pointing](s.page()); ok {
		return r.Screen, p.At()
	}
	return r.Screen, r.ID
}

// callAbout is the route of a new call about what the person is at: a client, a
// deal, an order or a request, in its list or its card. Elsewhere the call asks
// for its client.
func callAbout(screen, id string) nav.Route {
	call := nav.To("interaction")
	switch about := strings.TrimSuffix(screen, "s"); about {
	case "client", "deal", "order", "request":
		if id != "" {
			return call.With(about, id)
		}
	}
	return call
}
