package exchange

import (
	"errors"
	"io"
	"strconv"

	"github.com/xuri/excelize/v2"
)

// xlsxRows writes a workbook of one sheet.
type xlsxRows struct {
	out    io.Writer
	book   *excelize.File
	stream *excelize.StreamWriter
	styles map[Parse]int
	row    int
}

// numberFormats are the formats of cells, in the order a workbook numbers them:
// the same rows make the same file.
var numberFormats = []struct {
	parse  Parse
	format string
}{{Text, "@"}, {Amount, "#,##0.00"}, {Count, "#,##0.###"}, {Percent, "0.##"}, {Date, "dd.mm.yyyy"}}

func newXLSXRows(w io.Writer, k Kind) (*xlsxRows, error) {
	book := excelize.NewFile()
	x := &xlsxRows{out: w, book: book, styles: map[Parse]int{}, row: 1}
	if err := book.SetSheetName("Sheet1", k.Name); err != nil {
		return nil, err
	}
	for _, s := range numberFormats {
		id, err := book.NewStyle(&excelize.Style{CustomNumFmt: &s.format})
		if err != nil {
			return nil, err
		}
		x.styles[s.parse] = id
	}
	var err error
	if x.stream, err = book.NewStreamWriter(k.Name); err != nil {
		return nil, err
	}
	header := make([]any, len(k.Fields))
	for i, f := range k.Fields {
		header[i] = f.Key
	}
	return x, x.stream.SetRow("A1", header)
}

func (x *xlsxRows) write(row []cell) error {
	x.row++
	values := make([]any, len(row))
	for i, v := range row {
		if !v.set {
			continue
		}
		c := excelize.Cell{StyleID: x.styles[v.parse]}
		switch v.parse {
		case Text:
			c.Value = v.text
		case Date:
			c.Value = v.day
		default:
			c.Value = storable(v.text)
		}
		values[i] = c
	}
	at, err := excelize.CoordinatesToCellName(1, x.row)
	if err != nil {
		return err
	}
	return x.stream.SetRow(at, values)
}

// storable is a number as a workbook can keep it without loss: to 15 digits a
// number, past them a text.
func storable(text string) any {
	if len(text) > 15 {
		return text
	}
	v, err := strconv.ParseFloat(text, 64)
	if err != nil {
		return text
	}
	return v
}

func (x *xlsxRows) close() error {
	err := x.stream.Flush()
	if err == nil {
		_, err = x.book.WriteTo(x.out)
	}
	return errors.Join(err, x.book.Close())
}
