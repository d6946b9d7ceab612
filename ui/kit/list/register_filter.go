package list

import (
	"slices"
	"strings"
	"time"

	"kartoteka/data/calendar"
	"kartoteka/data/lang"
	"kartoteka/ui/kit/form"
	"kartoteka/ui/kit/grid"
)

// lang: filter.*

// Filter is one way to narrow a register. Its words are filter.KEY. One that is
// in force always shows as a chip, also after the program was closed: a filter
// out of sight is how people lose their documents.
type Filter[R any] struct {
	key    string
	choice func(R) string
	flag   func(R) bool
	date   func(R) time.Time
	words  string
	worded bool
	loads  bool
	whole  bool
	first  filterState
}

// filterState is how a filter is set.
type filterState struct {
	On     bool            `json:"on"`
	Values []string        `json:"values,omitempty"`
	Preset calendar.Preset `json:"preset,omitempty"`
	Period calendar.Period `json:"period,omitzero"`
}

// Choice narrows to rows that have one of the values ticked; those offered are
// the values the rows have.
func Choice[R any](key string, value func(R) string) Filter[R] {
	return Filter[R]{key: key, choice: value}
}

// Flag narrows to rows of which a thing is true.
func Flag[R any](key string, is func(R) bool) Filter[R] {
	return Filter[R]{key: key, flag: is}
}

// PeriodFilter narrows to rows of a period.
func PeriodFilter[R any](key string, date func(R) time.Time) Filter[R] {
	return Filter[R]{key: key, date: date}
}

// Words says that values of a Choice are codes whose words are prefix+value; with
// no prefix they are keys of words or texts.
func (f Filter[R]) Words(prefix string) Filter[R] { f.words, f.worded = prefix, true; return f }

// Loads hands the filter to Load in its Query as well, so that it need not read
// what would be thrown away.
func (f Filter[R]) Loads() Filter[R] { f.loads = true; return f }

// Whole says that the filter judges by what only rows of Load know: while it is
// in force, rows of First are not shown.
func (f Filter[R]) Whole() Filter[R] { f.whole = true; return f }

// On sets a flag at first.
func (f Filter[R]) On() Filter[R] { f.first.On = true; return f }

// Of chooses values at first.
func (f Filter[R]) Of(values ...string) Filter[R] {
	f.first = filterState{On: true, Values: values}
	return f
}

// During chooses a period at first.
func (f Filter[R]) During(p calendar.Preset) Filter[R] {
	f.first = filterState{On: true, Preset: p}
	return f
}

// period is the period the filter is set to on a day.
func (s filterState) period(now time.Time) calendar.Period {
	if s.Preset != "" {
		return s.Preset.Period(now)
	}
	return s.Period
}

// pass makes the test of a row.
func (f *Filter[R]) pass(s filterState, now time.Time) passes[R] {
	switch {
	case f.flag != nil:
		return f.flag
	case f.date != nil:
		p := s.period(now)
		return func(r R) bool { return p.IsZero() || p.Contains(f.date(r)) }
	}
	return func(r R) bool { return slices.Contains(s.Values, f.choice(r)) }
}

// word is a value of a Choice as the person reads it.
func (f *Filter[R]) word(l *lang.Lang, value string) string {
	switch {
	case value == "":
		return l.T("register.none")
	case f.worded:
		return l.T(f.words + value)
	}
	return value
}

// chip is what the chip of the filter says.
func (f *Filter[R]) chip(l *lang.Lang, s filterState) string {
	const named = 3 // values named; more are counted
	name := l.T("filter." + f.key)
	switch {
	case f.flag != nil:
		return name
	case f.date != nil:
		return name + ": " + periodWords(l, s)
	case len(s.Values) > named:
		return name + ": " + l.N("register.values", int64(len(s.Values)))
	}
	words := make([]string, len(s.Values))
	for i, v := range s.Values {
		words[i] = f.word(l, v)
	}
	return name + ": " + strings.Join(words, ", ")
}

// lang: period.*
func periodWords(l *lang.Lang, s filterState) string {
	if s.Preset != "" {
		return l.T("period." + string(s.Preset))
	}
	return form.PeriodWords(l, s.Period)
}

// choices lists the values the rows have, in the order of their words, with how
// many rows have each.
func (f *Filter[R]) choices(l *lang.Lang, rows []R, s filterState) []grid.CheckItem {
	counts := map[string]int{}
	for _, r := range rows {
		counts[f.choice(r)]++
	}
	for _, v := range s.Values {
		counts[v] += 0 // offered although no row has it now, or it could not be unticked
	}
	items := make([]grid.CheckItem, 0, len(counts))
	for v, n := range counts {
		items = append(items, grid.CheckItem{
			Key: v, Text: f.word(l, v), Detail: l.Int(int64(n)), On: slices.Contains(s.Values, v),
		})
	}
	slices.SortFunc(items, func(a, b grid.CheckItem) int { return l.Compare(a.Text, b.Text) })
	return items
}
