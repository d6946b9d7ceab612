package sales

import (
	"slices"

	"kartoteka/data/crm"
)

// orderDoc is an order as its form edits it: the lines carry the names of their
// products.
type orderDoc struct {
	crm.Order
	Rows []OrderLine
}

// take brings the edited lines into the order.
func (d *orderDoc) take() *crm.Order {
	d.Lines = LinesOf(d.Rows)
	return &d.Order
}

// LinesOf takes the lines of a form back into those of a document.
func LinesOf(rows []OrderLine) []crm.Line {
	lines := make([]crm.Line, len(rows))
	for i := range rows {
		lines[i] = rows[i].Line
	}
	return lines
}

// Recounted is rows with the sums of lines that were calculated.
func Recounted(rows []OrderLine, lines []crm.Line) []OrderLine {
	out := slices.Clone(rows)
	for i := range out {
		out[i].Line = lines[i]
	}
	return out
}

// RowsOf is lines with what is known of their products.
func RowsOf(lines []crm.Line, products []*crm.Product) []OrderLine {
	rows := make([]OrderLine, len(lines))
	for i := range lines {
		rows[i].Line = lines[i]
		if i < len(products) && products[i] != nil {
			rows[i].describe(products[i])
		}
	}
	return rows
}

// recalculate brings the sums in line after an edit. What cannot be calculated
// is refused when the order is saved.
func (d *orderDoc) recalculate() {
	o := d.take()
	_ = o.Calculate()
	d.Rows = Recounted(d.Rows, o.Lines)
}

func docOf(o *crm.Order, products []*crm.Product) *orderDoc {
	return &orderDoc{Order: *o, Rows: RowsOf(o.Lines, products)}
}
