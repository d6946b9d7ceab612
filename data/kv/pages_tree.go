package kv

import (
	"bytes"
	"encoding/binary"
)

// tree verifies the page and what is below it; its keys lie in [from, to).
func (c *pageCheck) tree(id uint64, from, to []byte, height int) error {
	if err := c.ctx.Err(); err != nil {
		return err
	}
	b := c.read(id)
	if b == nil {
		return nil
	}
	if height > maxTreeHeight {
		c.found("page %d: the tree is too high", id)
		return nil
	}
	switch flags := binary.LittleEndian.Uint16(b[8:]); flags {
	case flagLeaf:
		return c.leaf(id, b, from, to, height)
	case flagBranch:
		return c.branch(id, b, from, to, height)
	default:
		c.found("page %d is neither branch nor leaf but %#x", id, flags)
		return nil
	}
}

// part returns a part of the page, whose offset counts from its element.
func (c *pageCheck) part(id uint64, b []byte, element, offset, length int) ([]byte, bool) {
	from, to := element+offset, element+offset+length
	if offset < 0 || length < 0 || from > to || to > len(b) {
		c.found("page %d: an entry lies outside the page", id)
		return nil, false
	}
	return b[from:to], true
}

// inOrder verifies that a key follows the one before and lies in the range.
func (c *pageCheck) inOrder(id uint64, last, k, from, to []byte, first bool) bool {
	if !first && bytes.Compare(last, k) >= 0 || from != nil && bytes.Compare(k, from) < 0 || to != nil && bytes.Compare(k, to) >= 0 {
		c.found("page %d: keys are out of order", id)
		return false
	}
	return true
}

func (c *pageCheck) leaf(id uint64, b, from, to []byte, height int) error {
	le := binary.LittleEndian
	n := int(le.Uint16(b[10:]))
	if pageHeader+n*elementLen > len(b) {
		c.found("page %d: %d entries are too many", id, n)
		return nil
	}
	var last []byte
	for i := range n {
		at := pageHeader + i*elementLen
		pos, ks, vs := int(le.Uint32(b[at+4:])), int(le.Uint32(b[at+8:])), int(le.Uint32(b[at+12:]))
		k, ok := c.part(id, b, at, pos, ks)
		if !ok || !c.inOrder(id, last, k, from, to, i == 0) {
			return nil
		}
		last = k
		v, ok := c.part(id, b, at, pos+ks, vs)
		if !ok {
			return nil
		}
		if le.Uint32(b[at:])&flagBucket == 0 {
			continue
		}
		if err := c.bucket(id, v, height); err != nil {
			return err
		}
	}
	return nil
}

// bucket verifies a bucket: a tree of its own or, when small, a leaf page
// inside the value.
func (c *pageCheck) bucket(id uint64, v []byte, height int) error {
	if len(v) < bucketHead {
		c.found("page %d: a bucket is cut short", id)
		return nil
	}
	if root := binary.LittleEndian.Uint64(v); root != 0 {
		return c.tree(root, nil, nil, height+1)
	}
	inline := v[bucketHead:]
	if len(inline) < pageHeader || binary.LittleEndian.Uint16(inline[8:]) != flagLeaf {
		c.found("page %d: a small bucket is not a leaf", id)
		return nil
	}
	return c.leaf(id, inline, nil, nil, height+1)
}

func (c *pageCheck) branch(id uint64, b, from, to []byte, height int) error {
	le := binary.LittleEndian
	n := int(le.Uint16(b[10:]))
	if n == 0 || pageHeader+n*elementLen > len(b) {
		c.found("page %d: a branch of %d entries", id, n)
		return nil
	}
	keys, children := make([][]byte, n), make([]uint64, n)
	for i := range n {
		at := pageHeader + i*elementLen
		k, ok := c.part(id, b, at, int(le.Uint32(b[at:])), int(le.Uint32(b[at+4:])))
		if !ok || i > 0 && !c.inOrder(id, keys[i-1], k, nil, to, false) {
			return nil
		}
		keys[i], children[i] = k, le.Uint64(b[at+8:])
	}
	for i, child := range children {
		lo, hi := keys[i], to
		if i == 0 {
			lo = from // bbolt lets the first key of a branch lag behind
		}
		if i+1 < n {
			hi = keys[i+1]
		}
		if err := c.tree(child, lo, hi, height+1); err != nil {
			return err
		}
	}
	return nil
}
