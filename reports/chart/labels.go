package chart

import (
	"image"
	"strconv"
	"time"

	"kartoteka/data/calendar"
	"kartoteka/reports"
)

// labelled tells whether names stand under the points: periods always, other
// names when each has room.
func (p *plot) labelled() bool {
	f := p.chart
	if f.Points[0].Label.Kind == reports.KindPeriod {
		return true
	}
	return float64(p.img.Rect.Dx())/float64(len(f.Points)) >= 64*p.k
}

// labels writes names under the points, as many as stand apart.
func (p *plot) labels() {
	if !p.labelled() {
		return
	}
	slot := float64(p.area.Dx()) / float64(len(p.chart.Points))
	names := make([]string, len(p.chart.Points))
	widest := 0
	for i, point := range p.chart.Points {
		names[i] = p.name(point.Label)
		if point.Label.Kind != reports.KindPeriod {
			names[i] = p.clip(names[i], int(slot)-p.dp(10))
		}
		widest = max(widest, p.width(names[i]))
	}
	stride, first := p.stride(float64(widest+p.dp(10)) / slot)
	y := p.area.Max.Y + p.dp(16)
	for i := first; i < len(names); i += stride {
		x := int((p.x(i)+p.x(i+1))/2) - p.width(names[i])/2
		x = min(max(x, 0), p.img.Rect.Dx()-p.width(names[i]))
		p.text(names[i], x, y, p.palette.Muted)
	}
}

// stride is how many points go by from label to label, at least this many, and
// the first labelled one: months are labelled from January, quarters from the
// first.
func (p *plot) stride(least float64) (stride, first int) {
	label := p.chart.Points[0].Label
	round := []int{1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000}
	year := 0
	if label.Kind == reports.KindPeriod {
		switch calendar.Step(label.Text) {
		case calendar.Month:
			round, year = []int{1, 2, 3, 6, 12, 24, 36, 60, 120, 240, 600}, 12
		case calendar.Quarter:
			round, year = []int{1, 2, 4, 8, 12, 20, 40, 80, 200}, 4
		case calendar.Day, calendar.Week:
			round = []int{1, 2, 4, 7, 14, 28, 56, 91, 182, 364, 728, 1820, 3640}
		}
	}
	stride = round[len(round)-1]
	for _, n := range round {
		if float64(n) >= least {
			stride = n
			break
		}
	}
	if year == 0 || stride == 1 {
		return stride, 0
	}
	month := int(label.Time.Month()) - 1
	place := month * year / 12 // of the first point in its year
	return stride, (stride - place%stride) % stride
}

// name is the label of a point, short.
func (p *plot) name(c reports.Cell) string {
	if c.Kind != reports.KindPeriod {
		return c.In(p.lang)
	}
	year := func(t time.Time) string { return strconv.Itoa(t.Year()) }
	switch calendar.Step(c.Text) {
	case calendar.Month:
		return p.lang.MonthShort(c.Time)
	case calendar.Quarter:
		return p.lang.T("report.axis.quarter", "Quarter", int(c.Time.Month()+2)/3, "Year", year(c.Time))
	case calendar.HalfYear:
		return p.lang.T("report.axis.halfyear", "Half", int(c.Time.Month()+5)/6, "Year", year(c.Time))
	case calendar.Year:
		return year(c.Time)
	}
	if len(p.chart.Points) > 180 {
		return p.lang.MonthShort(c.Time)
	}
	return c.Time.Format("02.01")
}

// legendShown tells whether the colours need names: when bars of many series
// stand on one another.
func (p *plot) legendShown() bool {
	bars := 0
	for _, s := range p.chart.Series {
		if s.Shape == reports.ShapeBars {
			bars++
		}
	}
	return bars > 1
}

// legend names the colours of the bars over the plot.
func (p *plot) legend() {
	if !p.legendShown() {
		return
	}
	x, square := p.area.Min.X, p.dp(9)
	for _, s := range p.chart.Series {
		if s.Shape != reports.ShapeBars {
			continue
		}
		name := p.clip(s.Name.In(p.lang), p.dp(160))
		if x+square+p.dp(4)+p.width(name) > p.img.Rect.Dx() {
			return
		}
		p.fill(image.Rect(x, p.dp(4), x+square, p.dp(4)+square), p.palette.tone(s.Tone))
		x += square + p.dp(5)
		p.text(name, x, p.dp(13), p.palette.Text)
		x += p.width(name) + p.dp(16)
	}
}

// caption says under the chart what the axes mean, first the unit.
func (p *plot) caption() {
	if p.chart.Caption.Key == "" {
		return
	}
	s := p.chart.Caption.In(p.lang)
	if unit := p.left.scale.Key; unit != "" {
		s = p.lang.T("report.caption", "Unit", p.lang.T(unit), "Caption", s)
	}
	s = p.clip(s, p.img.Rect.Dx()-p.area.Min.X)
	p.text(s, p.area.Min.X, p.img.Rect.Dy()-p.dp(6), p.palette.Muted)
}
