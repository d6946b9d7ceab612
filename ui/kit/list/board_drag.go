package list

import (
	"time"

	"fyne.io/fyne/v2"
)

// boardDrag is a card under the pointer on its way.
type boardDrag struct {
	id      string
	row     int
	hold    fyne.Delta    // from the corner of the card to the pointer
	at      fyne.Position // the pointer
	to      string        // the column or target under it, "" for none
	refused string        // why the card can't go there
}

// dragging is whether the card of a row is under way.
func (b *boardView) dragging(row int) bool { return b.drag != nil && b.drag.row == row }

// Dragged moves the card the pointer took hold of. Cards go to a column, not to
// a place in it: the register orders them.
func (b *boardView) Dragged(e *fyne.DragEvent) {
	if !b.pulled {
		b.pulled = true
		b.grab(e.Position.Subtract(e.Dragged))
	}
	if b.drag == nil {
		return
	}
	b.drag.at = e.Position
	b.aim()
	b.atEdge()
	b.update()
}

// grab takes hold of the card at a point, where there is one.
func (b *boardView) grab(at fyne.Position) {
	row := b.cardAt(at)
	if b.OnMove == nil || row < 0 {
		return
	}
	p := b.where[row]
	corner := fyne.NewPos(b.laneX(p.lane)+b.frame.gap, b.cardY(p))
	b.drag = &boardDrag{id: b.source.ID(row), row: row, hold: fyne.NewDelta(at.X-corner.X, at.Y-corner.Y)}
	b.tip.Hide()
	b.hover = -1
	b.cards.forget()
}

// aim finds where the card would go from here, and whether it may.
func (b *boardView) aim() {
	d := b.drag
	to := ""
	if n := b.laneAt(d.at); n >= 0 {
		to = b.lanes[n].ID
	} else if i := b.boxAt(d.at); i >= 0 {
		to = b.boxes[i].ID
	}
	if to == d.to {
		return
	}
	d.to, d.refused = to, ""
	if to != "" && to != b.lanes[b.where[d.row].lane].ID && b.May != nil {
		d.refused = b.May(d.row, to)
	}
}

// DragEnd takes the card where it was let go; beside columns and targets it stays
// where it was.
func (b *boardView) DragEnd() {
	d := b.drag
	b.pulled = false
	b.letGo()
	if d != nil && d.to != "" {
		b.send(d.row, d.to)
	}
}

// letGo ends a drag without moving anything.
func (b *boardView) letGo() {
	if b.drag == nil {
		return
	}
	b.drag = nil
	b.creepNear(false)
	b.cards.forget()
	b.update()
}

// send moves a card to a column or a target; the owner says why it can't.
func (b *boardView) send(row int, to string) {
	if p, ok := b.placeOf(row); ok && b.OnMove != nil && b.lanes[p.lane].ID != to {
		b.OnMove(row, to)
	}
}

// followDrag finds the dragged record among new rows; a drag ends when it is
// gone.
func (b *boardView) followDrag() {
	if b.drag == nil {
		return
	}
	for row := range b.source.Len() {
		if b.source.ID(row) == b.drag.id && b.shown(row) {
			b.drag.row = row
			return
		}
	}
	b.letGo()
}

// How a card that rests at an edge scrolls: the width of the edge and the way in
// a second, at 100 % zoom.
const (
	edgeWidth = 32
	edgeSpeed = 600
	edgeTurn  = time.Second
)

// edgeWay is which way the card at the pointer scrolls its column and the board,
// −1, 0 or 1.
func (b *boardView) edgeWay() (down, across float32) {
	at, edge := b.drag.at, edgeWidth*b.tokens.Zoom
	switch {
	case at.X < edge:
		across = -1
	case at.X > b.frame.size.Width-edge:
		across = 1
	}
	switch {
	case b.laneAt(at) < 0:
	case at.Y < b.frame.head+edge:
		down = -1
	case at.Y > b.frame.foot-edge:
		down = 1
	}
	return down, across
}

// atEdge starts and stops the scrolling of a resting card: the toolkit reports
// movements only.
func (b *boardView) atEdge() {
	down, across := b.edgeWay()
	b.creepNear(down != 0 || across != 0)
}

func (b *boardView) creepNear(on bool) {
	if on == b.creeping {
		return
	}
	if b.creeping = on; on {
		b.edge.Start()
	} else {
		b.edge.Stop()
	}
}

// edgeTick returns what the animation calls: each step goes as far as the time
// since the last one.
func (b *boardView) edgeTick() func(float32) {
	var last float32
	return func(at float32) {
		if at < last {
			last = 0
		}
		b.creep(edgeSpeed * (at - last))
		last = at
	}
}

// creep scrolls by a way towards the edge the card rests at.
func (b *boardView) creep(way float32) {
	if b.drag == nil {
		return
	}
	down, across := b.edgeWay()
	way *= b.tokens.Zoom
	if !b.scroll(b.laneAt(b.drag.at), down*way, across*way) {
		return
	}
	b.aim()
	b.update()
}
