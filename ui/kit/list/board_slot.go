package list

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"kartoteka/ui/draw"
	"kartoteka/ui/look"
)

// boardSlot draws one card. Its objects are made once and moved about.
type boardSlot struct {
	row         int // that it shows, −1 for none
	pos         fyne.Position
	line        float32 // height of a line
	ground      *canvas.Rectangle
	edge        *canvas.Rectangle
	title, left *canvas.Text
	right, note *canvas.Text
	objects     []fyne.CanvasObject
	spots       [6]fyne.Position // of the objects within the card
	cut         string           // what is said cut, in full
}

func newBoardSlot() *boardSlot {
	s := &boardSlot{
		row:    -1,
		ground: canvas.NewRectangle(color.Transparent), edge: canvas.NewRectangle(color.Transparent),
		title: canvas.NewText("", color.Transparent), left: canvas.NewText("", color.Transparent),
		right: canvas.NewText("", color.Transparent), note: canvas.NewText("", color.Transparent),
	}
	s.objects = []fyne.CanvasObject{s.ground, s.edge, s.title, s.left, s.right, s.note}
	return s
}

// fill writes the card of a row.
func (s *boardSlot) fill(b *boardView, row int) {
	t, f := b.tokens, b.frame
	card := b.source.Card(row)
	s.row, s.cut, s.line = row, "", f.line
	w := f.width - 2*f.gap
	s.ground.Resize(fyne.NewSize(w, f.card))
	s.edge.Resize(fyne.NewSize(3*t.Size.Line, f.card))
	s.paint(b, card.Tone)
	plain, muted := s.ink(b)
	x, y := t.Size.Group, t.Size.Inner
	room := w - x - t.Size.Gap
	s.write(2, s.title, card.Title, x, y, room, t.Size.Text, plain(look.Plain), true)
	y += f.line
	right, _ := draw.Fit(card.Right, room, t.Size.Text, false)
	rightWide := draw.TextWidth(right, t.Size.Text, false)
	s.write(4, s.right, card.Right, x+room-rightWide, y, room, t.Size.Text, muted(card.Tone), false)
	s.write(3, s.left, card.Left, x, y, room-rightWide-t.Size.Gap, t.Size.Text, plain(look.Plain), false)
	s.write(5, s.note, card.Note, x, y+f.line, room, t.Size.Caption, muted(card.NoteTone), false)
}

// ink is the colours of words: on the ground of the card, which is tinted when
// it is selected, and pale while the card itself is under way.
func (s *boardSlot) ink(b *boardView) (plain, muted func(look.Role) color.Color) {
	c := b.tokens.Color
	of := c.Of
	if s.ground.FillColor != color.Color(c.Background) {
		of = c.OnTint
	}
	if b.dragging(s.row) {
		of = func(look.Role) color.NRGBA { return c.Of(look.Disabled) }
	}
	plain = func(r look.Role) color.Color { return of(r) }
	muted = func(r look.Role) color.Color {
		if r == look.Plain {
			r = look.Muted
		}
		return of(r)
	}
	return plain, muted
}

// paint colours the card: marked or under the cursor, under the pointer, with the
// frame of the focus.
func (s *boardSlot) paint(b *boardView, tone look.Role) {
	c, line := b.tokens.Color, b.tokens.Size.Line
	marked, cursor := b.marks.Marked(s.row, b.source.ID(s.row)), s.row == b.marks.Cursor
	s.ground.CornerRadius, s.edge.CornerRadius = b.tokens.Size.Radius, line
	s.ground.FillColor, s.ground.StrokeColor, s.ground.StrokeWidth = c.Background, c.Line, line
	switch {
	case b.dragging(s.row):
		s.ground.FillColor = c.Surface
	case marked:
		s.ground.FillColor, s.ground.StrokeColor = c.Selection, c.Accent
	case s.row == b.hover:
		s.ground.FillColor = c.Hover
	}
	if cursor {
		s.ground.StrokeColor = c.Accent
		if b.focused {
			s.ground.StrokeWidth = 2 * line
		}
	}
	switch tone {
	case look.Plain:
		s.edge.FillColor = c.Line
	case look.Muted:
		s.edge.FillColor = c.Scroll
	default:
		s.edge.FillColor = c.Of(tone)
	}
}

// write sets one text of the card, cut to the width.
func (s *boardSlot) write(i int, o *canvas.Text, words string, x, y, w, size float32, c color.Color, bold bool) {
	shown, cut := draw.Fit(words, max(0, w)+draw.CutTolerance, size, bold)
	if cut && s.cut == "" {
		s.cut = words
	}
	draw.Write(o, shown, size, c, bold)
	high := draw.LineHeight(size)
	o.Resize(fyne.NewSize(w, high))
	s.spots[i] = fyne.NewPos(x, y+(s.line-high)/2)
}

// put moves the card to a point of the board.
func (s *boardSlot) put(x, y float32) {
	s.pos = fyne.NewPos(x, y)
	for i, o := range s.objects {
		o.Move(s.pos.Add(s.spots[i]))
	}
}
