package ui

import (
	"slices"

	"kartoteka/data/crm"
	"kartoteka/ui/kit"
	"kartoteka/ui/nav"
)

// where is the record the person is at, in its card or under the cursor of its
// list; without an ID where there is none.
func (s *Shell) where() (kind crm.Kind, id string) {
	if s.tabs.active == nil {
		return "", ""
	}
	r := s.tabs.active.route
	kind = s.screens[r.Screen].Kind
	if p, ok := kit.As[kit.Pointing](s.page()); ok {
		return kind, p.At()
	}
	return kind, r.ID
}

// spokenOf are the kinds of records a call can be about.
var spokenOf = []crm.Kind{crm.KindClient, crm.KindDeal, crm.KindOrder, crm.KindRequest}

// callAbout is the route of a new call about the record the person is at.
// Elsewhere the call asks for its client.
func (s *Shell) callAbout() nav.Route {
	call := nav.ToNew(crm.KindInteraction)
	if kind, id := s.where(); id != "" && slices.Contains(spokenOf, kind) {
		return call.For(kind, id)
	}
	return call
}
