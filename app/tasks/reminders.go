package tasks

import (
	"context"
	"fmt"
	"slices"
	"sync"
	"time"

	"kartoteka/data/crm"
	"kartoteka/data/kv"
	"kartoteka/data/store"
)

// Reminders is what is to be said at a moment to who works at this machine.
type Reminders struct {
	New     []Row        // due and not shown yet, the earliest first
	Waiting []crm.TaskID // tasks whose reminder is due, shown or not
}

// Due tells which reminders are due. It changes nothing: asked again it answers
// the same until Shown. What came due while the program was closed is among the
// new ones at its next start.
func (s *Tasks) Due(ctx context.Context, now time.Time) (r Reminders, err error) {
	shown := s.shownUntil()
	err = s.base.See(ctx, func(tx *kv.Tx) error {
		r = Reminders{}
		var fresh []*crm.Task
		me, until := s.base.Me(), now.Add(crm.RemindLimit*time.Minute+24*time.Hour)
		for t, err := range store.TasksByDue.Range(tx, time.Time{}, until) {
			if err != nil {
				return err
			}
			at, reminds := t.RemindAt(now.Location())
			if !reminds || at.After(now) || !me.IsZero() && !t.Manager.IsZero() && t.Manager != me {
				continue
			}
			r.Waiting = append(r.Waiting, t.ID)
			if at.After(shown) {
				fresh = append(fresh, t)
			}
		}
		r.New, err = s.rows(tx, fresh)
		return err
	})
	slices.SortStableFunc(r.New, func(a, b Row) int { return a.Remind.Compare(b.Remind) })
	return r, err
}

// told is until when reminders were shown on this machine, by base and manager.
// It is kept in the profile, not in the base: each desk is reminded by itself.
type told struct {
	mu sync.Mutex
	at map[string]time.Time
}

// Shown tells that reminders due until the moment have been shown.
func (s *Tasks) Shown(until time.Time) {
	s.told.mu.Lock()
	defer s.told.mu.Unlock()
	if s.told.at == nil {
		s.told.at = map[string]time.Time{}
	}
	s.told.at[s.toldKey()] = until
	s.base.Remember(s.toldKey(), until.UTC().Format(time.RFC3339Nano))
}

func (s *Tasks) shownUntil() time.Time {
	s.told.mu.Lock()
	defer s.told.mu.Unlock()
	at, known := s.told.at[s.toldKey()]
	if !known {
		at, _ = time.Parse(time.RFC3339Nano, s.base.Recall(s.toldKey())) // unreadable is never
	}
	return at
}

func (s *Tasks) toldKey() string { return fmt.Sprintf("reminded.%x.%s", s.base.ID(), s.base.Me()) }
