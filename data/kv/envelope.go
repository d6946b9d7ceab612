package kv

import (
	"encoding/binary"
	"errors"
	"hash/crc32"
)

// envelope is a stored record with what is needed to trust it, to find it in a
// wrecked file without the B-tree and to follow its history:
//
//	crc32c u32 | magic C7A1 | flags u8 | len u32 |
//	schema uvarint | revision uvarint | clock u64 | incarnation uvarint |
//	seq uvarint | node | space | key | clocks | payload
//
// Little endian; len counts the bytes after it; node, space and key carry their
// length as a uvarint. The checksum (Castagnoli) covers everything after it, so
// a page that belongs elsewhere can't pass for data. Clock, incarnation, seq
// and node are the address of the journal entry that wrote the record.
type envelope struct {
	deleted bool
	schema  int
	rev     uint64
	at      address
	space   Space
	key     []byte
	clocks  []fieldClock
	payload []byte
}

// fieldClock is when a field was last set. The entry with the empty name, which
// comes first, is when the record was created and stands for all fields not
// listed. A record never changed since creation has no list: its own clock
// stands for all fields, so creating costs nothing.
type fieldClock struct {
	name string
	at   Clock
}

const (
	envelopeMagic = 0xC7A1
	envelopeHead  = 11
	flagDeleted   = 1
	flagClocks    = 2
)

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// size is an upper bound of the bytes append writes.
func (e *envelope) size() int {
	n := envelopeHead + 8 + 4*binary.MaxVarintLen64 + len(e.at.Node) + len(e.space) + len(e.key) + len(e.payload) + 12
	for _, c := range e.clocks {
		n += len(c.name) + len(c.at.Node) + 12
	}
	return n + binary.MaxVarintLen32
}

// append writes the record after dst and returns it with the place of the
// payload in it.
func (e *envelope) append(dst []byte) ([]byte, int) {
	start := len(dst)
	flags := byte(0)
	if e.deleted {
		flags |= flagDeleted
	}
	if len(e.clocks) > 0 {
		flags |= flagClocks
	}
	dst = append(dst, 0, 0, 0, 0, envelopeMagic&0xFF, envelopeMagic>>8, flags, 0, 0, 0, 0)
	dst = binary.AppendUvarint(dst, uint64(e.schema))
	dst = binary.AppendUvarint(dst, e.rev)
	dst = binary.LittleEndian.AppendUint64(dst, uint64(e.at.Time))
	dst = binary.AppendUvarint(dst, e.at.Incarnation)
	dst = binary.AppendUvarint(dst, e.at.Seq)
	dst = appendSized(dst, e.at.Node)
	dst = appendSized(dst, e.space)
	dst = appendSized(dst, e.key)
	if len(e.clocks) > 0 {
		dst = binary.AppendUvarint(dst, uint64(len(e.clocks)))
		for _, c := range e.clocks {
			dst = appendSized(dst, c.name)
			dst = binary.LittleEndian.AppendUint64(dst, uint64(c.at.Time))
			dst = appendSized(dst, c.at.Node)
		}
	}
	at := len(dst)
	dst = append(dst, e.payload...)
	binary.LittleEndian.PutUint32(dst[start+7:], uint32(len(dst)-start-envelopeHead))
	binary.LittleEndian.PutUint32(dst[start:], crc32.Checksum(dst[start+4:], castagnoli))
	return dst, at
}

func appendSized[S ~string | ~[]byte](dst []byte, s S) []byte {
	dst = binary.AppendUvarint(dst, uint64(len(s)))
	return append(dst, s...)
}

var (
	errNoEnvelope = errors.New("not a record")
	errChecksum   = errors.New("checksum does not match")
	errElsewhere  = errors.New("record belongs to another place")
)

// envelopeLen returns the length of the record that b seems to begin with.
func envelopeLen(b []byte) (int, bool) {
	if len(b) < envelopeHead || binary.LittleEndian.Uint16(b[4:]) != envelopeMagic {
		return 0, false
	}
	n := int64(envelopeHead) + int64(binary.LittleEndian.Uint32(b[7:]))
	return int(n), n <= int64(len(b))
}

// parseEnvelope reads a record and verifies its checksum; its slices are parts
// of b.
func parseEnvelope(b []byte) (envelope, error) {
	n, ok := envelopeLen(b)
	if !ok || n != len(b) {
		return envelope{}, errNoEnvelope
	}
	if crc32.Checksum(b[4:], castagnoli) != binary.LittleEndian.Uint32(b) {
		return envelope{}, errChecksum
	}
	return splitEnvelope(b)
}

// splitEnvelope reads a record without computing its checksum.
func splitEnvelope(b []byte) (e envelope, err error) {
	if n, ok := envelopeLen(b); !ok || n != len(b) {
		return e, errNoEnvelope
	}
	r := byteReader{b: b[envelopeHead:]}
	e.deleted = b[6]&flagDeleted != 0
	e.schema = int(r.uvarint())
	e.rev = r.uvarint()
	e.at.Time = HLC(r.uint64())
	e.at.Incarnation = r.uvarint()
	e.at.Seq = r.uvarint()
	e.at.Node = r.name()
	e.space = Space(r.name())
	e.key = r.sized()
	if b[6]&flagClocks != 0 {
		n := r.uvarint()
		if n > uint64(len(r.b)) {
			return e, errNoEnvelope
		}
		e.clocks = make([]fieldClock, n)
		for i := range e.clocks {
			e.clocks[i] = fieldClock{name: string(r.sized()), at: Clock{Time: HLC(r.uint64()), Node: r.name()}}
		}
	}
	e.payload = r.b
	if r.bad {
		return envelope{}, errNoEnvelope
	}
	return e, nil
}

// openEnvelope is parseEnvelope for a record read at a known place.
func openEnvelope(s Space, key, b []byte) (envelope, error) {
	e, err := parseEnvelope(b)
	if err == nil && (e.space != s || string(e.key) != string(key)) {
		err = errElsewhere
	}
	if err != nil {
		return envelope{}, damaged(s, key, err)
	}
	return e, nil
}

// byteReader reads sized parts and remembers that one was cut short.
type byteReader struct {
	b   []byte
	bad bool
}

func (r *byteReader) fail() { r.bad, r.b = true, nil }

func (r *byteReader) uvarint() uint64 {
	v, n := binary.Uvarint(r.b)
	if n <= 0 {
		r.fail()
		return 0
	}
	r.b = r.b[n:]
	return v
}

func (r *byteReader) take(n uint64) []byte {
	if n > uint64(len(r.b)) {
		r.fail()
		return nil
	}
	p := r.b[:n:n]
	r.b = r.b[n:]
	return p
}

func (r *byteReader) sized() []byte { return r.take(r.uvarint()) }

func (r *byteReader) uint64() uint64 {
	if p := r.take(8); p != nil {
		return binary.LittleEndian.Uint64(p)
	}
	return 0
}

// name reads a short text that repeats in record after record; the few that
// occur are kept once.
func (r *byteReader) name() string { return names.get(r.sized()) }
