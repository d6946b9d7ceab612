package store

import (
	"context"
	"errors"
	"maps"
	"math"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"kartoteka/data/crm"
	"kartoteka/data/kv"
	"kartoteka/data/money"
	"kartoteka/data/trial"
)

// documents is the naive model of the ledgers: the documents themselves.
type documents struct {
	shipments map[crm.ShipmentID]crm.Shipment
	payments  map[crm.PaymentID]crm.Payment
}

func (d documents) clone() documents {
	return documents{maps.Clone(d.shipments), maps.Clone(d.payments)}
}

// operation is what can be taken back: the operation and the documents before.
type operation struct {
	op     kv.OpID
	before documents
}

// bookkeeper drives a base and the model side by side.
type bookkeeper struct {
	t     *rapid.T
	firm  *firm
	model documents
	undo  []operation
}

func TestLedgersEqualTheDocumentsAfterAnyHistory(t *testing.T) {
	trial.Check(t, func(rt *rapid.T) {
		b := bookkeeper{t: rt, firm: newFirm(t, kv.NewMemory()), model: documents{map[crm.ShipmentID]crm.Shipment{}, map[crm.PaymentID]crm.Payment{}}}
		rt.Repeat(map[string]func(*rapid.T){
			"work": b.work, "refused": b.refused, "undo": b.takeBack, "seal": b.seal, "": b.compare,
		})
		b.rebuild()
	})
}

// work does some changes in one transaction.
func (b *bookkeeper) work(t *rapid.T) {
	b.t = t
	next := b.model.clone()
	c, err := b.firm.db.Update(context.Background(), "work", func(tx *kv.Tx) error { return b.changes(tx, &next) })
	if err != nil {
		t.Fatal(err)
	}
	if len(c.Changes) > 0 {
		b.undo = append(b.undo, operation{c.Op, b.model})
	}
	b.model = next
}

// refused does some changes and fails: nothing of them may stay.
func (b *bookkeeper) refused(t *rapid.T) {
	b.t = t
	refusal, next := errors.New("refused"), b.model.clone()
	_, err := b.firm.db.Update(context.Background(), "refused", func(tx *kv.Tx) error {
		return errors.Join(b.changes(tx, &next), Seal(tx), refusal)
	})
	if !errors.Is(err, refusal) {
		t.Fatalf("Update = %v", err)
	}
}

func (b *bookkeeper) changes(tx *kv.Tx, next *documents) error {
	for range rapid.IntRange(1, 4).Draw(b.t, "changes") {
		step := rapid.SampledFrom([]func(*kv.Tx, *documents) error{b.ship, b.ship, b.turn, b.move, b.pay, b.repay, b.remove}).Draw(b.t, "step")
		if err := step(tx, next); err != nil {
			return err
		}
	}
	return nil
}

// ship enters a new shipment of some lines, now and then a large one.
func (b *bookkeeper) ship(tx *kv.Tx, next *documents) error {
	s := crm.Shipment{
		ID: crm.ShipmentID(tx.NewID()), Number: "1", Date: b.day(), Order: b.firm.order,
		Client: pick(b.t, b.firm.clients), Manager: pick(b.t, b.firm.managers), Region: pick(b.t, b.firm.regions),
	}
	n := rapid.SampledFrom([]int{1, 2, 3, 400}).Draw(b.t, "lines")
	sum := rapid.Int64Range(-1_000_00, 1_000_000_00).Draw(b.t, "sum")
	for i := range n {
		s.Lines = append(s.Lines, crm.ShipmentLine{
			Product: b.firm.products[(i+int(s.ID[15]))%len(b.firm.products)], Qty: money.Qty(1000 * (i + 1)),
			Gross: money.Money(sum + int64(i)), Tax: money.Money(sum / 6), Cost: money.Money(sum / 2),
		})
	}
	if err := Shipments.Put(tx, &s); err != nil {
		return err
	}
	next.shipments[s.ID] = s
	return nil
}

