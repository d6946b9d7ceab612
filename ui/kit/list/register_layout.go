package list

import (
	"fyne.io/fyne/v2"

	"kartoteka/ui/draw"
	"kartoteka/ui/kit"
	"kartoteka/ui/look"
)

// narrowList is the width under which the preview gives its room to the rows.
const narrowList = 960

// CreateRenderer implements fyne.Widget. Rows are read when the page is first
// shown.
func (p *Page[R]) CreateRenderer() fyne.WidgetRenderer {
	d := &draw.Drawing{Owner: p, Place: p.place}
	d.Min = func() fyne.Size { return fyne.NewSize(480, 240) }
	d.Paint = func() { d.Parts = p.paint() }
	d.Paint()
	p.draw = d
	if !p.loaded {
		p.Reload()
	}
	return d
}

// paint chooses what is on the page now.
func (p *Page[R]) paint() []fyne.CanvasObject {
	b := p.bar
	objects := []fyne.CanvasObject{b.title, b.count}
	for _, x := range b.buttons {
		objects = append(objects, x)
	}
	if p.r.Search != nil {
		objects = append(objects, b.find)
	}
	for _, c := range b.chips {
		objects = append(objects, c)
	}
	if b.add != nil {
		objects = append(objects, b.add)
	}
	p.paintNote()
	setVisible(p.body, !p.note.Visible())
	return append(objects, b.reset, p.figures, p.advice, p.body, p.preview, p.note, p.busy)
}

// previewFits is whether the preview has its place on a page of the width.
func (p *Page[R]) previewFits(width float32) bool {
	return p.r.Preview != nil && !p.prefs.Shut && !p.onBoard() && !p.note.Visible() && width >= narrowList*look.Current().Zoom
}

// paintNote says why there are no rows and offers the one thing to do about it.
func (p *Page[R]) paintNote() {
	l := p.env.Lang
	switch {
	case p.failed != nil:
		p.note.set(p.explain(p.failed), look.Bad, kit.NewButton(p.env, l.T("register.again"), p.Reload))
	case p.loads == 0 || p.rows.Len() > 0:
		p.note.Hide()
	case len(p.rows.all) > 0 || p.narrowsLoad():
		p.note.set(l.T("register.nothing"), look.Muted, kit.NewButton(p.env, l.T("register.reset_all"), p.Reset))
	case p.r.Create != nil:
		p.note.set(p.r.empty(l), look.Muted, kit.NewButton(p.env, l.T("register.create"), p.r.Create))
	default:
		p.note.set(p.r.empty(l), look.Muted, nil)
	}
}

// narrowsLoad is whether a filter in force kept rows from being read.
func (p *Page[R]) narrowsLoad() bool {
	for _, f := range p.r.Filters {
		if f.loads && p.filters[f.key].On {
			return true
		}
	}
	return false
}

// place lays the page out: head, search and chips, rows with the preview.
func (p *Page[R]) place(size fyne.Size) {
	t := look.Current().Size
	draw.Put(p.busy, 0, 0, size.Width, 2*t.Line)
	left, right, foot := t.Page, size.Width-t.Page, t.Page
	var y float32
	if p.r.Part {
		left, right, foot = 0, size.Width, t.Pad
		y = p.placeFigures(left, right, p.placePart(right)+t.Gap, t.Group)
	} else {
		y = p.placeFigures(left, right, p.placeHead(left, right, t.Group)+t.Gap, t.Gap)
		y = p.placeFilters(left, right, y) + t.Gap
	}
	y = p.placeAdvice(left, right, y)
	h := max(0, size.Height-y-foot)
	if p.preview.Hidden = !p.previewFits(size.Width); !p.preview.Hidden {
		draw.Put(p.preview, right-t.Preview+t.Page, y, t.Preview-t.Page, h)
		right -= t.Preview
	}
	w := max(0, right-left)
	draw.Put(p.body, left, y, w, h)
	draw.Put(p.note, left, y, w, h)
}

// placeFigures lays the figures, when there are any; it returns where what comes
// next begins.
func (p *Page[R]) placeFigures(left, right, y, gap float32) float32 {
	if !p.figures.Visible() {
		return y
	}
	h := p.figures.Height(right - left)
	draw.Put(p.figures, left, y, right-left, h)
	return y + h + gap
}

// placeAdvice lays the advice, when there is one.
func (p *Page[R]) placeAdvice(left, right, y float32) float32 {
	if !p.advice.Visible() {
		return y
	}
	h := p.advice.height(right - left)
	draw.Put(p.advice, left, y, right-left, h)
	return y + h + look.Current().Size.Gap
}

// placePart lays search, chips and count at the left and the buttons at the
// right of one line; it returns where the line ends.
func (p *Page[R]) placePart(right float32) float32 {
	b, t := p.bar, look.Current().Size
	b.title.Hide()
	right = p.placeButtons(right, 0)
	b.count.Hidden = p.r.Search != nil || b.add != nil
	if b.count.Hidden {
		return p.placeFilters(0, right-t.Gap, 0)
	}
	draw.Put(b.count, 0, 1, max(0, min(b.count.MinSize().Width, right)), t.Input)
	return t.Input
}

// placeHead lays name and count at the left, buttons at the right.
func (p *Page[R]) placeHead(left, right, y float32) float32 {
	t, b := look.Current().Size, p.bar
	right = p.placeButtons(right, y)
	w := min(b.title.MinSize().Width, max(0, right-left))
	draw.Put(b.title, left, y, w, t.Input)
	left += w + t.Gap
	draw.Put(b.count, left, y+1, max(0, min(b.count.MinSize().Width, right-left)), t.Input)
	return y + t.Input
}

// placeButtons lays the buttons from the right; it returns where the first begins.
func (p *Page[R]) placeButtons(right, y float32) float32 {
	t, b := look.Current().Size, p.bar
	for i := len(b.buttons) - 1; i >= 0; i-- {
		w := b.buttons[i].MinSize().Width
		right -= w
		draw.Put(b.buttons[i], right, y, w, t.Input)
		right -= t.Gap
	}
	return right
}

// placeFilters lays the search, then the chips, in more lines if need be.
func (p *Page[R]) placeFilters(left, right, y float32) float32 {
	t, b := look.Current().Size, p.bar
	if p.r.Search == nil && b.add == nil {
		return y - t.Gap
	}
	if !b.reset.Hidden {
		w := b.reset.MinSize().Width
		draw.Put(b.reset, right-w, y, w, t.Input)
		right -= w + t.Group
	}
	x := left
	if p.r.Search != nil {
		w := min(60*t.Pad, right-left)
		draw.Put(b.find, x, y, w, t.Input)
		x += w + t.Gap
	}
	chips := b.chips
	if b.add != nil && !b.add.Hidden {
		chips = append(chips[:len(chips):len(chips)], b.add)
	}
	for _, c := range chips {
		w := min(c.MinSize().Width, right-left)
		if x+w > right && x > left {
			x, y = left, y+t.Input+t.Pad
		}
		draw.Put(c, x, y+(t.Input-t.Chip)/2, w, t.Chip)
		x += w + t.Gap
	}
	return y + t.Input
}
