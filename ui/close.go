package ui

import (
	"slices"

	"kartoteka/ui/kit"
)

// closeTab closes a tab after its page agreed.
func (s *Shell) closeTab(t *tab) {
	if t == nil {
		return
	}
	p, ok := kit.As[kit.Closer](t.page)
	if !ok || !p.Dirty() {
		s.drop(t)
		return
	}
	s.show(t)
	p.Close(func(closed bool) {
		if closed {
			s.drop(t)
		}
	})
}

// drop takes a tab away and shows the one seen before it.
func (s *Shell) drop(t *tab) {
	if s.tabs.index(t) < 0 {
		return
	}
	next := s.tabs.remove(t)
	s.syncBody()
	switch {
	case next == nil:
		s.Open(s.o.Home)
	case next != s.tabs.active:
		s.show(next)
	default:
		s.keepTabs()
		s.settle()
	}
}

// closeOthers closes all tabs but one, stopping at the first that stays.
func (s *Shell) closeOthers(keep *tab) {
	s.leave(func(t *tab) bool { return t != keep }, func() {
		for _, t := range slices.Clone(s.tabs.list) {
			if t != keep {
				s.tabs.remove(t)
			}
		}
		s.syncBody()
		s.show(keep)
	})
}
