package exchange

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// A client may have many contact persons and many phones. The fields of such a
// group stand in a file once for each, under numbers: contact, contact_phone,
// contact_2, contact_phone_2. A file has as many as its headers speak of.

// numbered is the key of a field that is n-th: contact, contact_2.
func numbered(key string, n int) string {
	if n < 2 {
		return key
	}
	return key + "_" + strconv.Itoa(n)
}

// number is which of its group a field is, from 1.
func (f Field) number() int { return max(f.Number, 1) }

// Base is the key of the first of a numbered field: its words are the same.
func (f Field) Base() string { return cmp.Or(f.of, f.Key) }

// loose reports whether further columns that suit the field need no number: the
// group is this field alone, as «Рабочий телефон» and «Мобильный телефон» are
// two phones.
func (f Field) loose() bool { return f.Group != "" && f.Group == f.Base() }

// parted tells a name from the number within it: «Телефон контакта 2» and
// «Телефон №2 контакта» are телефонконтакта and 2. Zero is no number.
func parted(form string) (name string, n int) {
	start := strings.IndexFunc(form, unicode.IsDigit)
	if start < 0 {
		return form, 0
	}
	digits := form[start:]
	if end := strings.IndexFunc(digits, func(r rune) bool { return !unicode.IsDigit(r) }); end >= 0 {
		digits = digits[:end]
	}
	rest := form[start+len(digits):]
	n, err := strconv.Atoi(digits)
	if err != nil || n > 999 || strings.IndexFunc(rest, unicode.IsDigit) >= 0 {
		return form, 0
	}
	return strings.TrimSuffix(form[:start], "№") + rest, n
}

// with gives the kind with the group standing under these numbers as well.
func (k Kind) with(group string, numbers ...int) Kind {
	var first []Field
	after, has := 0, map[int]bool{}
	for i, f := range k.Fields {
		if f.Group != group {
			continue
		}
		if f.number() == 1 {
			first = append(first, f)
		}
		after, has[f.number()] = i+1, true
	}
	var more []Field
	for _, n := range numbers {
		for _, f := range first {
			if n >= 2 && !has[n] {
				f.Key, f.of, f.Number = numbered(f.Key, n), f.Key, n
				more = append(more, f)
			}
		}
	}
	if len(more) > 0 {
		k.Fields = slices.Insert(slices.Clone(k.Fields), after, more...)
	}
	return k
}

// groups lists the groups of the kind in their order.
func (k Kind) groups() []string {
	var names []string
	for _, f := range k.Fields {
		if f.Group != "" && !slices.Contains(names, f.Group) {
			names = append(names, f.Group)
		}
	}
	return names
}

// times are the numbers of a group.
func (k Kind) times(group string) []int {
	var numbers []int
	for _, f := range k.Fields {
		if f.Group == group && !slices.Contains(numbers, f.number()) {
			numbers = append(numbers, f.number())
		}
	}
	return numbers
}

// of gives the kind with the numbers the headers of a sheet speak of.
func (k Kind) of(s *Sheet) Kind {
	for _, group := range k.groups() {
		numbers, unnumbered := map[int]bool{}, 0
		for _, header := range s.Headers {
			forms := foldings(header)
			for _, f := range k.Fields {
				if f.Group != group {
					continue
				}
				if n := f.numberIn(forms); n >= 2 {
					numbers[n] = true
				} else if f.loose() && headerRank(f, forms) >= 0 {
					unnumbered++
				}
			}
		}
		for n := 2; n <= unnumbered; n++ {
			numbers[n] = true
		}
		k = k.with(group, slices.Sorted(maps.Keys(numbers))...)
	}
	return k
}

// numberIn is the number a header gives the field, 0 for none and for a header
// of something else.
func (f Field) numberIn(forms []string) int {
	for _, form := range forms {
		if name, n := parted(form); n > 0 && f.usual(name) >= 0 {
			return n
		}
	}
	return 0
}

// Spare lists the fields of each group under its next number: what a person may
// choose columns for that have no usual headers.
func (k Kind) Spare() []Field {
	var fields []Field
	for _, group := range k.groups() {
		next := slices.Max(k.times(group)) + 1
		for _, f := range k.with(group, next).Fields {
			if f.Group == group && f.number() == next {
				fields = append(fields, f)
			}
		}
	}
	return fields
}

// having gives the kind with a numbered field it may have.
func (k Kind) having(key string) Kind {
	at := strings.LastIndexByte(key, '_')
	if at < 0 {
		return k
	}
	n, err := strconv.Atoi(key[at+1:])
	f, known := k.Field(key[:at])
	if err != nil || n < 2 || n > 999 || !known || f.Group == "" || f.Number > 0 {
		return k
	}
	return k.with(f.Group, n)
}
