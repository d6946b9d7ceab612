package clients

import (
	"cmp"
	"context"
	"slices"
	"time"

	"kartoteka/app/base"
	"kartoteka/data/crm"
	"kartoteka/data/kv"
	"kartoteka/data/money"
	"kartoteka/data/store"
)

// Doubles is the use cases of cards that look like one client.
type Doubles struct{ base *base.Base }

// NewDoubles makes the use cases of an open base.
func NewDoubles(b *base.Base) *Doubles { return &Doubles{b} }

// Reason is why two cards look alike, as words are keyed: alike.REASON.
type Reason string

// reasons names the likenesses of the store.
var reasons = map[store.Likeness]Reason{
	store.LikeINN: "inn", store.LikePhone: "phone", store.LikeMail: "mail", store.LikeName: "name", store.LikeNear: "near",
}

// Alike is a stored card that looks like the one being typed.
type Alike struct {
	ID              crm.ClientID
	Name, INN, City string
	Reason          Reason
}

// alikeLimit is how many a card is warned of.
const alikeLimit = 3

// Alike finds cards that look like this one, stored or not, the surest first.
func (s *Doubles) Alike(ctx context.Context, c crm.Client) (out []Alike, err error) {
	err = s.base.Read(ctx, func(b *kv.Batch) { askAlike(b, &c, &out) })
	return out, err
}

// askAlike adds to a batch the cards that look like one.
func askAlike(b *kv.Batch, c *crm.Client, out *[]Alike) {
	found := store.AskResembling(b, c, alikeLimit)
	b.Then(func() error { // whom to compare with is known
		b.Then(func() error { // and read
			for _, f := range *found {
				*out = append(*out, Alike{f.Client.ID, f.Client.Name, f.Client.INN, f.Client.City, reasons[f.Reason]})
			}
			return nil
		})
		return nil
	})
}

// DoubleSide is one card of a pair as a list shows it.
type DoubleSide struct {
	ID                    crm.ClientID
	Name, INN, City       string
	Sold                  money.Money // of all time, with VAT
	LastSale, LastContact time.Time   // zero when there was none
}

// DoubleRow is two cards that look like one client. A is the one to keep: it has
// bought more, or was spoken with later, or else is the older.
type DoubleRow struct {
	A, B   DoubleSide
	Reason Reason
	Group  int // pairs that hang together have one number
}

// Scan finds all cards that look alike, group by group. It reads every card.
func (s *Doubles) Scan(ctx context.Context, p base.Progress) (rows []DoubleRow, err error) {
	err = s.base.See(ctx, func(tx *kv.Tx) error {
		n, err := store.Clients.Count(tx)
		if err != nil {
			return err
		}
		var all store.Doubles
		done := 0
		for c, err := range store.Clients.All(tx) {
			if err == nil {
				err = base.Advance(ctx, p, done, int(n))
			}
			if err != nil {
				return err
			}
			all.Add(c)
			done++
		}
		apart, err := store.Apart(tx)
		if err != nil {
			return err
		}
		pairs, err := all.Find(apart, ctx.Err)
		if err != nil {
			return err
		}
		rows, err = doubleRows(ctx, tx, pairs)
		return err
	})
	return rows, err
}

// doubleRows tells of both sides of the pairs.
func doubleRows(ctx context.Context, tx *kv.Tx, pairs []store.Double) ([]DoubleRow, error) {
	var ids []crm.ClientID
	for _, p := range pairs {
		ids = append(ids, p.A, p.B)
	}
	figures, err := store.ClientFigures(ctx, tx, time.Time{})
	if err != nil {
		return nil, err
	}
	cards, err := base.Present(tx, store.Clients, ids)
	if err != nil {
		return nil, err
	}
	sides := map[crm.ClientID]DoubleSide{}
	for _, c := range cards {
		if _, ok := sides[c.ID]; ok {
			continue
		}
		spoken, err := lastContact(tx, c.ID)
		if err != nil {
			return nil, err
		}
		sides[c.ID] = DoubleSide{c.ID, c.Name, c.INN, c.City, figures[c.ID].Shipped, figures[c.ID].Last, spoken}
	}
	rows := make([]DoubleRow, len(pairs))
	for i, p := range pairs {
		rows[i] = DoubleRow{A: sides[p.A], B: sides[p.B], Reason: reasons[p.Reason], Group: p.Group}
		if rows[i].B.livelier(rows[i].A) {
			rows[i].A, rows[i].B = rows[i].B, rows[i].A
		}
	}
	return rows, nil
}

func (s DoubleSide) livelier(o DoubleSide) bool {
	return cmp.Or(cmp.Compare(s.Sold, o.Sold), s.LastContact.Compare(o.LastContact)) > 0
}

// lastContact is when somebody last spoke with the client, zero for never.
func lastContact(tx *kv.Tx, id crm.ClientID) (time.Time, error) {
	var after *kv.Event
	for {
		const page = 50
		events, err := store.ClientHistory.Latest(tx, id, after, page)
		if err != nil {
			return time.Time{}, err
		}
		if i := slices.IndexFunc(events, store.IsSpoken); i >= 0 {
			return events[i].At, nil
		}
		if len(events) < page {
			return time.Time{}, nil
		}
		after = &events[page-1]
	}
}

// Distinct remembers that each pair is two clients, «не дубль»: it is not offered
// again.
func (s *Doubles) Distinct(ctx context.Context, pairs [][2]crm.ClientID) error {
	return s.base.Do(ctx, "double.distinct", func(tx *kv.Tx) error {
		apart, err := store.Apart(tx)
		if err != nil {
			return err
		}
		for _, p := range pairs {
			if apart[p] || apart[[2]crm.ClientID{p[1], p[0]}] {
				continue
			}
			d := crm.Distinct{ID: crm.DistinctID(tx.NewID()), A: p[0], B: p[1], By: s.base.Me(), When: tx.Now}
			if err := store.Distincts.Put(tx, &d); err != nil {
				return err
			}
		}
		return nil
	})
}
