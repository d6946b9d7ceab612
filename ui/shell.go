// Package ui is the window: sections at the left, a bar with the search over
// everything, tabs of open things, the page shown and a thin line of state.
//
// The shell is built from data: sections, a table of screens, commands. It
// knows no business. What it does for a page: it opens it by a Route, keeps its
// tab, title and dirty star, gives it the keys no control wanted, reloads it
// when a table it reads has changed, and asks before something not saved is
// lost. What a page is able to do it says by the small interfaces of kit.
//
//	s := ui.New(w, ui.Options{Sections: …, Screens: …, Prefs: …, Run: …})
//	s.Start()
//
// Keys: one table of commands (commands.go) makes the main menu, the palette,
// the card of keys and the dispatcher. Chords with Ctrl and Alt are items of the
// main menu, because only those reach the program while one types and in the
// Russian layout; keys alone come through Env.Keys and the canvas.
//
// A change of theme, density or zoom repaints; a change of language rebuilds
// every page from its route, after asking for what is not saved.
package ui

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"kartoteka/data/lang"
	"kartoteka/reports"
	"kartoteka/ui/host"
	"kartoteka/ui/kit/files"
	"kartoteka/ui/nav"
)

// Options are what a shell is built from.
type Options struct {
	// Sections stand at the left, Screens are all that routes can open.
	Sections []nav.Section
	Screens  []nav.Screen
	// Home is opened when there are no tabs to restore.
	Home nav.Route
	// Commands are the program's own, in front of the shell's in their menus.
	Commands []Command
	// Find looks for records for the palette; nil when there is nothing to look
	// in.
	Find nav.Finder
	// Save and Print take what a list shows; without them lists do not offer it.
	Save, Print func(reports.Table)
	// Files asks the person for files; nil is the toolkit's dialogs.
	Files host.Files
	// Undo takes back the last thing done; nil when nothing can be.
	Undo func()
	// Bell is opened by a click on the bell; without it there is no bell.
	Bell nav.Route
	// Remind is what can be done from a reminder.
	Remind ReminderActions
	// Prefs keeps tabs, sizes, theme and language.
	Prefs host.Prefs
	Run   host.Runner
	Now   func() time.Time
	// Post brings a function to the thread of the window: fyne.Do.
	Post func(func())
	// Watch calls heard after each commit with the tables written, on any
	// goroutine; nil when nothing changes behind the window.
	Watch func(heard func(tables []string)) (stop func())
	// SetTheme gives the toolkit a theme: Settings().SetTheme of its program.
	SetTheme func(fyne.Theme)
	// Kinds are the families of errors Explain has words for besides its own.
	Kinds []Kind
	// Stale reports that a record was changed meanwhile; forms then offer to join
	// the changes.
	Stale func(error) bool
	// Fault is told of errors that no words explain, for the log.
	Fault func(error)
	// Lang is the language before the person has chosen one.
	Lang string
}

// Shell is the window.
type Shell struct {
	o       Options
	w       fyne.Window
	env     *host.Env
	screens map[string]nav.Screen

	appearance Appearance
	status     Status
	notice     Notice
	counts     map[string]int
	tabs       tabs
	history    trail
	recent     recent
	menuState  string
	stop       func() // ends listening to commits
	later      func(time.Duration, func()) (stop func())

	side *sidebar
	bar  *topBar
	tabw *tabStrip
	body *fyne.Container
	line *statusLine

	toasts   *toasts
	reminded *reminded
}

// New builds the shell in a window. Nothing is opened before Start.
func New(w fyne.Window, o Options) *Shell {
	s := &Shell{o: o, w: w, screens: map[string]nav.Screen{}, counts: map[string]int{}}
	s.later = o.Run.After
	for _, sc := range o.Screens {
		s.screens[sc.Key] = sc
	}
	s.screens[nav.SectionScreen] = nav.Screen{Key: nav.SectionScreen, Open: s.openSectionPage}
	s.load()
	w.SetPadded(false)
	s.applyTheme()
	s.build()
	w.SetCloseIntercept(s.quit)
	w.SetOnDropped(func(_ fyne.Position, uris []fyne.URI) { s.dropped(uris) })
	w.Canvas().SetOnTypedKey(func(ev *fyne.KeyEvent) { s.key(ev) })
	w.Canvas().SetOnTypedRune(s.rune)
	s.bindSpare()
	if o.Watch != nil {
		s.stop = o.Watch(func(tables []string) { o.Post(func() { s.changed(tables) }) })
	}
	return s
}

// Start opens the tabs of last time, or the home page.
func (s *Shell) Start() {
	if !s.restoreTabs() {
		s.Open(s.o.Home)
	}
}

// Env is what pages get, for dialogs of the program itself.
func (s *Shell) Env() *host.Env { return s.env }

// build makes the widgets in the language chosen and puts them in the window.
func (s *Shell) build() {
	l := lang.For(s.appearance.Lang)
	s.env = &host.Env{
		Lang: l, Prefs: s.o.Prefs, Run: s.o.Run, Window: s.w, Now: s.o.Now,
		Explain: func(err error) string { return s.explain(l, err) },
		Stale:   s.o.Stale,
		Keys:    s.key,
		Save:    s.o.Save, Print: s.o.Print, Files: s.o.Files,
	}
	if s.env.Files == nil {
		s.env.Files = files.Dialogs{Env: s.env}
	}
	s.toasts = newToasts(s)
	s.env.Toast = s.toasts.show
	s.reminded = newReminded(s, s.reminded)
	speakFyne(l)
	s.side = s.newSidebar()
	s.bar = newTopBar(
		newCrumb(s.openShownSection),
		newSearchBox(l.T("shell.search"), Ctrl(fyne.KeyK).String(), s.openPalette),
		newJobMark(func(percent int) string { return l.T("shell.percent", "Percent", percent) }),
		newBell(func() { s.Open(s.o.Bell) }),
	)
	s.bar.bell.Hidden = s.o.Bell.Screen == ""
	s.tabw = newTabStrip(s.menuOfTabs)
	s.body = container.New(bodyLayout{})
	s.line = newStatusLine()
	s.SetStatus(s.status)
	s.SetNotice(s.notice)
	s.w.SetContent(container.NewStack(
		container.New(frame{s}, s.side, s.bar, s.tabw, s.body, s.line),
		s.reminded.layer,
		s.toasts.layer,
	))
	s.menuState = ""
	s.settle()
}

func (s *Shell) newSidebar() *sidebar {
	var items []*sideItem
	for _, section := range s.o.Sections {
		it := newSideItem(section.Key, section.Icon, s.sectionWord(section.Key), func() { s.openSection(section) })
		it.count, it.hint = s.counts[section.Key], s.hint
		items = append(items, it)
		if section.Listed {
			continue
		}
		for _, link := range section.Pages[1:] {
			items = append(items, newSideLink(section.Key, link.Route.Screen, s.env.Lang.T(link.Title), func() { s.Open(link.Route) }))
		}
	}
	l := s.env.Lang
	toggle := newSideItem("", "sidebar", l.T("shell.collapse"), s.toggleSidebar)
	toggle.hint = s.hint
	side := newSidebar(l.T("shell.name"), items, toggle)
	side.collapse(s.appearance.Collapsed)
	return side
}

// lang: section.*
func (s *Shell) sectionWord(key string) string { return s.env.Lang.T("section." + key) }

// hint says what is under the pointer; "" brings the keys of the page back.
func (s *Shell) hint(words string) {
	if words == "" {
		words = s.hints()
	}
	s.line.hint(words)
}
