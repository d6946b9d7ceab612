package kv

import (
	"context"
	"encoding/binary"
	"fmt"
	"io"
)

// pageCheck walks the pages of a bbolt file by reading it, not through its
// memory map: bbolt's own check runs on a goroutine that nothing can guard and
// dies with the process on a page that points outside the file. Here every
// offset is looked at before it is followed and no page is visited twice.
type pageCheck struct {
	ctx   context.Context
	f     io.ReaderAt
	size  int64  // of a page
	end   uint64 // of the pages in use
	seen  []bool
	found func(format string, args ...any)
}

const (
	elementLen    = 16 // of an entry of a branch or leaf page
	bucketHead    = 16 // root page and sequence, then the page of a small bucket
	flagBucket    = 0x01
	manyFree      = 0xFFFF // the count of a freelist follows in 64 bits
	maxTreeHeight = 48
)

// checkPages verifies the tree of buckets below root, then the list of free
// pages, unless that is 0. ctx ends it.
func checkPages(ctx context.Context, f io.ReaderAt, pageSize int64, root, freelist, end uint64, found func(format string, args ...any)) error {
	if pageSize < 512 || end > 1<<40 {
		found("page size %d, %d pages", pageSize, end)
		return nil
	}
	c := &pageCheck{ctx: ctx, f: f, size: pageSize, end: end, seen: make([]bool, end), found: found}
	if err := c.tree(root, nil, nil, 0); err != nil {
		return err
	}
	if freelist != 0 && freelist != noFreelist {
		return c.free(freelist)
	}
	return nil
}

// read returns the page with its overflow, nil when it can't be right.
func (c *pageCheck) read(id uint64) []byte {
	if id < 2 || id >= c.end {
		c.found("page %d lies outside the %d pages in use", id, c.end)
		return nil
	}
	var head [pageHeader]byte
	if _, err := c.f.ReadAt(head[:], int64(id)*c.size); err != nil {
		c.found("page %d: %v", id, err)
		return nil
	}
	more := uint64(binary.LittleEndian.Uint32(head[12:]))
	if have := binary.LittleEndian.Uint64(head[:]); have != id || id+more >= c.end {
		c.found("page %d says it is page %d with %d more", id, have, more)
		return nil
	}
	for i := id; i <= id+more; i++ {
		if c.seen[i] {
			c.found("page %d is used twice", i)
			return nil
		}
		c.seen[i] = true
	}
	b := make([]byte, int64(more+1)*c.size)
	if _, err := c.f.ReadAt(b, int64(id)*c.size); err != nil {
		c.found("page %d: %v", id, err)
		return nil
	}
	return b
}

// free verifies that no page of the list of free pages is in use: the next
// write would destroy it.
func (c *pageCheck) free(id uint64) error {
	b := c.read(id)
	if b == nil {
		return nil
	}
	le := binary.LittleEndian
	n, at := uint64(le.Uint16(b[10:])), pageHeader
	if n == manyFree {
		n, at = le.Uint64(b[at:]), at+8
	}
	if n > uint64(len(b)-at)/8 {
		c.found("%d free pages are too many", n)
		return nil
	}
	for i := range int(n) {
		p := le.Uint64(b[at+8*i:])
		switch {
		case p < 2 || p >= c.end:
			c.found("free page %d lies outside the %d pages in use", p, c.end)
		case c.seen[p]:
			c.found("page %d is both free and in use", p)
		default:
			c.seen[p] = true
		}
	}
	return c.ctx.Err()
}

// pages verifies the pages of the reader's snapshot.
func (v *verifier) pages(r *boltReader) error {
	if r.warning != nil {
		v.rep.found(Finding{Check: "file", Space: "file", Text: r.warning.Error()})
	}
	f, err := r.file()
	if err != nil {
		return err
	}
	defer f.Close() // read only
	r.enter("file", nil)
	root := uint64(r.tx.Cursor().Bucket().Root())
	txid := uint64(r.tx.ID())
	pageSize := int64(r.tx.DB().Info().PageSize)
	end := uint64(r.tx.Size() / pageSize)
	r.leave()
	freelist := uint64(0) // of another snapshot: not looked at
	for _, at := range []int64{0, pageSize} {
		b := make([]byte, pageHeader+metaLen)
		if _, err := f.ReadAt(b, at); err != nil {
			return damaged("meta", nil, err)
		}
		if m := readMeta(b); m.good && m.txid == txid {
			freelist = m.freelist
		}
	}
	return checkPages(v.ctx, f, pageSize, root, freelist, end, func(format string, args ...any) {
		v.rep.found(Finding{Check: "file", Space: "file", Text: fmt.Sprintf(format, args...)})
	})
}
