package crm

import (
	"strings"
	"time"

	"kartoteka/data/calendar"
	"kartoteka/data/problem"
)

// TaskID names a task.
type TaskID = ID[Task]

// Task is something to be done by somebody by some time: a call, a letter, a
// visit. A repeated task is one record that moves on when it is done.
//
// Due of an all-day task is a civil day, 00:00 UTC like all days of documents:
// it is that day wherever one looks from. Due of another is a moment, kept in
// UTC and shown in the zone of the machine. A rule of repetition is counted by
// the clock on the wall of that zone, so a call at nine stays at nine when
// clocks are changed.
type Task struct {
	Meta
	ID      TaskID    `json:"id"`               // names the record
	Text    string    `json:"text"`             // what to do
	Client  ClientID  `json:"client,omitzero"`  // for whom; zero for nobody
	Contact ContactID `json:"contact,omitzero"` // the person it is about
	Subject
	Manager ManagerID `json:"manager,omitzero"`  // who is to do it
	Author  ManagerID `json:"author,omitzero"`   // who set it
	Due     time.Time `json:"due"`               // the moment, or the day, it is to be done
	AllDay  bool      `json:"all_day,omitempty"` // the hour of Due says nothing
	// Remind is how many minutes before Due to remind; NoReminder for never.
	Remind int `json:"remind,omitempty"`
	// Repeat is a recurrence rule of RFC 5545 without DTSTART, such as
	// FREQ=WEEKLY;BYDAY=MO; empty for a task done once.
	Repeat string `json:"repeat,omitempty"`
	// Since is the first date of the repetition, Turn the date of the rule this
	// turn stands for: Due may have been moved from it for once.
	Since time.Time `json:"since,omitzero"`
	Turn  time.Time `json:"turn,omitzero"`
	// Planned is the moment Due was settled: no reminder comes before it.
	Planned time.Time `json:"planned,omitzero"`
	// Snoozed is the moment the reminder was put off to.
	Snoozed time.Time `json:"snoozed,omitzero"`
	Done    time.Time `json:"done,omitzero"` // the moment it was done
	Outcome Outcome   `json:"outcome,omitempty"`
	Result  string    `json:"result,omitempty"` // what came of it
	Note    string    `json:"note,omitempty"`
	Created time.Time `json:"created"`
	Deleted bool      `json:"deleted,omitempty"`
}

// NoReminder as Task.Remind is a task that never reminds.
const NoReminder = -1

// RemindLimit is the earliest reminder in minutes before the task, two weeks.
const RemindLimit = 14 * 24 * 60

// DayBegins is the hour an all-day task reminds at.
const DayBegins = 9

// Open reports whether the task is still to be done.
func (t *Task) Open() bool { return t.Done.IsZero() && !t.Deleted }

// Overdue reports whether the task should have been done before the moment. An
// all-day task is not late until its day is over.
func (t *Task) Overdue(now time.Time) bool {
	if t.AllDay {
		return t.Open() && calendar.DayOf(now).After(calendar.DayOf(t.Due))
	}
	return t.Open() && now.After(t.Due)
}

// Day is the civil day the task is due on in a zone.
func (t *Task) Day(zone *time.Location) time.Time {
	if t.AllDay {
		return calendar.DayOf(t.Due)
	}
	return calendar.DayOf(t.Due.In(zone))
}

// RemindAt is the moment to remind of the task in a zone; false for one that
// never reminds or is not open. An all-day task counts as due at nine.
func (t *Task) RemindAt(zone *time.Location) (at time.Time, ok bool) {
	if !t.Open() || t.Remind < 0 {
		return time.Time{}, false
	}
	if !t.Snoozed.IsZero() {
		return t.Snoozed, true
	}
	at = t.Due
	if t.AllDay {
		at = calendar.ClockTime(t.Due, DayBegins, 0, zone)
	}
	at = at.Add(-time.Duration(t.Remind) * time.Minute)
	if at.Before(t.Planned) {
		at = t.Planned
	}
	return at, true
}

// Next is the date of the rule after the present turn; dates before the day of
// now are passed over, for nobody can do them any more. It is false when the
// task is done once or its rule has ended.
func (t *Task) Next(now time.Time) (turn time.Time, ok bool, err error) {
	if t.Repeat == "" {
		return time.Time{}, false, nil
	}
	zone := now.Location()
	r, err := calendar.Series(t.Repeat, t.wall(firstOf(t.Since, t.Due), zone))
	if err != nil {
		return time.Time{}, false, problem.In("repeat", err)
	}
	after := t.wall(firstOf(t.Turn, t.Due), zone)
	if today := calendar.DayOf(now).Add(-time.Nanosecond); today.After(after) {
		after = today
	}
	next := r.After(after, false)
	if next.IsZero() {
		return time.Time{}, false, nil
	}
	return t.unwall(next, zone), true, nil
}

// Ahead lists the dates of the rule after the present turn that fall on days of a
// period, at most a thousand. A rule that can't be read has none.
func (t *Task) Ahead(p calendar.Period, zone *time.Location) (turns []time.Time) {
	const limit = 1000
	if t.Repeat == "" || !t.Open() {
		return nil
	}
	r, err := calendar.Series(t.Repeat, t.wall(firstOf(t.Since, t.Due), zone))
	if err != nil {
		return nil
	}
	from := t.wall(firstOf(t.Turn, t.Due), zone).Add(time.Nanosecond)
	if p.From.After(from) {
		from = p.From
	}
	for _, next := range r.Between(from, p.To.Add(-time.Nanosecond), true) {
		if len(turns) == limit {
			break
		}
		turns = append(turns, t.unwall(next, zone))
	}
	return turns
}

// wall is what the clock on the wall shows at a due date, as a time in UTC.
func (t *Task) wall(due time.Time, zone *time.Location) time.Time {
	if t.AllDay {
		return calendar.DayOf(due)
	}
	l := due.In(zone)
	return calendar.DayOf(l).Add(time.Duration(l.Hour())*time.Hour + time.Duration(l.Minute())*time.Minute)
}

// unwall is the due date at which the clock on the wall shows what wall gives.
func (t *Task) unwall(wall time.Time, zone *time.Location) time.Time {
	if t.AllDay {
		return wall
	}
	return calendar.ClockTime(wall, wall.Hour(), wall.Minute(), zone)
}

func firstOf(a, b time.Time) time.Time {
	if a.IsZero() {
		return b
	}
	return a
}

// Check finds all faults of the task and puts the rule of repetition into its
// kept form.
func (t *Task) Check() error {
	t.Text = strings.TrimSpace(t.Text)
	errs := []error{checkName("text", t.Text)}
	if t.Due.IsZero() {
		errs = append(errs, problem.At("due", "problem.required"))
	}
	if t.Remind < NoReminder || t.Remind > RemindLimit {
		errs = append(errs, problem.At("remind", "problem.range", "Low", 0, "High", RemindLimit))
	}
	if t.Repeat = calendar.TidyRule(t.Repeat); t.Repeat != "" {
		errs = append(errs, problem.In("repeat", checkRule(t.Repeat, t.Due)))
	}
	return problem.Join(errs...)
}

// checkRule judges a rule: it must be understood and give a date.
func checkRule(rule string, due time.Time) error {
	r, err := calendar.Series(rule, due.UTC())
	if err == nil && r.After(due.UTC(), true).IsZero() {
		err = problem.At("", "problem.repeat.never")
	}
	return err
}
