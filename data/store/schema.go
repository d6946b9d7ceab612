package store

import (
	"kartoteka/data/crm"
	"kartoteka/data/kv"
)

// AppID marks a base as ours; Version is the newest layout this program knows.
const (
	AppID   = "kartoteka"
	Version = 3
)

// schema is what tables, ledgers and histories are declared in.
var schema = kv.NewRegistry(AppID, Version)

// one lists an ID, or nothing when it is empty.
func one[T any](id crm.ID[T]) []crm.ID[T] {
	if id.IsZero() {
		return nil
	}
	return []crm.ID[T]{id}
}
