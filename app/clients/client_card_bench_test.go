package clients_test

import (
	"context"
	"fmt"
	"testing"
	"time"

	"kartoteka/app/apptest"
	"kartoteka/data/crm"
	"kartoteka/data/kv"
	"kartoteka/data/store"
)

// BenchmarkOpenCard opens the card of a client with a short and a long history,
// of talks alone and of trade: the long one may cost three times as much.
func BenchmarkOpenCard(b *testing.B) {
	for name, fill := range map[string]func(*testing.B, int) (*apptest.App, crm.ClientID){
		"talks": apptest.LongHistory, "trade": longTrade,
	} {
		for _, events := range []int{10, 1000} {
			b.Run(fmt.Sprintf("%s/%d", name, events), func(b *testing.B) {
				a, id := fill(b, events)
				for b.Loop() {
					if _, err := a.Clients.Open(context.Background(), id); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}

// longTrade is a base whose client has so many orders and payments together.
func longTrade(b *testing.B, events int) (*apptest.App, crm.ClientID) {
	b.Helper()
	a := apptest.New(b)
	c, pump := a.Client("ООО «Дельта»"), a.Product("Насос", 100)
	day := func(n int) time.Time { return a.Today().AddDate(0, 0, -n) }
	err := a.Write(b.Context(), func(tx *kv.Tx) error {
		for n := range events / 2 {
			o := &crm.Order{
				ID: crm.OrderID(tx.NewID()), Number: fmt.Sprint("З-", n), Client: c.ID, Date: day(n), Shipped: day(n), Due: day(n),
				State: crm.OrderShipped, Lines: []crm.Line{apptest.Line(pump, 1), apptest.Line(pump, 2), apptest.Line(pump, 3)}, Gross: 600_00,
			}
			p := &crm.Payment{
				ID: crm.PaymentID(tx.NewID()), Client: c.ID, Order: o.ID, Date: day(n), Direction: crm.Incoming, Amount: 600_00,
			}
			if err := store.Orders.Put(tx, o); err != nil {
				return err
			}
			if err := store.Payments.Put(tx, p); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		b.Fatal(err)
	}
	return a, c.ID
}
