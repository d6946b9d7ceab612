package store

import (
	"context"
	"encoding/binary"
	"math"
	"time"

	"kartoteka/data/crm"
	"kartoteka/data/kv"
	"kartoteka/data/money"
)

// ClientFigure is what the ledgers know of a client.
type ClientFigure struct {
	Shipped money.Money // of all time, with VAT
	Paid    money.Money // of all time
	Recent  money.Money // shipped since the day asked for
	Last    time.Time   // last day more was sold than taken back, zero when there was none
}

// ClientFigures sums the ledgers by client in one pass over each. Recent counts
// from a day on.
func ClientFigures(ctx context.Context, tx *kv.Tx, since time.Time) (map[crm.ClientID]ClientFigure, error) {
	ids, err := IDs[crm.ClientID](tx, AxisClient, nil)
	if err != nil {
		return nil, err
	}
	figures := make([]ClientFigure, len(ids))
	if err := sumSales(ctx, tx, figures, EpochDay(since)); err != nil {
		return nil, err
	}
	err = receipts.scan(ctx, tx, math.MinInt32, math.MaxInt32, func(rows int, _ bool, c [][]byte) error {
		for i := range rows {
			figures[binary.LittleEndian.Uint32(c[1][4*i:])].Paid += money.Money(binary.LittleEndian.Uint64(c[2][8*i:]))
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	out := make(map[crm.ClientID]ClientFigure, len(ids))
	for i, id := range ids {
		out[id] = figures[i]
	}
	return out, nil
}

// sumSales adds the sales facts to the figures of their clients.
func sumSales(ctx context.Context, tx *kv.Tx, figures []ClientFigure, since int32) error {
	days := make([]lastDay, len(figures))
	err := ScanSales(ctx, tx, math.MinInt32, math.MaxInt32, func(c SalesChunk) error {
		for i := range c.Rows {
			at := binary.LittleEndian.Uint32(c.Client[4*i:])
			revenue := money.Money(binary.LittleEndian.Uint64(c.Revenue[8*i:]))
			date := int32(binary.LittleEndian.Uint32(c.Date[4*i:]))
			f := &figures[at]
			f.Shipped += revenue
			if date >= since {
				f.Recent += revenue
			}
			days[at].add(date, revenue)
		}
		return nil
	})
	if err != nil {
		return err
	}
	if err := settleLast(ctx, tx, days); err != nil {
		return err
	}
	for i, d := range days {
		if d.sold > 0 {
			figures[i].Last = dayOf(d.sold)
		}
	}
	return nil
}

// ProductFigure is the sales of a product since a day.
type ProductFigure struct {
	Qty     money.Qty   // sold, thousandths of a unit
	Revenue money.Money // with VAT
}

// ProductFigures sums the sales facts by product from a day on.
func ProductFigures(ctx context.Context, tx *kv.Tx, since time.Time) (map[crm.ProductID]ProductFigure, error) {
	n, err := Ordinals(tx, AxisProduct)
	if err != nil {
		return nil, err
	}
	figures, day := make([]ProductFigure, n), EpochDay(since)
	err = ScanSales(ctx, tx, day, math.MaxInt32, func(c SalesChunk) error {
		for i := range c.Rows {
			if int32(binary.LittleEndian.Uint32(c.Date[4*i:])) < day {
				continue
			}
			f := &figures[binary.LittleEndian.Uint32(c.Product[4*i:])]
			f.Qty += money.Qty(binary.LittleEndian.Uint64(c.Qty[8*i:]))
			f.Revenue += money.Money(binary.LittleEndian.Uint64(c.Revenue[8*i:]))
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	ids, err := IDs[crm.ProductID](tx, AxisProduct, nil)
	if err != nil {
		return nil, err
	}
	out := make(map[crm.ProductID]ProductFigure, n)
	for i, id := range ids {
		out[id] = figures[i]
	}
	return out, nil
}

// Sold is the revenue with VAT of the days in [from, to).
func Sold(ctx context.Context, tx *kv.Tx, from, to time.Time) (sum money.Money, err error) {
	low, high := EpochDay(from), EpochDay(to)
	err = ScanSales(ctx, tx, low, high, func(c SalesChunk) error {
		for i := range c.Rows {
			if d := int32(binary.LittleEndian.Uint32(c.Date[4*i:])); c.Whole || d >= low && d < high {
				sum += money.Money(binary.LittleEndian.Uint64(c.Revenue[8*i:]))
			}
		}
		return nil
	})
	return sum, err
}
