package list

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"kartoteka/ui/draw"
	"kartoteka/ui/host"
	"kartoteka/ui/kit"
	"kartoteka/ui/kit/grid"
	"kartoteka/ui/look"
)

// boardView is the rows of a register as cards in columns. Like the grid it keeps
// canvas objects for the cards in view only: a step of the wheel costs the same
// with fifty cards and with many thousands.
//
// Keys: arrows walk cards and columns, PgUp, PgDn, Home, End a column; Ctrl+←→
// take the card to the column beside; Space marks; Ctrl+A marks all; Esc unmarks
// or lets go of the card that is dragged; Enter opens. Each column scrolls by
// itself under the wheel; over the heads, and with Shift, the board scrolls
// sideways where the columns do not fit.
type boardView struct {
	widget.BaseWidget

	OnSelect func()                    // the cursor moved or marks changed
	OnOpen   func(row int)             // Enter or double click
	OnMenu   func(at fyne.Position)    // right click or the Menu key, in the canvas
	OnKey    func(*fyne.KeyEvent) bool // a key the board has no use for
	OnRune   func(rune)                // typing: the owner searches
	OnMove   func(row int, to string)  // a card was taken to a column or target; nil where cards stay
	May      func(row int, to string) string

	env     *host.Env
	content func() ([]boardLane, []boardBox)

	source cardSource
	lanes  []boardLane
	boxes  []boardBox
	where  []boardPlace // of each row; the lane is −1 for one without a card
	marks  grid.Marks
	hover  int // row under the pointer, −1 for none

	across float32            // how far the columns are scrolled
	down   map[string]float32 // how far each column is, by its ID

	focused  bool
	clicks   kit.Clicks
	drag     *boardDrag
	pulled   bool            // the pointer is down and moves, with a card or without
	edge     *fyne.Animation // scrolls while a card rests at an edge
	creeping bool            // it runs

	tokens look.Tokens
	frame  boardFrame
	cards  boardCards
	tip    *draw.Tip
	clip   *container.Clip
}

// cardSource is the rows of a board.
type cardSource interface {
	grid.Source
	Card(row int) BoardCard
}

// boardPlace is the column of a card and its index in it.
type boardPlace struct{ lane, at int }

func newBoardView(env *host.Env) *boardView {
	b := &boardView{env: env, source: noRows{}, hover: -1, tokens: look.Current(), tip: draw.NewTip(), down: map[string]float32{}}
	b.marks.Cursor = -1
	b.cards.b = b
	b.cards.draw = draw.Drawing{Owner: &b.cards, Paint: func() {}, Place: func(fyne.Size) { b.cards.place() }}
	b.cards.draw.Min = func() fyne.Size { return fyne.Size{} }
	b.cards.ExtendBaseWidget(&b.cards)
	b.clip = container.NewClip(&b.cards)
	b.edge = fyne.NewAnimation(edgeTurn, b.edgeTick())
	b.edge.Curve, b.edge.RepeatCount = fyne.AnimationLinear, fyne.AnimationRepeatForever
	b.ExtendBaseWidget(b)
	return b
}

// noRows is the source of a board before it has one.
type noRows struct{}

func (noRows) Len() int                    { return 0 }
func (noRows) ID(int) string               { return "" }
func (noRows) Cell(_, _ int, _ *grid.Cell) {}
func (noRows) Card(int) BoardCard          { return BoardCard{} }

// SetSource implements rowsView. When the card under the cursor is gone, the one
// that took its place in the column has the cursor.
func (b *boardView) SetSource(s grid.Source) {
	last, had := b.placeOf(b.marks.Cursor)
	id := b.marks.ID
	b.source = s.(cardSource)
	b.part()
	b.marks.Follow(s)
	if b.marks.ID != id || !b.shown(b.marks.Cursor) {
		b.marks.Cursor, b.marks.ID = -1, ""
		if had {
			b.nearest(last)
		} else if row := b.firstRow(); row >= 0 {
			b.marks.SetCursor(s, row)
		}
	}
	b.followDrag()
	b.cards.forget()
	b.settle()
	if now, ok := b.placeOf(b.marks.Cursor); ok && had && now.lane != last.lane {
		b.reveal()
	}
	b.update()
}

// Reload implements rowsView.
func (b *boardView) Reload() { b.SetSource(b.source) }

// part asks which rows are in which column.
func (b *boardView) part() {
	b.lanes, b.boxes = b.content()
	b.where = slices.Repeat([]boardPlace{{lane: -1}}, b.source.Len())
	for n := range b.lanes {
		for i, row := range b.lanes[n].rows {
			b.where[row] = boardPlace{n, i}
		}
	}
}

// placeOf is the place of the card of a row; false when it has none.
func (b *boardView) placeOf(row int) (p boardPlace, ok bool) {
	if row < 0 || row >= len(b.where) {
		return p, false
	}
	return b.where[row], b.where[row].lane >= 0
}

func (b *boardView) shown(row int) bool {
	_, ok := b.placeOf(row)
	return ok
}

// nearest puts the cursor on the card nearest to a place, in its column first.
func (b *boardView) nearest(p boardPlace) {
	for away := range len(b.lanes) {
		for _, n := range []int{p.lane + away, p.lane - away} {
			if n < 0 || n >= len(b.lanes) {
				continue
			}
			if rows := b.lanes[n].rows; len(rows) > 0 {
				b.marks.SetCursor(b.source, rows[min(p.at, len(rows)-1)])
				return
			}
		}
	}
}

func (b *boardView) firstRow() int {
	for _, l := range b.lanes {
		if len(l.rows) > 0 {
			return l.rows[0]
		}
	}
	return -1
}

// Cursor implements rowsView.
func (b *boardView) Cursor() int { return b.marks.Cursor }

// CursorID implements rowsView.
func (b *boardView) CursorID() string { return b.marks.ID }

// Marked implements rowsView.
func (b *boardView) Marked() int { return len(b.marks.IDs) }

// Selected implements rowsView.
func (b *boardView) Selected() []int { return b.marks.Selected(b.source) }

// Select implements rowsView; a row without a card is not selected.
func (b *boardView) Select(row int) {
	if b.shown(row) {
		b.marks.Clear()
		b.marks.SetCursor(b.source, row)
		b.selected()
	}
}

// SelectFirst implements rowsView.
func (b *boardView) SelectFirst() { b.Select(b.firstRow()) }

// selected redraws after the selection changed.
func (b *boardView) selected() {
	b.tip.Hide()
	b.cards.forget()
	b.reveal()
	b.update()
	if b.OnSelect != nil {
		b.OnSelect()
	}
}

// update draws what changed.
func (b *boardView) update() {
	b.cards.place()
	canvas.Refresh(&b.cards)
}

// MinSize leaves room for two columns of two cards.
func (b *boardView) MinSize() fyne.Size {
	b.ExtendBaseWidget(b)
	t := b.tokens.Size
	return fyne.NewSize(2*columnLeast*b.tokens.Zoom+t.Gap, 10*t.Row)
}

// CreateRenderer implements fyne.Widget.
func (b *boardView) CreateRenderer() fyne.WidgetRenderer {
	d := &draw.Drawing{Owner: b, Parts: append([]fyne.CanvasObject{b.clip}, b.tip.Parts()...)}
	d.Min = b.MinSize
	d.Paint = func() {
		b.tokens = look.Current()
		b.cards.forget()
	}
	d.Place = func(s fyne.Size) {
		draw.Put(b.clip, 0, 0, s.Width, s.Height)
		b.cards.Resize(s)
		b.tip.LaidOut(s)
		b.settle()
		b.cards.place()
	}
	return d
}
