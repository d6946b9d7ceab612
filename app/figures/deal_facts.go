package figures

import (
	"context"
	"time"

	"kartoteka/app/deals"
	"kartoteka/app/firm"
	"kartoteka/data/calendar"
	"kartoteka/data/crm"
	"kartoteka/data/kv"
	"kartoteka/data/store"
	dealreports "kartoteka/reports/deals"
)

// dealFacts shows the deals of a snapshot to reports.
type dealFacts struct {
	managers *firm.Directory[crm.Manager]
	tx       *kv.Tx
	zone     *time.Location // whose days moves are counted by
}

// Deals returns all deals with their moves, the moments of these in the zone.
func (b dealFacts) Deals(context.Context) ([]dealreports.Deal, error) {
	n, err := store.Deals.Count(b.tx)
	if err != nil {
		return nil, err
	}
	out, at := make([]dealreports.Deal, 0, n), 0
	err = store.DealFacts(b.tx, func(e *store.DealEntry) {
		d := dealreports.Deal{
			ID: e.ID, Manager: e.Manager, Pipeline: e.Pipeline, Stage: e.Stage,
			Created: calendar.NumberOf(e.Date), Close: calendar.NoDay, Entered: calendar.NumberOf(e.Entered),
			Amount: e.Amount, Own: e.Own, Source: e.Source, Loss: e.Loss,
		}
		if !e.Close.IsZero() {
			d.Close = calendar.NumberOf(e.Close)
		}
		out = append(out, d)
	}, func(id crm.DealID, moves []crm.StageMove) {
		for i := range moves {
			moves[i].At = moves[i].At.In(b.zone)
		}
		for at < len(out) && out[at].ID != id {
			at++
		}
		switch {
		case at == len(out): // cannot be: moves are of deals
		case out[at].Moves == nil:
			out[at].Moves = moves
		default:
			out[at].Moves = append(out[at].Moves, moves...)
		}
	})
	return out, err
}

// Pipelines returns the ways sales go, the main one first.
func (b dealFacts) Pipelines(context.Context) ([]*crm.Pipeline, error) { return deals.BookIn(b.tx) }

// Managers returns the names of those who sell.
func (b dealFacts) Managers(context.Context) (map[crm.ManagerID]string, error) {
	return b.managers.NamesIn(b.tx)
}
