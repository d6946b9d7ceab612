// Package chart draws a Chart: bars, bars on one another, lines and the line
// of shares of a Pareto chart, and funnels, in any size and scale.
//
// The layout is ours: the baseline is zero, ticks are round numbers in short
// units, labels never touch, a period that is not over is hatched. Of go-chart
// only the rasteriser of paths and letters is used: its ready-made charts start
// bars above zero and never return on NaN. Any Chart gives a picture: values
// that are no numbers are left out.
//
// Equal input gives an equal picture, to the byte.
package chart

import (
	"fmt"
	"image"
	"image/png"
	"io"
	"math"

	"kartoteka/data/lang"
	"kartoteka/reports"
)

// Style is how a chart looks.
type Style struct {
	// Palette is its colours.
	Palette Palette
	// Scale is pixels per unit of layout, in which letters are 11 high: 1 on
	// a plain screen, 2 on a dense one, 3 on paper.
	Scale float64
}

// Hit is where a point of the chart was drawn: the column of the picture over
// which the pointer means that point.
type Hit struct {
	Bounds image.Rectangle // pixels of the picture
	Point  int             // index in Chart.Points
}

// largestSide keeps a wrong size from taking all the memory there is.
const largestSide = 16384

// Draw makes the picture of a chart, width by height pixels, and tells where
// its points are. A nil chart gives the empty background.
func Draw(f *reports.Chart, l *lang.Lang, width, height int, s Style) (*image.RGBA, []Hit) {
	width, height = min(max(width, 1), largestSide), min(max(height, 1), largestSide)
	if !(s.Scale > 0.1) {
		s.Scale = 1
	}
	c := newCanvas(width, height, min(s.Scale, 16), s.Palette)
	if f == nil || len(f.Points) == 0 {
		return c.img, nil
	}
	if f.Form == reports.FormFunnel {
		if p := newFunnel(c, f, l); p.bands.Dx() > 0 && p.bands.Dy() > 0 {
			return c.img, p.draw()
		}
		return c.img, nil
	}
	p := newPlot(c, f, l)
	if p.area.Dx() < 1 || p.area.Dy() < 1 {
		return c.img, nil
	}
	p.grid()
	p.bars()
	p.baseline()
	p.lines()
	p.labels()
	p.legend()
	p.caption()
	return c.img, p.hits()
}

// PNG writes the picture of a chart as PNG.
func PNG(w io.Writer, f *reports.Chart, l *lang.Lang, width, height int, s Style) error {
	img, _ := Draw(f, l, width, height, s)
	if err := png.Encode(w, img); err != nil {
		return fmt.Errorf("write chart: %w", err)
	}
	return nil
}

// plot is the room of the values with its scales.
type plot struct {
	*canvas
	chart *reports.Chart
	lang  *lang.Lang
	area  image.Rectangle
	left  ticks
	right bool // some series is in per cent
}

func newPlot(c *canvas, f *reports.Chart, l *lang.Lang) *plot {
	p := &plot{canvas: c, chart: f, lang: l}
	low, high := extremes(f)
	for _, s := range f.Series {
		p.right = p.right || s.Percent
	}
	top, bottom := c.dp(10), c.dp(6)
	if p.legendShown() {
		top += c.dp(20)
	}
	if p.labelled() {
		bottom += c.dp(18)
	}
	if f.Caption.Key != "" {
		bottom += c.dp(18)
	}
	height := c.img.Rect.Dy() - top - bottom
	p.left = newTicks(f.Unit, low, high, float64(height)/c.k, p.right)
	leftRoom, rightRoom := c.dp(8), c.dp(4)
	for _, v := range p.left.values() {
		leftRoom = max(leftRoom, c.width(p.left.label(l, v))+c.dp(10))
	}
	if p.right {
		rightRoom = c.width(l.Percent(100)) + c.dp(6)
	}
	p.area = image.Rect(leftRoom, top, c.img.Rect.Dx()-rightRoom, top+height)
	return p
}

// y is the height at which a value of the left axis stands.
func (p *plot) y(v float64) float64 {
	return float64(p.area.Max.Y) - (v-p.left.low)/(p.left.high-p.left.low)*float64(p.area.Dy())
}

// yPercent is the height of a share: 0 stands on the baseline, 100 on top.
func (p *plot) yPercent(v float64) float64 {
	zero := p.y(0)
	return zero - v/100*(zero-float64(p.area.Min.Y))
}

// x is the left edge of the place of a point; of the one after the last it is
// the right edge of the plot.
func (p *plot) x(point int) float64 {
	return float64(p.area.Min.X) + float64(p.area.Dx())*float64(point)/float64(len(p.chart.Points))
}

func (p *plot) hits() []Hit {
	hits := make([]Hit, len(p.chart.Points))
	for i := range hits {
		from, to := int(math.Round(p.x(i))), int(math.Round(p.x(i+1)))
		hits[i] = Hit{Point: i, Bounds: image.Rect(from, p.area.Min.Y, to, p.area.Max.Y)}
	}
	return hits
}
