package ui

import (
	"fyne.io/fyne/v2"

	"kartoteka/ui/kit"
	"kartoteka/ui/nav"
)

// settle brings what surrounds the page up to it: tabs, crumb, section, hints,
// menu and title of the window. It is called after whatever may have changed
// them and costs nothing when nothing has.
func (s *Shell) settle() {
	s.showTabs()
	section, page, title := "", "", ""
	if t := s.tabs.active; t != nil {
		section, page, title = s.sectionOf(t.route), s.pageOf(t.route), t.title
	}
	s.side.show(section, page)
	word := ""
	if section != "" {
		word = s.sectionWord(section)
	}
	if s.bar.crumb.set(word, title) {
		s.bar.Refresh()
	}
	s.line.hint(s.hints())
	s.settleMenu()
	name := s.env.Lang.T("shell.name")
	if title != "" {
		name = title + " — " + name
	}
	if s.w.Title() != name {
		s.w.SetTitle(name)
	}
}

// settleMenu redraws the main menu when another set of commands makes sense.
func (s *Shell) settleMenu() {
	state := s.env.Lang.Code()
	for _, c := range s.table() {
		switch {
		case c.on():
			state += "2"
		case c.can():
			state += "1"
		default:
			state += "0"
		}
	}
	if state != s.menuState {
		s.menuState = state
		s.w.SetMainMenu(s.buildMenu())
	}
}

// hints are the keys of the focused thing, else of the page.
func (s *Shell) hints() string {
	if f, ok := s.w.Canvas().Focused().(kit.Hinting); ok {
		return f.Hints()
	}
	if p, ok := kit.As[kit.Hinting](s.page()); ok {
		return p.Hints()
	}
	return ""
}

// sectionOf is the section to highlight for a route.
func (s *Shell) sectionOf(r nav.Route) string {
	if r.Screen == nav.SectionScreen {
		return r.ID
	}
	return s.screens[r.Screen].Section
}

// pageOf is the screen among the pages of its section a route belongs to.
func (s *Shell) pageOf(r nav.Route) string {
	if of := s.screens[r.Screen].Of; of != "" {
		return of
	}
	return r.Screen
}

func (s *Shell) screenTitle(sc nav.Screen) string {
	if sc.Title == "" {
		return ""
	}
	return s.env.Lang.T(sc.Title)
}

func (s *Shell) openShownSection() {
	if s.tabs.active == nil {
		return
	}
	for _, section := range s.o.Sections {
		if section.Key == s.sectionOf(s.tabs.active.route) {
			s.openSection(section)
		}
	}
}

// showTabs draws the strip when the tabs have changed.
func (s *Shell) showTabs() {
	l := s.env.Lang
	same := len(s.tabw.handles) == len(s.tabs.list)
	var handles []*tabHandle
	for i, t := range s.tabs.list {
		active := t == s.tabs.active
		if same {
			h := s.tabw.handles[i]
			same = h.title == t.title && h.active == active && h.dirty == t.dirty() && h.of == t
		}
		h := newTabHandle(t.title, active, t.dirty(), func() { s.show(t) }, func() { s.closeTab(t) }, func(at fyne.Position) {
			kit.ShowMenuAt(s.env, at, fyne.Size{}, []kit.MenuItem{
				{Text: l.T("shell.tab.close"), Keys: Ctrl(fyne.KeyW).String(), Do: func() { s.closeTab(t) }},
				{Text: l.T("shell.tab.others"), Off: len(s.tabs.list) < 2, Do: func() { s.closeOthers(t) }},
			})
		})
		h.of = t
		handles = append(handles, h)
	}
	if !same {
		s.tabw.set(handles)
	}
}

// menuOfTabs lists all tabs under the end of the strip.
func (s *Shell) menuOfTabs(at fyne.Position) {
	var items []kit.MenuItem
	for _, t := range s.tabs.list {
		items = append(items, kit.MenuItem{Text: t.title, Do: func() { s.show(t) }})
	}
	kit.ShowMenuAt(s.env, at, fyne.Size{}, items)
}
