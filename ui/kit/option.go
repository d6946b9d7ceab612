package kit

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"

	"kartoteka/ui/draw"
	"kartoteka/ui/host"
	"kartoteka/ui/look"
)

// Option is one of the things to choose from.
type Option struct {
	ID     string // "" for a name that stands for no record
	Name   string // what is shown and typed
	Detail string // muted, under or beside the name: what sets it apart from others of this name
}

// OptionList is the drop-down of all fields and menus: it draws only the rows
// in sight, walks by keys and wheel, and gives keys it has no use for to typed.
type OptionList struct {
	Control
	options []Option
	cursor  int // -1 is no row
	top     int // first row in sight
	beside  bool
	off     func(int) bool
	typed   fyne.Focusable
	begun   string // letters of a name, without typed
	pick    func(int)
	tab     func() // goes on after Tab took a row
	slots   []*optionRow
	thumb   *canvas.Rectangle // where the rows in sight are among all
	draw    *draw.Drawing

	// Close takes the list away without a choice: Esc, F4.
	Close func()
}

// mostRows is how many options are in sight at once.
const mostRows = 10

// NewOptionList makes a list with the cursor on an option, −1 for none. DropDown
// shows it.
func NewOptionList(env *host.Env, options []Option, cursor int) *OptionList {
	l := &OptionList{options: options, cursor: cursor}
	l.Extend(env, l)
	l.reveal()
	return l
}

// set shows other options with the first one under the cursor.
func (l *OptionList) set(options []Option, cursor int) {
	l.options, l.cursor, l.top = options, cursor, 0
	l.reveal()
	l.Refresh()
}

// move walks the cursor by so many rows, over those that can't be chosen.
func (l *OptionList) move(by int) {
	n := len(l.options)
	if n == 0 {
		return
	}
	step := 1
	if by < 0 {
		step = -1
	}
	to := max(0, min(n-1, l.cursor+by))
	if l.cursor < 0 && by < 0 {
		to = n - 1
	}
	for l.off != nil && to >= 0 && to < n && l.off(to) {
		to += step
	}
	if to >= 0 && to < n {
		l.cursor = to
	}
	l.reveal()
	l.Refresh()
}

// reveal scrolls so that the cursor is in sight.
func (l *OptionList) reveal() {
	if l.cursor >= 0 {
		l.top = max(min(l.top, l.cursor), l.cursor-mostRows+1)
	}
	l.top = max(0, min(l.top, len(l.options)-l.rows()))
}

func (l *OptionList) choose(i int) {
	if i < 0 || i >= len(l.options) || l.off != nil && l.off(i) {
		return
	}
	l.pick(i)
}

// TypedKey walks and chooses; the rest goes to the field under the list.
func (l *OptionList) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeyDown:
		l.move(1)
	case fyne.KeyUp:
		l.move(-1)
	case fyne.KeyPageDown:
		l.move(mostRows - 1)
	case fyne.KeyPageUp:
		l.move(1 - mostRows)
	case fyne.KeyReturn, fyne.KeyEnter:
		l.choose(l.cursor)
	case fyne.KeyEscape, fyne.KeyF4:
		l.Close()
	case fyne.KeySpace:
		if l.typed == nil {
			l.choose(l.cursor)
		}
	case fyne.KeyTab:
		if l.cursor < 0 {
			l.Close()
		}
		l.choose(l.cursor)
		if l.tab != nil {
			l.tab()
		}
	default:
		if l.typed != nil {
			l.typed.TypedKey(ev)
		}
	}
}

// AcceptsTab is true: Tab takes the row under the cursor and goes on.
func (l *OptionList) AcceptsTab() bool { return true }

// TypedRune types into the field, or jumps to the name that begins as typed; a
// letter that begins no such name jumps to the next one it begins.
func (l *OptionList) TypedRune(r rune) {
	if l.typed != nil {
		l.typed.TypedRune(r)
		return
	}
	letter := strings.ToLower(string(r))
	if l.begun != "" && l.jump(l.begun+letter, max(0, l.cursor)) {
		l.begun += letter
	} else if l.begun = letter; !l.jump(letter, max(0, l.cursor)+1) {
		l.begun = ""
	}
}

// jump goes to the first name from a row on, round and round, that begins so.
func (l *OptionList) jump(begun string, from int) bool {
	for i := range l.options {
		at := (from + i) % len(l.options)
		if strings.HasPrefix(strings.ToLower(l.options[at].Name), begun) {
			l.move(at - max(0, l.cursor))
			return true
		}
	}
	return false
}

// TypedShortcut gives copy, paste and the like to the field.
func (l *OptionList) TypedShortcut(s fyne.Shortcut) {
	if f, ok := l.typed.(fyne.Shortcutable); ok {
		f.TypedShortcut(s)
	}
}

// KeyDown and KeyUp pass Shift on to the field, which selects.
func (l *OptionList) KeyDown(ev *fyne.KeyEvent) {
	if f, ok := l.typed.(desktop.Keyable); ok {
		f.KeyDown(ev)
	}
}

// KeyUp is the end of KeyDown.
func (l *OptionList) KeyUp(ev *fyne.KeyEvent) {
	if f, ok := l.typed.(desktop.Keyable); ok {
		f.KeyUp(ev)
	}
}

// Tapped chooses the row under the pointer.
func (l *OptionList) Tapped(ev *fyne.PointEvent) { l.choose(l.at(ev.Position)) }

// MouseMoved carries the cursor with the pointer.
func (l *OptionList) MouseMoved(ev *desktop.MouseEvent) {
	if i := l.at(ev.Position); i >= 0 && i != l.cursor && (l.off == nil || !l.off(i)) {
		l.cursor = i
		l.Refresh()
	}
}

// Scrolled moves the rows.
func (l *OptionList) Scrolled(ev *fyne.ScrollEvent) {
	by := 1
	if ev.Scrolled.DY > 0 {
		by = -1
	}
	l.top = max(0, min(l.top+by, len(l.options)-l.rows()))
	l.Refresh()
}

func (l *OptionList) at(p fyne.Position) int {
	i := l.top + int((p.Y-look.Current().Size.Pad)/l.rowHeight())
	if p.Y < look.Current().Size.Pad || i >= min(len(l.options), l.top+l.rows()) {
		return -1
	}
	return i
}
