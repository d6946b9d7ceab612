package feed

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"kartoteka/ui/draw"
	"kartoteka/ui/look"
)

// feedSlot draws one entry with the heading over it.
type feedSlot struct {
	entry   int // it shows, −1 for none
	objects []fyne.CanvasObject

	head                *canvas.Text
	ground, rule, bar   *canvas.Rectangle
	disc, badge         *canvas.Rectangle
	icon                *draw.Icon
	lead, title, note   *canvas.Text
	badgeText, value    *canvas.Text
	more                *canvas.Text
	lines               []*canvas.Text
	files               []*feedFile
	top, height, moreAt float32
}

func newFeedSlot() *feedSlot {
	s := &feedSlot{entry: -1}
	box := func() *canvas.Rectangle {
		r := canvas.NewRectangle(color.Transparent)
		s.objects = append(s.objects, r)
		return r
	}
	s.ground, s.rule, s.bar, s.disc, s.badge = box(), box(), box(), box(), box()
	s.icon = draw.NewIcon()
	s.objects = append(s.objects, s.icon.Image)
	for _, t := range []**canvas.Text{&s.head, &s.lead, &s.title, &s.badgeText, &s.value, &s.note, &s.more} {
		*t = s.text()
	}
	return s
}

func (s *feedSlot) text() *canvas.Text {
	t := canvas.NewText("", color.Transparent)
	s.objects = append(s.objects, t)
	return t
}

func (s *feedSlot) hide() {
	s.entry = -1
	for _, o := range s.objects {
		o.Hide()
	}
}

// fill reads an entry into the slot.
func (s *feedSlot) fill(f *Feed, i int) {
	var item Item
	f.source.Item(i, &item)
	s.hide()
	s.entry = i
	t, p := f.tokens, f.places[i]
	if p.head > 0 {
		s.line(s.head, item.Heading, t.Size.Cell, p.top+t.Size.Gap, f.width, t.Size.Title, true, t.Color.Of(look.Muted))
	}
	s.top, s.height = p.top+p.head, p.height-p.head
	s.paint(f)
	draw.Put(s.rule, f.leadX(), p.bottom()-t.Size.Line, max(0, f.width-f.leadX()), t.Size.Line)
	s.rule.FillColor, s.rule.Hidden = t.Color.Line, false
	s.sign(f, &item)
	y := s.top + t.Size.Inner
	s.first(f, &item, y)
	x, width := f.textX(), f.textWidth()
	if item.Note != "" {
		y += f.step()
		s.line(s.note, item.Note, x, y, width, t.Size.Text, false, t.Color.Of(look.Muted))
	}
	for len(s.lines) < len(p.lines) {
		s.lines = append(s.lines, s.text())
	}
	for n, words := range p.lines {
		y += f.step()
		s.line(s.lines[n], words, x, y, width, t.Size.Text, false, t.Color.Of(look.Plain))
	}
	if p.more > 0 {
		y += f.step()
		s.moreAt = y
		s.line(s.more, f.env.Lang.N("feed.more", int64(p.more)), x, y, width, t.Size.Text, false, t.Color.Of(look.Accent))
	}
	for n, words := range item.Files {
		y += f.step()
		s.enclose(f, n, words, y)
	}
}

// sign draws the icon in its disc.
func (s *feedSlot) sign(f *Feed, item *Item) {
	if item.Icon == "" {
		return
	}
	t, side := f.tokens, f.iconSide()
	x, y := t.Size.Cell, s.top+t.Size.Inner
	draw.Put(s.disc, x, y, side, side)
	s.disc.FillColor, s.disc.CornerRadius, s.disc.Hidden = t.Color.Tint(item.Role), side/2, false
	inset := (side - t.Size.Icon + t.Size.Pad) / 2
	draw.Put(s.icon.Image, x+inset, y+inset, side-2*inset, side-2*inset)
	s.icon.Hidden = false
	role := item.Role
	if role == look.Plain {
		role = look.Muted
	}
	s.icon.Set(item.Icon, role)
}

// first draws the first line: hour, title, badge, and the sum at the right.
func (s *feedSlot) first(f *Feed, item *Item, y float32) {
	t := f.tokens
	s.line(s.lead, item.Lead, f.leadX(), y, f.textX(), t.Size.Text, false, t.Color.Of(look.Muted))
	end := f.width - t.Size.Cell
	if item.Value != "" {
		w := draw.TextWidth(item.Value, t.Size.Text, true) + 1
		s.line(s.value, item.Value, end-w, y, w+draw.CutTolerance, t.Size.Text, true, t.Color.Of(item.ValueRole))
		end -= w + t.Size.Group
	}
	badge := float32(0)
	if item.Badge != "" {
		badge = draw.BadgeWidth(t.Size, item.Badge) + t.Size.Gap
	}
	x := f.textX()
	room := max(0, end-x-badge)
	s.line(s.title, item.Title, x, y, room, t.Size.Text, true, t.Color.Of(look.Plain))
	if item.Badge == "" {
		return
	}
	x += min(room, draw.TextWidth(item.Title, t.Size.Text, true)) + t.Size.Gap
	draw.PutBadge(s.badge, s.badgeText, item.Badge, item.BadgeRole, x, y, badge-t.Size.Gap, f.step())
}

// line writes a line of an entry, cut to its room.
func (s *feedSlot) line(o *canvas.Text, words string, x, y, room, size float32, bold bool, c color.Color) {
	draw.PutLine(o, words, x, y, room, draw.LineStep(look.Current().Size.Text), size, c, bold)
}

// paint colours the ground of the entry.
func (s *feedSlot) paint(f *Feed) {
	c, t := f.tokens.Color, f.tokens.Size
	draw.Put(s.ground, 0, s.top, f.width, s.height-t.Line)
	draw.Put(s.bar, 0, s.top, 2*t.Line, s.height-t.Line)
	s.bar.FillColor, s.bar.Hidden = c.Accent, !f.focused || s.entry != f.cursor
	s.ground.Hidden = false
	switch s.entry {
	case f.cursor:
		s.ground.FillColor = c.AccentWeak
	case f.hover:
		s.ground.FillColor = c.Hover
	default:
		s.ground.Hidden = true
	}
}
