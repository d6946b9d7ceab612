package clients

import (
	"cmp"
	"context"
	"time"

	"kartoteka/app/base"
	"kartoteka/app/talk"
	"kartoteka/data/calendar"
	"kartoteka/data/crm"
	"kartoteka/data/kv"
	"kartoteka/data/store"
)

// SetClose says on which day deals are expected to be closed.
func (s *Quality) SetClose(ctx context.Context, ids []crm.DealID, day time.Time) error {
	return base.Mark(ctx, s.base, "deal.close", store.Deals, ids, func(d *crm.Deal) { d.Close = calendar.DayOf(day) })
}

// PlanSteps gives each deal a task for a moment: of the manager of the deal, or of
// the one at this machine when it has none.
func (s *Quality) PlanSteps(ctx context.Context, ids []crm.DealID, text string, at time.Time) error {
	return s.base.Do(ctx, "deal.step", func(tx *kv.Tx) error {
		deals, err := base.Present(tx, store.Deals, ids)
		if err != nil {
			return err
		}
		for _, d := range deals {
			t := &crm.Task{
				ID: tx.NewID(), Text: text, Client: d.Client, Subject: crm.Subject{Deal: d.ID},
				Manager: d.Manager, Due: at.UTC(), Remind: talk.Reminder,
			}
			t.Manager = cmp.Or(t.Manager, s.base.Me())
			if err := s.tasks.Plan(tx, t); err != nil {
				return err
			}
			if err := base.Write(tx, store.Tasks, t); err != nil {
				return err
			}
		}
		return nil
	})
}
