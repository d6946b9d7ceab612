package kv

import (
	"encoding/binary"
	"slices"

	"github.com/cespare/xxhash/v2"
)

// digest is the number of records of a part and the sum of their hashes. It
// changes with each write in the same transaction and says what checksums
// can't: that a record is missing, or that an old one has come back.
type digest struct{ count, sum uint64 }

func (d *digest) add(h uint64) { d.count++; d.sum += h }
func (d *digest) sub(h uint64) { d.count--; d.sum -= h }

func hashOf(b []byte) uint64 { return xxhash.Sum64(b) }

// digests are those of all parts by their number in the catalog. They are kept
// in one small record, so that a commit pays for one page.
type digests map[uint16]digest

const digestSize = 18

func (ds digests) append(dst []byte) []byte {
	parts := make([]uint16, 0, len(ds))
	for p := range ds {
		parts = append(parts, p)
	}
	slices.Sort(parts)
	for _, p := range parts {
		d := ds[p]
		dst = binary.LittleEndian.AppendUint16(dst, p)
		dst = binary.LittleEndian.AppendUint64(dst, d.count)
		dst = binary.LittleEndian.AppendUint64(dst, d.sum)
	}
	return dst
}

func parseDigests(b []byte) (digests, bool) {
	if len(b)%digestSize != 0 {
		return nil, false
	}
	ds := make(digests, len(b)/digestSize)
	for ; len(b) > 0; b = b[digestSize:] {
		ds[binary.LittleEndian.Uint16(b)] = digest{
			count: binary.LittleEndian.Uint64(b[2:]),
			sum:   binary.LittleEndian.Uint64(b[10:]),
		}
	}
	return ds, true
}
