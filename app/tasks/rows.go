package tasks

import (
	"cmp"
	"slices"
	"time"

	"kartoteka/data/calendar"
	"kartoteka/data/crm"
	"kartoteka/data/kv"
	"kartoteka/data/store"
)

// rows names what the tasks refer to, in one round.
func (s *Tasks) rows(tx *kv.Tx, tasks []*crm.Task) ([]Row, error) {
	managers, err := s.managers.NamesIn(tx)
	if err != nil {
		return nil, err
	}
	var b kv.Batch
	clients := askOf(&b, store.Clients, tasks, func(t *crm.Task) crm.ClientID { return t.Client })
	deals := askOf(&b, store.Deals, tasks, func(t *crm.Task) crm.DealID { return t.Deal })
	orders := askOf(&b, store.Orders, tasks, func(t *crm.Task) crm.OrderID { return t.Order })
	requests := askOf(&b, store.Requests, tasks, func(t *crm.Task) crm.RequestID { return t.Request })
	if err := b.Run(tx); err != nil {
		return nil, err
	}
	now, me := s.base.Now(), s.base.Me()
	rows := make([]Row, len(tasks))
	for i, t := range tasks {
		r := taskRow(t, now)
		r.Manager, r.Mine = managers[t.Manager], me.IsZero() || t.Manager.IsZero() || t.Manager == me
		if c := clients(t.Client); c != nil {
			r.Name, r.Phone = c.Name, c.Phone
			if p := c.Contact(t.Contact); p != nil {
				r.Contact = p.Name
				r.Phone = append(p.Phones, r.Phone)[0]
			}
		}
		if d := deals(t.Deal); d != nil {
			r.About = d.Name
		} else if o := orders(t.Order); o != nil {
			r.About = o.Number
		} else if q := requests(t.Request); q != nil {
			r.About = q.Number
		}
		rows[i] = r
	}
	return rows, nil
}

// askOf asks for the records tasks name, each once, and tells them by ID.
func askOf[T any](b *kv.Batch, table *kv.Table[T, crm.ID[T]], tasks []*crm.Task, of func(*crm.Task) crm.ID[T]) func(crm.ID[T]) *T {
	at := map[crm.ID[T]]int{}
	var ids []crm.ID[T]
	for _, t := range tasks {
		if id := of(t); !id.IsZero() {
			if _, seen := at[id]; !seen {
				at[id] = len(ids)
				ids = append(ids, id)
			}
		}
	}
	found := kv.Ask(b, table, ids)
	return func(id crm.ID[T]) *T {
		if i, ok := at[id]; ok {
			return (*found)[i]
		}
		return nil
	}
}

// taskRow is what a task says by itself at a moment.
func taskRow(t *crm.Task, now time.Time) Row {
	r := Row{
		ID: t.ID, Text: t.Text, Due: t.Due, Day: t.Day(now.Location()), AllDay: t.AllDay, Repeats: t.Repeat != "",
		Client: t.Client, Done: t.Done, Outcome: t.Outcome, Result: t.Result, Deleted: t.Deleted,
	}
	if !t.AllDay {
		r.Due = t.Due.In(now.Location())
	}
	r.Remind, _ = t.RemindAt(now.Location())
	switch days := calendar.Days(calendar.DayOf(now), r.Day); {
	case !t.Done.IsZero():
		r.State = TaskDoneOn
	case t.Overdue(now):
		r.State = TaskOverdue
	case days <= 0:
		r.State = TaskToday
	case days == 1:
		r.State = TaskTomorrow
	default:
		r.State = TaskLater
	}
	return r
}

// sortTasks orders rows as List says.
func sortTasks(rows []Row) {
	rank := func(r Row) int {
		switch r.State {
		case TaskOverdue:
			return 0
		case TaskDoneOn:
			return 2
		}
		return 1
	}
	slices.SortStableFunc(rows, func(a, b Row) int {
		if a.State == TaskDoneOn && b.State == TaskDoneOn {
			return b.Done.Compare(a.Done)
		}
		return cmp.Or(cmp.Compare(rank(a), rank(b)), a.Day.Compare(b.Day), -yes(a.AllDay)+yes(b.AllDay), a.Due.Compare(b.Due))
	})
}

func yes(b bool) int {
	if b {
		return 1
	}
	return 0
}
