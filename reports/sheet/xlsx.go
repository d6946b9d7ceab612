package sheet

import (
	"fmt"
	"io"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"kartoteka/data/lang"
	"kartoteka/reports"
)

// XLSX writes the sheet as a workbook of one page: title, lines above, a head
// that stays in sight, typed cells, totals, lines below. A text is a text
// whatever it begins with, so nothing in it is computed.
func XLSX(w io.Writer, s Sheet, l *lang.Lang) error {
	f := excelize.NewFile()
	defer f.Close()
	b := &book{file: f, lang: l, sheet: s}
	if err := b.write(); err != nil {
		return fmt.Errorf("write xlsx: %w", err)
	}
	if err := f.Write(w); err != nil {
		return fmt.Errorf("write xlsx: %w", err)
	}
	return nil
}

// book is a workbook being written.
type book struct {
	file   *excelize.File
	out    *excelize.StreamWriter
	lang   *lang.Lang
	sheet  Sheet
	styles map[style]int
	row    int // the last one written, from 1
}

// sampled is how many rows the widths of columns are measured on.
const sampled = 500

func (b *book) write() error {
	name := sheetName(b.sheet.Title, b.sheet.Name)
	if err := b.file.SetSheetName("Sheet1", name); err != nil {
		return err
	}
	var err error
	if b.out, err = b.file.NewStreamWriter(name); err != nil {
		return err
	}
	b.styles = map[style]int{}
	rows, rest, stop, err := b.sample()
	defer stop()
	if err != nil {
		return err
	}
	if err := b.layOut(rows); err != nil {
		return err
	}
	if err := b.head(); err != nil {
		return err
	}
	for _, row := range rows {
		if err := b.cells(row, false); err != nil {
			return err
		}
	}
	for row, err := range rest {
		if err != nil {
			return err
		}
		if err := b.cells(row, false); err != nil {
			return err
		}
	}
	return b.foot()
}

// layOut sets what must stand before the first row: widths and the pane that
// does not scroll.
func (b *book) layOut(rows []reports.Row) error {
	for i, c := range b.sheet.Columns {
		width := utf8.RuneCountInString(c.In(b.lang))
		for _, row := range rows {
			if i < len(row.Cells) {
				width = max(width, utf8.RuneCountInString(row.Cells[i].In(b.lang))+2*row.Level)
			}
		}
		if i < len(b.sheet.Totals) {
			width = max(width, utf8.RuneCountInString(b.sheet.Totals[i].In(b.lang)))
		}
		if err := b.out.SetColWidth(i+1, i+1, float64(min(width, 58)+2)); err != nil {
			return err
		}
	}
	frozen := b.headRow()
	cell, err := excelize.CoordinatesToCellName(1, frozen+1)
	if err != nil {
		return err
	}
	return b.out.SetPanes(&excelize.Panes{Freeze: true, YSplit: frozen, TopLeftCell: cell, ActivePane: "bottomLeft"})
}

// headRow is the row of the headings.
func (b *book) headRow() int {
	n := len(b.sheet.Above)
	for _, text := range []string{b.sheet.Title, b.sheet.Period} {
		if text != "" {
			n++
		}
	}
	if n > 0 {
		n++ // an empty line before the table
	}
	return n + 1
}

func (b *book) head() error {
	if b.sheet.Title != "" {
		if err := b.line(b.sheet.Title, style{bold: true}); err != nil {
			return err
		}
	}
	if b.sheet.Period != "" {
		if err := b.line(b.sheet.Period, style{}); err != nil {
			return err
		}
	}
	for _, text := range b.sheet.Above {
		if err := b.line(text, style{}); err != nil {
			return err
		}
	}
	b.row = b.headRow() - 1
	head := make([]any, len(b.sheet.Columns))
	for i, c := range b.sheet.Columns {
		id, err := b.style(style{bold: true, head: true, right: c.Kind.Number()})
		if err != nil {
			return err
		}
		head[i] = excelize.Cell{StyleID: id, Value: c.In(b.lang)}
	}
	return b.put(head)
}

func (b *book) foot() error {
	if b.sheet.Totals != nil {
		totals := append([]reports.Cell(nil), b.sheet.Totals...)
		totals[0] = reports.Text(b.lang.T("report.total"))
		if err := b.cells(reports.Row{Cells: totals}, true); err != nil {
			return err
		}
	}
	b.row++
	for _, text := range b.sheet.Below {
		if err := b.line(text, style{}); err != nil {
			return err
		}
	}
	return b.out.Flush()
}

// line writes one text over the whole width.
func (b *book) line(text string, s style) error {
	id, err := b.style(s)
	if err != nil {
		return err
	}
	return b.put([]any{excelize.Cell{StyleID: id, Value: clean(text)}})
}

// cells writes a row of the table.
func (b *book) cells(row reports.Row, bold bool) error {
	values := make([]any, len(row.Cells))
	for i, c := range row.Cells {
		value, s := b.value(c)
		s.bold = bold
		if i == 0 {
			s.indent = row.Level
			if row.Mark != "" {
				value = row.First(b.lang)
			}
		}
		id, err := b.style(s)
		if err != nil {
			return err
		}
		values[i] = excelize.Cell{StyleID: id, Value: value}
	}
	return b.put(values)
}

// value is a cell with its own type, so that Excel can count on. Excel keeps
// fifteen digits, more than any sum of a firm has.
func (b *book) value(c reports.Cell) (any, style) {
	if !c.Set {
		return nil, style{right: c.Number()}
	}
	switch c.Kind {
	case reports.KindMoney:
		return float64(c.Int) / 100, style{format: "#,##0.00"}
	case reports.KindQty:
		if c.Int%1000 == 0 {
			return c.Int / 1000, style{format: "#,##0"}
		}
		return float64(c.Int) / 1000, style{format: "#,##0.###"}
	case reports.KindCount:
		return c.Int, style{format: "#,##0"}
	case reports.KindPercent:
		return c.Float / 100, style{format: "0.0%"}
	case reports.KindDate:
		return c.Time, style{format: "dd.mm.yyyy"}
	case reports.KindText:
		return clean(c.Text), style{}
	}
	return c.In(b.lang), style{}
}

func (b *book) put(values []any) error {
	b.row++
	cell, err := excelize.CoordinatesToCellName(1, b.row)
	if err != nil {
		return err
	}
	return b.out.SetRow(cell, values)
}
