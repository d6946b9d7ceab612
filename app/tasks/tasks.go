package tasks

import (
	"context"
	"slices"
	"strings"
	"time"

	"kartoteka/app/base"
	"kartoteka/app/firm"
	"kartoteka/data/crm"
	"kartoteka/data/kv"
	"kartoteka/data/problem"
	"kartoteka/data/store"
	"kartoteka/data/text"
)

// Tasks is the use cases of what is to be done and of reminders.
type Tasks struct {
	base     *base.Base
	managers *firm.Directory[crm.Manager]
	told     told // until when reminders were shown
}

// NewTasks makes the use cases of an open base.
func NewTasks(b *base.Base, managers *firm.Directory[crm.Manager]) *Tasks {
	return &Tasks{base: b, managers: managers}
}

// Get returns a task.
func (s *Tasks) Get(ctx context.Context, id crm.TaskID) (*crm.Task, error) {
	return base.Get(ctx, s.base, store.Tasks, id)
}

// Save writes the task. The author of a new one is the manager at this machine.
// A changed date or rule begins the repetition anew.
func (s *Tasks) Save(ctx context.Context, t *crm.Task) error {
	return base.Put(ctx, s.base, "task.save", store.Tasks, t, func(t *crm.Task) *crm.TaskID { return &t.ID }, s.Plan)
}

// Plan completes a task about to be written.
func (s *Tasks) Plan(tx *kv.Tx, t *crm.Task) error {
	if err := base.Redirect(tx, &t.Client); err != nil {
		return err
	}
	old := &crm.Task{}
	if t.Rev != 0 {
		var err error
		if old, err = store.Tasks.Get(tx, t.ID); err != nil {
			return err
		}
	} else {
		t.Created, t.Author = tx.Now.UTC(), s.base.Me()
	}
	moved := !old.Due.Equal(t.Due) || old.AllDay != t.AllDay
	if moved || old.Remind != t.Remind || t.Rev == 0 {
		t.Planned, t.Snoozed = tx.Now.UTC(), time.Time{}
	}
	switch {
	case t.Repeat == "":
		t.Since, t.Turn = time.Time{}, time.Time{}
	case moved || old.Repeat != t.Repeat:
		t.Since, t.Turn = t.Due, t.Due
	}
	return nil
}

// Mark sets the mark of deletion or takes it off.
func (s *Tasks) Mark(ctx context.Context, ids []crm.TaskID, deleted bool) error {
	return base.Mark(ctx, s.base, "task.mark", store.Tasks, ids, func(t *crm.Task) { t.Deleted = deleted })
}

// Outcome is what came of a task and, when not nil, what is to be done next.
type Outcome struct {
	Outcome crm.Outcome
	Result  string
	Next    *crm.Task
}

// Done marks tasks done. A repeated one leaves a finished copy behind and moves
// on to its next date; one whose rule has ended stays done. The next task is of
// the same client, subject and manager as the first unless it says otherwise, and
// is written in the same transaction: one Undo takes back all. Faults of the next
// task are under "next".
func (s *Tasks) Done(ctx context.Context, ids []crm.TaskID, d Outcome) error {
	return s.base.Do(ctx, "task.done", func(tx *kv.Tx) error {
		tasks, err := base.Present(tx, store.Tasks, ids)
		if err != nil {
			return err
		}
		var errs []error
		for _, t := range tasks {
			if d.Next != nil && t == tasks[0] {
				errs = append(errs, s.follow(tx, t, *d.Next))
			}
			errs = append(errs, finish(tx, t, d))
		}
		return problem.Join(errs...)
	})
}

// follow writes the task that comes after another.
func (s *Tasks) follow(tx *kv.Tx, after *crm.Task, next crm.Task) error {
	next.ID = tx.NewID()
	inherit(&next, after)
	if err := s.Plan(tx, &next); err != nil {
		return err
	}
	return problem.In("next", base.Write(tx, store.Tasks, &next))
}

