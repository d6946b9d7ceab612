package ui

import "kartoteka/ui/kit"

func everyTab(*tab) bool { return true }

// leave asks, one tab after another, for what is not saved in the tabs that go,
// and calls then when all may go. The first that stays stops it.
func (s *Shell) leave(goes func(*tab) bool, then func()) {
	var ask []*tab
	for _, t := range s.tabs.list {
		if goes(t) && t.dirty() {
			ask = append(ask, t)
		}
	}
	s.askEach(ask, then)
}

func (s *Shell) askEach(ask []*tab, then func()) {
	if len(ask) == 0 {
		then()
		return
	}
	t := ask[0]
	s.show(t)
	p, _ := kit.As[kit.Closer](t.page) // only who can be dirty is asked
	p.Close(func(closed bool) {
		if closed {
			s.askEach(ask[1:], then)
		}
	})
}

// quit closes the window after the person was asked for what is not saved. It
// is the only way out: the cross of the window and the menu come here.
func (s *Shell) quit() {
	s.leave(everyTab, func() {
		s.keepSize()
		if s.stop != nil {
			s.stop()
		}
		s.w.Close()
	})
}
