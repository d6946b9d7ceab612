package form

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"kartoteka/ui/draw"
	"kartoteka/ui/look"
)

// CreateRenderer lays out the page: title and buttons, figures, problems, tabs,
// body.
func (p *Page[T]) CreateRenderer() fyne.WidgetRenderer {
	ground := canvas.NewRectangle(nil)
	d := &draw.Drawing{Owner: p.self, Parts: []fyne.CanvasObject{
		ground, p.title, p.badge, p.note, p.figures, p.notices, p.problems, p.tabs, p.body, p.buttons.row, p.busy,
	}}
	d.Paint = func() { ground.FillColor = look.Current().Color.Background }
	d.Min = func() fyne.Size {
		t := look.Current().Size
		return fyne.NewSize(2*t.Sidebar, 8*t.Input)
	}
	d.Place = func(s fyne.Size) {
		draw.Put(ground, 0, 0, s.Width, s.Height)
		p.arrange(s)
	}
	return d.Started()
}

func (p *Page[T]) arrange(s fyne.Size) {
	t := look.Current().Size
	draw.Put(p.busy, 0, 0, s.Width, 2*t.Line)
	width := s.Width - 2*t.Page
	y := t.Group
	p.head(t.Page, y, width)
	y += t.Input + t.Gap
	for _, o := range []fyne.CanvasObject{p.figures, p.notices, p.problems} {
		if o.Visible() {
			h := o.MinSize().Height
			if o == p.figures {
				h = p.figures.Height(width)
			}
			draw.Put(o, t.Page, y+t.Pad/2, width, h)
			y += h + t.Gap
		}
	}
	if p.tabs.Visible() {
		draw.Put(p.tabs, t.Page, y, width, t.Input)
		y += t.Input + t.Group
	} else {
		y += t.Pad
	}
	draw.Put(p.body, t.Page, y, width, max(0, s.Height-y-t.Pad))
}

// head places the title, the state and the note at the left of the buttons; a
// long title is cut, the buttons never.
func (p *Page[T]) head(x, y, width float32) {
	t := look.Current().Size
	title, badge, note := p.title.MinSize().Width, float32(0), p.note.MinSize().Width
	if p.badge.Visible() {
		badge = p.badge.MinSize().Width + t.Gap
	}
	buttons := p.buttons.fit(width - min(title+badge, width/2) - t.Page)
	draw.Put(p.buttons.row, x+width-buttons, y, buttons, t.Input)
	room := max(0, width-buttons-t.Page)
	title = min(title, max(0, room-badge))
	draw.Put(p.title, x, y, title, t.Input)
	draw.Put(p.badge, x+title+t.Gap, y, max(0, badge-t.Gap), t.Input)
	left := room - title - badge - t.Gap
	p.note.Hidden = left < min(note, 3*t.Page)
	draw.Put(p.note, x+title+badge+t.Gap, y, max(0, min(note, left)), t.Input)
}
