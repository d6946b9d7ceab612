package store

import (
	"context"
	"encoding/binary"
	"math"

	"kartoteka/data/kv"
	"kartoteka/data/money"
)

// lastDay finds the last day of a client's sales in one pass: the last day with
// a sale, unless something was taken back on that day or later. Then the pass
// cannot tell, since a row and its reversal lie apart, and settleLast does.
type lastDay struct{ sold, taken int32 }

func (d *lastDay) add(date int32, revenue money.Money) {
	if revenue > 0 {
		d.sold = max(d.sold, date)
	} else if revenue < 0 {
		d.taken = max(d.taken, date)
	}
}

func (d *lastDay) doubtful() bool { return d.sold > 0 && d.taken >= d.sold }

// settleLast sums the facts of doubtful clients by days: the last day of a sale
// is the last one whose sum is above nothing.
func settleLast(ctx context.Context, tx *kv.Tx, days []lastDay) error {
	type clientDay struct {
		client uint32
		date   int32
	}
	doubtful := false
	for i := range days {
		doubtful = doubtful || days[i].doubtful()
	}
	if !doubtful {
		return nil
	}
	sums := map[clientDay]money.Money{}
	err := ScanSales(ctx, tx, math.MinInt32, math.MaxInt32, func(c SalesChunk) error {
		for i := range c.Rows {
			if at := binary.LittleEndian.Uint32(c.Client[4*i:]); days[at].doubtful() {
				date := int32(binary.LittleEndian.Uint32(c.Date[4*i:]))
				sums[clientDay{at, date}] += money.Money(binary.LittleEndian.Uint64(c.Revenue[8*i:]))
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	settled := map[uint32]int32{}
	for at, sum := range sums {
		if sum > 0 {
			settled[at.client] = max(settled[at.client], at.date)
		}
	}
	for i := range days {
		if days[i].doubtful() {
			days[i].sold = settled[uint32(i)]
		}
	}
	return nil
}
