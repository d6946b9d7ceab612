package exchange

import (
	"context"
	"strings"

	"kartoteka/data/lang"
	"kartoteka/data/problem"
)

// reading is how the cells of one mapped column are read, decided over the
// whole column.
type reading struct {
	field    Field
	column   Column
	marks    separators
	order    dateOrder
	fraction bool // a discount of 0.15 is 15 %
}

// evidence is what a column's cells say about how to read them.
type evidence struct {
	number     numberEvidence
	dayFirst   int
	monthFirst int
	needsOrder int // dates whose day depends on the order
	inside     int // numbers between 0 and 1
	above      int // numbers above 1
	signs      int // per cent signs
}

// survey reads the file once and decides how each mapped column is read. Its
// problems concern whole columns; the readings serve to judge the rows even
// then, so that all faults are named at once.
func survey(ctx context.Context, s *Sheet, m Mapping, p Progress) (map[string]*reading, error) {
	readings := map[string]*reading{}
	proof := map[string]*evidence{}
	for key, c := range m.Columns {
		f, _ := m.Kind.Field(key)
		readings[key] = &reading{field: f, column: c}
		switch f.Parse {
		case Amount, Count, Percent, Date:
			proof[key] = &evidence{}
		}
	}
	for row, err := range s.Rows(ctx, p) {
		if err != nil {
			if problem.All(err) == nil {
				return nil, err
			}
			continue // named when the rows are judged
		}
		for key, e := range proof {
			if text := row.cell(readings[key].column.Index); text != "" {
				e.see(text, readings[key].field.Parse)
			}
		}
	}
	var errs []error
	usual := s.usualDecimal(proof)
	for _, f := range m.Kind.Fields {
		if e := proof[f.Key]; e != nil {
			errs = append(errs, readings[f.Key].settle(*e, usual))
		}
	}
	return readings, problem.Join(errs...)
}

// see judges one filled cell.
func (e *evidence) see(text string, parse Parse) {
	switch parse {
	case Date:
		p, err := splitDate(text)
		if err != nil {
			return
		}
		switch p.evidence() {
		case dayFirst:
			e.dayFirst++
		case monthFirst:
			e.monthFirst++
		}
		e.needsOrder += bit(p.needsOrder())
	case Percent:
		e.number.see(text)
		e.seeFraction(text)
	default:
		e.number.see(text)
	}
}

// seeFraction tells numbers up to 1 from greater ones; a lone mark is decimal.
func (e *evidence) seeFraction(text string) {
	if strings.Contains(text, "%") {
		e.signs++
		return
	}
	plain, err := decimalText(strings.ReplaceAll(bareNumber(text), ",", "."), separators{decimal: '.'})
	if err != nil {
		return
	}
	whole, frac, _ := strings.Cut(strings.TrimLeft(plain, "+-"), ".")
	whole, frac = strings.TrimLeft(whole, "0"), strings.TrimRight(frac, "0")
	switch {
	case whole == "" && frac != "":
		e.inside++
	case whole == "" || whole == "1" && frac == "":
	default:
		e.above++
	}
}

// usualDecimal is the decimal mark of the file where a column does not tell:
// that of the other columns, else the one that goes with the delimiter.
func (s *Sheet) usualDecimal(proof map[string]*evidence) byte {
	if s.Format == "xlsx" {
		return '.' // cells hold numbers, not their looks
	}
	var all numberEvidence
	for _, e := range proof {
		all.comma += e.number.comma
		all.dot += e.number.dot
	}
	if s.Delimiter == "," {
		return all.decide('.').decimal
	}
	return all.decide(',').decimal
}

// settle decides how the column is read.
func (r *reading) settle(e evidence, usual byte) error {
	switch r.column.Format {
	case "comma":
		r.marks = separators{decimal: ',', group: '.'}
	case "dot":
		r.marks = separators{decimal: '.', group: ','}
	default:
		r.marks = e.number.decide(usual)
	}
	if r.field.Parse == Percent {
		r.fraction = e.inside > e.above && e.signs == 0
		if r.column.Format != "" {
			r.fraction = r.column.Format == "fraction"
		}
	}
	if r.field.Parse != Date {
		return nil
	}
	r.order = orderNamed(r.column.Format)
	switch {
	case r.order != orderUnknown:
	case e.dayFirst > e.monthFirst:
		r.order = dayFirst
	case e.monthFirst > e.dayFirst:
		r.order = monthFirst
	case e.needsOrder > 0:
		return problem.At("map", "problem.import.date_order", "Field", r.field.Key, "Header", r.column.Header)
	}
	return nil
}

// notes say how the column was understood.
func (r *reading) notes(k Kind) []Note {
	var key string
	switch {
	case r.fraction && r.column.Format == "":
		key = "exchange.note.fraction"
	case r.order == monthFirst && r.column.Format == "":
		key = "exchange.note.month_first"
	default:
		return nil
	}
	return problem.All(problem.At(r.field.Key, key, "Header", r.column.Header))
}

// fieldWords are the words of a field in the person's language.
//
// lang: field.*
func fieldWords(k Kind, key string) lang.Key {
	if f, ok := k.Field(key); ok {
		key = f.Base()
	}
	return lang.Key("field." + k.Name + "." + key)
}
