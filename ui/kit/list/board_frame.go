package list

import (
	"math"

	"fyne.io/fyne/v2"

	"kartoteka/ui/draw"
	"kartoteka/ui/host"
)

// columnLeast is how narrow columns get before the board scrolls sideways, at
// 100 % zoom.
const columnLeast = 160

// boardFrame is the measures of a board.
type boardFrame struct {
	size   fyne.Size
	width  float32 // of a column
	head   float32 // height of the heads
	lines  int     // of sums in the heads
	foot   float32 // where columns end
	line   float32 // height of a line of a card
	card   float32 // height of a card
	step   float32 // from card to card
	gap    float32 // around cards and between columns
	target float32 // height of the boxes under the columns, 0 without
}

// measure takes the measures anew; cards of other measures are written again.
func (b *boardView) measure() {
	t, size := b.tokens.Size, b.Size()
	f := boardFrame{size: size, gap: t.Gap, lines: 1}
	n := float32(max(1, len(b.lanes)))
	f.width = max(columnLeast*b.tokens.Zoom, (size.Width-(n-1)*f.gap)/n)
	for _, l := range b.lanes {
		if len(l.brief) > 1 && draw.TextWidth(joined(l.brief), t.Caption, false) > f.width-2*f.gap {
			f.lines = 2
		}
	}
	f.line = float32(math.Round(float64(t.Row) * 9 / 14))
	f.card = 3*f.line + t.Group
	f.step = f.card + f.gap
	f.head = t.Pad + t.Gap + f.line*float32(1+f.lines) + t.Pad
	f.foot = size.Height
	if len(b.boxes) > 0 {
		f.target = t.Input + t.Gap
		f.foot = max(f.head, size.Height-f.target-f.gap)
	}
	if f != b.frame {
		b.cards.forget()
	}
	b.frame = f
}

// laneX is where a column begins.
func (b *boardView) laneX(lane int) float32 {
	return float32(lane)*(b.frame.width+b.frame.gap) - b.across
}

// cardY is where a card begins; those above the view begin over it.
func (b *boardView) cardY(p boardPlace) float32 {
	return b.frame.head + float32(p.at)*b.frame.step - b.down[b.lanes[p.lane].ID]
}

// mostAcross and mostDown are how far the columns, and the cards of one, scroll.
func (b *boardView) mostAcross() float32 {
	n := float32(len(b.lanes))
	return max(0, n*(b.frame.width+b.frame.gap)-b.frame.gap-b.frame.size.Width)
}

func (b *boardView) mostDown(lane int) float32 {
	return max(0, float32(len(b.lanes[lane].rows))*b.frame.step-b.view())
}

// view is the height cards are seen in.
func (b *boardView) view() float32 { return b.frame.foot - b.frame.head }

// settle measures and keeps offsets within bounds.
func (b *boardView) settle() {
	b.measure()
	b.across = max(0, min(b.across, b.mostAcross()))
	for n := range b.lanes {
		id := b.lanes[n].ID
		b.down[id] = max(0, min(b.down[id], b.mostDown(n)))
	}
}

// scroll moves a column by a height and the board by a width; it reports whether
// anything moved.
func (b *boardView) scroll(lane int, down, across float32) bool {
	before := b.across
	b.across = max(0, min(b.across+across, b.mostAcross()))
	moved := b.across != before
	if lane >= 0 && lane < len(b.lanes) {
		id := b.lanes[lane].ID
		was := b.down[id]
		b.down[id] = max(0, min(was+down, b.mostDown(lane)))
		moved = moved || b.down[id] != was
	}
	if moved {
		b.tip.Hide()
		b.update()
	}
	return moved
}

// reveal scrolls as little as brings the card under the cursor into view.
func (b *boardView) reveal() {
	p, ok := b.placeOf(b.marks.Cursor)
	if !ok || b.view() <= 0 || b.frame.size.Width <= 0 {
		return
	}
	id, f := b.lanes[p.lane].ID, b.frame
	top := float32(p.at) * f.step
	b.down[id] = max(top+f.step-b.view(), min(b.down[id], top))
	left := float32(p.lane) * (f.width + f.gap)
	b.across = max(left+f.width-f.size.Width, min(b.across, left))
	b.settle()
}

// laneAt is the column at a point, −1 beside all of them.
func (b *boardView) laneAt(at fyne.Position) int {
	if at.Y < 0 || at.Y >= b.frame.foot || at.X < 0 || at.X >= b.frame.size.Width {
		return -1
	}
	x := at.X + b.across
	n := int(x / (b.frame.width + b.frame.gap))
	if n >= len(b.lanes) || x-float32(n)*(b.frame.width+b.frame.gap) >= b.frame.width {
		return -1
	}
	return n
}

// cardAt is the row of the card at a point, −1 where there is none.
func (b *boardView) cardAt(at fyne.Position) int {
	n := b.laneAt(at)
	if n < 0 || at.Y < b.frame.head {
		return -1
	}
	x := at.X - b.laneX(n)
	y := at.Y - b.frame.head + b.down[b.lanes[n].ID]
	i := int(y / b.frame.step)
	if x < b.frame.gap || x >= b.frame.width-b.frame.gap || i >= len(b.lanes[n].rows) || y-float32(i)*b.frame.step >= b.frame.card {
		return -1
	}
	return b.lanes[n].rows[i]
}

// boxAt is the target at a point, −1 where there is none.
func (b *boardView) boxAt(at fyne.Position) int {
	for i := range b.boxes {
		if pos, size := b.boxOf(i); draw.Inside(at, pos, size) {
			return i
		}
	}
	return -1
}

// boxOf is where a target is drawn.
func (b *boardView) boxOf(i int) (fyne.Position, fyne.Size) {
	f, n := b.frame, float32(len(b.boxes))
	gap := b.tokens.Size.Group
	w := (f.size.Width - (n-1)*gap) / n
	return fyne.NewPos(float32(i)*(w+gap), f.size.Height-f.target), fyne.NewSize(w, f.target)
}

// CursorCorner implements rowsView: under the name of the card.
func (b *boardView) CursorCorner() fyne.Position {
	at := host.PositionOf(b)
	if p, ok := b.placeOf(b.marks.Cursor); ok {
		at = at.AddXY(b.laneX(p.lane)+2*b.frame.gap, b.cardY(p)+b.frame.line+b.tokens.Size.Inner)
	}
	return at
}
