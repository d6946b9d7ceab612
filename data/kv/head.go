package kv

import (
	"encoding/binary"
	"errors"
)

// head is the state of the base that every commit moves on: where the journal
// of this node ends, and the digests. It is one small record.
type head struct {
	node        string
	incarnation uint64
	seq         uint64
	time        HLC
	hash        [16]byte // of the last entry of the journal
	digests     digests
	stored      uint64 // hash of the head as it was read, 0 for none
}

var keyHead = []byte("head")

// journalKey is the key of an entry of the journal that the base goes on with.
func (h *head) journalKey(seq uint64) []byte { return journalKey(nil, h.node, h.incarnation, seq) }

func (h *head) add(n uint16, hash uint64) {
	d := h.digests[n]
	d.add(hash)
	h.digests[n] = d
}

func (h *head) drop(n uint16, hash uint64) {
	d := h.digests[n]
	d.sub(hash)
	h.digests[n] = d
}

func (h *head) append(dst []byte) []byte {
	dst = binary.LittleEndian.AppendUint64(dst, h.seq)
	dst = binary.LittleEndian.AppendUint64(dst, uint64(h.time))
	dst = append(dst, h.hash[:]...)
	return h.digests.append(dst)
}

func parseHead(b []byte) (*head, error) {
	r := byteReader{b: b}
	h := &head{seq: r.uint64(), time: HLC(r.uint64())}
	copy(h.hash[:], r.take(16))
	var ok bool
	if h.digests, ok = parseDigests(r.b); !ok || r.bad {
		return nil, errors.New("head of the base can't be read")
	}
	return h, nil
}

// loadHead reads the head once per transaction.
func (tx *Tx) loadHead() (*head, error) {
	if tx.head != nil {
		return tx.head, nil
	}
	raw, err := tx.r.Get(spaceBase, keyHead)
	if err != nil {
		return nil, err
	}
	if raw == nil {
		tx.head = &head{digests: digests{}}
		if tx.db != nil && tx.db.now.Load() != nil {
			tx.head.node, tx.head.incarnation = tx.db.Base().Node, tx.db.Base().Incarnation
		}
		return tx.head, nil
	}
	e, err := openEnvelope(spaceBase, keyHead, raw)
	if err != nil {
		return nil, err
	}
	if tx.head, err = parseHead(e.payload); err != nil {
		return nil, damaged(spaceBase, keyHead, err)
	}
	// The journal is that of the head, not of what Open saw: a new incarnation
	// may have begun since.
	tx.head.node, tx.head.incarnation = e.at.Node, e.at.Incarnation
	tx.head.stored = hashOf(raw)
	return tx.head, nil
}

// saveHead writes the head as the last act of a transaction.
func (tx *Tx) saveHead() error {
	e := envelope{
		schema: tx.db.reg.version, rev: tx.head.seq, space: spaceBase, key: keyHead,
		at:      address{Time: tx.head.time, Node: tx.head.node, Incarnation: tx.head.incarnation, Seq: tx.head.seq},
		payload: tx.head.append(nil),
	}
	raw, _ := e.append(make([]byte, 0, e.size()))
	return errors.Join(tx.w.Put(spaceBase, keyHead, raw), tx.saveSeal(raw))
}
