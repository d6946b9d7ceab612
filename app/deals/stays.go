package deals

import (
	"context"
	"slices"
	"time"

	"kartoteka/data/calendar"
	"kartoteka/data/crm"
	"kartoteka/data/kv"
	"kartoteka/data/store"
)

// Stay is one stay of a deal on a stage.
type Stay struct {
	Entered time.Time // in the zone of the program's clock
	Stage   crm.StageID
	// Word and Went are what the stage is called and the one it left for, empty
	// while it stands there: names, or keys of words.
	Word, Went string
	By         string // who brought it there
	Days       int
}

// Stays returns every stay of a deal, the last first.
func (s *Deals) Stays(ctx context.Context, id crm.DealID) (stays []Stay, err error) {
	err = s.base.See(ctx, func(tx *kv.Tx) error {
		d, err := store.Deals.Get(tx, id)
		if err != nil {
			return err
		}
		book, err := BookIn(tx)
		if err != nil {
			return err
		}
		names, err := s.managers.NamesIn(tx)
		if err != nil {
			return err
		}
		stays = stays[:0]
		for i, m := range d.Moves {
			at, until := m.At.In(s.base.Now().Location()), s.base.Today()
			stay := Stay{Entered: at, Stage: m.Stage, Word: book.Stage(d.Pipeline, m.Stage).Word(), By: names[m.By]}
			if i+1 < len(d.Moves) {
				next := d.Moves[i+1]
				until, stay.Went = calendar.DayOf(next.At.In(at.Location())), book.Stage(d.Pipeline, next.Stage).Word()
			}
			stay.Days = calendar.Days(calendar.DayOf(at), until)
			stays = append(stays, stay)
		}
		slices.Reverse(stays)
		return nil
	})
	return stays, err
}
