package chart

import (
	"image"
	"math"

	"kartoteka/data/lang"
	"kartoteka/reports"
)

// funnelPlot is the room of a funnel: a band for each point, downwards, the names
// at the left, the notes at the right.
type funnelPlot struct {
	*canvas
	chart *reports.Chart
	lang  *lang.Lang
	bands image.Rectangle
	slot  float64 // height of a point
	most  float64 // the greatest value
}

func newFunnel(c *canvas, f *reports.Chart, l *lang.Lang) *funnelPlot {
	p := &funnelPlot{canvas: c, chart: f, lang: l}
	size, gap := c.img.Rect.Size(), c.dp(12)
	left, right := c.dp(8), c.dp(8)
	for i, point := range f.Points {
		left = max(left, c.width(point.Label.In(l)))
		right = max(right, c.width(point.Note.In(l)))
		if v, ok := p.value(i); ok {
			p.most = max(p.most, v)
		}
	}
	left, right = min(left, size.X/3)+gap+c.dp(8), min(right, size.X/3)+gap+c.dp(8)
	bottom := size.Y - c.dp(6)
	if f.Caption.Key != "" {
		bottom -= c.dp(18)
	}
	p.bands = image.Rect(left, c.dp(6), size.X-right, bottom)
	p.slot = float64(p.bands.Dy()) / float64(len(f.Points))
	return p
}

// value is the value of a point in the first series.
func (p *funnelPlot) value(i int) (float64, bool) {
	if len(p.chart.Series) == 0 {
		return 0, false
	}
	v, ok := valueAt(p.chart.Series[0], i)
	return v, ok && v >= 0
}

// draw paints the bands; each narrows towards the next one.
func (p *funnelPlot) draw() []Hit {
	hits := make([]Hit, len(p.chart.Points))
	for i, point := range p.chart.Points {
		top, bottom := p.top(i), p.top(i+1)
		hits[i] = Hit{Point: i, Bounds: image.Rect(0, top, p.img.Rect.Dx(), bottom)}
		p.band(i, top, bottom-max(p.dp(2), 1))
		if p.slot < letter*p.k {
			continue // no room for letters
		}
		middle := (top+bottom)/2 + p.dp(letter*0.36) - max(p.dp(1), 0)
		name := p.clip(point.Label.In(p.lang), p.bands.Min.X-p.dp(20))
		p.text(name, p.dp(8), middle, p.palette.Text)
		note := p.clip(point.Note.In(p.lang), p.img.Rect.Dx()-p.bands.Max.X-p.dp(20))
		p.text(note, p.bands.Max.X+p.dp(12), middle, p.palette.Muted)
		p.count(i, middle)
	}
	p.caption()
	return hits
}

func (p *funnelPlot) top(i int) int { return p.bands.Min.Y + int(math.Round(p.slot*float64(i))) }

// half is half of the width of a point's band.
func (p *funnelPlot) half(i int) float64 {
	v, ok := p.value(min(i, len(p.chart.Points)-1))
	if !ok || p.most <= 0 {
		return 0
	}
	return max(v/p.most*float64(p.bands.Dx())/2, p.k)
}

func (p *funnelPlot) band(i, top, bottom int) {
	v, ok := p.value(i)
	if !ok || v == 0 || bottom <= top {
		return
	}
	tone := p.chart.Series[0].Tone
	if t := p.chart.Points[i].Tone; t > 0 {
		tone = t
	}
	middle := float64(p.bands.Min.X+p.bands.Max.X) / 2
	head, foot := p.half(i), min(p.half(i), (p.half(i)+3*p.half(i+1))/4)
	if i == len(p.chart.Points)-1 {
		foot = head
	}
	p.gc.SetFillColor(drawingColor(p.palette.tone(tone)))
	p.gc.MoveTo(middle-head, float64(top))
	p.gc.LineTo(middle+head, float64(top))
	p.gc.LineTo(middle+foot, float64(bottom))
	p.gc.LineTo(middle-foot, float64(bottom))
	p.gc.Close()
	p.gc.Fill()
}

// count writes the value in its band or, when that is too narrow, beside it.
func (p *funnelPlot) count(i, y int) {
	v, ok := p.value(i)
	if !ok {
		return
	}
	s := p.lang.Number(v, 0)
	w, middle := p.width(s), (p.bands.Min.X+p.bands.Max.X)/2
	if inside := int(p.half(i) + p.half(i+1)); w+p.dp(8) <= inside {
		p.text(s, middle-w/2, y, p.palette.Background)
		return
	}
	p.text(s, middle+int(p.half(i))+p.dp(6), y, p.palette.Text)
}

func (p *funnelPlot) caption() {
	if p.chart.Caption.Key == "" {
		return
	}
	s := p.clip(p.chart.Caption.In(p.lang), p.img.Rect.Dx()-p.dp(16))
	p.text(s, p.dp(8), p.img.Rect.Dy()-p.dp(6), p.palette.Muted)
}
