package docs

import (
	"slices"
	"strconv"

	"kartoteka/data/crm"
	"kartoteka/data/money"
)

// roomWidth is the room of a Portrait page in millimetres.
const roomWidth = 185

// lineColumn is a column of the table of lines.
type lineColumn struct {
	key   string
	width float64 // 0 takes what the others leave
	align Align
	text  func(i int, l crm.InvoiceLine) string
}

// lines is the table of what is sold; its header is repeated on every page.
func (p *invoicePaper) lines() Block {
	columns := p.lineColumns()
	g := Grid{Head: 1, Rows: make([]Row, 0, len(p.Lines)+1)}
	rest := float64(roomWidth)
	for _, c := range columns {
		rest -= c.width
	}
	var head Row
	for _, c := range columns {
		if c.width == 0 {
			c.width = rest
		}
		g.Widths = append(g.Widths, c.width)
		head.Cells = append(head.Cells, Cell{
			Text: p.say("column."+c.key, nil), Border: Boxed,
			Style: Style{Bold: true, Align: Center, Valign: Middle},
		})
	}
	head.Height = 6.5
	g.Rows = append(g.Rows, head)
	for i, l := range p.Lines {
		row := Row{Height: 5, Cells: make([]Cell, len(columns))}
		for j, c := range columns {
			row.Cells[j] = Cell{Text: c.text(i, l), Border: Boxed, Style: Style{Size: 8.5, Align: c.align}}
		}
		g.Rows = append(g.Rows, row)
	}
	return g
}

// lineColumns are the columns this invoice needs: those of articles and
// discounts only where a line has one.
func (p *invoicePaper) lineColumns() []lineColumn {
	columns := []lineColumn{
		{"number", 8, Center, func(i int, _ crm.InvoiceLine) string { return strconv.Itoa(i + 1) }},
		{"article", 20, Left, func(_ int, l crm.InvoiceLine) string { return l.Article }},
		{"name", 0, Left, func(_ int, l crm.InvoiceLine) string { return l.Name }},
		{"qty", 18, Right, func(_ int, l crm.InvoiceLine) string { return p.ru.Qty(l.Qty) }},
		{"unit", 12, Left, func(_ int, l crm.InvoiceLine) string { return l.Unit }},
		{"price", 25, Right, func(_ int, l crm.InvoiceLine) string { return p.sum(l.Price) }},
		{"discount", 20, Right, func(_ int, l crm.InvoiceLine) string { return p.percent(l.Discount) }},
		{"sum", 30, Right, func(_ int, l crm.InvoiceLine) string { return p.sum(l.Sum) }},
	}
	drop := func(key string) {
		columns = slices.DeleteFunc(columns, func(c lineColumn) bool { return c.key == key })
	}
	if !slices.ContainsFunc(p.Lines, func(l crm.InvoiceLine) bool { return l.Article != "" }) {
		drop("article")
	}
	if !p.discounted() {
		drop("discount")
	}
	return columns
}

func (p *invoicePaper) discounted() bool {
	return slices.ContainsFunc(p.Lines, func(l crm.InvoiceLine) bool { return l.Discount != 0 })
}

// percent writes a discount, «5,5 %»; none is blank.
func (p *invoicePaper) percent(d money.Percent) string {
	if d == 0 {
		return ""
	}
	return p.ru.Discount(d)
}
