package list

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"kartoteka/ui/draw"
	"kartoteka/ui/kit"
	"kartoteka/ui/look"
)

// registerNote takes the place of rows when there are none: one sentence why
// and one button.
type registerNote struct {
	widget.BaseWidget
	words  *kit.Words
	button *kit.Button
	draw   *draw.Drawing
}

func newRegisterNote() *registerNote {
	n := &registerNote{words: kit.Body("", look.Muted)}
	n.ExtendBaseWidget(n)
	n.Hide()
	return n
}

// set says a sentence; button may be nil.
func (n *registerNote) set(text string, role look.Role, button *kit.Button) {
	n.words.Set(text, role)
	n.button = button
	n.Hidden = false
	n.Refresh()
}

// CreateRenderer centres the sentence over the button, a third from the top.
func (n *registerNote) CreateRenderer() fyne.WidgetRenderer {
	n.draw = &draw.Drawing{Owner: n}
	n.draw.Paint = func() {
		n.draw.Parts = []fyne.CanvasObject{n.words}
		if n.button != nil {
			n.draw.Parts = append(n.draw.Parts, n.button)
		}
	}
	n.draw.Min = func() fyne.Size { return fyne.Size{} }
	n.draw.Place = func(s fyne.Size) {
		t := look.Current().Size
		m, y := n.words.MinSize(), s.Height/3
		draw.Put(n.words, max(0, (s.Width-m.Width)/2), y, min(m.Width, s.Width), m.Height)
		if n.button != nil {
			b := n.button.MinSize()
			draw.Put(n.button, (s.Width-b.Width)/2, y+m.Height+t.Group, b.Width, t.Input)
		}
	}
	return n.draw.Started()
}
