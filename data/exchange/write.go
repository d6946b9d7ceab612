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
	"strings"

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
