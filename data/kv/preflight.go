package kv

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/fnv"
	"io"
	"os"
)

// The file format of bbolt, as far as the preflight needs it: page header of 16
// bytes (id u64, flags u16, count u16, overflow u32), then in pages 0 and 1 the
// meta: magic, version, page size, flags (u32 each), root page and sequence,
// freelist page, end of pages, transaction (u64 each) and FNV-64a of it all.
const (
	boltMagic    = 0xED0CDAED
	boltVersion  = 2
	pageHeader   = 16
	metaLen      = 64
	flagBranch   = 0x01
	flagLeaf     = 0x02
	flagFreelist = 0x10
	noFreelist   = ^uint64(0)
)

type boltMeta struct {
	pageSize             int64
	root, freelist, end  uint64
	txid                 uint64
	magic, version, good bool
}

// readMeta reads the meta in b, which begins where the page does.
func readMeta(b []byte) (m boltMeta) {
	if len(b) < pageHeader+metaLen {
		return m
	}
	b = b[pageHeader:]
	le := binary.LittleEndian
	m.magic = le.Uint32(b) == boltMagic
	m.version = le.Uint32(b[4:]) == boltVersion
	m.pageSize = int64(le.Uint32(b[8:]))
	m.root, m.freelist, m.end, m.txid = le.Uint64(b[16:]), le.Uint64(b[32:]), le.Uint64(b[40:]), le.Uint64(b[48:])
	sum := fnv.New64a()
	_, _ = sum.Write(b[:56])
	p := m.pageSize
	m.good = m.magic && m.version && p >= 512 && p <= 1<<16 && p&(p-1) == 0 && sum.Sum64() == le.Uint64(b[56:])
	return m
}

// Preflight looks at the file before bbolt does, which would lay a new base in
// an empty file, die by a signal on a short one and on Windows lengthen it with
// zeros, destroying the evidence. err says that the file must not be opened
// (ErrEmptyFile, ErrNotABase, ErrTruncated, ErrDamaged). warning says that one
// of the two meta pages is spoilt: the base is as of its last commit or the one
// before, and should be verified first.
func Preflight(path string) (warning, err error) {
	info, err := os.Lstat(path)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, fmt.Errorf("%w: not a regular file", ErrNotABase)
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close() // read only: nothing to lose
	return preflight(f, info.Size())
}

func preflight(f io.ReaderAt, size int64) (warning, err error) {
	if size == 0 {
		return nil, ErrEmptyFile
	}
	metas, magic := findMetas(f, size)
	if len(metas) == 0 {
		if magic {
			return nil, ErrDamaged{Space: "meta", Cause: errors.New("both meta pages are spoilt")}
		}
		return nil, ErrNotABase
	}
	newest := metas[0]
	for _, m := range metas {
		if m.txid > newest.txid {
			newest = m
		}
		if uint64(size)/uint64(m.pageSize) < m.end {
			return nil, fmt.Errorf("%w: %d bytes of %d", ErrTruncated, size, int64(m.end)*m.pageSize)
		}
	}
	if size < 4*newest.pageSize {
		return nil, ErrTruncated
	}
	if newest.root < 2 || newest.root >= newest.end {
		return nil, ErrDamaged{Space: "meta", Cause: errors.New("root page lies outside the file")}
	}
	if err := checkPage(f, newest, newest.root, flagBranch, flagLeaf); err != nil {
		return nil, err
	}
	if newest.freelist != noFreelist {
		if err := checkPage(f, newest, newest.freelist, flagFreelist, flagFreelist); err != nil {
			return nil, err
		}
	}
	if len(metas) == 1 {
		warning = errors.New("one of two meta pages is spoilt: the last operation may be missing")
	}
	return warning, nil
}

// findMetas returns the good metas; where the first is spoilt the page size is
// not known and all are tried.
func findMetas(f io.ReaderAt, size int64) (good []boltMeta, magic bool) {
	at := func(off int64) boltMeta {
		b := make([]byte, pageHeader+metaLen)
		n, _ := f.ReadAt(b, off) // a short read is a meta that is not there
		return readMeta(b[:n])
	}
	first := at(0)
	magic = first.magic
	if first.good {
		good = append(good, first)
	}
	for p := int64(512); p <= 1<<16 && p < size; p *= 2 {
		if first.good && p != first.pageSize {
			continue
		}
		m := at(p)
		magic = magic || m.magic
		if m.good && m.pageSize == p {
			good = append(good, m)
		}
	}
	return good, magic
}

// checkPage looks whether the page is what it should be.
func checkPage(f io.ReaderAt, m boltMeta, id uint64, flags ...uint16) error {
	var b [pageHeader]byte
	cause := fmt.Errorf("page %d lies outside the file", id)
	if id < m.end {
		if _, err := f.ReadAt(b[:], int64(id)*m.pageSize); err != nil {
			cause = err
		} else {
			have := binary.LittleEndian.Uint16(b[8:])
			if binary.LittleEndian.Uint64(b[:]) == id && (have == flags[0] || have == flags[1]) {
				return nil
			}
			cause = fmt.Errorf("page %d is not what it should be", id)
		}
	}
	return ErrDamaged{Space: "meta", Cause: cause}
}