// finish writes that a task is done and moves a repeated one on.
func finish(tx *kv.Tx, t *crm.Task, d Outcome) error {
	if !t.Done.IsZero() {
		return problem.At("", "problem.task.done")
	}
	turn, on, err := t.Next(tx.Now)
	if err != nil {
		return err
	}
	done := *t
	done.Done, done.Outcome, done.Result = tx.Now.UTC(), d.Outcome, d.Result
	if !on {
		return store.Tasks.Put(tx, &done)
	}
	done.ID, done.Meta = tx.NewID(), crm.Meta{}
	done.Repeat, done.Since, done.Turn, done.Snoozed = "", time.Time{}, time.Time{}, time.Time{}
	if err := store.Tasks.Put(tx, &done); err != nil {
		return err
	}
	t.Due, t.Turn, t.Planned, t.Snoozed = turn, turn, tx.Now.UTC(), time.Time{}
	return store.Tasks.Put(tx, t)
}

// inherit fills in what a next task does not say itself.
func inherit(next, t *crm.Task) {
	if next.Client.IsZero() {
		next.Client, next.Contact, next.Subject = t.Client, t.Contact, t.Subject
	}
	if next.Manager.IsZero() {
		next.Manager = t.Manager
	}
}

// Reopen takes back that tasks are done.
func (s *Tasks) Reopen(ctx context.Context, ids []crm.TaskID) error {
	return base.Mark(ctx, s.base, "task.reopen", store.Tasks, ids, func(t *crm.Task) {
		t.Done, t.Outcome, t.Result = time.Time{}, "", ""
	})
}

// Snooze puts the reminders of tasks off to a moment; when they are due stays.
func (s *Tasks) Snooze(ctx context.Context, ids []crm.TaskID, until time.Time) error {
	return base.Mark(ctx, s.base, "task.snooze", store.Tasks, ids, func(t *crm.Task) { t.Snoozed = until.UTC() })
}

// Move puts a task off to another date, at an hour or for the whole day. A
// repeated task is moved for this once: its rule stays.
func (s *Tasks) Move(ctx context.Context, id crm.TaskID, due time.Time, allDay bool) error {
	return base.Mark(ctx, s.base, "task.move", store.Tasks, []crm.TaskID{id}, func(t *crm.Task) {
		t.Due, t.AllDay, t.Planned, t.Snoozed = due.UTC(), allDay, s.base.Now().UTC(), time.Time{}
	})
}

// Subjects offers what a task of the client may be about: its open deals and
// its latest orders, named by kind and ID.
func (s *Tasks) Subjects(ctx context.Context, client crm.ClientID, typed string) (out []base.Option, err error) {
	want := text.FoldName(typed)
	err = s.base.See(ctx, func(tx *kv.Tx) error {
		deals, err := store.DealClient.IDs(tx, client)
		if err != nil {
			return err
		}
		orders, err := store.OrderClient.IDs(tx, client)
		if err != nil {
			return err
		}
		slices.Reverse(orders)
		var b kv.Batch
		asked := kv.Ask(&b, store.Deals, deals)
		ordered := kv.Ask(&b, store.Orders, orders[:min(len(orders), base.OptionsLimit)])
		if err := b.Run(tx); err != nil {
			return err
		}
		out = nil
		for _, d := range *asked {
			if d != nil && !d.Deleted && !d.Stage.Closed() && strings.Contains(text.FoldName(d.Name), want) {
				out = append(out, base.Option{ID: "deal:" + d.ID.String(), Name: d.Name, Date: d.Date, Sum: d.Amount})
			}
		}
		for _, o := range *ordered {
			if o != nil && !o.Deleted && strings.Contains(text.FoldName(o.Number), want) {
				out = append(out, base.Option{ID: "order:" + o.ID.String(), Name: o.Number, Date: o.Date, Sum: o.Gross})
			}
		}
		return nil
	})
	return out, err
}

// Contacts offers the contact persons of a client.
func (s *Tasks) Contacts(ctx context.Context, client crm.ClientID, typed string) (out []base.Option, err error) {
	want := text.FoldName(typed)
	err = s.base.See(ctx, func(tx *kv.Tx) error {
		found, err := store.Clients.GetMany(tx, []crm.ClientID{client})
		if err != nil || found[0] == nil {
			return err
		}
		out = nil
		for _, p := range found[0].Contacts {
			if strings.Contains(text.FoldName(p.Name), want) {
				out = append(out, base.Option{ID: p.ID.String(), Name: p.Name, Detail: p.Role})
			}
		}
		return nil
	})
	return out, err
}
