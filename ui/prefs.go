package ui

import (
	"encoding/json"

	"fyne.io/fyne/v2"

	"kartoteka/data/lang"
	"kartoteka/ui/host"
	"kartoteka/ui/nav"
)

// Keys of the preferences of the window.
const (
	prefAppearance = "shell.appearance"
	prefTabs       = "shell.tabs"
	prefSize       = "shell.size"
	prefRecent     = "shell.recent"
)

// openTabs is what is kept of the tabs.
type openTabs struct {
	Tabs   []spot `json:"tabs"`
	Active int    `json:"active"`
}

// spot is a route with the title it had.
type spot struct {
	Route nav.Route `json:"route"`
	Title string    `json:"title"`
}

// get reads a preference; what is absent or unreadable leaves v as it is.
func (s *Shell) get(key string, v any) { read(s.o.Prefs, key, v) }

func read(p host.Prefs, key string, v any) {
	if text := p.Get(key); text != "" {
		_ = json.Unmarshal([]byte(text), v)
	}
}

// appearanceOf is how the person likes the window; code is the language before
// one was chosen.
func appearanceOf(p host.Prefs, code string) Appearance {
	a := Appearance{Lang: code}
	read(p, prefAppearance, &a)
	a.Zoom = max(ZoomLeast, min(ZoomMost, a.Zoom))
	a.Lang = lang.For(a.Lang).Code()
	return a
}

func (s *Shell) set(key string, v any) {
	if text, err := json.Marshal(v); err == nil {
		s.o.Prefs.Set(key, string(text))
	}
}

// load reads appearance, size and what was opened lately.
func (s *Shell) load() {
	s.appearance = appearanceOf(s.o.Prefs, s.o.Lang)
	s.get(prefRecent, &s.recent.spots)
	size := fyne.NewSize(1280, 800)
	s.get(prefSize, &size)
	s.w.Resize(size)
}

func (s *Shell) keepAppearance() { s.set(prefAppearance, s.appearance) }

func (s *Shell) keepSize() { s.set(prefSize, s.w.Canvas().Size()) }

// keepTabs remembers what is open. Records not stored yet are left out: there
// is nothing to open them from.
func (s *Shell) keepTabs() {
	var open openTabs
	for _, t := range s.tabs.list {
		if t == s.tabs.active {
			open.Active = len(open.Tabs)
		}
		open.Tabs = append(open.Tabs, spot{t.route, t.title})
	}
	s.set(prefTabs, open)
}

// restoreTabs opens the tabs of last time and reports whether there were any.
// Only the one shown makes its page.
func (s *Shell) restoreTabs() bool {
	var open openTabs
	s.get(prefTabs, &open)
	var shown *tab
	for i, p := range open.Tabs {
		if _, ok := s.screens[p.Route.Screen]; !ok || s.tabs.equal(p.Route) != nil {
			continue
		}
		t := &tab{route: p.Route, title: p.Title}
		s.tabs.list = append(s.tabs.list, t)
		if shown == nil || i == open.Active {
			shown = t
		}
	}
	if shown == nil {
		return false
	}
	s.syncBody()
	s.show(shown)
	return true
}
