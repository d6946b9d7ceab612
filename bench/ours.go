package main

import (
	"context"
	"errors"
	"time"

	"github.com/google/uuid"

	"kartoteka/app"
	"kartoteka/app/base"
	"kartoteka/data/calendar"
	"kartoteka/data/kv"
	"kartoteka/data/store"
	"kartoteka/reports/cube"
)

// environment is the program's, with the clock of the measured history.
var environment = base.Environment{Now: func() time.Time { return today.Add(10 * time.Hour) }, User: "bench"}

func fillOurs(ctx context.Context, path string, s size) error {
	a, err := app.Create(ctx, path, environment)
	if err != nil {
		return err
	}
	return errors.Join(a.Base.FillDemo(ctx, s.config(), nil), a.Close())
}

// openStore opens a base below the use cases, where the parts of a report and of
// a write can be measured one by one.
func openStore(ctx context.Context, path string) (*kv.DB, error) {
	return store.Open(ctx, path, kv.Options{
		Now: environment.Now, User: environment.User,
		NewID: func() [16]byte { return uuid.Must(uuid.NewV7()) },
	})
}

// ledgerFacts lends the sales ledger of a snapshot to the engine of reports. It
// has what sums need and no names; asking for those is a fault of the benchmark.
type ledgerFacts struct {
	cube.Facts
	tx     *kv.Tx
	groups int // set by GroupOf, which is asked before the size
}

// Scan lends the columns of the ledger as they lie in it.
func (f *ledgerFacts) Scan(ctx context.Context, span calendar.Span, _ cube.Columns, fn func(cube.Chunk) error) error {
	return store.ScanSales(ctx, f.tx, int32(span.From), int32(span.To), func(c store.SalesChunk) error {
		return fn(cube.Chunk(c))
	})
}

// Size is the number of ordinals of an axis.
func (f *ledgerFacts) Size(_ context.Context, axis cube.Axis) (int, error) {
	switch axis {
	case cube.Client:
		return store.Ordinals(f.tx, store.AxisClient)
	case cube.Group:
		return f.groups, nil
	}
	return store.Ordinals(f.tx, store.AxisProduct)
}

// GroupOf gives each product the number of its group.
func (f *ledgerFacts) GroupOf(context.Context) (groupOf []uint32, err error) {
	groupOf, groups, err := store.ProductGroups(f.tx)
	f.groups = len(groups)
	return groupOf, err
}
