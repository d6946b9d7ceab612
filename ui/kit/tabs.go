package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"

	"kartoteka/ui/look"
)

// Tabs is a strip of words over a line, the chosen one in the accent and
// underlined. It shows no content itself: OnSelect does.
type Tabs struct {
	control
	// OnSelect is told of the choice of the person.
	OnSelect func(int)

	names  []string
	chosen int
	words  []*canvas.Text
}

// NewTabs makes a strip with the first name chosen.
func NewTabs(env *Env, names []string, onSelect func(int)) *Tabs {
	t := &Tabs{names: names, OnSelect: onSelect}
	t.extend(env, t)
	return t
}

// Selected is the index of the chosen name.
func (t *Tabs) Selected() int { return t.chosen }

// Select chooses a name as if the person did.
func (t *Tabs) Select(i int) {
	if i < 0 || i >= len(t.names) || i == t.chosen || t.names[i] == "" {
		return
	}
	t.chosen = i
	t.Refresh()
	if t.OnSelect != nil {
		t.OnSelect(i)
	}
}

// SetNames changes the words, such as a count in them; an empty one is not there.
func (t *Tabs) SetNames(names []string) { t.names = names; t.Refresh() }

// Tapped chooses the name under the pointer.
func (t *Tabs) Tapped(ev *fyne.PointEvent) {
	for i, w := range t.words {
		half := look.Current().Size.Group
		if x := w.Position().X; w.Visible() && ev.Position.X >= x-half && ev.Position.X < x+w.Size().Width+half {
			t.Select(i)
			return
		}
	}
}

// Cursor is a hand over the words.
func (t *Tabs) Cursor() desktop.Cursor { return desktop.PointerCursor }

// TypedKey walks by Left and Right.
func (t *Tabs) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeyLeft:
		t.step(-1)
	case fyne.KeyRight:
		t.step(+1)
	default:
		t.pass(ev)
	}
}

// step goes to the next name that is there.
func (t *Tabs) step(by int) {
	for i := t.chosen + by; i >= 0 && i < len(t.names); i += by {
		if t.names[i] != "" {
			t.Select(i)
			return
		}
	}
}

// CreateRenderer draws the strip.
func (t *Tabs) CreateRenderer() fyne.WidgetRenderer {
	line, under := canvas.NewRectangle(nil), canvas.NewRectangle(nil)
	d := &drawing{owner: t}
	d.paint = func() {
		k := look.Current()
		for len(t.words) < len(t.names) {
			t.words = append(t.words, canvas.NewText("", nil))
		}
		t.words = t.words[:len(t.names)]
		d.objects = []fyne.CanvasObject{line, under}
		for i, w := range t.words {
			role := look.Muted
			if i == t.chosen {
				role = look.Accent
			}
			write(w, t.names[i], k.Size.Text, k.Color.Of(role), i == t.chosen)
			w.Hidden = t.names[i] == ""
			d.objects = append(d.objects, w)
		}
		line.FillColor, under.FillColor = k.Color.Line, k.Color.Accent
	}
	d.min = func() fyne.Size {
		k := look.Current().Size
		w := float32(0)
		for _, word := range t.words {
			if word.Hidden {
				continue
			}
			w += word.MinSize().Width + k.Page + k.Pad
		}
		return fyne.NewSize(w, k.Input)
	}
	d.place = func(s fyne.Size) {
		k := look.Current().Size
		put(line, 0, s.Height-k.Line, s.Width, k.Line)
		x := float32(0)
		for i, w := range t.words {
			if w.Hidden {
				continue
			}
			wide := putText(w, x, 0, s.Height-k.Pad)
			if i == t.chosen {
				thick := 2 * k.Line
				if t.focused {
					thick = k.Pad
				}
				put(under, x, s.Height-thick, wide, thick)
			}
			x += wide + k.Page + k.Pad
		}
	}
	return d.started()
}