// turn takes a shipment back, or lets it stand again.
func (b *bookkeeper) turn(tx *kv.Tx, next *documents) error {
	s, ok := some(b.t, next.shipments)
	if !ok {
		return nil
	}
	s.Reversed = !s.Reversed
	if err := Shipments.Put(tx, &s); err != nil {
		return err
	}
	next.shipments[s.ID] = s
	return nil
}

// move gives a shipment to another client, as a merge of two cards does, and now
// and then turns it at once.
func (b *bookkeeper) move(tx *kv.Tx, next *documents) error {
	s, ok := some(b.t, next.shipments)
	if !ok {
		return nil
	}
	s.Client = pick(b.t, b.firm.clients)
	s.Reversed = s.Reversed != (rapid.IntRange(0, 3).Draw(b.t, "turned") == 0)
	if err := Shipments.Put(tx, &s); err != nil {
		return err
	}
	next.shipments[s.ID] = s
	return nil
}

func (b *bookkeeper) pay(tx *kv.Tx, next *documents) error {
	p := crm.Payment{ID: crm.PaymentID(tx.NewID()), Number: "1"}
	return b.write(tx, next, p)
}

// repay writes a payment anew: another day, payer, sum, way or mark.
func (b *bookkeeper) repay(tx *kv.Tx, next *documents) error {
	p, ok := some(b.t, next.payments)
	if !ok {
		return nil
	}
	p.Deleted = rapid.Bool().Draw(b.t, "deleted")
	return b.write(tx, next, p)
}

func (b *bookkeeper) write(tx *kv.Tx, next *documents, p crm.Payment) error {
	p.Date, p.Client = b.day(), pick(b.t, b.firm.clients)
	p.Direction = rapid.SampledFrom(crm.Directions).Draw(b.t, "direction")
	p.Amount = money.Money(rapid.Int64Range(1, 1_000_00).Draw(b.t, "amount"))
	if err := Payments.Put(tx, &p); err != nil {
		return err
	}
	next.payments[p.ID] = p
	return nil
}

// remove deletes a document for good, as the undo of its entry does.
func (b *bookkeeper) remove(tx *kv.Tx, next *documents) error {
	if s, ok := some(b.t, next.shipments); ok {
		delete(next.shipments, s.ID)
		return Shipments.Delete(tx, s.ID)
	}
	if p, ok := some(b.t, next.payments); ok {
		delete(next.payments, p.ID)
		return Payments.Delete(tx, p.ID)
	}
	return nil
}

// takeBack undoes the last operation.
func (b *bookkeeper) takeBack(t *rapid.T) {
	if len(b.undo) == 0 {
		return
	}
	last := b.undo[len(b.undo)-1]
	b.undo = b.undo[:len(b.undo)-1]
	if _, err := b.firm.db.Undo(context.Background(), last.op); err != nil {
		t.Fatal(err)
	}
	b.model = b.refreshed(t, last.before)
}

