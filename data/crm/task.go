package crm

import (
	"strings"
	"time"

	"kartoteka/data/problem"
)

// TaskID names a task.
type TaskID = ID[Task]

// Task is something to be done by somebody by some time: a call, a letter, a
// visit. A repeated task is one record that moves on when it is done.
type Task struct {
	Meta
	ID      TaskID    `json:"id"`
	Text    string    `json:"text"` // what to do
	Client  ClientID  `json:"client,omitzero"`
	Contact ContactID `json:"contact,omitzero"`
	Subject
	Manager ManagerID `json:"manager,omitzero"` // who is to do it
	Author  ManagerID `json:"author,omitzero"`  // who set it
	Due     time.Time `json:"due"`
	AllDay  bool      `json:"all_day,omitempty"` // the hour of Due says nothing
	// Remind is how many minutes before Due to remind; NoReminder for never.
	Remind int `json:"remind,omitempty"`
	// Repeat is a recurrence rule of RFC 5545 without DTSTART, such as
	// FREQ=WEEKLY;BYDAY=MO; empty for a task done once.
	Repeat string `json:"repeat,omitempty"`
	// Snoozed is the moment the reminder was put off to.
	Snoozed time.Time `json:"snoozed,omitzero"`
	Done    time.Time `json:"done,omitzero"` // the moment it was done
	Outcome Outcome   `json:"outcome,omitempty"`
	Result  string    `json:"result,omitempty"` // what came of it
	Created time.Time `json:"created"`
	Deleted bool      `json:"deleted,omitempty"`
}

// NoReminder as Task.Remind is a task that never reminds.
const NoReminder = -1

// Open reports whether the task is still to be done.
func (t *Task) Open() bool { return t.Done.IsZero() && !t.Deleted }

// Overdue reports whether the task should have been done before the moment. An
// all-day task is not late until its day is over.
func (t *Task) Overdue(now time.Time) bool {
	if t.AllDay {
		return t.Open() && DayOf(now).After(DayOf(t.Due))
	}
	return t.Open() && now.After(t.Due)
}

// Check finds all faults of the task. The rule of repetition is judged where it
// is understood.
func (t *Task) Check() error {
	t.Text = strings.TrimSpace(t.Text)
	errs := []error{checkName("text", t.Text)}
	if t.Due.IsZero() {
		errs = append(errs, problem.At("due", "problem.required"))
	}
	return problem.Join(errs...)
}
