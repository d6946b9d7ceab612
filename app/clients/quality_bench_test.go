package clients_test

import (
	"context"
	"path/filepath"
	"testing"

	"kartoteka/app"
	"kartoteka/app/apptest"
	"kartoteka/app/clients"
	"kartoteka/data/crm"
	"kartoteka/data/demo"
)

// A hundred thousand clients, as a firm that has bought a base of addresses.
func BenchmarkQuality(b *testing.B) {
	ctx := context.Background()
	a, err := app.Create(ctx, filepath.Join(b.TempDir(), "large.db"), apptest.Environment())
	if err != nil {
		b.Fatal(err)
	}
	defer a.Close()
	config := demo.Default(apptest.Now)
	config.Clients = 100_000
	if err := a.Base.FillDemo(ctx, config, nil); err != nil {
		b.Fatal(err)
	}
	rows, err := a.Clients.Options(ctx, "")
	if err != nil {
		b.Fatal(err)
	}
	b.Run("look", func(b *testing.B) {
		for b.Loop() {
			if _, err := a.Quality.Look(ctx, nil); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("faults", func(b *testing.B) {
		for b.Loop() {
			if _, err := a.Quality.Faults(ctx, clients.CheckAge); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("doubles", func(b *testing.B) {
		for b.Loop() {
			if _, err := a.Doubles.Scan(ctx, nil); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("alike", func(b *testing.B) {
		id, err := crm.ParseID[crm.Client](rows[0].ID)
		if err != nil {
			b.Fatal(err)
		}
		c, err := a.Clients.Get(ctx, id)
		if err != nil {
			b.Fatal(err)
		}
		for b.Loop() {
			if _, err := a.Doubles.Alike(ctx, *c); err != nil {
				b.Fatal(err)
			}
		}
	})
}
