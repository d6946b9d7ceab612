// Package sheet writes rows of typed cells as files of other programs: CSV,
// XLSX and JSON. It takes reports and the rows of registers alike.
//
//	s := sheet.Of(report, l)
//	err := sheet.XLSX(w, s, l)
//
// CSV and JSON are for programs: English keys, plain numbers, ISO dates, the
// same in every language. XLSX and the CSV for Excel are for people: words,
// formats, totals. In none of them can a text become a formula.
package sheet

import (
	"io"
	"iter"

	"kartoteka/data/lang"
	"kartoteka/reports"
)

// Sheet is what is written: rows under columns. Rows may come from a scan of
// the base and are walked once.
type Sheet struct {
	// Name is the stable English name: "abc", "clients".
	Name string
	// Title, Period and Above are the lines over the head for people; all may
	// be empty.
	Title, Period string
	Above         []string
	// Below are the lines under the rows for people.
	Below   []string
	Columns []reports.Column
	Rows    iter.Seq2[reports.Row, error]
	Totals  []reports.Cell // nil when there are none
}

// Of is the sheet of a report in the words of a language.
func Of(r reports.Report, l *lang.Lang) Sheet {
	t := r.Table
	s := Sheet{Name: t.Name, Title: t.Title.In(l), Period: t.Period.In(l), Columns: t.Columns, Totals: t.Totals}
	for _, m := range r.Conclusion {
		s.Above = append(s.Above, m.In(l))
	}
	for _, m := range t.Notes {
		s.Below = append(s.Below, m.In(l))
	}
	s.Rows = func(yield func(reports.Row, error) bool) {
		for _, row := range t.Rows {
			if !yield(row, nil) {
				return
			}
		}
	}
	return s
}

// Formats are the file types Write knows, by their extension; "txt" is what a
// terminal shows.
var Formats = []string{"csv", "xlsx", "json", "txt"}

// Write writes the sheet in the format of a file's extension, as one of
// Formats names it. Excel makes CSV the kind that Excel opens.
func Write(w io.Writer, format string, s Sheet, l *lang.Lang, excel bool) error {
	switch format {
	case "xlsx":
		return XLSX(w, s, l)
	case "json":
		return JSON(w, s)
	case "txt":
		return Text(w, s, l)
	}
	if excel {
		return ExcelCSV(w, s, l)
	}
	return CSV(w, s)
}
