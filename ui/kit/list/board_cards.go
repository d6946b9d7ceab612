package list

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"kartoteka/ui/draw"
	"kartoteka/ui/look"
)

// boardCards draws the board: grounds of columns, over them the cards in view,
// over those heads, targets and the card that is dragged. Heads and the strip of
// targets cover what is scrolled away behind them.
type boardCards struct {
	widget.BaseWidget
	b      *boardView
	under  draw.Sketch
	over   draw.Sketch
	slots  []*boardSlot
	byRow  map[int]*boardSlot // that show a row
	ghost  *boardSlot
	dashes []*draw.Dashed
	draw   draw.Drawing
}

// forget makes the next placing read every card again.
func (c *boardCards) forget() {
	for _, s := range c.slots {
		s.row = -1
	}
	clear(c.byRow)
}

// place draws what is in view.
func (c *boardCards) place() {
	c.under.Begin()
	c.over.Begin()
	c.draw.Parts = c.draw.Parts[:0]
	b := c.b
	if b.frame.size.Width <= 0 || b.view() <= 0 {
		return
	}
	first, last := b.lanesInView()
	for n := first; n <= last; n++ {
		c.ground(n)
	}
	c.draw.Parts = append(c.draw.Parts, c.under.Parts...)
	c.fill(first, last)
	for n := first; n <= last; n++ {
		c.head(n)
	}
	c.foot()
	c.draw.Parts = append(c.draw.Parts, c.over.Parts...)
	c.targets()
	c.dragged()
}

// lanesInView are the first column in view and the last one.
func (b *boardView) lanesInView() (first, last int) {
	step := b.frame.width + b.frame.gap
	return int(b.across / step), min(len(b.lanes)-1, int((b.across+b.frame.size.Width)/step))
}

// cardsInView are the first card of a column in view and the one after the last.
func (b *boardView) cardsInView(lane int) (first, end int) {
	down := b.down[b.lanes[lane].ID]
	return int(down / b.frame.step), min(len(b.lanes[lane].rows), int((down+b.view())/b.frame.step)+1)
}

// fill brings every card in view into a slot. A slot keeps its card while that
// is in view: a step of the wheel writes one card at most, and moves the others.
func (c *boardCards) fill(first, last int) {
	b := c.b
	if c.byRow == nil {
		c.byRow = map[int]*boardSlot{}
	}
	seen := func(row int) bool {
		p, ok := b.placeOf(row)
		if !ok || p.lane < first || p.lane > last {
			return false
		}
		from, end := b.cardsInView(p.lane)
		return p.at >= from && p.at < end
	}
	var free []*boardSlot
	for _, s := range c.slots {
		if s.row < 0 || !seen(s.row) {
			delete(c.byRow, s.row)
			s.row = -1
			free = append(free, s)
		}
	}
	for n := first; n <= last; n++ {
		from, end := b.cardsInView(n)
		for i := from; i < end; i++ {
			row := b.lanes[n].rows[i]
			s := c.byRow[row]
			if s == nil {
				if len(free) == 0 {
					free = append(free, newBoardSlot())
					c.slots = append(c.slots, free[0])
				}
				s, free = free[0], free[1:]
				c.byRow[row] = s
				s.fill(b, row)
			}
			s.put(b.laneX(n)+b.frame.gap, b.cardY(boardPlace{n, i}))
			c.draw.Parts = append(c.draw.Parts, s.objects...)
		}
	}
}

// ground draws the ground of a column.
func (c *boardCards) ground(n int) {
	b, t := c.b, c.b.tokens
	g := c.under.Box(b.laneX(n), 0, b.frame.width, b.frame.foot, b.laneColour(n))
	g.CornerRadius = t.Size.Radius
}

// head names a column and shows its sums, or why a card can't come.
func (c *boardCards) head(n int) {
	b, t, f := c.b, c.b.tokens, c.b.frame
	x, l := b.laneX(n), &b.lanes[n]
	c.over.Box(x, 0, f.width, 2*t.Size.Radius, t.Color.Chart[laneColor(n, l.Color)]).CornerRadius = t.Size.Radius
	c.over.Box(x, 3*t.Size.Line, f.width, f.head-3*t.Size.Line, b.laneColour(n))
	left, w, y := x+f.gap, f.width-2*f.gap, t.Size.Gap
	c.over.Text(l.Title, left, y, w, f.line, t.Size.Text, t.Color.Text, true)
	y += f.line
	switch {
	case b.drag != nil && b.drag.to == l.ID && b.drag.refused != "":
		c.over.Text(b.drag.refused, left, y, w, f.line, t.Size.Caption, t.Color.OnTint(look.Bad), false)
	case f.lines == 1:
		c.over.Text(joined(l.brief), left, y, w, f.line, t.Size.Caption, t.Color.OnTint(look.Muted), false)
	default:
		c.over.Text(l.brief[0], left, y, w, f.line, t.Size.Caption, t.Color.OnTint(look.Muted), false)
		c.over.Text(joined(l.brief[1:]), left, y+f.line, w, f.line, t.Size.Caption, t.Color.OnTint(look.Muted), false)
	}
	c.thumb(n)
	c.landing(n)
}

func joined(parts []string) string { return strings.Join(parts, " · ") }

// lanePalette is the usual colours of columns: from grey to green, as a sale
// warms up.
var lanePalette = [...]int{7, 5, 1, 2, 3, 4, 6}

// laneColor is the place of a column's colour in the palette.
func laneColor(n, color int) int {
	if color < 1 || color > len(lanePalette) {
		color = lanePalette[n%len(lanePalette)]
	}
	return color - 1
}

// thumb shows how far a column that does not fit is scrolled.
func (c *boardCards) thumb(n int) {
	b, t, view := c.b, c.b.tokens, c.b.view()
	most := b.mostDown(n)
	if most <= 0 {
		return
	}
	w := t.Size.ScrollBar / 2
	h := max(t.Size.Input, view*view/(view+most))
	y := b.frame.head + (view-h)*b.down[b.lanes[n].ID]/most
	c.over.Box(b.laneX(n)+b.frame.width-w-t.Size.Line, y, w, h, t.Color.Scroll).CornerRadius = w / 2
}

// foot covers what cards reach below the columns and shows how far the board is
// scrolled sideways.
func (c *boardCards) foot() {
	b, t, f := c.b, c.b.tokens, c.b.frame
	c.over.Box(0, f.foot, f.size.Width, f.size.Height-f.foot+f.step, t.Color.Background)
	if most := b.mostAcross(); most > 0 {
		h := t.Size.ScrollBar / 2
		w := max(t.Size.Input, f.size.Width*f.size.Width/(f.size.Width+most))
		c.over.Box((f.size.Width-w)*b.across/most, f.foot+t.Size.Line, w, h, t.Color.Scroll).CornerRadius = h / 2
	}
}

// CreateRenderer places cards at each layout and never refreshes there: that would
// paint every step twice.
func (c *boardCards) CreateRenderer() fyne.WidgetRenderer { return &c.draw }
