package exchange

import (
	"context"
	"iter"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"kartoteka/data/problem"
)

// Schema is a kind of table whose rows are values of T: it reads them out of
// sheets and writes them into files.
type Schema[T any] struct {
	Kind
	decode func(r *record) T
	encode func(v T, c *cells)
	// across makes a check that sees all rows one after another.
	across func() func(r *record, v T)
	// repeats is how many times a group of fields occurs in a row.
	repeats func(v T) (group string, times int)
}

// Batch is a file found without a fault.
type Batch[T any] struct {
	Rows  []T    // in the order of the file
	Notes []Note // what a person should know of

	schema   Schema[T]
	sheet    *Sheet
	mapping  Mapping
	readings map[string]*reading
}

// Read judges the whole file. It returns a batch only when there is no fault;
// otherwise the error holds every fault by row and column (FaultLimit of them
// and the number of the rest).
func (s Schema[T]) Read(ctx context.Context, sheet *Sheet, m Mapping, p Progress) (*Batch[T], error) {
	if err := missing(sheet, m); err != nil {
		return nil, err
	}
	j := newJudge()
	readings, err := survey(ctx, sheet, m, half(p, 0))
	if err != nil && problem.All(err) == nil {
		return nil, err
	}
	j.fault(err)
	b := &Batch[T]{schema: s, sheet: sheet, mapping: m, readings: readings}
	across := func(*record, T) {}
	if s.across != nil {
		across = s.across()
	}
	for r, err := range b.records(ctx, half(p, 1), j) {
		if err != nil {
			if problem.All(err) == nil {
				return nil, err
			}
			j.fault(err)
			continue
		}
		r.require(s.Kind)
		v := s.decode(r)
		across(r, v)
		b.Rows = append(b.Rows, v)
	}
	if err := j.err(); err != nil {
		return nil, err
	}
	if len(b.Rows) == 0 {
		return nil, fault("problem.import.no_rows")
	}
	b.Notes = b.notes(j)
	return b, nil
}

// records yields the rows that hold data: lines of totals and repeated headers
// are counted by the judge and passed over.
func (b *Batch[T]) records(ctx context.Context, p Progress, j *judge) iter.Seq2[*record, error] {
	return func(yield func(*record, error) bool) {
		r := &record{kind: b.mapping.Kind, readings: b.readings, judge: j, date1904: b.sheet.date1904, workbook: b.sheet.Format == "xlsx"}
		for row, err := range b.sheet.Rows(ctx, p) {
			r.row = row
			if err == nil {
				switch {
				case b.sheet.repeatsHeaders(row):
					j.repeated = append(j.repeated, row.Number)
					continue
				case r.isTotal(b.schema.Kind):
					j.totals = append(j.totals, row.Number)
					continue
				}
				r.fitsHeaders(b.sheet)
			}
			if !yield(r, err) {
				return
			}
		}
	}
}

// repeatsHeaders reports whether the row is the headers once more, as in
// pages put one under another.
func (s *Sheet) repeatsHeaders(row Row) bool {
	for i, h := range s.Headers {
		if row.cell(i) != h {
			return false
		}
	}
	return true
}

// fitsHeaders reports a filled cell to the right of the headers: a delimiter
// inside a text has pushed the row aside.
func (r *record) fitsHeaders(s *Sheet) {
	for i := len(s.Headers); i < len(r.row.Cells); i++ {
		if r.row.cell(i) != "" {
			r.judge.fault(problem.At(rowPath(r.row.Number), "problem.import.width",
				"Row", RowNumber(r.row.Number), "Cells", len(r.row.Cells), "Headers", len(s.Headers)))
			return
		}
	}
}

// require reports empty cells of required fields.
func (r *record) require(k Kind) {
	for _, f := range k.Fields {
		if f.Required && r.raw(f.Key) == "" && (f.Instead == "" || r.raw(f.Instead) == "") {
			r.fault(f.Key, "problem.import.required", "Field", fieldWords(k, f.Key))
		}
	}
}

// totalWords begin the lines of totals in reports of 1С and Excel.
var totalWords = []string{"итого", "всего", "общий итог", "grand total", "total", "итог"}

// isTotal recognises a line of totals: it begins with the word for totals and
// lacks a required field, or holds nothing but that word and numbers.
func (r *record) isTotal(k Kind) bool {
	first := slices.IndexFunc(r.row.Cells, func(c string) bool { return strings.TrimFunc(c, isBlank) != "" })
	if first < 0 {
		return false
	}
	rest, ok := afterTotal(r.row.cell(first))
	return ok && (rest == "" && r.onlyNumbers(first+1) || r.lacks(k))
}

// afterTotal cuts the word for totals off the beginning of a text.
func afterTotal(text string) (rest string, ok bool) {
	for _, word := range totalWords {
		if len(text) < len(word) || !strings.EqualFold(text[:len(word)], word) {
			continue
		}
		next, _ := utf8.DecodeRuneInString(text[len(word):])
		if !unicode.IsLetter(next) {
			return strings.TrimFunc(text[len(word):], func(c rune) bool { return isBlank(c) || c == ':' || c == '.' }), true
		}
	}
	return "", false
}

// onlyNumbers reports whether the filled cells from a column on are numbers.
func (r *record) onlyNumbers(from int) bool {
	for i := from; i < len(r.row.Cells); i++ {
		if text := r.row.cell(i); text != "" && !looksLikeNumber(text) {
			return false
		}
	}
	return true
}

// lacks reports whether a required field is empty.
func (r *record) lacks(k Kind) bool {
	return slices.ContainsFunc(k.Fields, func(f Field) bool {
		return f.Required && f.Instead == "" && r.raw(f.Key) == ""
	})
}

// missing finds required fields without a column.
func missing(s *Sheet, m Mapping) error {
	var errs []error
	for _, f := range m.Kind.Fields {
		_, ok := m.Columns[f.Key]
		_, instead := m.Columns[f.Instead]
		if f.Required && !ok && !instead {
			errs = append(errs, problem.At("map", "problem.import.map.missing", "Field", f.Key,
				"Name", fieldWords(m.Kind, f.Key), "Known", strings.Join(s.headersWritten(), ", ")))
		}
	}
	return problem.Join(errs...)
}

// half maps the progress of the first or the second reading onto the whole.
func half(p Progress, n int64) Progress {
	if p == nil {
		return nil
	}
	return func(done, total int64) { p(n*total+done, 2*total) }
}
