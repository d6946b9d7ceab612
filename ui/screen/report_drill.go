package screen

import (
	"kartoteka/reports"
	"kartoteka/ui/nav"
)

// openRow and openPoint show what stands behind a row or a bar.
func (p *reportPage) openRow(row int) { p.drill(p.report.Table.Rows[row].Drill) }

func (p *reportPage) openPoint(i int) { p.drill(p.report.Figure.Points[i].Drill) }

// drill opens the card of an object, or the orders of a period.
func (p *reportPage) drill(d *reports.Drill) {
	if d == nil {
		return
	}
	switch d.Axis {
	case "client", "product":
		p.env.Open(nav.To(d.Axis, d.Key))
	default:
		r := nav.To("orders")
		if !d.From.IsZero() && !d.To.IsZero() {
			r = r.With("from", d.From.Format(isoDay)).With("to", d.To.Format(isoDay))
		}
		if d.Axis == "manager" {
			r = r.With("manager", p.nameOf(d))
		}
		p.env.Open(r)
	}
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
