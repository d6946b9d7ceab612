package screen

import (
	"kartoteka/data/calendar"
	"kartoteka/reports"
	"kartoteka/ui/nav"
)

// openRow and openPoint show what stands behind a row or a bar.
func (p *reportPage) openRow(row int) {
	if !p.openBehind(row) {
		p.drill(p.report.Table.Rows[row].Drill)
	}
}

func (p *reportPage) openPoint(i int) {
	point := p.report.Chart.Points[i]
	if point.Behind != "" {
		p.openDeals(point.Behind, point.Label.In(p.env.Lang))
		return
	}
	p.drill(point.Drill)
}

// drill opens the card of an object, or the orders of a period.
func (p *reportPage) drill(d *reports.Drill) {
	if d == nil {
		return
	}
	switch d.Axis {
	case "client", "product":
		p.env.Open(nav.To(d.Axis, d.Key))
	default:
		r := during(nav.To("orders"), calendar.Period{From: d.From, To: d.To})
		if d.Axis == "manager" {
			r = r.With("manager", p.nameOf(d))
		}
		p.env.Open(r)
	}
}

// during names a period in a route, from its first day to the one after its last,
// unless it is open at an end.
func during(r nav.Route, p calendar.Period) nav.Route {
	if p.From.IsZero() || p.To.IsZero() {
		return r
	}
	return r.With("from", p.From.Format(isoDay)).With("to", p.To.Format(isoDay))
}

// nameOf is the name in the row of a drill.
func (p *reportPage) nameOf(d *reports.Drill) string {
	for _, r := range p.report.Table.Rows {
		if r.Drill != nil && *r.Drill == *d {
			return r.Cells[0].Text
		}
	}
	return ""
}
