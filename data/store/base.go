package store

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"sync"

	"kartoteka/data/kv"
)

// ErrNoBase: there is no file at the path.
var ErrNoBase = errors.New("there is no base at this path")

// Registry is the shape of our base, with the ledgers bound to the documents they
// follow from.
var Registry = sync.OnceValue(func() *kv.Registry {
	Shipments.OnWrite(recordSale)
	Payments.OnWrite(recordPayment)
	Attachments.OnWrite(dropContent)
	return schema.AddCheck("ledgers", checkLedgers).AddRebuild(rebuildLedgers).
		AddCheck("attachments", checkAttachments).AddRebuild(rebuildAttachments)
})

// Open opens the base at path; ErrNoBase when there is no file.
func Open(_ context.Context, path string, o kv.Options) (*kv.DB, error) {
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		return nil, ErrNoBase
	}
	e, err := kv.OpenBolt(path, kv.BoltOptions{})
	if err != nil {
		return nil, err
	}
	return lay(e, path, o)
}

// Create makes a new base at path, whole or not at all, and opens it.
func Create(_ context.Context, path string, o kv.Options) (*kv.DB, error) {
	e, err := kv.CreateBolt(path, kv.BoltOptions{}, func(e kv.Engine) error {
		_, err := kv.Open(e, Registry(), o)
		return err
	})
	if err != nil {
		return nil, err
	}
	return lay(e, path, o)
}

func lay(e kv.Engine, path string, o kv.Options) (*kv.DB, error) {
	o.Path = path
	db, err := kv.Open(e, Registry(), o)
	if err != nil {
		return nil, errors.Join(err, e.Close())
	}
	return db, nil
}

// Seal gathers what the last operations added to the ledgers into chunks. Bulk
// operations call it at their end, others leave it to a quiet moment.
func Seal(tx *kv.Tx) error {
	if err := sales.seal(tx); err != nil {
		return err
	}
	return receipts.seal(tx)
}
