package ui

import (
	"fyne.io/fyne/v2"

	"kartoteka/ui/host"
	"kartoteka/ui/kit"
	"kartoteka/ui/nav"
)

// Menus of the main menu in their order; their words are menu.KEY.
const (
	MenuFile   = "file"
	MenuRecord = "record"
	MenuView   = "view"
	MenuGo     = "go"
	MenuHelp   = "help"
)

var menus = []string{MenuFile, MenuRecord, MenuView, MenuGo, MenuHelp}

// line parts a menu.
func line(menu string) Command { return Command{Menu: menu} }

// table is every command of the window: the program's own come first in their
// menus.
func (s *Shell) table() []Command {
	all := append([]Command{}, s.o.Commands...)
	for _, part := range [][]Command{s.fileCommands(), s.recordCommands(), s.viewCommands(), s.goCommands(), s.helpCommands()} {
		all = append(all, part...)
	}
	return all
}

func (s *Shell) fileCommands() []Command {
	return []Command{
		line(MenuFile),
		{Key: "save", Menu: MenuFile, Chords: []Chord{Ctrl(fyne.KeyS)}, Do: func() { s.save(false) }, Can: able[kit.Savable](s)},
		{Key: "save.close", Menu: MenuFile, Chords: []Chord{Ctrl(fyne.KeyReturn), Ctrl(fyne.KeyEnter)}, Do: func() { s.save(true) }, Can: s.canSaveClose},
		{Key: "print", Menu: MenuFile, Chords: []Chord{Ctrl(fyne.KeyP)}, Do: with(s, kit.Printable.Print), Can: able[kit.Printable](s)},
		{Key: "export", Menu: MenuFile, Chords: []Chord{Ctrl(fyne.KeyE)}, Do: with(s, kit.Exportable.Export), Can: able[kit.Exportable](s)},
		line(MenuFile),
		{Key: "close", Menu: MenuFile, Chords: []Chord{Ctrl(fyne.KeyW)}, Do: func() { s.closeTab(s.tabs.active) }, Can: s.hasTabs},
		{Key: "close.escape", Chords: []Chord{Plain(fyne.KeyEscape)}, Do: func() { s.closeTab(s.tabs.active) }, Can: able[kit.Closer](s)},
	}
}

func (s *Shell) recordCommands() []Command {
	onPage := func(key string, name fyne.KeyName) Command {
		return Command{
			Key: key, Menu: MenuRecord, Chords: []Chord{Plain(name)},
			Do: func() { s.press(name) }, Can: able[host.KeyHandler](s), onPage: true,
		}
	}
	return []Command{
		onPage("new", fyne.KeyInsert),
		onPage("copy", fyne.KeyF9),
		onPage("edit", fyne.KeyF2),
		onPage("delete", fyne.KeyDelete),
		line(MenuRecord),
		{Key: "undo", Menu: MenuRecord, Chords: []Chord{Ctrl(fyne.KeyZ)}, Do: s.undo, always: true},
		{Key: "search", Menu: MenuRecord, Chords: []Chord{Ctrl(fyne.KeyF), Plain(fyne.KeyF3)}, Do: with(s, kit.Searchable.FocusSearch), Can: able[kit.Searchable](s)},
	}
}

func (s *Shell) viewCommands() []Command {
	return []Command{
		{Key: "reload", Menu: MenuView, Chords: []Chord{Plain(fyne.KeyF5)}, Do: with(s, kit.Reloads.Reload), Can: able[kit.Reloads](s)},
		{Key: "sidebar", Menu: MenuView, Chords: []Chord{Ctrl(fyne.KeyB)}, Do: s.toggleSidebar},
		line(MenuView),
		s.choice("theme.light", func(a *Appearance) { a.Dark = false }),
		s.choice("theme.dark", func(a *Appearance) { a.Dark = true }),
		line(MenuView),
		s.choice("rows.compact", func(a *Appearance) { a.Comfortable = false }),
		s.choice("rows.comfortable", func(a *Appearance) { a.Comfortable = true }),
		line(MenuView),
		{Key: "zoom.in", Menu: MenuView, Chords: []Chord{Ctrl(fyne.KeyEqual), Ctrl(fyne.KeyPlus)}, Do: s.look(func(a *Appearance) { a.Zoom += ZoomStep }), Can: func() bool { return s.appearance.Zoom < ZoomMost }},
		{Key: "zoom.out", Menu: MenuView, Chords: []Chord{Ctrl(fyne.KeyMinus)}, Do: s.look(func(a *Appearance) { a.Zoom -= ZoomStep }), Can: func() bool { return s.appearance.Zoom > ZoomLeast }},
		{Key: "zoom.reset", Menu: MenuView, Chords: []Chord{Ctrl(fyne.Key0)}, Do: s.look(func(a *Appearance) { a.Zoom = ZoomLeast }), Can: func() bool { return s.appearance.Zoom != ZoomLeast }},
		line(MenuView),
		s.choice("language.ru", func(a *Appearance) { a.Lang = "ru" }),
		s.choice("language.en", func(a *Appearance) { a.Lang = "en" }),
	}
}

