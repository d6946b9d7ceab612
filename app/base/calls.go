package base

import (
	"kartoteka/data/kv"
	"kartoteka/data/store"
)

// CountCalls tells the calls of the store in each snapshot a use case takes from
// now on: over a network each would be a round trip. It is for budgets of pages
// and their measurement, before anything else is done with the base.
func (b *Base) CountCalls(calls func(n int)) error {
	db, err := kv.Open(kv.Counting{Engine: b.db.Engine(), Calls: calls}, store.Registry(), b.env.StoreOptions())
	if err == nil {
		b.db = db
	}
	return err
}
