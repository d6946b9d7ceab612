package exchange

import (
	"cmp"
	"slices"
	"strings"

	"kartoteka/data/problem"
)

// candidate is a column that may fill a field; the lower the rank the better.
type candidate struct {
	field  int
	column int
	rank   int
}

// Guess chooses the columns of a kind by their headers and contents: the
// header must be a usual one of the field, the contents must not speak against
// it. Where several columns suit a field the one with the more telling header
// is taken (of «Category» and «Sub-Category» the finer), and a note says so. A
// file with our own keys, all and in their order, is an export of ours.
func Guess(kind Kind, s *Sheet) Mapping {
	kind = kind.of(s)
	m := Mapping{Kind: kind, Columns: map[string]Column{}}
	if strings.Join(s.Headers, ", ") == kind.keys() {
		return exported(m)
	}
	found := candidates(kind, s)
	slices.SortStableFunc(found, func(a, b candidate) int { return cmp.Compare(a.rank, b.rank) })
	taken := map[int]bool{}
	for _, c := range found {
		key := kind.Fields[c.field].Key
		if _, filled := m.Columns[key]; filled || taken[c.column] {
			continue
		}
		taken[c.column] = true
		m.Columns[key] = Column{Index: c.column, Header: s.header(c.column)}
	}
	for _, f := range kind.Fields {
		m.Notes = append(m.Notes, otherChoices(kind, s, m, f, found, taken)...)
	}
	return m
}

// exported maps our own export, whose discounts are always per cents.
func exported(m Mapping) Mapping {
	for i, f := range m.Kind.Fields {
		c := Column{Index: i, Header: f.Key}
		if f.Parse == Percent {
			c.Format = "percent"
		}
		m.Columns[f.Key] = c
	}
	return m
}

// doubtful is added to the rank of a column most cells of which cannot be read
// as the field is.
const doubtful = 1000

// candidates pairs fields with columns whose headers and contents suit. A column
// no cell of which can be read is left out, unless the field is required: then
// its faults are named one by one.
func candidates(kind Kind, s *Sheet) []candidate {
	var found []candidate
	for i := range s.Headers {
		forms := foldings(s.Headers[i])
		for f, field := range kind.Fields {
			rank := headerRank(field, forms)
			if rank < 0 {
				continue
			}
			filled, fit := s.fits(i, field.Parse)
			if 2*fit < filled {
				rank += doubtful
			}
			if fit > 0 || filled < 3 || field.Required {
				found = append(found, candidate{field: f, column: i, rank: rank})
			}
		}
	}
	return found
}

// headerRank is how far down the usual headers of a field one of the forms
// stands, doubled and one more where it is the shortened form; -1 for none. Of
// a group the number must be the field's; columns without one that suit a later
// field come after those of the earlier.
func headerRank(f Field, forms []string) int {
	for i, form := range forms {
		name, n := parted(form)
		rank, later := f.usual(form), 0
		if f.Group != "" && n > 0 {
			rank = f.usual(name)
			if n != f.number() {
				rank = -1
			}
		} else if f.number() > 1 {
			later = f.number() * 10 * doubtful
			if !f.loose() {
				rank = -1
			}
		}
		if rank >= 0 {
			return 2*rank + min(i, 1) + later
		}
	}
	return -1
}

// usual is how far down the usual headers of the field a folded one stands, 0
// for its own key as well, -1 for none.
func (f Field) usual(form string) int {
	if form == "" {
		return -1
	}
	if form == fold(f.Base()) {
		return 0
	}
	return slices.IndexFunc(f.Headers, func(h string) bool { return form == fold(h) })
}

// fits counts the filled cells of the sample and those that can be read so.
func (s *Sheet) fits(column int, parse Parse) (filled, fit int) {
	for _, row := range s.Sample {
		text := row.cell(column)
		if text == "" {
			continue
		}
		filled++
		switch parse {
		case Date:
			_, err := splitDate(text)
			fit += bit(err == nil)
		case Amount, Count, Percent:
			fit += bit(looksLikeNumber(text))
		default:
			fit++
		}
	}
	return filled, fit
}

func bit(b bool) int {
	if b {
		return 1
	}
	return 0
}

// otherChoices notes the free columns that suit a filled field as well.
func otherChoices(kind Kind, s *Sheet, m Mapping, f Field, found []candidate, taken map[int]bool) []Note {
	c, filled := m.Columns[f.Key]
	var others []string
	for _, o := range found {
		if kind.Fields[o.field].Key == f.Key && !taken[o.column] {
			name := s.header(o.column)
			if strings.EqualFold(name, c.Header) {
				name += " (" + columnName(o.column) + ")"
			}
			others = append(others, name)
		}
	}
	if !filled || len(others) == 0 {
		return nil
	}
	return problem.All(problem.At(f.Key, "exchange.note.choice",
		"Field", fieldWords(kind, f.Key), "Header", c.Header, "Others", strings.Join(others, ", ")))
}
