package kit

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"

	"kartoteka/ui/look"
)

// Option is one thing to choose: its name and, muted under or beside it, what
// tells it from its like.
type Option struct {
	ID     string
	Name   string
	Detail string
}

// optionList is the drop-down of all fields and menus: it draws only the rows
// in sight, walks by keys and wheel, and gives keys it has no use for to typed.
type optionList struct {
	control
	options []Option
	cursor  int // -1 is no row
	top     int // first row in sight
	beside  bool
	off     func(int) bool
	typed   fyne.Focusable
	pick    func(int)
	close   func()
	tab     func() // goes on after Tab took a row
	slots   []*optionRow
	thumb   *canvas.Rectangle // where the rows in sight are among all
	draw    *drawing
}

// mostRows is how many options are in sight at once.
const mostRows = 10

// optionRow is the objects of one row in sight.
type optionRow struct {
	ground       *canvas.Rectangle
	name, detail *canvas.Text
}

func newOptionList(env *Env, options []Option, cursor int) *optionList {
	l := &optionList{options: options, cursor: cursor}
	l.extend(env, l)
	l.reveal()
	return l
}

// set shows other options with the first one under the cursor.
func (l *optionList) set(options []Option, cursor int) {
	l.options, l.cursor, l.top = options, cursor, 0
	l.reveal()
	l.Refresh()
}

// rowHeight is one line, or two when details stand under the names.
func (l *optionList) rowHeight() float32 {
	t := look.Current().Size
	if !l.beside {
		for _, o := range l.options {
			if o.Detail != "" {
				return t.Row + t.Group + t.Pad
			}
		}
	}
	return t.Row
}

func (l *optionList) rows() int { return min(len(l.options), mostRows) }

// size is the size of the whole drop-down, at least as wide as its field.
func (l *optionList) size(least float32) fyne.Size {
	t := look.Current().Size
	w := least
	for _, o := range l.options {
		name := fyne.MeasureText(o.Name, t.Text, fyne.TextStyle{}).Width
		detail := fyne.MeasureText(o.Detail, t.Caption, fyne.TextStyle{}).Width
		if l.beside {
			name += detail + t.Page
			detail = 0
		}
		w = max(w, min(max(name, detail)+2*t.Cell+t.Page, 3*t.Sidebar))
	}
	return fyne.NewSize(w, float32(l.rows())*l.rowHeight()+2*t.Pad)
}