// refreshed gives the documents the revisions they have after an undo.
func (b *bookkeeper) refreshed(t *rapid.T, d documents) documents {
	d = d.clone()
	err := b.firm.db.View(context.Background(), func(tx *kv.Tx) error {
		for id := range d.shipments {
			s, err := Shipments.Get(tx, id)
			if err != nil {
				return err
			}
			d.shipments[id] = *s
		}
		for id := range d.payments {
			p, err := Payments.Get(tx, id)
			if err != nil {
				return err
			}
			d.payments[id] = *p
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func (b *bookkeeper) seal(t *rapid.T) {
	if _, err := b.firm.db.Update(context.Background(), "seal", Seal); err != nil {
		t.Fatal(err)
	}
}

// compare asks every question of the ledgers and of the model.
func (b *bookkeeper) compare(t *rapid.T) {
	b.t = t
	since, from := b.day(), b.day()
	to := from.AddDate(0, 0, rapid.IntRange(0, 400).Draw(t, "days"))
	err := b.firm.db.View(context.Background(), func(tx *kv.Tx) error {
		return errors.Join(b.compareClients(tx, since), b.compareProducts(tx, since), b.compareSums(tx, from, to))
	})
	if err != nil {
		t.Fatal(err)
	}
	b.firm.clean(t)
}

func (b *bookkeeper) compareClients(tx *kv.Tx, since time.Time) error {
	got, err := ClientFigures(context.Background(), tx, since)
	if err != nil {
		return err
	}
	byDay := map[crm.ClientID]map[time.Time]money.Money{}
	for _, id := range b.firm.clients {
		byDay[id] = map[time.Time]money.Money{}
		var want ClientFigure
		for _, s := range b.standing() {
			if s.Client != id {
				continue
			}
			byDay[id][s.Date] += s.Gross()
			want.Shipped += s.Gross()
			if !s.Date.Before(since) {
				want.Recent += s.Gross()
			}
		}
		for day, sum := range byDay[id] {
			if sum > 0 && day.After(want.Last) {
				want.Last = day
			}
		}
		for _, p := range b.model.payments {
			if p.Client == id {
				want.Paid += p.Paid()
			}
		}
		if got[id] != want {
			b.t.Fatalf("client %s: %+v, want %+v", id, got[id], want)
		}
	}
	return nil
}

func (b *bookkeeper) compareProducts(tx *kv.Tx, since time.Time) error {
	got, err := ProductFigures(context.Background(), tx, since)
	if err != nil {
		return err
	}
	want := map[crm.ProductID]ProductFigure{}
	for _, s := range b.standing() {
		if s.Date.Before(since) {
			continue
		}
		for _, l := range s.Lines {
			f := want[l.Product]
			f.Qty += l.Qty
			f.Revenue += l.Gross
			want[l.Product] = f
		}
	}
	for _, id := range b.firm.products {
		if got[id] != want[id] {
			b.t.Fatalf("product %s: %+v, want %+v", id, got[id], want[id])
		}
	}
	return nil
}

func (b *bookkeeper) compareSums(tx *kv.Tx, from, to time.Time) error {
	got, err := Sold(context.Background(), tx, from, to)
	if err != nil {
		return err
	}
	var want, all, tax, cost money.Money
	for _, s := range b.standing() {
		if !s.Date.Before(from) && s.Date.Before(to) {
			want += s.Gross()
		}
		for _, l := range s.Lines {
			all, tax, cost = all+l.Gross, tax+l.Tax, cost+l.Cost
		}
	}
	if got != want {
		b.t.Fatalf("sold from %v to %v = %d, want %d", from, to, got, want)
	}
	var sums [3]money.Money
	err = ScanSales(context.Background(), tx, math.MinInt32, math.MaxInt32, func(c SalesChunk) error {
		for i := range c.Rows {
			for at, col := range [][]byte{c.Revenue, c.VAT, c.Cost} {
				sums[at] += money.Money(figure(col, i))
			}
		}
		return nil
	})
	if sums != [3]money.Money{all, tax, cost} {
		b.t.Fatalf("revenue, VAT and cost = %v, want %v", sums, [3]money.Money{all, tax, cost})
	}
	return err
}

// standing lists the shipments that are not taken back.
func (b *bookkeeper) standing() []crm.Shipment {
	return slices.DeleteFunc(slices.Collect(maps.Values(b.model.shipments)), func(s crm.Shipment) bool { return s.Reversed })
}

// rebuild makes the ledgers anew and compares once more.
func (b *bookkeeper) rebuild() {
	if _, err := b.firm.db.Update(context.Background(), "rebuild", rebuildLedgers); err != nil {
		b.t.Fatal(err)
	}
	b.compare(b.t)
}

func (b *bookkeeper) day() time.Time {
	return time.Date(2025, 1, 1+rapid.IntRange(0, 400).Draw(b.t, "day"), 0, 0, 0, 0, time.UTC)
}

func pick[T any](t *rapid.T, vs []T) T { return rapid.SampledFrom(vs).Draw(t, "one of") }

// some draws one of the documents, in an order that does not depend on the map.
func some[K ~[16]byte, V any](t *rapid.T, m map[K]V) (v V, ok bool) {
	if len(m) == 0 {
		return v, false
	}
	keys := slices.SortedFunc(maps.Keys(m), func(a, b K) int { return slices.Compare(a[:], b[:]) })
	return m[pick(t, keys)], true
}
