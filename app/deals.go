package app

import (
	"cmp"
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
	Date, Close                   time.Time
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
			rows = append(rows, s.row(d, managers))
			clients = append(clients, d.Client)
		}
		return nameClients(tx, clients, func(i int, name string) { rows[i].Client = name })
	})
	return rows, err
}

// OfClient returns the deals with a client that are not marked for deletion:
// the open ones first, of each the newest first.
func (s *Deals) OfClient(ctx context.Context, id crm.ClientID) (rows []DealRow, err error) {
	err = s.see(ctx, func(tx *kv.Tx) error {
		managers, err := s.Managers.names(tx)
		if err != nil {
			return err
		}
		ids, err := store.DealClient.IDs(tx, id)
		if err != nil {
			return err
		}
		deals, err := store.Deals.GetMany(tx, ids)
		if err != nil {
			return err
		}
		deals = slices.DeleteFunc(deals, func(d *crm.Deal) bool { return d.Deleted })
		slices.SortFunc(deals, func(a, b *crm.Deal) int {
			return cmp.Or(cmp.Compare(closed(a), closed(b)), b.Date.Compare(a.Date), cmp.Compare(b.Number, a.Number))
		})
		rows = make([]DealRow, len(deals))
		for i, d := range deals {
			rows[i] = s.row(d, managers)
		}
		return nil
	})
	return rows, err
}

// closed is 1 for a deal that is over.
func closed(d *crm.Deal) int {
	if d.Stage.Closed() {
		return 1
	}
	return 0
}

func (s *Deals) row(d *crm.Deal, managers map[crm.ManagerID]string) DealRow {
	return DealRow{
		ID: d.ID, Number: d.Number, Name: d.Name, Manager: managers[d.Manager], Stage: d.Stage, Date: d.Date,
		Amount: d.Amount, Close: d.Close, Days: crm.Days(d.Entered, s.Today()), Deleted: d.Deleted,
	}
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
