package list

import (
	"time"

	"kartoteka/data/calendar"
)

// A visit is a look at the list from elsewhere: a figure of a card, a row of a
// report. It brings its filters along, which show as chips and can be removed
// like any other, but are not what the person has arranged: the next plain
// opening of the list shows it as it was left.

// Follow narrows the list by the arguments of a route: a choice by its value, a
// flag by "yes" or "no", a period by its first day "from" and "to", the day after
// its last, in ISO form, or by the name of a preset. "view" asks for "board" or
// "list". Filters not named rest, except flags that are set at first. No
// arguments bring the person's own filters back.
func (p *Page[R]) Follow(args map[string]string) bool {
	if len(args) == 0 && !p.visiting {
		return true
	}
	p.visiting = len(args) > 0
	if p.filters = p.prefs.Filters; p.visiting {
		p.filters = p.visit(args)
	}
	p.changes++
	p.search = ""
	p.bar.find.SetText("")
	p.turnTo(args["view"] == "board" || args["view"] == "" && !p.prefs.List)
	p.refreshBar()
	if p.loaded {
		p.Reload()
	}
	return true
}

// visit makes the filters of a route.
func (p *Page[R]) visit(args map[string]string) map[string]filterState {
	filters := map[string]filterState{}
	for i := range p.r.Filters {
		f := &p.r.Filters[i]
		if s, ok := f.named(args); ok {
			filters[f.key] = s
		} else if f.flag != nil {
			filters[f.key] = f.first
		}
	}
	return filters
}

// named is how arguments set the filter; false when they do not name it.
func (f *Filter[R]) named(args map[string]string) (filterState, bool) {
	if f.date != nil {
		from, err1 := time.Parse(time.DateOnly, args["from"])
		to, err2 := time.Parse(time.DateOnly, args["to"])
		if err1 == nil && err2 == nil {
			return filterState{On: true, Period: calendar.Period{From: from, To: to}}, true
		}
	}
	value, ok := args[f.key]
	switch {
	case !ok:
		return filterState{}, false
	case f.date != nil:
		return filterState{On: true, Preset: calendar.Preset(value)}, true
	case f.flag != nil:
		return filterState{On: value == "yes"}, true
	}
	return filterState{On: true, Values: []string{value}}, true
}
