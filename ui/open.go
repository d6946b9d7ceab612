package ui

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"kartoteka/ui/kit"
	"kartoteka/ui/nav"
)

// Open shows a route: in the tab that shows it already, in the tab of the same
// thing when its page can follow, else in a new tab.
func (s *Shell) Open(r nav.Route) { s.open(r, true) }

// open does Open; visit keeps it in the history.
func (s *Shell) open(r nav.Route, visit bool) {
	sc, ok := s.screens[r.Screen]
	if !ok {
		s.env.Toast(s.env.Lang.T("shell.noscreen", "Screen", r.Screen), nil)
		return
	}
	t := s.tabs.equal(r)
	if t == nil {
		t = s.follow(r)
	}
	if t == nil {
		t = &tab{route: r, title: s.screenTitle(sc)}
		s.tabs.add(t)
	}
	if visit {
		s.history.visit(r)
		s.reminded.giveWay()
	}
	s.activate(t)
}

// follow asks the tab of the same thing to show another route in place.
func (s *Shell) follow(r nav.Route) *tab {
	for _, t := range s.tabs.list {
		if f, ok := kit.As[kit.Follows](t.page); ok && t.route.Same(r) && f.Follow(r.Args) {
			t.route = r
			return t
		}
	}
	return nil
}

// show activates a tab as a click on it does.
func (s *Shell) show(t *tab) {
	if t != nil {
		s.history.visit(t.route)
		s.activate(t)
	}
}

// activate shows a tab, making its page when this is the first time.
func (s *Shell) activate(t *tab) {
	s.tabs.show(t)
	if t.page == nil {
		s.make(t)
	}
	for i, o := range s.body.Objects {
		if s.tabs.list[i] == t {
			o.Show()
		} else {
			o.Hide()
		}
	}
	s.body.Layout.Layout(s.body.Objects, s.body.Size())
	canvas.Refresh(s.body) // the container's own would repaint hidden pages too
	if t.stale {
		t.stale = false
		if p, ok := kit.As[kit.Reloads](t.page); ok {
			p.Reload()
		}
	}
	s.focusPage()
	s.keepTabs()
	s.remember(t)
	s.settle()
}

// make opens the page of a tab.
func (s *Shell) make(t *tab) {
	env := &nav.Env{
		Env:     s.env,
		Open:    s.Open,
		Replace: func(r nav.Route) { s.replace(t, r) },
		Close:   func() { s.drop(t) },
	}
	t.page = s.screens[t.route.Screen].Open(env, t.route)
	if p, ok := t.page.(kit.Follows); ok && len(t.route.Args) > 0 {
		p.Follow(t.route.Args)
	}
	if p, ok := t.page.(kit.Titled); ok {
		t.rename(p.Title())
		p.OnTitle(func() { s.retitle(t, p.Title()) })
	}
	s.syncBody()
}

// syncBody keeps one object of the body for each tab, in their order.
func (s *Shell) syncBody() {
	old := s.body.Objects
	s.body.Objects = nil
	for _, t := range s.tabs.list {
		s.body.Objects = append(s.body.Objects, bodyOf(t, old))
	}
}

// bodyOf finds or makes the clip a page is shown in; a tab not shown yet has an
// empty one.
func bodyOf(t *tab, old []fyne.CanvasObject) fyne.CanvasObject {
	for _, o := range old {
		if clip, ok := o.(*container.Clip); ok && clip.Content == t.page && t.page != nil {
			return clip
		}
	}
	if t.page == nil {
		empty := container.NewWithoutLayout()
		empty.Hide()
		return empty
	}
	clip := container.NewClip(t.page)
	clip.MinSize() // before that the toolkit's clip ignores its size
	return clip
}

// retitle takes the new title of a page, which comes also when it became dirty.
func (s *Shell) retitle(t *tab, title string) {
	if s.tabs.index(t) < 0 {
		return
	}
	t.rename(title)
	s.keepTabs()
	s.settle()
}

// replace tells that a tab shows another route from now on.
func (s *Shell) replace(t *tab, r nav.Route) {
	s.history.replace(t.route, r)
	t.route = r
	s.keepTabs()
	s.settle()
}

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

// changed reloads the page shown if it reads one of the tables, and remembers
// the others for when they are shown.
func (s *Shell) changed(tables []string) {
	for _, t := range s.tabs.list {
		p, ok := kit.As[kit.Reloads](t.page)
		if !ok || !reads(p.Tables(), tables) {
			continue
		}
		if t == s.tabs.active {
			p.Reload()
		} else {
			t.stale = true
		}
	}
	s.settle()
}

func reads(read, written []string) bool {
	return slices.ContainsFunc(read, func(table string) bool { return slices.Contains(written, table) })
}

// page is the page shown; nil when there is none.
func (s *Shell) page() kit.Page {
	if s.tabs.active == nil {
		return nil
	}
	return s.tabs.active.page
}

// focusPage gives the keys to the page.
func (s *Shell) focusPage() {
	if p, ok := kit.As[kit.Focuser](s.page()); ok {
		p.FocusFirst()
		return
	}
	s.w.Canvas().Unfocus()
}

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
