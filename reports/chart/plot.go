package chart

import (
	"image"
	"image/color"
	"math"

	"kartoteka/reports"
)

// grid draws a line at every tick and writes the ticks at both sides.
func (p *plot) grid() {
	half := p.dp(letter * 0.36) // letters stand so that their middle is at the line
	values := p.left.values()
	for i, v := range values {
		y := int(math.Round(p.y(v)))
		p.fill(image.Rect(p.area.Min.X, y, p.area.Max.X, y+p.hair()), p.palette.Line)
		s := p.left.label(p.lang, v)
		p.text(s, p.area.Min.X-p.width(s)-p.dp(6), y+half, p.palette.Muted)
		if p.right && p.left.low == 0 {
			s := p.lang.Number(100*float64(i)/float64(len(values)-1), 0)
			p.text(s+p.percentSign(), p.area.Max.X+p.dp(6), y+half, p.palette.Muted)
		}
	}
}

// percentSign is the sign of per cent as the language writes it after a
// number.
func (p *plot) percentSign() string {
	whole, number := p.lang.Percent(0), p.lang.Number(0, 1)
	return whole[len(number):]
}

// hair is the width of the thinnest line.
func (p *plot) hair() int { return max(p.dp(1), 1) }

// baseline marks zero over the feet of the bars.
func (p *plot) baseline() {
	y := int(math.Round(p.y(0)))
	p.fill(image.Rect(p.area.Min.X, y, p.area.Max.X, y+p.hair()), mix(p.palette.Line, p.palette.Muted, 0.4))
}

// bars draws the bar series of each point on one another; the outermost ones
// have round heads.
func (p *plot) bars() {
	for i := range p.chart.Points {
		from, to := p.barSides(i)
		var feet, outer [2]float64 // above zero, below zero
		for pass := range 2 {
			feet = [2]float64{}
			for _, s := range p.chart.Series {
				v, ok := valueAt(s, i)
				if !ok || v == 0 || s.Shape != reports.ShapeBars || s.Percent {
					continue
				}
				side := 0
				if v < 0 {
					side = 1
				}
				foot := feet[side]
				feet[side] += v
				if pass == 1 {
					r := image.Rect(from, p.yInside(foot), to, p.yInside(foot+v))
					p.bar(r, p.barColor(s, i), i, feet[side] == outer[side], v < 0)
				}
			}
			outer = feet
		}
	}
}

func (p *plot) bar(r image.Rectangle, col color.NRGBA, i int, last, hanging bool) {
	switch {
	case p.chart.Points[i].Partial:
		p.hatch(r, col)
	case last:
		p.tab(r, col, hanging)
	default:
		p.fill(r, col)
	}
}

// yInside is a height in whole pixels, kept within the plot.
func (p *plot) yInside(v float64) int {
	return min(max(int(math.Round(p.y(v))), p.area.Min.Y), p.area.Max.Y)
}

// barSides is where the bar of a point begins and ends: a gap of 30 % between
// bars, none when there is no room for one.
func (p *plot) barSides(i int) (from, to int) {
	a, b := p.x(i), p.x(i+1)
	slot := b - a
	width := min(slot*0.7, 56*p.k)
	if slot < 3 {
		width = slot
	}
	middle := (a + b) / 2
	from, to = int(math.Round(middle-width/2)), int(math.Round(middle+width/2))
	return from, max(to, from+1)
}

func (p *plot) barColor(s reports.Series, i int) color.NRGBA {
	if tone := p.chart.Points[i].Tone; tone > 0 {
		return p.palette.tone(tone)
	}
	return p.palette.tone(s.Tone)
}

// lines draws the line series through the middles of the points, broken where
// a value is missing.
func (p *plot) lines() {
	for _, s := range p.chart.Series {
		if s.Shape != reports.ShapeLine {
			continue
		}
		var run []point
		flush := func() {
			if len(run) > 0 {
				p.line(run, p.palette.tone(s.Tone), 2, s.Dashed)
			}
			run = nil
		}
		for i := range p.chart.Points {
			v, ok := valueAt(s, i)
			if !ok {
				flush()
				continue
			}
			y := p.y(v)
			if s.Percent {
				y = p.yPercent(max(min(v, 1000), -1000))
			}
			run = append(run, point{(p.x(i) + p.x(i+1)) / 2, y})
		}
		flush()
	}
}
