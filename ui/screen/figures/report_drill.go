package figures

import (
	"strings"

	"kartoteka/data/calendar"
	"kartoteka/reports"
	"kartoteka/ui/nav"
	"kartoteka/ui/record"
	"kartoteka/ui/screen/deals"
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
		r := record.During(nav.To("orders"), calendar.Period{From: d.From, To: d.To})
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

// openDeals opens the deals behind a key.
func (p *reportPage) openDeals(key, label string) {
	p.env.Open(deals.Behind{Report: p.about.Name, Key: key, Settings: p.settings(), Label: label}.Route())
}

// openBehind opens the deals of the cell that was clicked last or, where that has
// none, of the first one of the row that has; false when none has.
func (p *reportPage) openBehind(row int) bool {
	t, at := p.report.Table, -1
	for i, c := range t.Rows[row].Cells {
		if c.Behind != "" && (at < 0 || i == p.column) {
			at = i
		}
	}
	if at < 0 {
		return false
	}
	l, cells := p.env.Lang, t.Rows[row].Cells
	var names []string
	for i, c := range cells {
		if i == 0 || !t.Columns[i].Kind.Number() && i < at && c.Set {
			names = append(names, c.In(l))
		}
	}
	p.openDeals(cells[at].Behind, strings.Join(append(names, t.Columns[at].In(l)), " · "))
	return true
}
