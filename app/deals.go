package app

import (
	"context"
	"slices"
	"time"

	"kartoteka/data/crm"
	"kartoteka/data/kv"
	"kartoteka/data/money"
	"kartoteka/data/store"
)

// Deals is the use cases of sales being made.
type Deals struct{ *App }

// DealRow is a deal as a list shows it.
type DealRow struct {
	ID                            crm.DealID
	Number, Name, Client, Manager string
	Stage                         crm.Stage
	Amount                        money.Money
	Close                         time.Time
	Days                          int // on its stage
	Deleted                       bool
}

// List returns all deals.
func (s *Deals) List(ctx context.Context) (rows []DealRow, err error) {
	err = s.see(ctx, func(tx *kv.Tx) error {
		managers, err := s.Managers.names(tx)
		if err != nil {
			return err
		}
		rows = rows[:0]
		var clients []crm.ClientID
		for d, err := range store.Deals.All(tx) {
			if err != nil {
				return err
			}
			rows = append(rows, DealRow{
				ID: d.ID, Number: d.Number, Name: d.Name, Manager: managers[d.Manager], Stage: d.Stage,
				Amount: d.Amount, Close: d.Close, Days: crm.Days(d.Entered, s.Today()), Deleted: d.Deleted,
			})
			clients = append(clients, d.Client)
		}
		return nameClients(tx, clients, func(i int, name string) { rows[i].Client = name })
	})
	return rows, err
}

// Get returns a deal.
func (s *Deals) Get(ctx context.Context, id crm.DealID) (*crm.Deal, error) {
	return get(ctx, s.App, store.Deals, id)
}

// Save writes the deal; a new one gets its number, a new stage its day.
func (s *Deals) Save(ctx context.Context, d *crm.Deal) error {
	return put(ctx, s.App, "deal.save", store.Deals, d, func(d *crm.Deal) *crm.DealID { return &d.ID },
		func(tx *kv.Tx, d *crm.Deal) (err error) {
			if err := redirect(tx, &d.Client); err != nil {
				return err
			}
			if d.Date.IsZero() {
				d.Date = s.Today()
			}
			if d.Number == "" {
				if d.Number, err = nextNumber(tx, store.NumberDeal, crm.OrganisationID{}, d.Date); err != nil {
					return err
				}
			}
			old, err := store.Deals.Get(tx, d.ID)
			if d.Rev == 0 || err == nil && old.Stage != d.Stage {
				d.Entered, err = s.Today(), nil
				d.Moves = append(slices.Clip(d.Moves), crm.StageMove{Stage: d.Stage, At: tx.Now, By: s.Me()})
			}
			return err
		})
}

// Mark sets the mark of deletion or takes it off.
func (s *Deals) Mark(ctx context.Context, ids []crm.DealID, deleted bool) error {
	return mark(ctx, s.App, "deal.mark", store.Deals, ids, func(d *crm.Deal) { d.Deleted = deleted })
}
