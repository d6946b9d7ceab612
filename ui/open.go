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
