package sheet

import (
	"bufio"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"kartoteka/data/lang"
	"kartoteka/reports"
)

// Text writes the sheet as a terminal shows it: lines of words, a table with
// figures to the right, notes.
func Text(w io.Writer, s Sheet, l *lang.Lang) error {
	lines, err := s.lines(l)
	if err != nil {
		return err
	}
	widths := make([]int, len(s.Columns))
	for _, line := range lines {
		for i, cell := range line {
			widths[i] = max(widths[i], utf8.RuneCountInString(cell))
		}
	}
	out := bufio.NewWriter(w)
	for _, text := range append([]string{s.Title, s.Period}, s.Above...) {
		if text != "" {
			out.WriteString(text + "\n")
		}
	}
	if len(lines) > 1 {
		out.WriteByte('\n')
		for _, line := range lines {
			out.WriteString(s.padded(line, widths) + "\n")
		}
	}
	if len(s.Below) > 0 {
		out.WriteString("\n" + strings.Join(s.Below, "\n") + "\n")
	}
	if err := out.Flush(); err != nil {
		return fmt.Errorf("write text: %w", err)
	}
	return nil
}

// lines is the head, the rows and the totals in words.
func (s Sheet) lines(l *lang.Lang) ([][]string, error) {
	head := make([]string, len(s.Columns))
	for i, c := range s.Columns {
		head[i] = c.In(l)
	}
	lines := [][]string{head}
	if s.Totals != nil {
		s = withTotals(s, l)
	}
	for row, err := range s.Rows {
		if err != nil {
			return nil, err
		}
		line := make([]string, len(s.Columns))
		for i := range line {
			switch {
			case i >= len(row.Cells):
			case i == 0:
				line[i] = strings.Repeat("  ", row.Level) + row.First(l)
			default:
				line[i] = row.Cells[i].Show(l)
			}
			line[i] = strings.ReplaceAll(clean(line[i]), "\n", " ")
		}
		lines = append(lines, line)
	}
	return lines, nil
}

// padded writes one line, figures to the right of their columns.
func (s Sheet) padded(line []string, widths []int) string {
	var b strings.Builder
	for i, cell := range line {
		if i > 0 {
			b.WriteString("  ")
		}
		gap := strings.Repeat(" ", widths[i]-utf8.RuneCountInString(cell))
		if s.Columns[i].Kind.Number() {
			b.WriteString(gap + cell)
		} else {
			b.WriteString(cell + gap)
		}
	}
	return strings.TrimRight(b.String(), " ")
}

// withTotals puts the totals after the last row, under their own name.
func withTotals(s Sheet, l *lang.Lang) Sheet {
	rows, cells := s.Rows, append([]reports.Cell(nil), s.Totals...)
	cells[0] = reports.Text(l.T("report.total"))
	s.Rows = func(yield func(reports.Row, error) bool) {
		for row, err := range rows {
			if !yield(row, err) {
				return
			}
		}
		yield(reports.Row{Cells: cells}, nil)
	}
	return s
}
