package chart

import (
	"math"

	"kartoteka/data/lang"
	"kartoteka/reports"
)

// ticks are the round values of an axis, from low to high by step.
type ticks struct {
	low, high, step float64
	scale           reports.Scale
	decimals        int
}

// highest keeps values where arithmetic on them is safe.
const highest = 1e18

// finite is the value as it is drawn; false when it is no number.
func finite(v float64) (float64, bool) {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return 0, false
	}
	return max(min(v, highest), -highest), true
}

// extremes is the least and the greatest height of a chart on the left axis,
// zero among them. Bars of many series stand on one another.
func extremes(f *reports.Chart) (low, high float64) {
	for i := range f.Points {
		var up, down float64
		for _, s := range f.Series {
			v, ok := valueAt(s, i)
			switch {
			case !ok || s.Percent:
			case s.Shape == reports.ShapeLine:
				low, high = min(low, v), max(high, v)
			case v > 0:
				up += v
			default:
				down += v
			}
		}
		low, high = min(low, down), max(high, up)
	}
	return max(low, -highest), min(high, highest)
}

// valueAt is a value of a series; false when it is missing.
func valueAt(s reports.Series, i int) (float64, bool) {
	if i >= len(s.Values) {
		return 0, false
	}
	return finite(s.Values[i])
}

// newTicks chooses round values over low and high, one about every 40 units of
// the height. Beside an axis of per cents there are four or five steps, so
// that the lines of the grid are round on both sides.
func newTicks(unit reports.Kind, low, high, height float64, beside bool) ticks {
	if high-low < 1e-6 { // nothing to show, or too little to tell apart
		low, high = 0, reports.ScaleOf(unit, 0).Unit
	}
	t := ticks{scale: reports.ScaleOf(unit, max(high, -low))}
	if beside && low == 0 {
		t.step, t.high = besidePercent(high)
	} else {
		wanted := max(math.Floor(height/40), 2)
		t.step = roundUp((high-low)/wanted, 1, 2, 2.5, 5, 10)
		t.low = math.Floor(low/t.step+1e-9) * t.step
		t.high = math.Ceil(high/t.step-1e-9) * t.step
	}
	if unit == reports.KindCount && t.step < 1 {
		t.step = 1
		t.low, t.high = math.Floor(low), max(math.Ceil(high), 1)
	}
	for shown := t.step / t.scale.Unit; t.decimals < 3 && math.Abs(shown-math.Round(shown)) > 1e-6; shown *= 10 {
		t.decimals++
	}
	return t
}

// besidePercent is the closest round top of four or five equal steps.
func besidePercent(high float64) (step, top float64) {
	four := roundUp(high/4, 1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10)
	five := roundUp(high/5, 1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10)
	if 5*five < 4*four {
		return five, 5 * five
	}
	return four, 4 * four
}

// roundUp is the least of the digits times a power of ten that is not below v.
func roundUp(v float64, digits ...float64) float64 {
	power := math.Pow(10, math.Floor(math.Log10(v)))
	for _, d := range digits {
		if d*power >= v*(1-1e-9) {
			return d * power
		}
	}
	return 10 * power
}

// values are the ticks from the lowest up.
func (t ticks) values() []float64 {
	var list []float64
	for i := 0; i <= t.count(); i++ {
		list = append(list, t.low+float64(i)*t.step)
	}
	return list
}

func (t ticks) count() int { return min(int(math.Round((t.high-t.low)/t.step)), 100) }

// label writes a tick in the unit of the axis.
func (t ticks) label(l *lang.Lang, v float64) string {
	return l.Number(v/t.scale.Unit, t.decimals)
}
