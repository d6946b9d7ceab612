package kit

import (
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"kartoteka/ui/host"
)

// Entry is a line of typing. It is the toolkit's entry with our frame, figures
// at the right edge, limits on what is typed, and with its unused keys passed
// to the page, so that F-keys, Esc and Ins work while one types.
type Entry struct {
	widget.Entry
	// Hook sees every key first and reports whether it used it.
	Hook func(*fyne.KeyEvent) bool
	// Shortcut sees every shortcut first and reports whether it used it.
	Shortcut func(fyne.Shortcut) bool
	// OnEnter replaces what Enter does.
	OnEnter func()
	// OnTab replaces what Tab does; back is Shift+Tab.
	OnTab func(back bool)
	// OnFocus and OnLeave follow the focus.
	OnFocus, OnLeave func()
	// Accept refuses characters, typed or pasted, by returning false.
	Accept func(rune) bool
	// MaxLen limits the characters; 0 is no limit.
	MaxLen int

	env     *host.Env
	figures bool
	fixed   bool
	bare    bool
	bad     bool
	keepsel bool
	shifted bool
	active  bool
	frame   *canvas.Rectangle
	rest    *canvas.Text // the line while nobody types
	inner   fyne.CanvasObject
	base    fyne.WidgetRenderer
	shift   float32
}

// NewEntry makes an entry for words.
func NewEntry(env *host.Env) *Entry {
	e := &Entry{env: env}
	e.Wrapping = fyne.TextWrap(fyne.TextTruncateClip)
	e.ExtendBaseWidget(e)
	return e
}

// Figures aligns the text at the right edge.
func (e *Entry) Figures() *Entry { e.figures = true; return e }

// Fixed shows a text to read and copy, not to change.
func (e *Entry) Fixed() *Entry { e.fixed = true; return e }

// Bare leaves only the frame of focus, for entries inside a table.
func (e *Entry) Bare() *Entry { e.bare = true; return e }

// SetBad paints the frame in the colour of a problem.
func (e *Entry) SetBad(bad bool) {
	if e.bad != bad {
		e.bad = bad
		e.Refresh()
	}
}

// FocusGained selects the whole text when the focus came by a key; a click
// puts the caret where it points.
func (e *Entry) FocusGained() {
	e.active = true
	e.Entry.FocusGained()
	if e.OnFocus != nil {
		e.OnFocus()
	}
	if !e.MultiLine && !e.keepsel {
		e.Entry.TypedShortcut(&fyne.ShortcutSelectAll{})
	}
}

// FocusLost ends the typing.
func (e *Entry) FocusLost() {
	e.active, e.shifted = false, false
	e.Entry.FocusLost()
	if e.OnLeave != nil {
		e.OnLeave()
	}
}

// AcceptsTab is false as a rule: Tab leaves the field, also one of many lines.
func (e *Entry) AcceptsTab() bool { return e.OnTab != nil }

// KeyDown remembers Shift, which the toolkit does not say with a key.
func (e *Entry) KeyDown(ev *fyne.KeyEvent) {
	e.shifted = e.shifted || IsShift(ev)
	e.Entry.KeyDown(ev)
}

// KeyUp ends KeyDown.
func (e *Entry) KeyUp(ev *fyne.KeyEvent) {
	if IsShift(ev) {
		e.shifted = false
	}
	e.Entry.KeyUp(ev)
}

// IsShift reports whether a key is one of the Shift keys. Controls that need to
// know whether Shift is held watch it by KeyDown and KeyUp: the toolkit does not
// say so with the other keys.
func IsShift(ev *fyne.KeyEvent) bool {
	return ev.Name == desktop.KeyShiftLeft || ev.Name == desktop.KeyShiftRight
}

// TypedKey edits; keys that edit nothing go to the page.
func (e *Entry) TypedKey(ev *fyne.KeyEvent) {
	if e.Hook != nil && e.Hook(ev) {
		return
	}
	switch ev.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		switch {
		case e.OnEnter != nil:
			e.OnEnter()
		case !e.MultiLine:
			host.PassKey(e.env, ev)
		case !e.fixed:
			e.Entry.TypedKey(ev)
		}
	case fyne.KeyBackspace, fyne.KeyDelete:
		if !e.fixed {
			e.Entry.TypedKey(ev)
		}
	case fyne.KeyLeft, fyne.KeyRight, fyne.KeyHome, fyne.KeyEnd:
		e.Entry.TypedKey(ev)
	case fyne.KeyUp, fyne.KeyDown, fyne.KeyPageUp, fyne.KeyPageDown:
		if e.MultiLine {
			e.Entry.TypedKey(ev)
			return
		}
		host.PassKey(e.env, ev)
	case fyne.KeyTab:
		if e.OnTab != nil {
			e.OnTab(e.shifted)
		}
	default:
		host.PassKey(e.env, ev)
	}
}

// TypedRune types a character if it is accepted and there is room.
func (e *Entry) TypedRune(r rune) {
	if !e.fixed && e.admit(string(r)) != "" {
		e.Entry.TypedRune(r)
	}
}

// TypedShortcut copies, pastes, undoes; other shortcuts go to the window.
func (e *Entry) TypedShortcut(s fyne.Shortcut) {
	if e.Shortcut != nil && e.Shortcut(s) {
		return
	}
	switch s := s.(type) {
	case *fyne.ShortcutPaste:
		if !e.fixed {
			e.Entry.TypedShortcut(&fyne.ShortcutPaste{Clipboard: admitted{s.Clipboard, e}})
		}
	case *fyne.ShortcutCut, *fyne.ShortcutUndo, *fyne.ShortcutRedo:
		if !e.fixed {
			e.Entry.TypedShortcut(s)
		}
	case *fyne.ShortcutCopy, *fyne.ShortcutSelectAll:
		e.Entry.TypedShortcut(s)
	case *desktop.CustomShortcut:
		switch s.KeyName {
		case fyne.KeyLeft, fyne.KeyRight, fyne.KeyBackspace, fyne.KeyDelete:
			if s.Modifier&fyne.KeyModifierAlt == 0 {
				e.Entry.TypedShortcut(s)
				return
			}
		}
		host.PassShortcut(e.env, s)
	default:
		host.PassShortcut(e.env, s)
	}
}

// admit returns what of the text may be put in.
func (e *Entry) admit(text string) string {
	room := -1
	if e.MaxLen > 0 {
		room = max(0, e.MaxLen-utf8.RuneCountInString(e.Text)+utf8.RuneCountInString(e.SelectedText()))
	}
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\r', room == 0:
			return -1
		case !e.MultiLine && (r == '\n' || r == '\t'):
			r = ' '
		}
		if e.Accept != nil && !e.Accept(r) {
			return -1
		}
		if room > 0 {
			room--
		}
		return r
	}, strings.TrimRight(text, "\r\n"))
}

// admitted is the clipboard as an entry takes it.
type admitted struct {
	fyne.Clipboard
	entry *Entry
}

// Content returns what of the clipboard may be put in.
func (a admitted) Content() string { return a.entry.admit(a.Clipboard.Content()) }

// MouseDown puts the caret under the pointer.
func (e *Entry) MouseDown(ev *desktop.MouseEvent) {
	e.keepsel = true
	e.env.Window.Canvas().Focus(e) // a figure is rewritten bare, which moves it
	moved := *ev
	moved.Position.X -= e.shift
	e.Entry.MouseDown(&moved)
	e.keepsel = false
	e.settle(e.Size())
}
