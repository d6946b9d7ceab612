package exchange

import (
	"encoding/csv"
	"maps"
	"slices"
	"strconv"
	"strings"

	"kartoteka/data/problem"
)

// Column is the column of a sheet that fills a field.
type Column struct {
	Index  int    // from 0
	Header string // as written; "#3" where nothing is written
	// Format overrides what is told from the contents: the order of a date
	// ("dd/mm/yyyy", "mm/dd/yyyy"), "fraction" or "percent" of a discount,
	// "comma" or "dot" before the decimals of a number; Russian words do as
	// well («дд/мм/гггг», «доля», «процент», «запятая», «точка»). Empty tells from the contents.
	Format string
}

// Mapping says which column fills which field of a kind.
type Mapping struct {
	Kind    Kind              // what the rows are
	Columns map[string]Column // by field key
	Notes   []Note            // choices a person should know of
}

// With returns the mapping with the given assignments put over it:
// "field=header,…", as the command line takes them. A header with a comma is
// quoted as a whole assignment ("sum=Сумма, руб."), a column without a header
// is #3, a format follows a colon (date=Date:dd/mm/yyyy), nothing after the
// sign of equality leaves the field out. Numbered fields may be given that no
// header speaks of (contact_3=Директор). A field or a header that does not
// exist, a header met twice, a field or a column given twice are problems that
// list what there is.
func (m Mapping) With(s *Sheet, given string) (Mapping, error) {
	if strings.TrimSpace(given) == "" {
		return m, nil
	}
	in := csv.NewReader(strings.NewReader(given))
	in.TrimLeadingSpace, in.LazyQuotes = true, true
	parts, err := in.Read()
	if err != nil {
		return m, problem.At("map", "problem.import.map.syntax", "Value", given)
	}
	chosen := map[string]Column{}
	dropped := map[string]bool{}
	var errs []error
	for _, part := range parts {
		key, header, ok := strings.Cut(part, "=")
		key, header = strings.TrimSpace(key), strings.TrimSpace(header)
		m.Kind = m.Kind.having(key)
		field, known := m.Kind.Field(key)
		switch {
		case !ok:
			errs = append(errs, problem.At("map", "problem.import.map.syntax", "Value", part))
		case !known:
			errs = append(errs, problem.At("map", "problem.import.map.field", "Value", key, "Known", m.Kind.keys()))
		case dropped[key] || chosen[key].Header != "":
			errs = append(errs, problem.At("map", "problem.import.map.field_twice", "Value", key))
		case header == "":
			dropped[key] = true
		default:
			column, err := s.column(header, field.Parse)
			errs = append(errs, err, takenTwice(chosen, key, column, err))
			if err == nil {
				chosen[key] = column
			}
		}
	}
	if err := problem.Join(errs...); err != nil {
		return m, err
	}
	return m.over(chosen, dropped), nil
}

// takenTwice finds a column given to two fields.
func takenTwice(chosen map[string]Column, key string, c Column, err error) error {
	if err != nil {
		return nil
	}
	for other, o := range chosen {
		if o.Index == c.Index {
			return problem.At("map", "problem.import.map.column_twice", "Header", c.Header, "First", other, "Second", key)
		}
	}
	return nil
}

// over puts given columns above the guessed ones, which give way.
func (m Mapping) over(chosen map[string]Column, dropped map[string]bool) Mapping {
	taken := map[int]bool{}
	for _, c := range chosen {
		taken[c.Index] = true
	}
	columns := maps.Clone(chosen)
	for key, c := range m.Columns {
		if _, given := chosen[key]; !given && !dropped[key] && !taken[c.Index] {
			columns[key] = c
		}
	}
	m.Notes = slices.DeleteFunc(slices.Clone(m.Notes), func(n Note) bool {
		_, given := chosen[n.Field]
		return given || dropped[n.Field]
	})
	m.Columns = columns
	return m
}

// column finds a column by its header, with or without a format after it.
func (s *Sheet) column(header string, parse Parse) (Column, error) {
	format := ""
	found := s.headed(header)
	if len(found) == 0 {
		if at := strings.LastIndexByte(header, ':'); at > 0 && validFormat(header[at+1:], parse) {
			header, format = strings.TrimSpace(header[:at]), formatNamed(header[at+1:])
			found = s.headed(header)
		}
	}
	switch len(found) {
	case 0:
		return Column{}, problem.At("map", "problem.import.map.header",
			"Value", header, "Known", strings.Join(s.headersWritten(), ", "))
	case 1:
		return Column{Index: found[0], Header: s.header(found[0]), Format: format}, nil
	}
	return Column{}, problem.At("map", "problem.import.map.header_twice",
		"Value", header, "First", found[0]+1, "Second", found[1]+1)
}

// headed returns the columns with this header, or the one named by #number.
func (s *Sheet) headed(header string) []int {
	if n, err := strconv.Atoi(strings.TrimPrefix(header, "#")); err == nil && header[0] == '#' && n >= 1 && n <= len(s.Headers) {
		return []int{n - 1}
	}
	var found []int
	for i, h := range s.Headers {
		if h != "" && strings.EqualFold(h, header) {
			found = append(found, i)
		}
	}
	return found
}

// header names a column for a person.
func (s *Sheet) header(i int) string {
	if i < len(s.Headers) && s.Headers[i] != "" {
		return s.Headers[i]
	}
	return "#" + strconv.Itoa(i+1)
}

// headersWritten lists the headers for a person.
func (s *Sheet) headersWritten() []string {
	var names []string
	for i := range s.Headers {
		names = append(names, s.header(i))
	}
	return names
}

// russianOrder turns «дд/мм/гггг» into «dd/mm/yyyy».
var russianOrder = strings.NewReplacer("д", "d", "м", "m", "г", "y")

// formatNamed reads a format in either language.
func formatNamed(text string) string {
	switch text = strings.ToLower(strings.TrimSpace(text)); text {
	case "запятая":
		return "comma"
	case "точка":
		return "dot"
	case "доля":
		return "fraction"
	case "процент":
		return "percent"
	}
	return russianOrder.Replace(text)
}

// validFormat reports whether a format fits the way a field is read.
func validFormat(text string, parse Parse) bool {
	switch format := formatNamed(text); parse {
	case Date:
		return orderNamed(format) != orderUnknown
	case Percent:
		return format == "fraction" || format == "percent"
	case Amount, Count:
		return format == "comma" || format == "dot"
	}
	return false
}

// orderNamed reads «dd/mm/yyyy», «d.m.yy», «mm-dd-yyyy»; dates with the year
// first need no naming.
func orderNamed(format string) dateOrder {
	d, m, y := strings.IndexByte(format, 'd'), strings.IndexByte(format, 'm'), strings.IndexByte(format, 'y')
	if d < 0 || m < 0 || y < 0 || strings.Trim(format, "dmy/.- ") != "" {
		return orderUnknown
	}
	if m < d && y > d {
		return monthFirst
	}
	return dayFirst
}
