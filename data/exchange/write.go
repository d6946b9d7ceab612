package exchange

import (
	"bufio"
	"context"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// Format is a format rows are written in.
type Format string

// Formats of export. All have one row of headers, which are the keys of the
// kind's fields, so that what is exported can be imported.
const (
	CSV      Format = "csv"       // UTF-8, comma, dot decimals, ISO dates
	ExcelCSV Format = "excel-csv" // for Russian Excel: BOM, semicolon, comma decimals, 23.11.2026
	XLSX     Format = "xlsx"      // texts as texts, numbers as numbers, days as days
	JSON     Format = "json"      // an array of objects
)

// ErrFormat is an export format that does not exist.
var ErrFormat = errors.New("unknown export format")

// rowWriter takes rows one by one.
type rowWriter interface {
	write(row []cell) error
	close() error
}

// Write writes rows in a format. Texts that a spreadsheet would run as formulas
// are made harmless: guarded by an apostrophe in CSV, text cells in XLSX. Where
// fields repeat the rows are gone through twice: how many columns there are must
// be known before the first row.
func (s Schema[T]) Write(ctx context.Context, w io.Writer, f Format, rows iter.Seq2[T, error]) error {
	kind, err := s.widest(ctx, rows)
	if err != nil {
		return fmt.Errorf("export %s: %w", s.Name, err)
	}
	out, err := newRowWriter(w, f, kind)
	if err != nil {
		return fmt.Errorf("export %s: %w", s.Name, err)
	}
	c := newCells(kind)
	for v, err := range rows {
		if err == nil {
			err = ctx.Err()
		}
		if err == nil {
			clear(c.row)
			s.encode(v, c)
			err = out.write(c.row)
		}
		if err != nil {
			return errors.Join(fmt.Errorf("export %s: %w", s.Name, err), out.close())
		}
	}
	if err := out.close(); err != nil {
		return fmt.Errorf("export %s: %w", s.Name, err)
	}
	return nil
}

// widest is the kind with as many numbered fields as some row has.
func (s Schema[T]) widest(ctx context.Context, rows iter.Seq2[T, error]) (Kind, error) {
	kind := s.Kind
	if s.repeats == nil {
		return kind, nil
	}
	most := map[string]int{}
	for v, err := range rows {
		if err == nil {
			err = ctx.Err()
		}
		if err != nil {
			return kind, err
		}
		group, times := s.repeats(v)
		most[group] = max(most[group], times)
	}
	for group, times := range most {
		for n := 2; n <= times; n++ {
			kind = kind.with(group, n)
		}
	}
	return kind, nil
}

func newRowWriter(w io.Writer, f Format, k Kind) (rowWriter, error) {
	switch f {
	case CSV:
		return newCSVRows(w, k, false)
	case ExcelCSV:
		return newCSVRows(w, k, true)
	case XLSX:
		return newXLSXRows(w, k)
	case JSON:
		return &jsonRows{out: bufio.NewWriter(w), kind: k}, nil
	}
	return nil, fmt.Errorf("%w: %q", ErrFormat, f)
}

// csvRows writes delimited text.
type csvRows struct {
	out   *csv.Writer
	excel bool
	flush func() error
}

func newCSVRows(w io.Writer, k Kind, excel bool) (*csvRows, error) {
	c := &csvRows{out: csv.NewWriter(w), excel: excel, flush: func() error { return nil }}
	if excel {
		marked := transform.NewWriter(w, unicode.UTF8BOM.NewEncoder())
		c.out, c.flush = csv.NewWriter(marked), marked.Close
		c.out.Comma, c.out.UseCRLF = ';', true
	}
	return c, c.out.Write(strings.Split(k.keys(), ", "))
}

func (c *csvRows) write(row []cell) error {
	fields := make([]string, len(row))
	for i, v := range row {
		switch {
		case !v.set:
		case v.parse == Text:
			fields[i] = guarded(v.text)
		case c.excel && v.parse == Date:
			fields[i] = v.day.Format("02.01.2006")
		case c.excel:
			fields[i] = strings.Replace(v.text, ".", ",", 1)
		default:
			fields[i] = v.text
		}
	}
	return c.out.Write(fields)
}

func (c *csvRows) close() error {
	c.out.Flush()
	return errors.Join(c.out.Error(), c.flush())
}

// jsonRows writes an array of flat objects; sums are numbers with exact digits.
type jsonRows struct {
	out  *bufio.Writer
	kind Kind
	rows int
}

func (j *jsonRows) write(row []cell) error {
	separator := "[\n{"
	if j.rows++; j.rows > 1 {
		separator = ",\n{"
	}
	_, _ = j.out.WriteString(separator)
	written := 0
	for i, v := range row {
		if !v.set {
			continue
		}
		if written++; written > 1 {
			_ = j.out.WriteByte(',')
		}
		var value any = v.text
		if v.parse != Text && v.parse != Date {
			value = json.Number(v.text)
		}
		text, err := json.Marshal(value)
		if err != nil {
			return err
		}
		_, _ = fmt.Fprintf(j.out, "%q:%s", j.kind.Fields[i].Key, text)
	}
	return j.out.WriteByte('}')
}

func (j *jsonRows) close() error {
	if j.rows == 0 {
		_ = j.out.WriteByte('[')
	}
	_, _ = j.out.WriteString("\n]\n")
	return j.out.Flush()
}

// xlsxRows writes a workbook of one sheet.
type xlsxRows struct {
	out    io.Writer
	book   *excelize.File
	stream *excelize.StreamWriter
	styles map[Parse]int
	row    int
}

func newXLSXRows(w io.Writer, k Kind) (*xlsxRows, error) {
	book := excelize.NewFile()
	x := &xlsxRows{out: w, book: book, styles: map[Parse]int{}, row: 1}
	if err := book.SetSheetName("Sheet1", k.Name); err != nil {
		return nil, err
	}
	for parse, format := range map[Parse]string{Text: "@", Amount: "#,##0.00", Count: "#,##0.###", Percent: "0.##", Date: "dd.mm.yyyy"} {
		id, err := book.NewStyle(&excelize.Style{CustomNumFmt: &format})
		if err != nil {
			return nil, err
		}
		x.styles[parse] = id
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
