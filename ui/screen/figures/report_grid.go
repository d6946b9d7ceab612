package figures

import (
	"strconv"

	"kartoteka/reports"
	"kartoteka/ui/kit/grid"
	"kartoteka/ui/look"
	"kartoteka/ui/nav"
)

// reportRows shows the rows of a report in a grid.
type reportRows struct {
	env   *nav.Env
	table reports.Table
}

func (r reportRows) Len() int { return len(r.table.Rows) }

func (r reportRows) ID(row int) string { return strconv.Itoa(row) }

func (r reportRows) Cell(row, col int, out *grid.Cell) {
	line := r.table.Rows[row]
	c := line.Cells[col]
	*out = grid.Cell{Text: c.Show(r.env.Lang)}
	if col == 0 {
		out.Text, out.Indent = line.First(r.env.Lang), line.Level
	}
	switch {
	case c.Kind == reports.KindText && c.Text != "" && r.table.Columns[col].Key == "class":
		out.Badge, out.Role = true, classRole(c.Text)
	case c.Number() && c.Int < 0 || c.Float < 0:
		out.Role = look.Bad
	case c.Kind == reports.KindCount && c.Behind != "":
		out.Role = look.Accent
	}
}

// classRole colours a class of ABC.
func classRole(class string) look.Role {
	switch class {
	case "A":
		return look.Accent
	case "B":
		return look.Warning
	}
	return look.Muted
}

// NewReportGrid shows the table of a report; open is called with the row that was opened.
func NewReportGrid(e *nav.Env, t reports.Table, open func(row int)) *grid.Grid {
	columns := make([]grid.Column, len(t.Columns))
	for i, c := range t.Columns {
		columns[i] = grid.Column{Key: c.Key, Title: c.In(e.Lang), Width: 116}
		switch {
		case c.Kind.Number():
			columns[i].Align = grid.AlignRight
			switch c.Kind {
			case reports.KindCount:
				columns[i].Width = 92
			case reports.KindPercent, reports.KindQty:
				columns[i].Width = 104
			}
		case c.Kind == reports.KindText:
			columns[i].Flex, columns[i].Width, columns[i].Lead = 1, 150, i == 0
			if i == 0 {
				columns[i].Flex, columns[i].Width = 2, 210
			}
		case c.Kind == reports.KindPeriod:
			columns[i].Width, columns[i].Flex = 190, 1
		case c.Key == "class" || c.Key == "previous":
			columns[i].Width = 72
		}
	}
	g := grid.New(e.Env, columns, reportRows{e, t})
	g.OnOpen = open
	if t.Totals != nil {
		g.Footer = func(col int, out *grid.Cell) {
			*out = grid.Cell{Bold: true}
			switch {
			case t.Totals[col].Set:
				out.Text = t.Totals[col].Show(e.Lang)
			case col == 0:
				out.Text = e.Lang.T("report.total")
			}
		}
	}
	return g
}
