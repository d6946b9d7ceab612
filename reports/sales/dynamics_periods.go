package sales

import (
	"slices"

	"kartoteka/data/calendar"
	"kartoteka/data/problem"
)

// mostPeriods is the most periods one report shows: ten years of days.
const mostPeriods = 3700

// lay cuts the chosen days into periods. All time is taken by whole periods;
// days still to come are left out.
func (d *dynamics) lay(p calendar.Period) error {
	span, step := calendar.SpanOf(p, d.extent), d.query.Step
	if span.Days() <= 0 || d.extent.Days() <= 0 {
		return nil
	}
	if p.From.IsZero() {
		span.From = calendar.NumberOf(step.Truncate(span.From.Time()))
	}
	if p.To.IsZero() {
		span.To = calendar.NumberOf(step.Next((span.To - 1).Time()))
	}
	span.To = min(span.To, max(d.today+1, d.extent.To, span.From+1))
	d.query.Span = span
	d.periods = span.Starts(step)
	if len(d.periods) > mostPeriods {
		return problem.At("step", "problem.report.periods", "N", len(d.periods), "Max", mostPeriods)
	}
	d.lookBack()
	return nil
}

// lookBack puts before the shown periods those that growth and averages need,
// as far as there are sales.
func (d *dynamics) lookBack() {
	step, shown := d.query.Step, d.periods[0]
	from := yearBefore(step, shown)
	for i, t := 1, shown; i < d.average; i++ {
		t = calendar.NumberOf(step.Truncate((t - 1).Time()))
		from = min(from, t)
	}
	from = min(max(from, calendar.NumberOf(step.Truncate(d.extent.From.Time()))), shown)
	before := calendar.Span{From: from, To: shown}.Starts(step)
	d.first = len(before)
	d.periods = append(before, d.periods...)
}

// end is the day after the last of a period.
func (d *dynamics) end(i int) calendar.DayNumber {
	return calendar.NumberOf(d.query.Step.Next(d.periods[i].Time()))
}

// partial tells that a shown period is not there whole: it is not over, or the
// chosen days hold a part of it.
func (d *dynamics) partial(i int) bool {
	if i < d.first {
		return false
	}
	end := d.end(i)
	return end > d.today || end > d.query.Span.To || d.periods[i] < d.query.Span.From
}

// periodAt is the place of the period that begins on this day, -1 when sales
// are not known there.
func (d *dynamics) periodAt(start calendar.DayNumber) int {
	if i, ok := slices.BinarySearch(d.periods, start); ok {
		return i
	}
	return -1
}

// complete is the run of shown periods that are there whole.
func (d *dynamics) complete() (from, to int) {
	from, to = d.first, len(d.periods)
	for from < to && d.partial(from) {
		from++
	}
	for to > from && d.partial(to-1) {
		to--
	}
	return from, to
}

// yearBefore is the first day of the same period of the year before. Days and
// weeks go back by 52 whole weeks, so that a Monday meets a Monday.
func yearBefore(step calendar.Step, start calendar.DayNumber) calendar.DayNumber {
	if step == calendar.Day || step == calendar.Week {
		return start - 364
	}
	return calendar.NumberOf(step.Truncate(start.Time().AddDate(-1, 0, 0)))
}
