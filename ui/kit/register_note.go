package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"kartoteka/ui/look"
)

// registerNote takes the place of rows when there are none: one sentence why
// and one button.
type registerNote struct {
	widget.BaseWidget
	words  *Words
	button *Button
	draw   *drawing
}

func newRegisterNote() *registerNote {
	n := &registerNote{words: Body("", look.Muted)}
	n.ExtendBaseWidget(n)
	n.Hide()
	return n
}

// set says a sentence; button may be nil.
func (n *registerNote) set(text string, role look.Role, button *Button) {
	n.words.Set(text, role)
	n.button = button
	n.Hidden = false
	n.Refresh()
}

// CreateRenderer centres the sentence over the button, a third from the top.
func (n *registerNote) CreateRenderer() fyne.WidgetRenderer {
	n.draw = &drawing{owner: n}
	n.draw.paint = func() {
		n.draw.objects = []fyne.CanvasObject{n.words}
		if n.button != nil {
			n.draw.objects = append(n.draw.objects, n.button)
		}
	}
	n.draw.min = func() fyne.Size { return fyne.Size{} }
	n.draw.place = func(s fyne.Size) {
		t := look.Current().Size
		m, y := n.words.MinSize(), s.Height/3
		put(n.words, max(0, (s.Width-m.Width)/2), y, min(m.Width, s.Width), m.Height)
		if n.button != nil {
			b := n.button.MinSize()
			put(n.button, (s.Width-b.Width)/2, y+m.Height+t.Group, b.Width, t.Input)
		}
	}
	return n.draw.started()
}
