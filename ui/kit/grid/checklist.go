package grid

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"kartoteka/data/text"
	"kartoteka/ui/draw"
	"kartoteka/ui/host"
	"kartoteka/ui/kit"
	"kartoteka/ui/look"
)

// CheckItem is one line of a checklist.
type CheckItem struct {
	Key    string // names the line to Toggle
	Text   string // at the left
	Detail string // muted, at the right: how many rows have the value
	On     bool   // ticked
}

// Checklist is a drop-down of lines to tick: columns to show, values to filter by.
// Each tick takes effect at once; Esc or a click beside closes it. From nine lines
// on there is a field to search them.
type Checklist struct {
	Env   *host.Env   // of the window
	Items []CheckItem // in the order shown
	// Toggle is called when the person ticks or unticks a line.
	Toggle func(key string, on bool)

	// reset, when not nil, is a button under the list; the items it returns
	// take the place of the old.
	reset     func() []CheckItem
	resetWord string

	shown []int // of items, those the typing lets through
	grid  *Grid
	find  *kit.Entry
	over  *kit.Overlay
}

// checklistFind is the length from which a checklist has a search field.
const checklistFind = 9

// Open shows the checklist under a rectangle of the window.
func (l *Checklist) Open(at fyne.Position, anchor fyne.Size) {
	l.grid = New(l.Env, []Column{{Key: "text", Width: 60, Flex: 1}, {Key: "detail", Align: AlignRight, Width: 64}}, l)
	l.grid.List = true
	l.grid.OnOpen = l.flip
	l.grid.OnKey = l.key
	l.grid.OnRune = func(r rune) {
		if l.find != nil {
			l.find.TypedRune(r)
		}
	}
	l.search("")
	l.over = &kit.Overlay{Env: l.Env, Content: l.body()}
	l.over.Place = func(window fyne.Size) (fyne.Position, fyne.Size) {
		size := l.size()
		return kit.Under(at, anchor, size, window), size
	}
	l.over.Key = func(ev *fyne.KeyEvent) { l.key(ev) }
	l.over.Outside = l.over.Close
	l.over.Open(l.grid)
}

// body is the field, the list and the button, those there are.
func (l *Checklist) body() fyne.CanvasObject {
	var top, bottom fyne.CanvasObject
	if len(l.Items) >= checklistFind {
		l.find = kit.NewEntry(l.Env)
		l.find.SetPlaceHolder(l.Env.Lang.T("grid.find"))
		l.find.OnChanged = l.search
		top = container.New(margin(), l.find)
	}
	if l.reset != nil {
		bottom = container.New(margin(), kit.NewButton(l.Env, l.resetWord, func() {
			l.Items = l.reset()
			l.search("")
		}).Quiet())
	}
	return container.NewBorder(top, bottom, nil, nil, l.grid)
}

// size is as wide as the longest line wants and at most a dozen rows high.
func (l *Checklist) size() fyne.Size {
	const rows = 12
	t := look.Current().Size
	w := t.Sidebar
	for _, it := range l.Items {
		w = max(w, draw.TextWidth(it.Text, t.Text, false)+t.Icon+5*t.Cell+64)
	}
	h := float32(min(rows, len(l.Items)))*t.Row + 2*t.Line
	if l.find != nil {
		h += t.Input + 3*t.Pad
	}
	if l.reset != nil {
		h += t.Input + 3*t.Pad
	}
	return fyne.NewSize(min(w, 2*t.Sidebar), h+2*t.Line)
}

// key closes by Esc, clears the search by Backspace.
func (l *Checklist) key(ev *fyne.KeyEvent) bool {
	switch {
	case ev.Name == fyne.KeyEscape:
		l.over.Close()
	case ev.Name == fyne.KeyBackspace && l.find != nil:
		l.find.TypedKey(ev)
	case ev.Name == fyne.KeyDown || ev.Name == fyne.KeyUp:
		l.Env.Window.Canvas().Focus(l.grid)
	default:
		return false
	}
	return true
}

// search lets through the items that hold the text.
func (l *Checklist) search(search string) {
	l.shown = l.shown[:0]
	for i, it := range l.Items {
		if strings.Contains(text.Fold(it.Text), text.Fold(search)) {
			l.shown = append(l.shown, i)
		}
	}
	l.grid.Reload()
}

func (l *Checklist) flip(row int) {
	it := &l.Items[l.shown[row]]
	it.On = !it.On
	l.Toggle(it.Key, it.On)
	l.grid.RefreshRow(row)
}

// Len implements Source.
func (l *Checklist) Len() int { return len(l.shown) }

// ID implements Source.
func (l *Checklist) ID(row int) string { return l.Items[l.shown[row]].Key }

// Cell implements Source.
func (l *Checklist) Cell(row, col int, out *Cell) {
	it := l.Items[l.shown[row]]
	switch {
	case col == 1:
		out.Text, out.Role = it.Detail, look.Muted
	case it.On:
		out.Text, out.Icon = it.Text, "check-on"
	default:
		out.Text, out.Icon = it.Text, "check-off"
	}
}

// margin is the small distance around the field and the button.
func margin() kit.Margin {
	p := look.Current().Size.Pad
	return kit.Margin{Side: p, End: p}
}
