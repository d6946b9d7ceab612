package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"kartoteka/ui/host"
	"kartoteka/ui/kit"
)

// buildMenu draws the main menu from the table of commands. Commands that make
// no sense now are grey.
func (s *Shell) buildMenu() *fyne.MainMenu {
	main := &fyne.MainMenu{}
	table := s.table()
	for _, key := range menus {
		m := fyne.NewMenu(s.env.Lang.T("menu." + key))
		for _, c := range table {
			if c.Menu == key {
				m.Items = append(m.Items, s.menuItem(c))
			}
		}
		if key == MenuFile {
			m.Items = append(m.Items, fyne.NewMenuItemSeparator(), s.quitItem())
		}
		m.Items = tidy(m.Items)
		if len(m.Items) > 0 {
			main.Items = append(main.Items, m)
		}
	}
	return main
}

// lang: menu.*
// lang: command.*
func (s *Shell) menuItem(c Command) *fyne.MenuItem {
	if c.Key == "" {
		return fyne.NewMenuItemSeparator()
	}
	it := fyne.NewMenuItem(s.words(c), func() { s.run(c, nil) })
	it.Disabled, it.Checked = !c.can(), c.on()
	if len(c.Chords) > 0 {
		it.Shortcut = c.Chords[0].shortcut()
		it.Action = func() { s.run(c, it.Shortcut) }
	}
	return it
}

func (s *Shell) quitItem() *fyne.MenuItem {
	it := fyne.NewMenuItem(s.env.Lang.T("command.quit"), s.quit)
	it.IsQuit = true
	return it
}

// words are the name of a command.
func (s *Shell) words(c Command) string {
	if c.words != "" {
		return c.words
	}
	return s.env.Lang.T("command." + c.Key)
}

// run does a command. While a dialog stands above the window its keys belong to
// the dialog.
func (s *Shell) run(c Command, by fyne.Shortcut) {
	if top := s.w.Canvas().Overlays().Top(); top != nil && !c.always {
		if k, ok := top.(fyne.Shortcutable); ok && by != nil {
			k.TypedShortcut(by)
		}
		return
	}
	if c.can() {
		c.Do()
		s.settle()
	}
}

// tidy drops lines at the ends and doubled ones.
func tidy(items []*fyne.MenuItem) []*fyne.MenuItem {
	var out []*fyne.MenuItem
	for _, it := range items {
		if it.IsSeparator && (len(out) == 0 || out[len(out)-1].IsSeparator) {
			continue
		}
		out = append(out, it)
	}
	if n := len(out); n > 0 && out[n-1].IsSeparator {
		out = out[:n-1]
	}
	return out
}

// bindSpare gives the second chords of commands and Ctrl+Z to the canvas: they
// work wherever the focused control passes them on.
func (s *Shell) bindSpare() {
	s.w.Canvas().AddShortcut(&fyne.ShortcutUndo{}, func(fyne.Shortcut) { s.takeBack() })
	for _, c := range s.table() {
		for i, chord := range c.Chords {
			if i > 0 && chord.Mod != 0 {
				s.w.Canvas().AddShortcut(chord.shortcut(), func(fyne.Shortcut) { s.run(c, nil) })
			}
		}
	}
}

// modifierKeys come as keys of their own when they go down; they mean nothing.
var modifierKeys = map[fyne.KeyName]bool{
	desktop.KeyShiftLeft: true, desktop.KeyShiftRight: true,
	desktop.KeyControlLeft: true, desktop.KeyControlRight: true,
	desktop.KeyAltLeft: true, desktop.KeyAltRight: true,
	desktop.KeySuperLeft: true, desktop.KeySuperRight: true,
	desktop.KeyCapsLock: true,
}

// key is the one place plain keys come to that the focused control had no use
// for: first the page is asked, then the table of commands. It reports whether
// the key was used.
func (s *Shell) key(ev *fyne.KeyEvent) bool {
	if top := s.w.Canvas().Overlays().Top(); top != nil {
		if k, ok := top.(interface{ TypedKey(*fyne.KeyEvent) }); ok {
			k.TypedKey(ev)
		}
		return true
	}
	if modifierKeys[ev.Name] {
		return false
	}
	defer s.settle()
	if p, ok := kit.As[host.KeyHandler](s.page()); ok && p.HandleKey(ev) {
		return true
	}
	for _, c := range s.table() {
		if c.onPage {
			continue
		}
		for _, chord := range c.Chords {
			if chord == Plain(ev.Name) && c.can() {
				c.Do()
				return true
			}
		}
	}
	return false
}

// rune is typing while nothing is focused: it begins a search.
func (s *Shell) rune(r rune) {
	p, ok := kit.As[kit.Searchable](s.page())
	if !ok || s.w.Canvas().Overlays().Top() != nil {
		return
	}
	p.FocusSearch()
	if f := s.w.Canvas().Focused(); f != nil {
		f.TypedRune(r)
	}
}
