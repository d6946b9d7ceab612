package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"kartoteka/ui/draw"
	"kartoteka/ui/look"
)

// Beside lays objects from the left, a gap apart, each at its smallest size.
func Beside(objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(Row{Gap: look.Current().Size.Gap}, objects...)
}

// Wrapped lays objects from the left and goes on in the next row when the width
// ends.
func Wrapped(objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(flow{}, objects...)
}

// Stacked lays objects under each other in the full width, a group apart.
func Stacked(objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(Stack{Gap: look.Current().Size.Group}, objects...)
}

// Closed lays objects under each other in the full width, without a gap.
func Closed(objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(Stack{}, objects...)
}

// Labelled is a control under the words that name it, as in a form.
func Labelled(words string, control fyne.CanvasObject) *fyne.Container {
	return container.New(Stack{Gap: look.Current().Size.Pad / 2}, Caption(words), control)
}

// Topped draws the thin line of waiting over the upper edge of a page.
func Topped(line *Busy, page fyne.CanvasObject) *fyne.Container {
	return container.New(topped{}, page, line)
}

// topped gives the page all the room and the line its own height.
type topped struct{}

func (topped) Layout(objects []fyne.CanvasObject, s fyne.Size) {
	draw.Put(objects[0], 0, 0, s.Width, s.Height)
	draw.Put(objects[1], 0, 0, s.Width, objects[1].MinSize().Height)
}

func (topped) MinSize(objects []fyne.CanvasObject) fyne.Size { return objects[0].MinSize() }

// Led lays an object at its smallest size and gives another one the rest of the
// line, a gap apart.
func Led(first, rest fyne.CanvasObject) *fyne.Container { return container.New(&led{}, first, rest) }

// led centres both on the first line. The rest, if Wrapped, goes on in more lines;
// how many, it knows of the width it had last, as a paragraph does.
type led struct{ width float32 }

func (l *led) Layout(objects []fyne.CanvasObject, s fyne.Size) {
	if s.Width > 0 { // 0 is a page not shown yet
		l.width = s.Width
	}
	x, line := float32(0), l.line(objects)
	for i, o := range objects {
		m := o.MinSize()
		y := (line - m.Height) / 2
		if i == len(objects)-1 {
			m.Width, m.Height = s.Width-x, m.Height+s.Height-line
		}
		draw.Put(o, x, y, m.Width, m.Height)
		x += m.Width + look.Current().Size.Gap
	}
}

// line is the height of the first line.
func (l *led) line(objects []fyne.CanvasObject) float32 {
	return Row{look.Current().Size.Gap}.MinSize(objects).Height
}

func (l *led) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := Row{look.Current().Size.Gap}.MinSize(objects)
	last := len(objects) - 1
	if c, ok := objects[last].(*fyne.Container); ok && l.width > 0 {
		if f, ok := c.Layout.(flow); ok {
			first := Row{look.Current().Size.Gap}.MinSize(objects[:last]).Width + look.Current().Size.Gap
			size.Height += f.height(c.Objects, l.width-first) - c.MinSize().Height
		}
	}
	return size
}

// Margins puts the page margin at both sides of an object, and above and below
// it the distance of groups.
func Margins(o fyne.CanvasObject) *fyne.Container {
	t := look.Current().Size
	return container.New(Margin{t.Page, t.Group}, o)
}

// Head is the first line of a page: its name at the left, buttons at the right.
func Head(name *Words, buttons ...fyne.CanvasObject) *fyne.Container {
	return container.NewBorder(nil, nil, nil, Beside(buttons...), name)
}

// Callout sets words apart by a tinted ground and a bar of the accent at the
// left: the conclusion of a report.
func Callout(o fyne.CanvasObject) *fyne.Container {
	t := look.Current()
	bar, ground := canvas.NewRectangle(t.Color.Accent), canvas.NewRectangle(t.Color.Surface)
	return container.New(callout{}, ground, bar, o)
}

// callout lays the ground, the bar and the content of a Callout.
type callout struct{}

func (callout) Layout(objects []fyne.CanvasObject, s fyne.Size) {
	t := look.Current()
	ground, bar := objects[0].(*canvas.Rectangle), objects[1].(*canvas.Rectangle)
	ground.FillColor, bar.FillColor = t.Color.Surface, t.Color.Accent
	draw.Put(ground, 0, 0, s.Width, s.Height)
	draw.Put(bar, 0, 0, 3*t.Size.Line, s.Height)
	draw.Put(objects[2], t.Size.Group, t.Size.Gap, s.Width-2*t.Size.Group, s.Height-2*t.Size.Gap)
}

func (callout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	t := look.Current().Size
	m := objects[2].MinSize()
	return fyne.NewSize(m.Width+2*t.Group, m.Height+2*t.Gap)
}
