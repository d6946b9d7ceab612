package planner

import (
	"slices"
	"time"

	"fyne.io/fyne/v2"

	"kartoteka/data/calendar"
	"kartoteka/ui/draw"
	"kartoteka/ui/host"
	"kartoteka/ui/kit"
	"kartoteka/ui/look"
)

// Span is how much of the time a Planner shows at once.
type Span string

// Spans.
const (
	SpanDay   Span = "day"
	SpanWeek  Span = "week"
	SpanMonth Span = "month"
)

// Spans lists the spans in the order they are offered.
var Spans = []Span{SpanDay, SpanWeek, SpanMonth}

// Item is a task on a Planner.
type Item struct {
	ID     string    // given to OnOpen and OnMove
	Start  time.Time // by the wall clock; a task of a whole day at 00:00
	AllDay bool      // of a whole day
	Text   string    // the first line
	Detail string    // the second line where there is room
	Role   look.Role // its colour
	Faded  bool      // done, or not there yet
	Fixed  bool      // can't be moved
}

// Planner is a calendar of tasks: a day or a week by hours, or a month, Monday
// first. Arrows walk by days and hours, PageUp and PageDown by
// spans, T goes to today, D, W and M change the span, Enter opens the
// task under the cursor, Ins creates one there, the mouse moves tasks. All times
// are those of the wall clock.
type Planner struct {
	kit.Control
	// OnSpan is called when other days are shown: the owner reads their tasks and
	// calls Set.
	OnSpan func()
	// OnOpen opens a task, OnCreate creates one on a day, at an hour when timed,
	// OnMove moves one there.
	OnOpen   func(id string)
	OnCreate func(at time.Time, timed bool)
	OnMove   func(id string, at time.Time, timed bool)

	span   Span
	day    time.Time // the cursor
	hour   int       // the cursor in a day or a week; wholeDay is above the hours
	items  []Item
	spots  []plannerSpot // where tasks are drawn, the topmost last
	drag   *plannerDrag
	sketch draw.Sketch
	draw   *draw.Drawing
	clicks kit.Clicks
}

// wholeDay as an hour is the strip of whole days over the hours.
const wholeDay = -1

// plannerSpot is where a task is drawn.
type plannerSpot struct {
	item     int
	pos      fyne.Position
	size     fyne.Size
	moreFrom time.Time // of «ещё 3»: the day to be opened; item is −1
}

// New makes a planner that shows today.
func New(env *host.Env, span Span) *Planner {
	p := &Planner{span: span, day: calendar.DayOf(env.Now()), hour: min(max(env.Now().Hour(), workFrom), workTo-1)}
	p.Extend(env, p)
	return p
}

// Span is how much is shown.
func (p *Planner) Span() Span { return p.span }

// SetSpan changes how much is shown; the cursor stays.
func (p *Planner) SetSpan(s Span) {
	if s != p.span {
		p.span = s
		p.spanned()
	}
}

// Day is the day under the cursor.
func (p *Planner) Day() time.Time { return p.day }

// Period is the days shown.
func (p *Planner) Period() calendar.Period {
	from := p.first()
	return calendar.Period{From: from, To: from.AddDate(0, 0, p.days())}
}

// first is the first day shown; a month begins with a whole week.
func (p *Planner) first() time.Time {
	switch p.span {
	case SpanDay:
		return p.day
	case SpanWeek:
		return calendar.Week.Truncate(p.day)
	}
	return calendar.Week.Truncate(calendar.Month.Truncate(p.day))
}

// days is how many are shown; a month has as many weeks as it touches.
func (p *Planner) days() int {
	switch p.span {
	case SpanDay:
		return 1
	case SpanWeek:
		return 7
	}
	last := calendar.Month.Truncate(p.day).AddDate(0, 1, -1)
	return (calendar.Days(p.first(), last)/7 + 1) * 7
}

// Set shows tasks; those of a day are sorted by their start.
func (p *Planner) Set(items []Item) {
	p.items = slices.Clone(items)
	slices.SortStableFunc(p.items, func(a, b Item) int { return a.Start.Compare(b.Start) })
	p.Refresh()
}

// Go brings a day under the cursor.
func (p *Planner) Go(day time.Time) {
	shown := p.Period()
	p.day = calendar.DayOf(day)
	if now := p.Period(); now != shown {
		p.spanned()
		return
	}
	p.Refresh()
}

// Turn goes a span forward or back.
func (p *Planner) Turn(by int) {
	switch p.span {
	case SpanDay:
		p.Go(p.day.AddDate(0, 0, by))
	case SpanWeek:
		p.Go(p.day.AddDate(0, 0, 7*by))
	default:
		month := calendar.Month.Truncate(p.day).AddDate(0, by, 0)
		p.Go(month.AddDate(0, 0, min(p.day.Day(), month.AddDate(0, 1, -1).Day())-1))
	}
}

// Today brings the present day under the cursor.
func (p *Planner) Today() { p.Go(calendar.DayOf(p.Env.Now())) }

func (p *Planner) spanned() {
	p.items = nil
	p.Refresh()
	if p.OnSpan != nil {
		p.OnSpan()
	}
}

// under lists the tasks under the cursor: of a day, or of an hour of it.
func (p *Planner) under() []int {
	var found []int
	for i, it := range p.items {
		if !calendar.DayOf(it.Start).Equal(p.day) {
			continue
		}
		if p.span == SpanMonth || it.AllDay && p.hour == wholeDay || !it.AllDay && it.Start.Hour() == p.hour {
			found = append(found, i)
		}
	}
	return found
}

// open opens what is under the cursor; of many tasks a menu asks which, of
// nothing in a month the day is shown.
func (p *Planner) open() {
	found := p.under()
	switch {
	case len(found) == 1:
		p.OnOpen(p.items[found[0]].ID)
	case len(found) > 1:
		menu := make([]kit.MenuItem, len(found))
		for n, i := range found {
			it := p.items[i]
			menu[n] = kit.MenuItem{Text: p.caption(it), Keys: it.Detail, Do: func() { p.OnOpen(it.ID) }}
		}
		at, size := p.cursorBox()
		kit.ShowMenuAt(p.Env, host.PositionOf(p).Add(at), size, menu)
	case p.span == SpanMonth:
		p.SetSpan(SpanDay)
	}
}

// create makes something at the cursor.
func (p *Planner) create() {
	if p.span == SpanMonth || p.hour == wholeDay {
		p.OnCreate(p.day, false)
		return
	}
	p.OnCreate(p.day.Add(time.Duration(p.hour)*time.Hour), true)
}

// caption is a task in one line.
func (p *Planner) caption(it Item) string {
	if it.AllDay {
		return it.Text
	}
	return p.Env.Lang.Time(it.Start) + " " + it.Text
}
