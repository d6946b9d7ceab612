package kv

import (
	"context"
	"errors"
	"fmt"
	"os"

	"github.com/fxamacker/cbor/v2"
)

// migrate runs the steps from a schema to the present one and builds all
// indexes again, since their functions may have changed.
func (tx *Tx) migrate(from int) error {
	tx.op.migrating = true
	for v := from + 1; v <= tx.db.reg.version; v++ {
		step := tx.db.reg.migrations[v]
		if step == nil {
			continue // fields were only added: CBOR reads the old records
		}
		if err := step(tx); err != nil {
			return fmt.Errorf("migrate to schema %d: %w", v, err)
		}
	}
	for _, t := range tx.db.reg.tables {
		for _, ix := range t.indexes {
			if err := tx.clearIndex(tx.db.number(ix.part)); err != nil {
				return err
			}
		}
	}
	return tx.buildIndexes(func(*index) bool { return true })
}

// copyBeforeMigration keeps the file as it was.
func (db *DB) copyBeforeMigration(ctx context.Context, schema int) (path string, err error) {
	if db.opt.Path == "" {
		return "", nil
	}
	// A copy of an earlier try that failed is never written over.
	for n := 1; ; n++ {
		path = fmt.Sprintf("%s.v%d.copy", db.opt.Path, schema)
		if n > 1 {
			path += fmt.Sprint("-", n)
		}
		err := BackupFile(ctx, db.e, path)
		if err == nil {
			return path, nil
		}
		if !errors.Is(err, os.ErrExist) {
			return "", fmt.Errorf("copy before migration: %w", err)
		}
	}
}

// RewriteFields is a step of a migration: it gives fn the fields of each record
// of a table by name, in CBOR, to rename, fill or drop, before the types of the
// program see them. Records left as they were are not written.
func RewriteFields(tx *Tx, tableName string, fn func(fields map[string]cbor.RawMessage) error) error {
	t := tx.db.reg.byName[tableName]
	if t == nil {
		return fmt.Errorf("rewrite fields: no table %q", tableName)
	}
	return tx.r.Scan(t.space, Range{}, func(k, raw []byte) error {
		e, err := openEnvelope(t.space, k, raw)
		if err != nil || e.deleted {
			return err
		}
		m, err := fields(e.payload)
		if err != nil {
			return damaged(t.space, k, err)
		}
		if err := fn(m); err != nil {
			return err
		}
		payload, err := Encoding.Marshal(m)
		if err != nil {
			return err
		}
		v, err := t.decode(payload)
		if err != nil {
			return fmt.Errorf("rewrite %s %x: %w", tableName, k, err)
		}
		_, err = tx.write(t, [16]byte(k), anyRevision, v, payload)
		return err
	})
}
