package kit

import (
	"image"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"kartoteka/reports"
	"kartoteka/reports/chart"
	"kartoteka/ui/host"
	"kartoteka/ui/look"
)

// FigureView shows the figure of a report, drawn for the pixels it gets. A click
// on a point calls onPoint with its number in Figure.Points.
type FigureView struct {
	widget.BaseWidget
	env     *host.Env
	figure  *reports.Chart
	height  float32
	onPoint func(int)

	raster *canvas.Raster
	drawn  drawnFigure
}

// drawnFigure is the last picture and what it was drawn for: a window asks for
// the same picture many times.
type drawnFigure struct {
	of     *reports.Chart
	w, h   int
	ground any
	img    image.Image
	hits   []chart.Hit
	scale  float64
}

// NewFigureView makes a view of a height at 100 % zoom; onPoint may be nil.
func NewFigureView(env *host.Env, height float32, onPoint func(int)) *FigureView {
	v := &FigureView{env: env, height: height, onPoint: onPoint}
	v.raster = canvas.NewRaster(v.draw)
	v.ExtendBaseWidget(v)
	return v
}

// Set shows another figure; nil shows nothing.
func (v *FigureView) Set(f *reports.Chart) {
	v.figure = f
	v.Refresh()
}

// Refresh draws the figure again.
func (v *FigureView) Refresh() {
	v.raster.Refresh()
	v.BaseWidget.Refresh()
}

// draw makes the picture for so many pixels.
func (v *FigureView) draw(w, h int) image.Image {
	if v.figure == nil || w < 2 || h < 2 || v.raster.Size().Width < 2 {
		return image.NewNRGBA(image.Rect(0, 0, 1, 1))
	}
	ground := look.Current().Color.ChartGround
	if d := &v.drawn; d.of != v.figure || d.w != w || d.h != h || d.ground != any(ground) {
		*d = drawnFigure{of: v.figure, w: w, h: h, ground: ground}
		d.scale = float64(w) / float64(v.raster.Size().Width)
		zoom := float64(look.Current().Size.Caption) / 11
		d.img, d.hits = chart.Draw(v.figure, v.env.Lang, w, h, chart.Style{Palette: palette(), Scale: d.scale * zoom})
	}
	return v.drawn.img
}

// palette is the colours of the theme in force.
func palette() chart.Palette {
	c := look.Current().Color
	return chart.Palette{Background: c.ChartGround, Text: c.Text, Muted: c.ChartText, Line: c.ChartLine, Tones: c.Chart}
}

// Tapped opens the point under the pointer.
func (v *FigureView) Tapped(ev *fyne.PointEvent) {
	at := image.Pt(int(float64(ev.Position.X)*v.drawn.scale), int(float64(ev.Position.Y)*v.drawn.scale))
	for _, h := range v.drawn.hits {
		if at.In(h.Bounds) && v.onPoint != nil {
			v.onPoint(h.Point)
			return
		}
	}
}

// Cursor shows that points can be opened.
func (v *FigureView) Cursor() desktop.Cursor {
	if v.onPoint == nil {
		return desktop.DefaultCursor
	}
	return desktop.PointerCursor
}

// MinSize is the height asked for.
func (v *FigureView) MinSize() fyne.Size {
	return fyne.NewSize(0, v.height*look.Current().Size.Caption/11)
}

// CreateRenderer shows the picture.
func (v *FigureView) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(v.raster) }
