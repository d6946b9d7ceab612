package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"kartoteka/ui/draw"
	"kartoteka/ui/look"
)

// optionRow is the objects of one row in sight.
type optionRow struct {
	ground       *canvas.Rectangle
	name, detail *canvas.Text
}

// rowHeight is one line, or two when details are under the names.
func (l *OptionList) rowHeight() float32 {
	t := look.Current().Size
	if !l.beside {
		for _, o := range l.options {
			if o.Detail != "" {
				return t.Row + t.Group + t.Pad
			}
		}
	}
	return t.Row
}

func (l *OptionList) rows() int { return min(len(l.options), mostRows) }

// size is the size of the whole drop-down, at least as wide as its field.
func (l *OptionList) size(least float32) fyne.Size {
	t := look.Current().Size
	w := least
	for _, o := range l.options {
		name := draw.TextWidth(o.Name, t.Text, false)
		detail := draw.TextWidth(o.Detail, t.Caption, false)
		if l.beside {
			name += detail + t.Page
			detail = 0
		}
		w = max(w, min(max(name, detail)+2*t.Cell+t.Page, 3*t.Sidebar))
	}
	return fyne.NewSize(w, float32(l.rows())*l.rowHeight()+2*t.Pad)
}

// CreateRenderer draws the rows in sight.
func (l *OptionList) CreateRenderer() fyne.WidgetRenderer {
	l.thumb = canvas.NewRectangle(nil)
	l.draw = &draw.Drawing{Owner: l, Paint: l.paint, Place: l.place, Parts: []fyne.CanvasObject{l.thumb}}
	l.draw.Min = func() fyne.Size { return fyne.Size{} }
	return l.draw.Started()
}

func (l *OptionList) paint() {
	t := look.Current()
	l.thumb.FillColor, l.thumb.CornerRadius = t.Color.Scroll, t.Size.ScrollBar/4
	l.thumb.Hidden = l.rows() == len(l.options)
	for len(l.slots) < l.rows() {
		r := &optionRow{canvas.NewRectangle(nil), canvas.NewText("", nil), canvas.NewText("", nil)}
		l.slots = append(l.slots, r)
		l.draw.Parts = append(l.draw.Parts, r.ground, r.name, r.detail)
	}
	for i, s := range l.slots {
		at := l.top + i
		gone := i >= l.rows()
		s.ground.Hidden, s.name.Hidden, s.detail.Hidden = gone || at != l.cursor, gone, gone
		if gone {
			continue
		}
		o, role := l.options[at], look.Plain
		if l.off != nil && l.off(at) {
			role = look.Disabled
		}
		s.ground.FillColor, s.ground.CornerRadius = t.Color.Selection, t.Size.Radius/2
		draw.Write(s.name, o.Name, t.Size.Text, t.Color.Of(role), false)
		draw.Write(s.detail, o.Detail, t.Size.Caption, t.Color.Muted, false)
	}
}

func (l *OptionList) place(s fyne.Size) {
	t := look.Current().Size
	h := l.rowHeight()
	if n := float32(len(l.options)); n > 0 {
		part := s.Height / n
		draw.Put(l.thumb, s.Width-t.ScrollBar/2-t.Line, float32(l.top)*part, t.ScrollBar/2, float32(l.rows())*part)
	}
	for i, r := range l.slots[:min(len(l.slots), l.rows())] {
		y := t.Pad + float32(i)*h
		draw.Put(r.ground, t.Pad-t.Line, y, s.Width-2*(t.Pad-t.Line), h)
		room := s.Width - 2*t.Cell
		if l.beside {
			w := r.detail.MinSize().Width
			draw.PutText(r.detail, s.Width-t.Cell-w, y, h)
			room -= w
		}
		o := l.options[l.top+i]
		r.name.Text = draw.Cut(o.Name, room, r.name)
		if l.beside || o.Detail == "" {
			draw.PutText(r.name, t.Cell, y, h)
			continue
		}
		r.detail.Text = draw.Cut(o.Detail, room, r.detail)
		draw.PutText(r.name, t.Cell, y+t.Pad, h/2)
		draw.PutText(r.detail, t.Cell, y+h/2, h/2-t.Pad)
	}
}
