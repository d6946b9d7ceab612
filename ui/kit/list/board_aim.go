package list

import (
	"image/color"
	"sort"

	"fyne.io/fyne/v2"

	"kartoteka/ui/draw"
	"kartoteka/ui/look"
)

// laneColour is the ground of a column: it lights up under a card that may come
// and takes the colour of refusal under one that may not.
func (b *boardView) laneColour(n int) color.Color {
	c := b.tokens.Color
	switch d := b.drag; {
	case d == nil || d.to != b.lanes[n].ID || b.where[d.row].lane == n:
		return c.Surface
	case d.refused != "":
		return c.BadWeak
	}
	return c.AccentWeak
}

// landing marks the place between the cards where the dragged one would come to
// stand.
func (c *boardCards) landing(n int) {
	b, t, d := c.b, c.b.tokens, c.b.drag
	if d == nil || d.to != b.lanes[n].ID || d.refused != "" || b.where[d.row].lane == n {
		return
	}
	at := sort.SearchInts(b.lanes[n].rows, d.row)
	y := b.cardY(boardPlace{n, at}) - b.frame.gap/2
	y = max(b.frame.head-t.Size.Pad, min(y, b.frame.foot-t.Size.Pad))
	c.over.Box(b.laneX(n)+b.frame.gap, y-t.Size.Line, b.frame.width-2*b.frame.gap, 3*t.Size.Line, t.Color.Accent).CornerRadius = t.Size.Line
}

// targets draws the boxes under the columns.
func (c *boardCards) targets() {
	b, t := c.b, c.b.tokens
	for len(c.dashes) < len(b.boxes) {
		c.dashes = append(c.dashes, draw.NewDashed())
	}
	for i, box := range b.boxes {
		pos, size := b.boxOf(i)
		words, role := box.Title, box.Tone
		if box.count > 0 {
			words += " · " + b.env.Lang.Int(int64(box.count))
		}
		ground, ink := color.Color(color.Transparent), t.Color.Of(role)
		if b.drag != nil && b.drag.to == box.ID {
			if b.drag.refused != "" {
				words, role = b.drag.refused, look.Bad
			}
			ground, ink = t.Color.Tint(role), t.Color.OnTint(role)
		}
		start := len(c.over.Parts)
		c.over.Box(pos.X, pos.Y, size.Width, size.Height, ground)
		w := min(draw.TextWidth(words, t.Size.Text, false)+1, size.Width-2*b.frame.gap)
		c.over.Text(words, pos.X+(size.Width-w)/2, pos.Y, w, size.Height, t.Size.Text, ink, false)
		c.draw.Parts = append(c.draw.Parts, c.over.Parts[start:]...)
		c.dashes[i].Set(role)
		draw.Put(c.dashes[i], pos.X, pos.Y, size.Width, size.Height)
		c.draw.Parts = append(c.draw.Parts, c.dashes[i].Raster)
	}
}

// dragged draws the card under the pointer, over everything.
func (c *boardCards) dragged() {
	b, t, d := c.b, c.b.tokens, c.b.drag
	if d == nil {
		return
	}
	if c.ghost == nil {
		c.ghost = newBoardSlot()
	}
	at := d.at.Subtract(fyne.NewPos(d.hold.DX, d.hold.DY))
	start := len(c.over.Parts)
	shade := c.over.Box(at.X-t.Size.Line, at.Y+t.Size.Line, b.frame.width-2*b.frame.gap+2*t.Size.Line, b.frame.card+2*t.Size.Line, t.Color.Shadow)
	shade.CornerRadius = t.Size.Radius
	c.draw.Parts = append(c.draw.Parts, c.over.Parts[start:]...)
	c.ghost.fillFree(b, d)
	c.ghost.put(at.X, at.Y)
	c.draw.Parts = append(c.draw.Parts, c.ghost.objects...)
}

// fillFree writes the card under the pointer: as it is at rest, in the frame of
// what it may do.
func (s *boardSlot) fillFree(b *boardView, d *boardDrag) {
	b.drag = nil // drawn as a card at rest
	s.fill(b, d.row)
	b.drag = d
	s.ground.StrokeColor, s.ground.StrokeWidth = b.tokens.Color.Accent, b.tokens.Size.Line
	if d.refused != "" {
		s.ground.StrokeColor = b.tokens.Color.Bad
	}
}
