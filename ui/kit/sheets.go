package kit

import (
	"image"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"kartoteka/ui/draw"
	"kartoteka/ui/look"
)

// sheetWidth is how wide a sheet of A4 stands in the window at 100 % zoom.
const sheetWidth = 720

// NewSheets shows the pages of a paper under each other, scrolled.
func NewSheets(pages []image.Image) *container.Scroll {
	t := look.Current()
	stack := container.New(sheets{})
	for _, p := range pages {
		edge := canvas.NewRectangle(t.Color.Background)
		edge.StrokeColor, edge.StrokeWidth = t.Color.Line, t.Size.Line
		img := canvas.NewImageFromImage(p)
		img.FillMode = canvas.ImageFillContain
		img.ScaleMode = canvas.ImageScaleSmooth
		stack.Add(edge)
		stack.Add(img)
	}
	return container.NewVScroll(container.NewStack(canvas.NewRectangle(t.Color.Surface), stack))
}

// sheets lays pairs of an edge and a picture in the middle, one under another.
type sheets struct{}

func (sheets) size(o fyne.CanvasObject) fyne.Size {
	w := sheetWidth * look.Current().Size.Text / 13
	img := o.(*canvas.Image).Image.Bounds()
	return fyne.NewSize(w, w*float32(img.Dy())/float32(max(img.Dx(), 1)))
}

func (l sheets) Layout(objects []fyne.CanvasObject, s fyne.Size) {
	y := look.Current().Size.Page
	for i := 0; i+1 < len(objects); i += 2 {
		size := l.size(objects[i+1])
		x := max(0, (s.Width-size.Width)/2)
		draw.Put(objects[i], x, y, size.Width, size.Height)
		draw.Put(objects[i+1], x, y, size.Width, size.Height)
		y += size.Height + look.Current().Size.Page
	}
}

func (l sheets) MinSize(objects []fyne.CanvasObject) fyne.Size {
	m := fyne.NewSize(0, look.Current().Size.Page)
	for i := 1; i < len(objects); i += 2 {
		size := l.size(objects[i])
		m.Width = max(m.Width, size.Width)
		m.Height += size.Height + look.Current().Size.Page
	}
	return m
}
