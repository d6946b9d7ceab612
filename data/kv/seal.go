package kv

import (
	"encoding/binary"
	"errors"
)

// The head and the recent writes lie in one page, which an older state of the
// same page could stand in for: both are whole, and the other pages may be the
// same in both. So a commit also writes the hash of the head into a space so
// small that bbolt keeps it in the page of the spaces' roots: two pages would
// have to be old at the same time, and of the same commit.
const spaceSeal Space = "seal"

var errOldHead = errors.New("the head of the base is not the last one written")

// saveSeal writes the hash of the head.
func (tx *Tx) saveSeal(raw []byte) error {
	e := envelope{
		schema: tx.db.reg.version, rev: tx.head.seq, space: spaceSeal, key: keyHead,
		payload: binary.LittleEndian.AppendUint64(nil, hashOf(raw)),
	}
	seal, _ := e.append(make([]byte, 0, e.size()))
	return tx.w.Put(spaceSeal, keyHead, seal)
}

// sealed fails when the head is not the one that was sealed. A base that an
// older program has written last has no seal.
func (tx *Tx) sealed() error {
	raw, err := tx.r.Get(spaceSeal, keyHead)
	if err != nil || raw == nil {
		return err
	}
	e, err := openEnvelope(spaceSeal, keyHead, raw)
	if err != nil {
		return err
	}
	if len(e.payload) != 8 || binary.LittleEndian.Uint64(e.payload) != tx.head.stored {
		return damaged(spaceBase, keyHead, errOldHead)
	}
	return nil
}
