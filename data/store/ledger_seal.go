package store

import (
	"encoding/binary"

	"kartoteka/data/kv"
)

// seal gathers the tail into full chunks while at least a chunk's worth of rows
// is there; what is left over stays in the tail.
func (l *ledger) seal(tx *kv.Tx) error {
	var keys, chunks [][]byte
	rows := 0
	flush := func() error {
		chunk, err := l.merge(chunks)
		if err != nil {
			return err
		}
		next, err := l.nextChunk(tx)
		if err != nil {
			return err
		}
		if err := l.sealed.Put(tx, next, chunk); err != nil {
			return err
		}
		for _, k := range keys {
			if err := l.tail.Delete(tx, k); err != nil {
				return err
			}
		}
		keys, chunks, rows = nil, nil, 0
		return nil
	}
	type entry struct{ key, chunk []byte }
	var tail []entry
	err := l.tail.Scan(tx, kv.Range{}, func(k, v []byte) error {
		tail = append(tail, entry{k, v})
		return nil
	})
	if err != nil {
		return err
	}
	for _, e := range tail {
		keys, chunks = append(keys, e.key), append(chunks, e.chunk)
		rows += int(binary.LittleEndian.Uint32(e.chunk))
		if rows >= chunkRows {
			if err := flush(); err != nil {
				return err
			}
		}
	}
	return nil
}

// nextChunk is the key after the last sealed chunk.
func (l *ledger) nextChunk(tx *kv.Tx) ([]byte, error) {
	n := uint64(0)
	err := l.sealed.Lend(tx, kv.Range{Reverse: true, Limit: 1}, func(k, _ []byte) error {
		n = binary.BigEndian.Uint64(k) + 1
		return nil
	})
	return binary.BigEndian.AppendUint64(nil, n), err
}

// clear empties the ledger, to be rebuilt from the documents.
func (l *ledger) clear(tx *kv.Tx) error {
	for _, b := range []*kv.Blobs{l.tail, l.sealed} {
		if err := clearBlobs(tx, b); err != nil {
			return err
		}
	}
	return nil
}

func clearBlobs(tx *kv.Tx, b *kv.Blobs) error {
	var keys [][]byte
	err := b.Lend(tx, kv.Range{}, func(k, _ []byte) error {
		keys = append(keys, append([]byte(nil), k...))
		return nil
	})
	for _, k := range keys {
		if err == nil {
			err = b.Delete(tx, k)
		}
	}
	return err
}
