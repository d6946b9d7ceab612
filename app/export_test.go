package app

import (
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
