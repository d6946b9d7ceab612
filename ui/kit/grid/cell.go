package grid

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"kartoteka/ui/draw"
	"kartoteka/ui/look"
)

// gridCell draws one cell.
type gridCell struct {
	badge *canvas.Rectangle
	icon  *draw.Icon
	text  *canvas.Text
	cut   string // the whole text when it did not fit
}

func newGridCell() gridCell {
	return gridCell{
		badge: canvas.NewRectangle(color.Transparent),
		icon:  draw.NewIcon(),
		text:  canvas.NewText("", color.Transparent),
	}
}

// objects are what is drawn, the lowest first.
func (c *gridCell) objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{c.badge, c.icon.Image, c.text}
}

func (c *gridCell) hide() {
	c.badge.Hidden, c.icon.Hidden, c.text.Hidden, c.cut = true, true, true, ""
}

// draw puts the content of a cell into its column.
func (c *gridCell) draw(t look.Tokens, cell *Cell, p placedColumn, y, h float32, marked bool) {
	c.hide()
	x, w := p.x+t.Size.Cell, p.w-2*t.Size.Cell
	if in := float32(cell.Indent) * t.Size.Page; in > 0 {
		x, w = x+in, w-in
	}
	if cell.Icon != "" && w >= t.Size.Icon {
		c.icon.Set(cell.Icon, cell.Role)
		c.icon.Hidden = false
		draw.Put(c.icon.Image, x, y+(h-t.Size.Icon)/2, t.Size.Icon, t.Size.Icon)
		x, w = x+t.Size.Icon+t.Size.Pad, w-t.Size.Icon-t.Size.Pad
	}
	if cell.Text == "" || w <= 0 {
		return
	}
	if cell.Badge {
		c.text.Alignment = fyne.TextAlignLeading
		if draw.PutBadge(c.badge, c.text, cell.Text, cell.Role, x, y, w, h-t.Size.Line) {
			c.cut = cell.Text
		}
		return
	}
	colour := t.Color.Of(cell.Role)
	if marked {
		colour = t.Color.OnTint(cell.Role)
	}
	c.write(cell.Text, w+draw.CutTolerance, t.Size.Text, cell.Bold, colour)
	c.text.Alignment = fyne.TextAlignLeading
	if p.Align == AlignRight {
		c.text.Alignment = fyne.TextAlignTrailing
	}
	line := draw.LineHeight(t.Size.Text)
	draw.Put(c.text, x, y+(h-line)/2, w, line)
}

// write sets the text, cut to the width.
func (c *gridCell) write(s string, w, size float32, bold bool, colour color.Color) {
	shown, cut := draw.Fit(s, w, size, bold)
	if cut {
		c.cut = s
	}
	draw.Write(c.text, shown, size, colour, bold)
	c.text.Hidden = false
}