// choice is a command that sets one of several looks; the one set is ticked.
func (s *Shell) choice(key string, set func(*Appearance)) Command {
	return Command{Key: key, Menu: MenuView, Do: s.look(set), On: func() bool {
		a := s.appearance
		set(&a)
		return a == s.appearance
	}}
}

func (s *Shell) goCommands() []Command {
	all := []Command{
		{Key: "palette", Menu: MenuGo, Chords: []Chord{Ctrl(fyne.KeyK)}, Do: s.openPalette},
		line(MenuGo),
		{Key: "back", Menu: MenuGo, Chords: []Chord{Alt(fyne.KeyLeft)}, Do: func() { s.travel(-1) }},
		{Key: "reminders", Menu: MenuGo, Chords: []Chord{Ctrl(fyne.KeyD)}, Do: s.reminded.focus, Can: func() bool { return s.o.Bell.Screen != "" }},
		{Key: "forward", Menu: MenuGo, Chords: []Chord{Alt(fyne.KeyRight)}, Do: func() { s.travel(1) }},
		{Key: "tab.next", Menu: MenuGo, Chords: []Chord{Ctrl(fyne.KeyTab)}, Do: func() { s.show(s.tabs.step(1)) }, Can: s.hasTabs},
		{Key: "tab.previous", Menu: MenuGo, Chords: []Chord{{fyne.KeyModifierShortcutDefault | fyne.KeyModifierShift, fyne.KeyTab}}, Do: func() { s.show(s.tabs.step(-1)) }, Can: s.hasTabs},
		line(MenuGo),
	}
	digits := []fyne.KeyName{fyne.Key1, fyne.Key2, fyne.Key3, fyne.Key4, fyne.Key5, fyne.Key6, fyne.Key7, fyne.Key8, fyne.Key9}
	for i, section := range s.o.Sections {
		c := Command{Key: "section", Menu: MenuGo, Do: func() { s.walkSection(section) }, words: s.sectionWord(section.Key)}
		if i < len(digits) {
			c.Chords = []Chord{Alt(digits[i])}
		}
		all = append(all, c)
	}
	return all
}

func (s *Shell) helpCommands() []Command {
	return []Command{
		{Key: "help", Menu: MenuHelp, Chords: []Chord{Plain(fyne.KeyF1)}, Do: s.showHelp, Can: s.hasHelp},
		{Key: "keys", Menu: MenuHelp, Chords: []Chord{Ctrl(fyne.KeyF1)}, Do: s.showKeys},
	}
}

// able tells whether the page shown has an ability.
func able[A any](s *Shell) func() bool {
	return func() bool {
		_, ok := kit.As[A](s.page())
		return ok
	}
}

// with uses an ability of the page shown.
func with[A any](s *Shell, do func(A)) func() {
	return func() {
		if p, ok := kit.As[A](s.page()); ok {
			do(p)
		}
	}
}

func (s *Shell) hasTabs() bool { return s.tabs.active != nil }

func (s *Shell) save(andClose bool) {
	if p, ok := kit.As[kit.Savable](s.page()); ok {
		p.Save(andClose)
		return
	}
	with(s, kit.Ticks.Tick)()
}

// canSaveClose tells whether the page shown has a record to save or things to
// tick off.
func (s *Shell) canSaveClose() bool {
	p, ok := kit.As[kit.Ticks](s.page())
	return ok && p.CanTick() || able[kit.Savable](s)()
}

// press gives the page a key chosen in a menu, and says so when it has no use
// for it.
func (s *Shell) press(name fyne.KeyName) {
	p, ok := kit.As[host.KeyHandler](s.page())
	if !ok || !p.HandleKey(&fyne.KeyEvent{Name: name}) {
		s.env.Toast(s.env.Lang.T("shell.unused"), nil)
	}
}

// undo gives Ctrl+Z to the focused control: a field takes back typing, what has
// nothing to take back passes it on to takeBack.
func (s *Shell) undo() {
	if control, ok := s.w.Canvas().Focused().(fyne.Shortcutable); ok {
		control.TypedShortcut(&fyne.ShortcutUndo{})
		return
	}
	s.takeBack()
}

// takeBack undoes the last thing done, but not under a question.
func (s *Shell) takeBack() {
	if s.o.Undo != nil && s.w.Canvas().Overlays().Top() == nil {
		s.o.Undo()
	}
}

// travel goes back or forward through what was shown.
func (s *Shell) travel(by int) {
	if r, ok := s.history.move(by); ok {
		s.open(r, false)
	}
}

// walkSection opens a section, and its next page where one is shown already.
func (s *Shell) walkSection(section nav.Section) {
	if t := s.tabs.active; t != nil && !section.Listed {
		for i, link := range section.Pages {
			if link.Route.Equal(t.route) {
				s.Open(section.Pages[(i+1)%len(section.Pages)].Route)
				return
			}
		}
	}
	s.openSection(section)
}

// openSection opens the first page of a section, or the page that lists them.
func (s *Shell) openSection(section nav.Section) {
	if !section.Listed {
		s.Open(section.Pages[0].Route)
		return
	}
	s.Open(nav.ToSection(section.Key))
}
