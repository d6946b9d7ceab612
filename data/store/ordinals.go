package store

import (
	"bytes"
	"encoding/binary"
	"sort"

	"kartoteka/data/kv"
)

// Axis is a kind of object that ledgers name by ordinals.
type Axis byte

// Axes of the ledgers.
const (
	AxisClient Axis = iota + 1
	AxisProduct
	AxisDocument // shipments
	AxisManager
	AxisRegion
)

// ordinals keeps both directions: axis ++ ID → ordinal, and reverse|axis ++
// ordinal → ID. Documents have only the second: each is new when it is named,
// and looking one up again is rare. The zero ID has an ordinal like any other:
// a sale without a manager.
var ordinals = kv.NewBlobs(schema, "ordinals")

const reverse = 0x80

func forwardKey(axis Axis, id [16]byte) []byte { return append([]byte{byte(axis)}, id[:]...) }

func reverseKey(axis Axis, n uint32) []byte {
	return binary.BigEndian.AppendUint32([]byte{reverse | byte(axis)}, n)
}

// ordinalsKnown are those an operation has looked up or given.
type ordinalsKnown struct {
	of   map[named]uint32
	next map[Axis]uint32
}

func knownOrdinals(tx *kv.Tx) *ordinalsKnown {
	return kv.Memo(tx, ordinals, func() *ordinalsKnown {
		return &ordinalsKnown{map[named]uint32{}, map[Axis]uint32{}}
	})
}

// named is an object of an axis.
type named struct {
	axis Axis
	id   [16]byte
}

// ordinal finds the ordinal of an object or gives it the next one.
func ordinal(tx *kv.Tx, axis Axis, id [16]byte) (n uint32, err error) {
	known := knownOrdinals(tx)
	if n, ok := known.of[named{axis, id}]; ok {
		return n, nil
	}
	raw, err := ordinals.Get(tx, forwardKey(axis, id))
	if err != nil {
		return 0, err
	}
	if len(raw) == 4 {
		n = binary.BigEndian.Uint32(raw)
	} else if n, err = giveOrdinal(tx, axis, id); err == nil {
		err = ordinals.Put(tx, forwardKey(axis, id), binary.BigEndian.AppendUint32(nil, n))
	}
	if err == nil {
		known.of[named{axis, id}] = n
	}
	return n, err
}

// giveOrdinal gives an object the next ordinal of its axis.
func giveOrdinal(tx *kv.Tx, axis Axis, id [16]byte) (uint32, error) {
	known := knownOrdinals(tx)
	n, ok := known.next[axis]
	if !ok {
		var err error
		if n, err = nextOrdinal(tx, axis); err != nil {
			return 0, err
		}
	}
	known.next[axis] = n + 1
	return n, ordinals.Put(tx, reverseKey(axis, n), id[:])
}

// clearOrdinals forgets all of them.
func clearOrdinals(tx *kv.Tx) error {
	known := knownOrdinals(tx)
	clear(known.of)
	clear(known.next)
	return clearBlobs(tx, ordinals)
}

// documentOrdinal gives a new shipment its ordinal and finds that of an old one.
func documentOrdinal(tx *kv.Tx, id [16]byte, fresh bool) (uint32, error) {
	if !fresh {
		if n, ok, err := findDocument(tx, id); err != nil || ok {
			return n, err
		}
	}
	return giveOrdinal(tx, AxisDocument, id)
}

// findDocument looks for the ordinal of a shipment. IDs grow with time and
// ordinals are given in the order shipments come, so a search by halves finds
// nearly all; those that came from elsewhere or a second time are looked for
// from the newest back.
func findDocument(tx *kv.Tx, id [16]byte) (at uint32, ok bool, err error) {
	count, err := nextOrdinal(tx, AxisDocument)
	if err != nil {
		return 0, false, err
	}
	sort.Search(int(count), func(i int) bool {
		raw, getErr := ordinals.Get(tx, reverseKey(AxisDocument, uint32(i)))
		if getErr != nil {
			err = getErr
		}
		order := bytes.Compare(raw, id[:])
		if order == 0 {
			at, ok = uint32(i), true
		}
		return order >= 0
	})
	if ok || err != nil {
		return at, ok, err
	}
	all := kv.Range{From: []byte{reverse | byte(AxisDocument)}, To: []byte{reverse | byte(AxisDocument) + 1}, Reverse: true}
	err = ordinals.Lend(tx, all, func(k, v []byte) error {
		if ok = [16]byte(v) == id; ok {
			at = binary.BigEndian.Uint32(k[1:])
			return kv.ErrStop
		}
		return nil
	})
	return at, ok, err
}

// nextOrdinal is one past the greatest given so far.
func nextOrdinal(tx *kv.Tx, axis Axis) (uint32, error) {
	n := uint32(0)
	err := ordinals.Lend(tx, lastOrdinal(axis), func(k, _ []byte) error {
		n = binary.BigEndian.Uint32(k[1:]) + 1
		return nil
	})
	return n, err
}

// lastOrdinal is the run of the greatest ordinal of an axis.
func lastOrdinal(axis Axis) kv.Range {
	return kv.Range{From: []byte{reverse | byte(axis)}, To: []byte{reverse | byte(axis) + 1}, Reverse: true, Limit: 1}
}

// Ordinals is how many ordinals an axis has: each is below it.
func Ordinals(tx *kv.Tx, axis Axis) (int, error) {
	n, err := nextOrdinal(tx, axis)
	return int(n), err
}

// IDs returns the objects behind the ordinals in their order; nil asks for all.
func IDs[K ~[16]byte](tx *kv.Tx, axis Axis, ns []uint32) ([]K, error) {
	if ns != nil {
		keys := make([][]byte, len(ns))
		for i, n := range ns {
			keys[i] = reverseKey(axis, n)
		}
		raws, err := ordinals.GetMany(tx, keys)
		out := make([]K, len(raws))
		for i, raw := range raws {
			if len(raw) == 16 {
				out[i] = K(raw)
			}
		}
		return out, err
	}
	var out []K
	all := kv.Range{From: []byte{reverse | byte(axis)}, To: []byte{reverse | byte(axis) + 1}}
	err := ordinals.Lend(tx, all, func(_, v []byte) error {
		out = append(out, K(v))
		return nil
	})
	return out, err
}

// AskOrdinal adds to a batch the ordinal of an object and how many ordinals its
// axis has; done is told both, unless ledgers have never named the object.
func AskOrdinal(b *kv.Batch, axis Axis, id [16]byte, done func(n uint32, size int) error) {
	raw := ordinals.Ask(b, forwardKey(axis, id))
	size := 0
	ordinals.AskRun(b, lastOrdinal(axis), func(k, _ []byte) error {
		size = int(binary.BigEndian.Uint32(k[1:])) + 1
		return nil
	})
	b.Then(func() error {
		if len(*raw) != 4 {
			return nil
		}
		return done(binary.BigEndian.Uint32(*raw), size)
	})
}
