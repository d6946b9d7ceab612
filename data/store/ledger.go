package store

import (
	"context"
	"encoding/binary"
	"errors"

	"kartoteka/data/kv"
)

// ledger is append-only rows of whole numbers kept by columns. The write of a
// document adds its rows to the tail under a key of its own; Seal gathers the
// tail into chunks of about a thousand rows. A chunk is
//
//	rows u32 | least date i32 | greatest date i32 | column | column …
//
// little-endian, each column of fixed width, the date always the first. A row
// is never changed: what is taken back is cancelled by a row with the other
// sign.
type ledger struct {
	tail, sealed *kv.Blobs
	widths       []int // 4 or 8 bytes a value
}

const (
	chunkRows   = 1024
	chunkHeader = 12
)

// errChunk is a chunk whose length does not fit its header.
var errChunk = errors.New("a chunk of the ledger has a wrong length")

func newLedger(name string, widths ...int) *ledger {
	return &ledger{tail: kv.NewBlobs(schema, name+".tail"), sealed: kv.NewBlobs(schema, name), widths: widths}
}

// rowWidth is the bytes of a row.
func (l *ledger) rowWidth() (n int) {
	for _, w := range l.widths {
		n += w
	}
	return n
}

// encode writes rows by columns. Each row has a value for every column.
func (l *ledger) encode(rows [][]int64) []byte {
	out := make([]byte, chunkHeader, chunkHeader+len(rows)*l.rowWidth())
	least, greatest := rows[0][0], rows[0][0]
	for i, w := range l.widths {
		for _, r := range rows {
			if w == 4 {
				out = binary.LittleEndian.AppendUint32(out, uint32(r[i]))
			} else {
				out = binary.LittleEndian.AppendUint64(out, uint64(r[i]))
			}
		}
	}
	for _, r := range rows {
		least, greatest = min(least, r[0]), max(greatest, r[0])
	}
	binary.LittleEndian.PutUint32(out, uint32(len(rows)))
	binary.LittleEndian.PutUint32(out[4:], uint32(least))
	binary.LittleEndian.PutUint32(out[8:], uint32(greatest))
	return out
}

// append adds rows of a document. A document that is written twice in one
// operation adds to what it has added before.
func (l *ledger) append(tx *kv.Tx, id [16]byte, rows [][]int64) error {
	if len(rows) == 0 {
		return nil
	}
	op := tx.Op()
	key := append(id[:], op[:]...)
	old, err := l.tail.Get(tx, key)
	if err != nil {
		return err
	}
	chunk := l.encode(rows)
	if old != nil {
		if chunk, err = l.merge([][]byte{old, chunk}); err != nil {
			return err
		}
	}
	return l.tail.Put(tx, key, chunk)
}

// columns cuts a chunk into its columns.
func (l *ledger) columns(chunk []byte) (rows int, cols [][]byte, err error) {
	if len(chunk) < chunkHeader {
		return 0, nil, errChunk
	}
	rows = int(binary.LittleEndian.Uint32(chunk))
	if len(chunk) != chunkHeader+rows*l.rowWidth() {
		return 0, nil, errChunk
	}
	cols = make([][]byte, len(l.widths))
	at := chunkHeader
	for i, w := range l.widths {
		cols[i] = chunk[at : at+rows*w]
		at += rows * w
	}
	return rows, cols, nil
}

// merge makes one chunk of many.
func (l *ledger) merge(chunks [][]byte) ([]byte, error) {
	parts := make([][][]byte, len(chunks))
	total, size := 0, chunkHeader
	for i, c := range chunks {
		rows, cols, err := l.columns(c)
		if err != nil {
			return nil, err
		}
		parts[i] = cols
		total += rows
		size += len(c) - chunkHeader
	}
	out := make([]byte, chunkHeader, size)
	for i := range l.widths {
		for _, cols := range parts {
			out = append(out, cols[i]...)
		}
	}
	least, greatest := dates(chunks[0])
	for _, c := range chunks[1:] {
		lo, hi := dates(c)
		least, greatest = min(least, lo), max(greatest, hi)
	}
	binary.LittleEndian.PutUint32(out, uint32(total))
	binary.LittleEndian.PutUint32(out[4:], uint32(least))
	binary.LittleEndian.PutUint32(out[8:], uint32(greatest))
	return out, nil
}

// dates is the least and the greatest date of a chunk.
func dates(chunk []byte) (least, greatest int32) {
	return int32(binary.LittleEndian.Uint32(chunk[4:])), int32(binary.LittleEndian.Uint32(chunk[8:]))
}

// scan does at once what ask adds to a batch.
func (l *ledger) scan(ctx context.Context, tx *kv.Tx, from, to int32, fn func(rows int, whole bool, cols [][]byte) error) error {
	var b kv.Batch
	l.ask(ctx, &b, from, to, fn)
	return b.Run(tx)
}

// ask adds to a batch the lending of every chunk that may hold dates in [from,
// to), sealed ones first.
func (l *ledger) ask(ctx context.Context, b *kv.Batch, from, to int32, fn func(rows int, whole bool, cols [][]byte) error) {
	l.askChunks(b, l.within(ctx, from, to, fn))
}

func (l *ledger) askChunks(b *kv.Batch, each func(_, chunk []byte) error) {
	l.sealed.AskRun(b, kv.Range{}, each)
	l.tail.AskRun(b, kv.Range{}, each)
}

// within passes on the columns of the chunks that may hold dates in [from, to).
func (l *ledger) within(ctx context.Context, from, to int32, fn func(rows int, whole bool, cols [][]byte) error) func(_, chunk []byte) error {
	return func(_, chunk []byte) error {
		if err := ctx.Err(); err != nil {
			return err
		}
		if len(chunk) < chunkHeader {
			return errChunk
		}
		least, greatest := dates(chunk)
		if greatest < from || least >= to {
			return nil
		}
		rows, cols, err := l.columns(chunk)
		if err != nil {
			return err
		}
		return fn(rows, from <= least && greatest < to, cols)
	}
}

// extent is the span from the least date to one past the greatest.
func (l *ledger) extent(tx *kv.Tx) (from, to int32, err error) {
	found := false
	each := func(_, chunk []byte) error {
		if len(chunk) < chunkHeader {
			return errChunk
		}
		least, greatest := dates(chunk)
		if !found {
			from, to, found = least, greatest+1, true
		}
		from, to = min(from, least), max(to, greatest+1)
		return nil
	}
	var b kv.Batch
	l.askChunks(&b, each)
	err = b.Run(tx)
	return from, to, err
}
