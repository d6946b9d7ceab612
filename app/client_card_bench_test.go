package app_test

import (
	"context"
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"kartoteka/app"
	"kartoteka/app/apptest"
	"kartoteka/data/crm"
	"kartoteka/data/kv"
	"kartoteka/data/store"
)

// BenchmarkOpenCard opens the card of a client with a short and a long history:
// the long one must not make it slower.
func BenchmarkOpenCard(b *testing.B) {
	for _, events := range []int{10, 1000} {
		b.Run(fmt.Sprint(events), func(b *testing.B) {
			a, err := app.Create(context.Background(), filepath.Join(b.TempDir(), "bench.db"), apptest.Environment())
			if err != nil {
				b.Fatal(err)
			}
			defer func() { _ = a.Close() }()
			v := &crm.Client{Requisites: crm.Requisites{Name: "Альфа"}}
			if err := a.Clients.Save(b.Context(), v); err != nil {
				b.Fatal(err)
			}
			err = a.Write(b.Context(), func(tx *kv.Tx) error {
				for i := range events {
					said := &crm.Interaction{
						ID: crm.InteractionID(tx.NewID()), Client: v.ID, Kind: crm.Call, Direction: crm.Incoming,
						At: a.Now().Add(-time.Duration(i) * time.Hour), Text: "Обсудили поставку",
					}
					if err := store.Interactions.Put(tx, said); err != nil {
						return err
					}
				}
				return nil
			})
			if err != nil {
				b.Fatal(err)
			}
			for b.Loop() {
				c, err := a.Clients.Get(b.Context(), v.ID)
				if err != nil {
					b.Fatal(err)
				}
				if _, err := a.Clients.Card(b.Context(), v.ID); err != nil {
					b.Fatal(err)
				}
				if _, err := a.Names(b.Context(), app.References{Manager: c.Manager, Region: c.Region}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
