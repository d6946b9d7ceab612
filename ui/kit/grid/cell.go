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
	icon  *canvas.Image
	text  *canvas.Text
	cut   string // the whole text when it did not fit
	named string // icon shown now
}

func newGridCell() gridCell {
	c := gridCell{
		badge: canvas.NewRectangle(color.Transparent),
		icon:  canvas.NewImageFromResource(nil),
		text:  canvas.NewText("", color.Transparent),
	}
	c.icon.FillMode = canvas.ImageFillContain
	return c
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
		c.drawIcon(t, cell, x, y, h)
		x, w = x+t.Size.Icon+t.Size.Pad, w-t.Size.Icon-t.Size.Pad
	}
	if cell.Text == "" || w <= 0 {
		return
	}
	if cell.Badge {
		c.drawBadge(t, cell, x, y, w, h)
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

func (c *gridCell) drawBadge(t look.Tokens, cell *Cell, x, y, w, h float32) {
	side := t.Size.Inner + 1
	inside := min(w, draw.BadgeWidth(t.Size, cell.Text)) - 2*side
	if inside <= 0 {
		return
	}
	top := y + (h-t.Size.Line-t.Size.Badge)/2
	role := cell.Role
	if role == look.Plain {
		role = look.Muted
	}
	draw.Put(c.badge, x, top, inside+2*side, t.Size.Badge)
	c.badge.FillColor, c.badge.CornerRadius, c.badge.Hidden = t.Color.Tint(role), t.Size.Radius/2, false
	c.write(cell.Text, inside+1, t.Size.Caption, true, t.Color.OnTint(role))
	c.text.Alignment = fyne.TextAlignLeading
	line := draw.LineHeight(t.Size.Caption)
	draw.Put(c.text, x+side, top+(t.Size.Badge-line)/2, inside, line)
}

func (c *gridCell) drawIcon(t look.Tokens, cell *Cell, x, y, h float32) {
	res := look.IconIn(cell.Icon, cell.Role)
	draw.Put(c.icon, x, y+(h-t.Size.Icon)/2, t.Size.Icon, t.Size.Icon)
	c.icon.Hidden = false
	if name := res.Name(); name != c.named {
		c.named, c.icon.Resource = name, res
		c.icon.Refresh()
	}
}
