package tasks

import (
	"context"
	"time"

	"kartoteka/app/base"
	"kartoteka/data/calendar"
	"kartoteka/data/crm"
	"kartoteka/data/kv"
	"kartoteka/data/store"
)

// State is where a task stands in time.
type State string

// States of tasks.
const (
	TaskOverdue  State = "overdue"
	TaskToday    State = "today"
	TaskTomorrow State = "tomorrow"
	TaskLater    State = "later"
	TaskDoneOn   State = "done"
)

// Row is a task as lists, the calendar and reminders show it.
type Row struct {
	ID      crm.TaskID
	Text    string
	State   State
	Due     time.Time // in the zone of the machine; 00:00 UTC of an all-day one
	Day     time.Time // civil day of Due
	AllDay  bool
	Repeats bool
	Remind  time.Time // moment of the reminder, zero for never

	Client               crm.ClientID
	Name, Contact, Phone string // client, contact person, where to call
	About                string // the deal, order or request it is about
	Manager              string
	Mine                 bool // to be done by who works at this machine, or by anybody
	Done                 time.Time
	Outcome              crm.Outcome
	Result               string
	Deleted              bool
	Ahead                bool // a coming turn of a repeated task
}

// Query narrows a list of tasks; what is zero does not.
type Query struct {
	Open   bool            // only what is to be done
	Client crm.ClientID    // of this client
	Period calendar.Period // due in these days
	Ahead  bool            // with the coming turns of repeated tasks in Period
}

// List returns tasks: overdue ones first, then those of today, then by day;
// done ones after all others, the latest first.
func (s *Tasks) List(ctx context.Context, q Query) (rows []Row, err error) {
	err = s.base.See(ctx, func(tx *kv.Tx) error {
		tasks, err := s.asked(tx, q)
		if err != nil {
			return err
		}
		standing := len(tasks)
		if q.Ahead {
			turns, err := s.ahead(tx, q)
			if err != nil {
				return err
			}
			tasks = append(tasks, turns...)
		}
		rows, err = s.rows(tx, tasks)
		for i := standing; i < len(rows); i++ {
			rows[i].Ahead = true
		}
		return err
	})
	sortTasks(rows)
	return rows, err
}

// ahead makes the coming turns of repeated tasks in the period.
func (s *Tasks) ahead(tx *kv.Tx, q Query) (turns []*crm.Task, err error) {
	open, err := s.asked(tx, Query{Open: true, Client: q.Client})
	for _, t := range open {
		for _, due := range t.Ahead(q.Period, s.base.Zone()) {
			turn := *t
			turn.Due = due
			turns = append(turns, &turn)
		}
	}
	return turns, err
}

// asked reads the tasks a query asks for.
func (s *Tasks) asked(tx *kv.Tx, q Query) ([]*crm.Task, error) {
	var all []*crm.Task
	keep := func(t *crm.Task) {
		if (!q.Open || t.Open()) && (q.Period.IsZero() || q.Period.Contains(t.Day(s.base.Zone()))) {
			all = append(all, t)
		}
	}
	if !q.Client.IsZero() {
		ids, err := store.TaskClient.IDs(tx, q.Client)
		if err != nil {
			return nil, err
		}
		found, err := store.Tasks.GetMany(tx, ids)
		for _, t := range found {
			keep(t)
		}
		return all, err
	}
	each := store.Tasks.All(tx)
	if q.Open {
		from, to := time.Time{}, time.Unix(1<<40, 0)
		if !q.Period.IsZero() { // a day of a zone lies in two of UTC
			from, to = q.Period.From.AddDate(0, 0, -1), q.Period.To.AddDate(0, 0, 1)
		}
		each = store.TasksByDue.Range(tx, from, to)
	}
	for t, err := range each {
		if err != nil {
			return nil, err
		}
		keep(t)
	}
	return all, nil
}

// Names reads what the client, the person, the subject and the manager of a
// task are called.
func (s *Tasks) Names(ctx context.Context, t *crm.Task) (n base.Names, err error) {
	err = s.base.See(ctx, func(tx *kv.Tx) error {
		rows, err := s.rows(tx, []*crm.Task{t})
		if err == nil {
			n = base.Names{Client: rows[0].Name, Contact: rows[0].Contact, About: rows[0].About, Manager: rows[0].Manager}
		}
		return err
	})
	return n, err
}
