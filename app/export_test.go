package app

import (
	"context"

	"kartoteka/data/kv"
	"kartoteka/data/store"
)

// CountCalls puts a counting engine under an open base: calls is told the calls
// of the store in each snapshot a use case takes.
func (a *App) CountCalls(calls func(n int)) error {
	db, err := kv.Open(kv.Counting{Engine: a.db.Engine(), Calls: calls}, store.Registry(), a.env.storeOptions())
	if err == nil {
		a.db = db
	}
	return err
}

// Write runs a transaction of a test's own, for records that no use case of the
// test's makes.
func (a *App) Write(ctx context.Context, fn func(*kv.Tx) error) error { return a.do(ctx, "test", fn) }

// Read runs a snapshot of a test's own.
func (a *App) Read(ctx context.Context, fn func(*kv.Tx) error) error { return a.see(ctx, fn) }
