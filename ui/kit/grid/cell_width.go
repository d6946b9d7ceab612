package grid

import (
	"kartoteka/ui/draw"
	"kartoteka/ui/look"
)

// cellWidth is how wide the content of a cell is.
func cellWidth(s look.Sizes, c *Cell) float32 {
	w := float32(c.Indent) * s.Page
	if c.Icon != "" {
		w += s.Icon + s.Pad
	}
	if c.Badge {
		return w + draw.BadgeWidth(s, c.Text)
	}
	return w + draw.TextWidth(c.Text, s.Text, c.Bold)
}
