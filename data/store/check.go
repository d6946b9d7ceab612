package store

import (
	"context"
	"encoding/binary"
	"fmt"
	"math"

	"github.com/cespare/xxhash/v2"

	"kartoteka/data/kv"
)

// fingerprint sums up a set of rows that ignores their order and lets a row and
// its reversal cancel: the sum of hash(keys) × (a fixed mix of the figures),
// modulo 2⁶⁴. Two ledgers that differ in any net figure have other prints but
// for a chance of about 2⁻⁶⁴.
type fingerprint uint64

var mix = [...]uint64{0x9e3779b97f4a7c15, 0xbf58476d1ce4e5b9, 0x94d049bb133111eb, 0xd6e8feb86659fd93}

func (p *fingerprint) add(keys []byte, figures ...int64) {
	h := xxhash.Sum64(keys) | 1
	var sum uint64
	for i, f := range figures {
		sum += mix[i] * uint64(f)
	}
	*p += fingerprint(h * sum)
}

// checkLedgers proves that ledgers equal documents: the net of all rows must be
// what the standing shipments and payments say.
func checkLedgers(ctx context.Context, tx *kv.Tx, report func(kv.Finding)) error {
	if have, want, err := salesPrints(ctx, tx); err != nil {
		return err
	} else if have != want {
		report(kv.Finding{Check: "ledgers", Space: "sales", Text: "sales facts differ from the shipments"})
	}
	have, want, err := receiptPrints(ctx, tx)
	if err == nil && have != want {
		report(kv.Finding{Check: "ledgers", Space: "receipts", Text: "the money ledger differs from the payments"})
	}
	return err
}

func salesPrints(ctx context.Context, tx *kv.Tx) (have, want fingerprint, err error) {
	known := ordinalMap{}
	for s, err := range Shipments.All(tx) {
		if err != nil {
			return 0, 0, err
		}
		if s.Reversed {
			continue
		}
		for i := range s.Lines {
			l := &s.Lines[i]
			keys := known.key(tx, EpochDay(s.Date),
				named{AxisClient, s.Client}, named{AxisProduct, l.Product}, named{AxisManager, s.Manager}, named{AxisRegion, s.Region})
			want.add(keys, int64(l.Qty), int64(l.Gross), int64(l.Tax), int64(l.Cost))
		}
	}
	err = ScanSales(ctx, tx, math.MinInt32, math.MaxInt32, func(c SalesChunk) error {
		var keys [20]byte
		for i := range c.Rows {
			for at, col := range [][]byte{c.Date, c.Client, c.Product, c.Manager, c.Region} {
				copy(keys[4*at:], col[4*i:4*i+4])
			}
			have.add(keys[:], figure(c.Qty, i), figure(c.Revenue, i), figure(c.VAT, i), figure(c.Cost, i))
		}
		return nil
	})
	return have, want, err
}

func receiptPrints(ctx context.Context, tx *kv.Tx) (have, want fingerprint, err error) {
	known := ordinalMap{}
	for p, err := range Payments.All(tx) {
		if err != nil {
			return 0, 0, err
		}
		want.add(known.key(tx, EpochDay(p.Date), named{AxisClient, p.Client}), int64(p.Paid()))
	}
	err = receipts.scan(ctx, tx, math.MinInt32, math.MaxInt32, func(rows int, _ bool, c [][]byte) error {
		var keys [8]byte
		for i := range rows {
			copy(keys[:], c[0][4*i:4*i+4])
			copy(keys[4:], c[1][4*i:4*i+4])
			have.add(keys[:], figure(c[2], i))
		}
		return nil
	})
	return have, want, err
}

func figure(col []byte, row int) int64 { return int64(binary.LittleEndian.Uint64(col[8*row:])) }

// ordinalMap remembers the ordinals looked up by a check.
type ordinalMap map[named]uint32

// key writes a day and ordinals as a ledger's row has them. An object without an
// ordinal gets one that no row can have, so the prints differ.
func (m ordinalMap) key(tx *kv.Tx, day int32, objects ...named) []byte {
	out := binary.LittleEndian.AppendUint32(nil, uint32(day))
	for _, o := range objects {
		n, ok := m[o]
		if !ok {
			n = math.MaxUint32
			if raw, err := ordinals.Get(tx, forwardKey(o.axis, o.id)); err == nil && len(raw) == 4 {
				n = binary.BigEndian.Uint32(raw)
			}
			m[o] = n
		}
		out = binary.LittleEndian.AppendUint32(out, n)
	}
	return out
}

// rebuildLedgers rebuilds ledgers and ordinals from the documents.
func rebuildLedgers(tx *kv.Tx) error {
	for _, clear := range []func(*kv.Tx) error{sales.clear, receipts.clear, clearOrdinals} {
		if err := clear(tx); err != nil {
			return fmt.Errorf("clear ledgers: %w", err)
		}
	}
	for s, err := range Shipments.All(tx) {
		if err == nil {
			err = recordSale(tx, nil, s)
		}
		if err != nil {
			return fmt.Errorf("rebuild sales: %w", err)
		}
	}
	for p, err := range Payments.All(tx) {
		if err == nil {
			err = recordPayment(tx, nil, p)
		}
		if err != nil {
			return fmt.Errorf("rebuild receipts: %w", err)
		}
	}
	return Seal(tx)
}
