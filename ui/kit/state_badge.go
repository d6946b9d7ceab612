package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"kartoteka/ui/draw"
	"kartoteka/ui/look"
)

// StateBadge is the state of a thing in a word on a tint.
type StateBadge struct {
	widget.BaseWidget
	text string
	role look.Role
}

// NewStateBadge makes a badge; an empty text hides it.
func NewStateBadge(text string, role look.Role) *StateBadge {
	b := &StateBadge{}
	b.ExtendBaseWidget(b)
	b.Set(text, role)
	return b
}

// Set changes the word and its role.
func (b *StateBadge) Set(text string, role look.Role) {
	b.text, b.role = text, role
	b.Hidden = text == ""
	b.Refresh()
}

// Text returns the word.
func (b *StateBadge) Text() string { return b.text }

// CreateRenderer draws the badge.
func (b *StateBadge) CreateRenderer() fyne.WidgetRenderer {
	box, word := canvas.NewRectangle(nil), canvas.NewText("", nil)
	d := &draw.Drawing{Owner: b, Parts: []fyne.CanvasObject{box, word}}
	d.Paint = func() {}
	d.Min = func() fyne.Size {
		t := look.Current().Size
		return fyne.NewSize(draw.BadgeWidth(t, b.text), t.Badge)
	}
	d.Place = func(s fyne.Size) { draw.PutBadge(box, word, b.text, b.role, 0, 0, s.Width, s.Height) }
	return d
}
