package kit

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"

	"kartoteka/ui/draw"
	"kartoteka/ui/host"
	"kartoteka/ui/look"
)

// Tabs is a strip of words over a line, the chosen one in the accent and
// underlined. It shows no content itself: OnSelect does. Names that do not fit
// are put closer; those that still do not go into a menu at the end of the strip.
type Tabs struct {
	Control
	// OnSelect is called with the index of the name the person chose.
	OnSelect func(int)

	names  []string
	chosen int
	words  []*canvas.Text
	more   *canvas.Text // opens the menu of the names that do not fit
	rest   []int        // those names
}

// NewTabs makes a strip with the first name chosen.
func NewTabs(env *host.Env, names []string, onSelect func(int)) *Tabs {
	t := &Tabs{names: names, OnSelect: onSelect, more: canvas.NewText("", nil)}
	t.Extend(env, t)
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
		if t.over(w, ev.Position.X) {
			t.Select(i)
			return
		}
	}
	if t.over(t.more, ev.Position.X) {
		t.showRest()
	}
}

func (t *Tabs) over(w *canvas.Text, at float32) bool {
	half := look.Current().Size.Group / 2
	x := w.Position().X
	return w.Visible() && at >= x-half && at < x+w.Size().Width+half
}

// showRest opens the menu of the names that do not fit.
func (t *Tabs) showRest() {
	var items []MenuItem
	for _, i := range t.rest {
		items = append(items, MenuItem{Text: t.names[i], Do: func() { t.Select(i) }})
	}
	at := host.PositionOf(t).AddXY(t.more.Position().X, 0)
	ShowMenuAt(t.Env, at, fyne.NewSize(t.more.Size().Width, t.Size().Height), items)
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
		t.Pass(ev)
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
	d := &draw.Drawing{Owner: t}
	d.Paint = func() {
		k := look.Current()
		for len(t.words) < len(t.names) {
			t.words = append(t.words, canvas.NewText("", nil))
		}
		t.words = t.words[:len(t.names)]
		d.Parts = []fyne.CanvasObject{line, under}
		for i, w := range t.words {
			role := look.Muted
			if i == t.chosen {
				role = look.Accent
			}
			draw.Write(w, t.names[i], k.Size.Text, k.Color.Of(role), i == t.chosen)
			w.Hidden = t.names[i] == ""
			d.Parts = append(d.Parts, w)
		}
		d.Parts = append(d.Parts, t.more)
		line.FillColor, under.FillColor = k.Color.Line, k.Color.Accent
	}
	d.Min = func() fyne.Size {
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
	d.Place = func(s fyne.Size) {
		k := look.Current().Size
		draw.Put(line, 0, s.Height-k.Line, s.Width, k.Line)
		thick := 2 * k.Line
		if t.Focused {
			thick = k.Pad
		}
		gap := t.fit(s.Width)
		x := float32(0)
		for i, w := range append(t.words, t.more) {
			if w.Hidden {
				continue
			}
			wide := draw.PutText(w, x, 0, s.Height-k.Pad)
			if i == t.chosen || i == len(t.words) && slices.Contains(t.rest, t.chosen) {
				draw.Put(under, x, s.Height-thick, wide, thick)
			}
			x += wide + gap
		}
	}
	return d.Started()
}

// fit finds what goes into a width and how far apart the names are. The menu
// bears the chosen name when that one is in it.
func (t *Tabs) fit(width float32) (gap float32) {
	k := look.Current()
	t.rest, t.more.Hidden = nil, true
	total, n := float32(0), 0
	for i, w := range t.words {
		if w.Hidden = t.names[i] == ""; !w.Hidden {
			total += w.MinSize().Width
			n++
		}
	}
	gap = k.Size.Page + k.Size.Pad
	if n > 1 {
		gap = min(gap, max(k.Size.Group, (width-total)/float32(n-1)))
	}
	if total+gap*float32(n-1) <= width+1 {
		return gap
	}
	t.more.Hidden = false
	draw.Write(t.more, t.Env.Lang.T("form.more")+" ▾", k.Size.Text, k.Color.Muted, false)
	if t.leave(width, gap); slices.Contains(t.rest, t.chosen) {
		draw.Write(t.more, t.names[t.chosen]+" ▾", k.Size.Text, k.Color.Accent, true)
		t.leave(width, gap)
	}
	return gap
}

// leave shows the names that fit beside the menu and leaves the others to it.
func (t *Tabs) leave(width, gap float32) {
	t.rest = nil
	left := width - t.more.MinSize().Width
	for i, w := range t.words {
		if t.names[i] == "" {
			continue
		}
		left -= w.MinSize().Width + gap
		if w.Hidden = left < 0; w.Hidden {
			t.rest = append(t.rest, i)
		}
	}
}
