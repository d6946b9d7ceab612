package sales

import (
	"math"

	"kartoteka/reports"
)

// chartParts is how many parts a chart can tell apart by colour; the others
// stand in grey with the rest.
const chartParts = 5

func (d *dynamics) chart() *reports.Chart {
	if len(d.periods) == 0 {
		return nil
	}
	f := &reports.Chart{Unit: d.measure.Kind(), Caption: reports.SayN("dynamics.caption", d.average)}
	for i := d.first; i < len(d.periods); i++ {
		f.Points = append(f.Points, reports.Point{Label: d.label(i), Partial: d.partial(i), Drill: d.drill(i, -1)})
	}
	if d.split {
		f.Series = d.stacked()
	} else {
		f.Series = []reports.Series{{Name: reports.Say("measure." + d.measure.String()), Tone: 1, Values: floats(d.total[d.first:])}}
	}
	line := reports.Series{Name: reports.Say("column.average"), Shape: reports.ShapeLine, Tone: 6, Dashed: true}
	drawn := false
	for i := d.first; i < len(d.periods); i++ {
		mean, ok := d.mean(d.total, i)
		value := math.NaN()
		if ok {
			value, drawn = float64(mean), true
		}
		line.Values = append(line.Values, value)
	}
	if drawn {
		f.Series = append(f.Series, line)
	}
	return f
}

// stacked makes bars of the parts on one another.
func (d *dynamics) stacked() []reports.Series {
	n := min(chartParts, len(d.parts))
	var list []reports.Series
	for part := range n {
		name := reports.Say("report.name", "Name", d.partName(part))
		list = append(list, reports.Series{Name: name, Tone: part + 1, Values: floats(d.series[part][d.first:])})
	}
	if n == len(d.series) {
		return list
	}
	rest := make([]float64, len(d.periods)-d.first)
	for _, values := range d.series[n:] {
		for i, v := range values[d.first:] {
			rest[i] += float64(v)
		}
	}
	return append(list, reports.Series{Name: reports.Say("report.rest"), Tone: 7, Values: rest})
}

func floats(values []int64) []float64 {
	list := make([]float64, len(values))
	for i, v := range values {
		list[i] = float64(v)
	}
	return list
}
