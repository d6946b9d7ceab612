package ui

import (
	"kartoteka/data/lang"
	"kartoteka/ui/look"
)

// Zoom goes from ZoomLeast to ZoomMost per cent by steps.
const (
	ZoomLeast = 100
	ZoomMost  = 150
	ZoomStep  = 10
)

// Appearance is how the person likes the window.
type Appearance struct {
	Dark        bool   `json:"dark,omitempty"`
	Comfortable bool   `json:"comfortable,omitempty"` // taller rows
	Zoom        int    `json:"zoom,omitempty"`        // per cent
	Lang        string `json:"lang,omitempty"`        // ru, en
	Collapsed   bool   `json:"collapsed,omitempty"`   // the sections as icons
}

// Theme is the appearance as the toolkit takes it.
func (a Appearance) Theme() look.Theme {
	return look.Theme{Dark: a.Dark, Comfortable: a.Comfortable, Zoom: float32(a.Zoom) / 100}
}

// Appearance is how the window looks now.
func (s *Shell) Appearance() Appearance { return s.appearance }

// SetAppearance changes how the window looks. Another theme, density or zoom
// repaints what is there. Another language makes every page anew from its
// route, after the person was asked for what is not saved; if the person stays,
// the language does too.
func (s *Shell) SetAppearance(a Appearance) {
	a.Zoom, a.Lang = max(ZoomLeast, min(ZoomMost, a.Zoom)), lang.For(a.Lang).Code()
	if a.Lang != s.appearance.Lang {
		s.leave(everyTab, func() { s.speak(a) })
		return
	}
	old := s.appearance
	s.appearance = a
	s.keepAppearance()
	s.side.collapse(a.Collapsed)
	if a.Theme() != old.Theme() {
		s.applyTheme()
	}
	s.w.Content().Refresh()
	s.relayout()
	s.settle()
}

// look makes a command of a change of the appearance.
func (s *Shell) look(change func(*Appearance)) func() {
	return func() {
		a := s.appearance
		change(&a)
		s.SetAppearance(a)
	}
}

func (s *Shell) toggleSidebar() {
	s.look(func(a *Appearance) { a.Collapsed = !a.Collapsed })()
}

// speak rebuilds the window in another language.
func (s *Shell) speak(a Appearance) {
	s.appearance = a
	s.keepAppearance()
	s.applyTheme()
	shown := s.tabs.active
	s.build()
	for _, t := range s.tabs.list {
		t.page, t.stale = nil, false
		t.title = s.screenTitle(s.screens[t.route.Screen])
		s.make(t)
	}
	if shown != nil {
		s.activate(shown)
	}
	s.relayout()
}

func (s *Shell) applyTheme() {
	if s.o.SetTheme != nil {
		s.o.SetTheme(s.appearance.Theme())
	}
}

// relayout places everything anew: sizes of the tokens have changed, which no
// container hears of.
func (s *Shell) relayout() {
	c := s.w.Content()
	size := c.Size()
	c.Resize(size.SubtractWidthHeight(1, 1))
	c.Resize(size)
	if d := s.w.Canvas(); d != nil {
		d.Refresh(c)
	}
}