// move walks the cursor by so many rows, over those that can't be chosen.
func (l *optionList) move(by int) {
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
func (l *optionList) reveal() {
	if l.cursor >= 0 {
		l.top = max(min(l.top, l.cursor), l.cursor-mostRows+1)
	}
	l.top = max(0, min(l.top, len(l.options)-l.rows()))
}

func (l *optionList) choose(i int) {
	if i < 0 || i >= len(l.options) || l.off != nil && l.off(i) {
		return
	}
	l.pick(i)
}

// TypedKey walks and chooses; the rest goes to the field under the list.
func (l *optionList) TypedKey(ev *fyne.KeyEvent) {
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
		l.close()
	case fyne.KeySpace:
		if l.typed == nil {
			l.choose(l.cursor)
		}
	case fyne.KeyTab:
		if l.cursor < 0 {
			l.close()
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
func (l *optionList) AcceptsTab() bool { return true }

// TypedRune types into the field, or jumps to a name that begins so.
func (l *optionList) TypedRune(r rune) {
	if l.typed != nil {
		l.typed.TypedRune(r)
		return
	}
	begin := strings.ToLower(string(r))
	for i := range l.options {
		at := (max(0, l.cursor) + 1 + i) % len(l.options)
		if strings.HasPrefix(strings.ToLower(l.options[at].Name), begin) {
			l.move(at - max(0, l.cursor))
			return
		}
	}
}

// TypedShortcut gives copy, paste and the like to the field.
func (l *optionList) TypedShortcut(s fyne.Shortcut) {
	if f, ok := l.typed.(fyne.Shortcutable); ok {
		f.TypedShortcut(s)
	}
}

// KeyDown and KeyUp tell the field about Shift, which selects.
func (l *optionList) KeyDown(ev *fyne.KeyEvent) {
	if f, ok := l.typed.(desktop.Keyable); ok {
		f.KeyDown(ev)
	}
}

// KeyUp is the end of KeyDown.
func (l *optionList) KeyUp(ev *fyne.KeyEvent) {
	if f, ok := l.typed.(desktop.Keyable); ok {
		f.KeyUp(ev)
	}
}

// Tapped chooses the row under the pointer.
func (l *optionList) Tapped(ev *fyne.PointEvent) { l.choose(l.at(ev.Position)) }

// MouseMoved carries the cursor with the pointer.
func (l *optionList) MouseMoved(ev *desktop.MouseEvent) {
	if i := l.at(ev.Position); i >= 0 && i != l.cursor && (l.off == nil || !l.off(i)) {
		l.cursor = i
		l.Refresh()
	}
}

// Scrolled moves the rows.
func (l *optionList) Scrolled(ev *fyne.ScrollEvent) {
	by := 1
	if ev.Scrolled.DY > 0 {
		by = -1
	}
	l.top = max(0, min(l.top+by, len(l.options)-l.rows()))
	l.Refresh()
}

func (l *optionList) at(p fyne.Position) int {
	i := l.top + int((p.Y-look.Current().Size.Pad)/l.rowHeight())
	if p.Y < look.Current().Size.Pad || i >= min(len(l.options), l.top+l.rows()) {
		return -1
	}
	return i
}

// CreateRenderer draws the rows in sight.
func (l *optionList) CreateRenderer() fyne.WidgetRenderer {
	l.thumb = canvas.NewRectangle(nil)
	l.draw = &drawing{owner: l, paint: l.paint, place: l.place, objects: []fyne.CanvasObject{l.thumb}}
	l.draw.min = func() fyne.Size { return fyne.Size{} }
	return l.draw.started()
}

func (l *optionList) paint() {
	t := look.Current()
	l.thumb.FillColor, l.thumb.CornerRadius = t.Color.Scroll, t.Size.ScrollBar/4
	l.thumb.Hidden = l.rows() == len(l.options)
	for len(l.slots) < l.rows() {
		r := &optionRow{canvas.NewRectangle(nil), canvas.NewText("", nil), canvas.NewText("", nil)}
		l.slots = append(l.slots, r)
		l.draw.objects = append(l.draw.objects, r.ground, r.name, r.detail)
	}
	for i, s := range l.slots {
		at := l.top + i
		gone := i >= l.rows()
		s.ground.Hidden, s.name.Hidden, s.detail.Hidden = gone || at != l.cursor, gone, gone
		if gone {
			continue
		}
		o, role := l.options[at], look.Plain
		if l.off != nil && l.off(at) {
			role = look.Disabled
		}
		s.ground.FillColor, s.ground.CornerRadius = t.Color.Selection, t.Size.Radius/2
		write(s.name, o.Name, t.Size.Text, t.Color.Of(role), false)
		write(s.detail, o.Detail, t.Size.Caption, t.Color.Muted, false)
	}
}

func (l *optionList) place(s fyne.Size) {
	t := look.Current().Size
	h := l.rowHeight()
	if n := float32(len(l.options)); n > 0 {
		part := s.Height / n
		put(l.thumb, s.Width-t.ScrollBar/2-t.Line, float32(l.top)*part, t.ScrollBar/2, float32(l.rows())*part)
	}
	for i, r := range l.slots[:min(len(l.slots), l.rows())] {
		y := t.Pad + float32(i)*h
		put(r.ground, t.Pad-t.Line, y, s.Width-2*(t.Pad-t.Line), h)
		room := s.Width - 2*t.Cell
		if l.beside {
			w := r.detail.MinSize().Width
			putText(r.detail, s.Width-t.Cell-w, y, h)
			room -= w
		}
		o := l.options[l.top+i]
		r.name.Text = cut(o.Name, room, r.name)
		if l.beside || o.Detail == "" {
			putText(r.name, t.Cell, y, h)
			continue
		}
		r.detail.Text = cut(o.Detail, room, r.detail)
		putText(r.name, t.Cell, y+t.Pad, h/2)
		putText(r.detail, t.Cell, y+h/2, h/2-t.Pad)
	}
}
