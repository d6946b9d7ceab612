package base

import (
	"context"
	"slices"
	"time"

	"kartoteka/data/kv"
	"kartoteka/data/money"
	"kartoteka/data/store"
)

// Record is a stored value that can judge itself.
type Record interface{ Check() error }

// Get reads one record in a transaction of its own.
func Get[T any, K ~[16]byte](ctx context.Context, a *Base, table *kv.Table[T, K], id K) (v *T, err error) {
	err = a.See(ctx, func(tx *kv.Tx) error {
		v, err = table.Get(tx, id)
		return err
	})
	return v, err
}

// Put judges and writes one record in a transaction of its own. A new record
// gets its ID from name; before, when given, completes the record inside the
// transaction. The caller's value is left as it was until the commit is sure.
func Put[T any, P interface {
	*T
	Record
}, K ~[16]byte](ctx context.Context, a *Base, verb string, table *kv.Table[T, K], v *T, name func(*T) *K, before func(*kv.Tx, *T) error) error {
	saved := *v
	err := a.Do(ctx, verb, func(tx *kv.Tx) error {
		saved = *v
		if id := name(&saved); *id == *new(K) {
			*id = tx.NewID()
		}
		if before != nil {
			if err := before(tx, &saved); err != nil {
				return err
			}
		}
		return Write[T, P](tx, table, &saved)
	})
	if err == nil {
		*v = saved
	}
	return err
}

// Write judges one record and writes it.
func Write[T any, P interface {
	*T
	Record
}, K ~[16]byte](tx *kv.Tx, table *kv.Table[T, K], v P) error {
	if err := v.Check(); err != nil {
		return err
	}
	return table.Put(tx, v)
}

// Mark sets or takes off the mark of deletion of many records at once.
func Mark[T any, K ~[16]byte](ctx context.Context, a *Base, verb string, table *kv.Table[T, K], ids []K, set func(*T)) error {
	return a.Do(ctx, verb, func(tx *kv.Tx) error {
		records, err := Present(tx, table, ids)
		if err != nil {
			return err
		}
		for _, v := range records {
			set(v)
			if err := table.Put(tx, v); err != nil {
				return err
			}
		}
		return nil
	})
}

// Present reads records that must all be there, in one round.
func Present[T any, K ~[16]byte](tx *kv.Tx, table *kv.Table[T, K], ids []K) ([]*T, error) {
	records, err := table.GetMany(tx, ids)
	if err == nil && slices.Contains(records, nil) {
		err = ErrGone
	}
	return records, err
}

// AskHeld adds to a batch the records that name another; they are there two
// rounds later.
func AskHeld[T any, K, L ~[16]byte](b *kv.Batch, by *kv.Ref[K, L], table *kv.Table[T, K], named L) *[]*T {
	var out []*T
	ids := by.Ask(b, named)
	b.Then(func() error {
		found := kv.Ask(b, table, *ids)
		b.Then(func() error {
			if slices.Contains(*found, nil) {
				return ErrGone
			}
			out = *found
			return nil
		})
		return nil
	})
	return &out
}

// Option is one choice of a picker: what is stored, what is shown, and what tells
// it from its like: a detail, of documents the day and the sum.
type Option struct {
	ID, Name, Detail string
	Date             time.Time
	Sum              money.Money
}

// OptionOf offers a document by its number.
func OptionOf(s store.Summary) Option {
	return Option{ID: s.ID, Name: s.Number, Detail: s.Detail, Date: s.Date, Sum: s.Sum}
}

// OptionsLimit is how many choices a picker offers at once.
const OptionsLimit = 40

// Held reads the records that name another one and pass.
func Held[T any, K, L ~[16]byte](tx *kv.Tx, by *kv.Ref[K, L], table *kv.Table[T, K], named L, pass func(*T) bool) ([]*T, error) {
	ids, err := by.IDs(tx, named)
	if err != nil {
		return nil, err
	}
	all, err := table.GetMany(tx, ids)
	if err != nil {
		return nil, err
	}
	var out []*T
	for _, v := range all {
		if pass(v) {
			out = append(out, v)
		}
	}
	return out, nil
}
