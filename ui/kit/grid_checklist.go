package kit

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"kartoteka/data/text"
	"kartoteka/ui/look"
)

// checkItem is one line of a checklist.
type checkItem struct {
	Key, Text, Detail string
	On                bool
}

// checklist is a drop-down of things to tick: columns to show, values to
// filter by. Each tick takes effect at once; Esc or a click beside closes it.
type checklist struct {
	env    *Env
	items  []checkItem
	toggle func(key string, on bool)
	// reset, when not nil, is a button under the list; the items it returns
	// take the place of the old.
	reset     func() []checkItem
	resetWord string

	shown []int // of items, those the typing lets through
	grid  *Grid
	find  *Entry
	over  *overlay
}

// checklistFind is the length from which a checklist has a search field.
const checklistFind = 9

// open shows the checklist under a rectangle of the window.
func (l *checklist) open(at fyne.Position, anchor fyne.Size) {
	l.grid = NewGrid(l.env, []GridColumn{{Key: "text", Width: 60, Flex: 1}, {Key: "detail", Align: Right, Width: 64}}, l)
	l.grid.List = true
	l.grid.OnOpen = l.flip
	l.grid.OnKey = l.key
	l.grid.OnRune = func(r rune) {
		if l.find != nil {
			l.find.TypedRune(r)
		}
	}
	l.search("")
	l.over = &overlay{env: l.env, content: l.body()}
	l.over.place = func(window fyne.Size) (fyne.Position, fyne.Size) {
		size := l.size()
		return under(at, anchor, size, window), size
	}
	l.over.key = func(ev *fyne.KeyEvent) { l.key(ev) }
	l.over.outside = l.over.hide
	l.over.show(l.grid)
}

// body is the field, the list and the button, those there are.
func (l *checklist) body() fyne.CanvasObject {
	var top, bottom fyne.CanvasObject
	if len(l.items) >= checklistFind {
		l.find = NewEntry(l.env)
		l.find.SetPlaceHolder(l.env.Lang.T("grid.find"))
		l.find.OnChanged = l.search
		top = container.New(inset{}, l.find)
	}
	if l.reset != nil {
		bottom = container.New(inset{}, NewButton(l.env, l.resetWord, func() {
			l.items = l.reset()
			l.search("")
		}).Quiet())
	}
	return container.NewBorder(top, bottom, nil, nil, l.grid)
}

// size is as wide as the longest line wants and at most a dozen rows high.
func (l *checklist) size() fyne.Size {
	const rows = 12
	t := look.Current().Size
	w := t.Sidebar
	for _, it := range l.items {
		w = max(w, textWidth(it.Text, t.Text, false)+t.Icon+5*t.Cell+64)
	}
	h := float32(min(rows, len(l.items)))*t.Row + 2*t.Line
	if l.find != nil {
		h += t.Input + 3*t.Pad
	}
	if l.reset != nil {
		h += t.Input + 3*t.Pad
	}
	return fyne.NewSize(min(w, 2*t.Sidebar), h+2*t.Line)
}

// key closes by Esc, clears the search by Backspace.
func (l *checklist) key(ev *fyne.KeyEvent) bool {
	switch {
	case ev.Name == fyne.KeyEscape:
		l.over.hide()
	case ev.Name == fyne.KeyBackspace && l.find != nil:
		l.find.TypedKey(ev)
	case ev.Name == fyne.KeyDown || ev.Name == fyne.KeyUp:
		l.env.Window.Canvas().Focus(l.grid)
	default:
		return false
	}
	return true
}

// search lets through the items that hold the text.
func (l *checklist) search(search string) {
	l.shown = l.shown[:0]
	for i, it := range l.items {
		if strings.Contains(text.Fold(it.Text), text.Fold(search)) {
			l.shown = append(l.shown, i)
		}
	}
	l.grid.Reload()
}

func (l *checklist) flip(row int) {
	it := &l.items[l.shown[row]]
	it.On = !it.On
	l.toggle(it.Key, it.On)
	l.grid.RefreshRow(row)
}

// Len implements Source.
func (l *checklist) Len() int { return len(l.shown) }

// ID implements Source.
func (l *checklist) ID(row int) string { return l.items[l.shown[row]].Key }

// Cell implements Source.
func (l *checklist) Cell(row, col int, out *Cell) {
	it := l.items[l.shown[row]]
	switch {
	case col == 1:
		out.Text, out.Role = it.Detail, look.Muted
	case it.On:
		out.Text, out.Icon = it.Text, "check-on"
	default:
		out.Text, out.Icon = it.Text, "check-off"
	}
}

// inset puts a small margin around one object.
type inset struct{}

func (inset) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	p := look.Current().Size.Pad
	for _, o := range objects {
		put(o, p, p, size.Width-2*p, size.Height-2*p)
	}
}

func (inset) MinSize(objects []fyne.CanvasObject) fyne.Size {
	p := look.Current().Size.Pad
	var m fyne.Size
	for _, o := range objects {
		m = m.Max(o.MinSize())
	}
	return m.AddWidthHeight(2*p, 2*p)
}
