package store

import (
	"context"
	"time"

	"kartoteka/data/calendar"
	"kartoteka/data/crm"
	"kartoteka/data/kv"
)

// sales is the ledger of sales facts: date, client, product, document, manager,
// region, quantity, revenue with VAT, VAT, cost.
var sales = newLedger("sales", 4, 4, 4, 4, 4, 4, 8, 8, 8, 8)

// SalesChunk lends columns of sales facts, valid until the function it was given
// to returns. Values are little-endian: Date and ordinals 4 bytes (days since
// 1970), figures 8 (thousandths, kopecks).
type SalesChunk struct {
	Rows int // how many rows each column has
	// Whole says that every row is dated in the span asked for.
	Whole bool

	// Columns of little-endian integers of 4 bytes: days since 1970, then ordinals.
	Date, Client, Product, Document, Manager, Region []byte
	// Columns of integers of 8 bytes: thousandths of a unit, then kopecks.
	Qty, Revenue, VAT, Cost []byte
}

// ScanSales lends the facts dated in [from, to), in days since 1970.
func ScanSales(ctx context.Context, tx *kv.Tx, from, to int32, fn func(SalesChunk) error) error {
	return sales.scan(ctx, tx, from, to, salesColumns(fn))
}

// AskSales adds to a batch what ScanSales does.
func AskSales(ctx context.Context, b *kv.Batch, from, to int32, fn func(SalesChunk) error) {
	sales.ask(ctx, b, from, to, salesColumns(fn))
}

func salesColumns(fn func(SalesChunk) error) func(rows int, whole bool, c [][]byte) error {
	return func(rows int, whole bool, c [][]byte) error {
		return fn(SalesChunk{rows, whole, c[0], c[1], c[2], c[3], c[4], c[5], c[6], c[7], c[8], c[9]})
	}
}

// SalesExtent is the span of all facts in days since 1970; empty without facts.
func SalesExtent(tx *kv.Tx) (from, to int32, err error) { return sales.extent(tx) }

// EpochDay is a civil day as ledgers keep it: its calendar.DayNumber.
func EpochDay(t time.Time) int32 { return int32(calendar.NumberOf(t.UTC())) }

// effect is +1 for a shipment that stands and 0 for none or a reversed one.
func effect(s *crm.Shipment) int64 {
	if s == nil || s.Reversed {
		return 0
	}
	return 1
}

// recordSale follows the writes of shipments: what the shipment was is taken
// back, what it is now is added. Lines and date of a shipment are frozen, so the
// change is one of sign, or of the client when two cards are merged.
func recordSale(tx *kv.Tx, before, after *crm.Shipment) error {
	was, now := effect(before), effect(after)
	if was == now && (now == 0 || before.Client == after.Client) {
		return nil
	}
	var rows [][]int64
	add := func(s *crm.Shipment, sign int64) error {
		if sign == 0 {
			return nil
		}
		more, err := saleRows(tx, s, sign, before == nil)
		rows = append(rows, more...)
		return err
	}
	if err := add(before, -was); err != nil {
		return err
	}
	if err := add(after, now); err != nil {
		return err
	}
	if after == nil {
		after = before
	}
	return sales.append(tx, after.ID, rows)
}

func saleRows(tx *kv.Tx, s *crm.Shipment, sign int64, fresh bool) ([][]int64, error) {
	client, err := ordinal(tx, AxisClient, s.Client)
	if err != nil {
		return nil, err
	}
	manager, err := ordinal(tx, AxisManager, s.Manager)
	if err != nil {
		return nil, err
	}
	region, err := ordinal(tx, AxisRegion, s.Region)
	if err != nil {
		return nil, err
	}
	document, err := documentOrdinal(tx, s.ID, fresh)
	if err != nil {
		return nil, err
	}
	rows := make([][]int64, len(s.Lines))
	day := int64(EpochDay(s.Date))
	for i := range s.Lines {
		l := &s.Lines[i]
		product, err := ordinal(tx, AxisProduct, l.Product)
		if err != nil {
			return nil, err
		}
		rows[i] = []int64{
			day, int64(client), int64(product), int64(document), int64(manager), int64(region),
			sign * int64(l.Qty), sign * int64(l.Gross), sign * int64(l.Tax), sign * int64(l.Cost),
		}
	}
	return rows, nil
}
