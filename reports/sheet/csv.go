package sheet

import (
	"encoding/csv"
	"fmt"
	"io"
	"strings"

	"kartoteka/data/lang"
	"kartoteka/reports"
)

// CSV writes the sheet for programs: UTF-8, commas, one row of English column
// keys, then the rows alone, without totals.
func CSV(w io.Writer, s Sheet) error {
	out := csv.NewWriter(w)
	head := make([]string, len(s.Columns))
	for i, c := range s.Columns {
		head[i] = c.Key
	}
	return writeCSV(out, s, head, plain)
}

// ExcelCSV writes the sheet for Excel of a machine set to Russian: semicolons,
// comma decimals, a byte order mark, headings in words.
func ExcelCSV(w io.Writer, s Sheet, l *lang.Lang) error {
	if _, err := io.WriteString(w, "\ufeff"); err != nil {
		return fmt.Errorf("write csv: %w", err)
	}
	out := csv.NewWriter(w)
	out.Comma, out.UseCRLF = ';', true
	head := make([]string, len(s.Columns))
	for i, c := range s.Columns {
		head[i] = c.In(l)
	}
	if s.Totals != nil {
		s = withTotals(s, l)
	}
	return writeCSV(out, s, head, func(c reports.Cell, in reports.Kind) string {
		switch {
		case c.Kind == reports.KindWord || c.Kind == reports.KindDate || c.Kind == reports.KindPeriod:
			if !c.Set {
				return ""
			}
			return c.In(l)
		case c.Kind == reports.KindPercent && c.Set:
			return strings.ReplaceAll(l.Number(c.Float, 1), "−", "-")
		case c.Number():
			return strings.Replace(plain(c, in), ".", ",", 1)
		}
		return c.Text
	})
}

func writeCSV(out *csv.Writer, s Sheet, head []string, write func(reports.Cell, reports.Kind) string) error {
	if err := out.Write(head); err != nil {
		return fmt.Errorf("write csv: %w", err)
	}
	line := make([]string, len(s.Columns))
	for row, err := range s.Rows {
		if err != nil {
			return err
		}
		for i := range line {
			line[i] = ""
			if i < len(row.Cells) {
				c := row.Cells[i]
				line[i] = clean(write(c, s.Columns[i].Kind))
				if !c.Number() {
					line[i] = guard(line[i])
				}
			}
		}
		if err := out.Write(line); err != nil {
			return fmt.Errorf("write csv: %w", err)
		}
	}
	out.Flush()
	if err := out.Error(); err != nil {
		return fmt.Errorf("write csv: %w", err)
	}
	return nil
}
