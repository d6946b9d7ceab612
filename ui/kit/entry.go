package kit

import (
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"kartoteka/ui/look"
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

	env     *Env
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
func NewEntry(env *Env) *Entry {
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

// KeyDown remembers Shift, which the toolkit does not tell with a key.
func (e *Entry) KeyDown(ev *fyne.KeyEvent) {
	e.shifted = e.shifted || isShift(ev)
	e.Entry.KeyDown(ev)
}

// KeyUp ends KeyDown.
func (e *Entry) KeyUp(ev *fyne.KeyEvent) {
	if isShift(ev) {
		e.shifted = false
	}
	e.Entry.KeyUp(ev)
}

func isShift(ev *fyne.KeyEvent) bool {
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
			passKey(e.env, ev)
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
		passKey(e.env, ev)
	case fyne.KeyTab:
		if e.OnTab != nil {
			e.OnTab(e.shifted)
		}
	default:
		passKey(e.env, ev)
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
		passShortcut(e.env, s)
	default:
		passShortcut(e.env, s)
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

// MinSize is the height of all controls.
func (e *Entry) MinSize() fyne.Size {
	e.ExtendBaseWidget(e)
	t := look.Current().Size
	if e.MultiLine {
		return fyne.NewSize(4*t.Input, e.Entry.MinSize().Height)
	}
	return fyne.NewSize(2*t.Input, t.Input)
}

// CreateRenderer puts our frame around the toolkit's text.
func (e *Entry) CreateRenderer() fyne.WidgetRenderer {
	e.base = e.Entry.CreateRenderer()
	e.frame, e.rest = canvas.NewRectangle(nil), canvas.NewText("", nil)
	objects := append([]fyne.CanvasObject{e.frame, e.rest}, e.base.Objects()[2:]...) // without its box and border
	e.inner = objects[2]
	return &entryFace{e, objects}
}

// entryFace is the toolkit's renderer with our frame.
type entryFace struct {
	*Entry
	objects []fyne.CanvasObject
}

func (f *entryFace) Layout(s fyne.Size)           { f.settle(s) }
func (f *entryFace) MinSize() fyne.Size           { return f.base.MinSize() }
func (f *entryFace) Objects() []fyne.CanvasObject { return f.objects }
func (f *entryFace) Destroy()                     { f.base.Destroy() }

func (f *entryFace) Refresh() {
	f.base.Refresh()
	f.settle(f.Size())
}

// settle places the text: figures end at the right edge, and the line stands in
// the middle of the frame. While nobody types, a line is drawn by itself: it
// ends with an ellipsis where it is too long.
func (e *Entry) settle(s fyne.Size) {
	if e.base == nil {
		return
	}
	e.base.Layout(s)
	put(e.frame, 0, 0, s.Width, s.Height)
	e.paint()
	t := look.Current().Size
	e.shift = e.slack(s)
	at, room := e.inner.Position().AddXY(e.shift, 0), e.inner.Size()
	if !e.MultiLine {
		room.Height = lineHeight(t.Text) + 2*t.Inner + 2*t.Line // less, and the toolkit shows a scroll bar
		at.Y = (s.Height-room.Height)/2 + t.Line
	}
	e.drawRest(s, at, room)
	e.inner.Move(at)
	e.inner.Resize(room.SubtractWidthHeight(max(0, e.shift), 0))
	if still, ok := e.inner.(interface{ ScrollToOffset(fyne.Position) }); ok && e.figures {
		still.ScrollToOffset(fyne.Position{})
	}
}

// drawRest draws the line while nobody types.
func (e *Entry) drawRest(s fyne.Size, at fyne.Position, room fyne.Size) {
	t := look.Current()
	typing := e.active || e.MultiLine || e.Password
	e.rest.Hidden = typing
	if typing {
		e.inner.Show()
		return
	}
	e.inner.Hide()
	text, c := e.Text, t.Color.Text
	if text == "" {
		text, c = e.PlaceHolder, t.Color.Muted
	}
	write(e.rest, text, t.Size.Text, c, e.TextStyle.Bold)
	left := at.X + t.Size.Inner
	right := at.X - e.shift + room.Width - t.Size.Inner
	e.rest.Text = cut(text, right-left+t.Size.Line, e.rest)
	if e.figures {
		left = s.Width - t.Size.Cell - t.Size.Line - e.rest.MinSize().Width
	}
	putText(e.rest, left, 0, s.Height)
}

// slack is how far the text moves to the right of where the toolkit puts it; a
// fixed text moves to the left, to stand under its label.
func (e *Entry) slack(s fyne.Size) float32 {
	t := look.Current().Size
	edge := t.Cell + t.Line - t.Inner
	switch {
	case e.fixed && !e.figures:
		return -t.Inner
	case !e.figures:
		return edge
	}
	text := fyne.MeasureText(e.Text, t.Text, e.TextStyle).Width
	return max(edge, s.Width-text-2*t.Inner-edge)
}

func (e *Entry) paint() {
	t := look.Current()
	e.frame.FillColor = t.Color.Background
	ring(e.frame, e.active && !e.fixed, t.Color.Line)
	switch {
	case e.bad:
		e.frame.StrokeColor = t.Color.Bad
	case e.fixed, e.bare && !e.active:
		e.frame.FillColor, e.frame.StrokeWidth = nil, 0
	}
	e.frame.Refresh()
}
