package cube

import (
	"encoding/binary"

	"kartoteka/data/money"
	"kartoteka/reports"
)

// Measure is a figure that can be summed over sales.
type Measure uint8

// Measures.
const (
	// Revenue is in kopecks, without VAT unless Query.VATIncluded.
	Revenue Measure = iota
	// Profit is gross profit in kopecks: revenue without VAT minus cost.
	Profit
	// Quantity is in thousandths of a unit.
	Quantity
	// Orders is the number of shipments whose lines in the cell are not
	// taken back whole by a reversal. Returns have papers of their own, with
	// negative figures, and do not count.
	Orders
	// Papers is the number of shipments and returns not reversed whole.
	Papers
	// Cost is in kopecks, without VAT.
	Cost
)

var measureNames = [...]string{"revenue", "profit", "quantity", "orders", "papers", "cost"}

// String is the stable English name of the measure: "revenue".
func (m Measure) String() string {
	if int(m) < len(measureNames) {
		return measureNames[m]
	}
	return "measure?"
}

// Kind is how the measure is written.
func (m Measure) Kind() reports.Kind {
	switch m {
	case Quantity:
		return reports.KindQty
	case Orders, Papers:
		return reports.KindCount
	}
	return reports.KindMoney
}

// Cell is a value of the measure.
func (m Measure) Cell(v int64) reports.Cell {
	switch m.Kind() {
	case reports.KindQty:
		return reports.Qty(money.Qty(v))
	case reports.KindCount:
		return reports.Count(v)
	}
	return reports.Money(money.Money(v))
}

// CountsPapers tells whether the measure is a number of documents: such measures do
// not add up, since one document may fall into many cells.
func (m Measure) CountsPapers() bool { return m == Orders || m == Papers }

// columns are those the measure is made of.
func (m Measure) columns(vatIncluded bool) Columns {
	switch m {
	case Revenue:
		if vatIncluded {
			return ColRevenue
		}
		return ColRevenue | ColVAT
	case Profit:
		return ColRevenue | ColVAT | ColCost
	case Quantity:
		return ColQty
	case Orders, Papers:
		return ColDocument | ColQty | ColRevenue
	}
	return ColCost
}

// read writes the measure of each row of the chunk.
func (m Measure) read(c *Chunk, vatIncluded bool, values []int64) {
	switch {
	case m == Revenue && vatIncluded:
		load(values, c.Revenue)
	case m == Revenue:
		loadDifference(values, c.Revenue, c.VAT)
	case m == Profit:
		loadDifference(values, c.Revenue, c.VAT)
		subtract(values, c.Cost)
	case m == Quantity:
		load(values, c.Qty)
	default:
		load(values, c.Cost)
	}
}

// The loops below walk a column by cutting its head off, so that one check of
// bounds a row is all Go needs.

func load(values []int64, col []byte) {
	for i := range values {
		values[i] = int64(binary.LittleEndian.Uint64(col[:8]))
		col = col[8:]
	}
}

func loadDifference(values []int64, a, b []byte) {
	for i := range values {
		values[i] = int64(binary.LittleEndian.Uint64(a[:8])) - int64(binary.LittleEndian.Uint64(b[:8]))
		a, b = a[8:], b[8:]
	}
}

func subtract(values []int64, col []byte) {
	for i := range values {
		values[i] -= int64(binary.LittleEndian.Uint64(col[:8]))
		col = col[8:]
	}
}

func valueAt(col []byte, i int) int64 { return int64(binary.LittleEndian.Uint64(col[8*i:])) }
