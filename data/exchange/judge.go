package exchange

import (
	"slices"
	"strconv"
	"strings"

	"kartoteka/data/problem"
)

// judge gathers what is found while rows are read.
type judge struct {
	faults   problem.List
	more     int            // faults past the limit
	rounded  map[string]int // cells rounded, by field
	foreign  map[string]int // cells in dollars or euros, by field
	totals   []int          // lines of totals passed over
	repeated []int          // repeated headers passed over
	notes    []Note         // of checks across rows
	shared   map[string]string
}

func newJudge() *judge {
	return &judge{rounded: map[string]int{}, foreign: map[string]int{}, shared: map[string]string{}}
}

// fault keeps a fault; past the limit it only counts.
func (j *judge) fault(err error) {
	for _, p := range problem.All(err) {
		if len(j.faults) < FaultLimit {
			j.faults = append(j.faults, p)
		} else {
			j.more++
		}
	}
}

// err returns all faults as one error, nil when there is none.
func (j *judge) err() error {
	if len(j.faults) == 0 {
		return nil
	}
	all := slices.Clone(j.faults)
	if j.more > 0 {
		all = append(all, problem.All(problem.At("file", "problem.import.more", "N", j.more))...)
	}
	return all
}

// intern gives equal texts one memory: a client's name in a thousand lines.
func (j *judge) intern(text string) string {
	if kept, ok := j.shared[text]; ok {
		return kept
	}
	text = strings.Clone(text)
	if len(j.shared) < internedValues {
		j.shared[text] = text
	}
	return text
}

// notes puts in words how the file was understood.
func (b *Batch[T]) notes(j *judge) []Note {
	notes := slices.Clone(b.mapping.Notes)
	for _, f := range b.mapping.Kind.Fields {
		if r := b.readings[f.Key]; r != nil {
			notes = append(notes, r.notes(b.mapping.Kind)...)
		}
		if n := j.rounded[f.Key]; n > 0 {
			notes = append(notes, note(f.Key, "exchange.note.rounded", "Header", b.readings[f.Key].column.Header, "N", n))
		}
		if n := j.foreign[f.Key]; n > 0 {
			notes = append(notes, note(f.Key, "exchange.note.currency", "Header", b.readings[f.Key].column.Header, "N", n))
		}
	}
	if n := len(j.totals); n > 0 {
		notes = append(notes, note("file", "exchange.note.totals", "Rows", rowList(j.totals), "N", n))
	}
	if n := len(j.repeated); n > 0 {
		notes = append(notes, note("file", "exchange.note.headers", "Rows", rowList(j.repeated), "N", n))
	}
	if unused := b.unused(); len(unused) > 0 {
		notes = append(notes, note("file", "exchange.note.unused", "Headers", strings.Join(unused, ", "), "N", len(unused)))
	}
	return append(notes, j.notes...)
}

// unused lists the columns that fill no field.
func (b *Batch[T]) unused() []string {
	used := map[int]bool{}
	for _, c := range b.mapping.Columns {
		used[c.Index] = true
	}
	var names []string
	for i, h := range b.sheet.Headers {
		filled := slices.ContainsFunc(b.sheet.Sample, func(r Row) bool { return r.cell(i) != "" })
		if !used[i] && (h != "" || filled) {
			names = append(names, b.sheet.header(i))
		}
	}
	return names
}

// note makes a note of a field.
func note(field, key string, args ...any) Note {
	return problem.All(problem.At(field, key, args...))[0]
}

// rowList writes row numbers for a person, the first ten.
func rowList(rows []int) string {
	var parts []string
	for _, n := range rows[:min(len(rows), 10)] {
		parts = append(parts, strconv.Itoa(n))
	}
	if len(rows) > 10 {
		parts = append(parts, "…")
	}
	return strings.Join(parts, ", ")
}

// rowPath is the path of a whole row.
func rowPath(n int) string { return "row." + strconv.Itoa(n) }
