package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"kartoteka/ui/look"
)

// Beside lays objects from the left, a gap apart, each at its smallest size.
func Beside(objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(row{gap: look.Current().Size.Gap}, objects...)
}

// Wrapped lays objects from the left and goes on in the next row when the width
// ends.
func Wrapped(objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(flow{}, objects...)
}

// Stacked lays objects under each other in the full width, a group apart.
func Stacked(objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(stack{gap: look.Current().Size.Group}, objects...)
}

// Topped lays objects under each other without a gap: the thin line of waiting
// over a page.
func Topped(objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(stack{}, objects...)
}

// Margins puts the page margin around an object.
func Margins(o fyne.CanvasObject) *fyne.Container {
	return container.New(margin{look.Current().Size.Page}, o)
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
	put(ground, 0, 0, s.Width, s.Height)
	put(bar, 0, 0, 3*t.Size.Line, s.Height)
	put(objects[2], t.Size.Group, t.Size.Gap, s.Width-2*t.Size.Group, s.Height-2*t.Size.Gap)
}

func (callout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	t := look.Current().Size
	m := objects[2].MinSize()
	return fyne.NewSize(m.Width+2*t.Group, m.Height+2*t.Gap)
}
