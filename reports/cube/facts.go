package cube

import (
	"context"
	"encoding/binary"
	"fmt"

	"kartoteka/data/calendar"
)

// Facts is one unchanging view of all sales: the lines of posted shipments,
// and lines of returns and reversals with negative figures. The store keeps
// them in columns and lends the columns; a report never copies or keeps them.
// All calls on one Facts see the same rows and the same ordinals.
//
// Objects are named by ordinals: 0, 1, 2… on each axis without gaps, so sums
// gather in plain slices. An object that is absent on a row (a sale without a
// manager) has an ordinal too, whose Member has an empty name.
type Facts interface {
	// Scan lends the rows dated in span chunk by chunk, in any order. The
	// columns asked for are filled; other columns may be nil. A chunk may
	// hold rows outside of the span unless it says Whole; then its Date is
	// filled even when not asked for. Scan stops at the first error of fn
	// and returns it, and stops when ctx is done.
	Scan(ctx context.Context, span calendar.Span, cols Columns, fn func(Chunk) error) error
	// Extent is the span from the first fact to the last, empty when there
	// are no facts.
	Extent(ctx context.Context) (calendar.Span, error)
	// Size is the number of ordinals of an axis: every ordinal that Scan
	// lends is below it.
	Size(ctx context.Context, axis Axis) (int, error)
	// Members says what the ordinals stand for, in their order; nil asks for
	// all of the axis.
	Members(ctx context.Context, axis Axis, ordinals []uint32) ([]Member, error)
	// Registered is how many objects the base holds on the axis, with and
	// without sales. It may be 0 when the axis has no register of its own.
	Registered(ctx context.Context, axis Axis) (int, error)
	// GroupOf gives for each product ordinal the ordinal of its group.
	GroupOf(ctx context.Context) ([]uint32, error)
}

// Member is an object of an axis: Key is stable and names it in links (an id
// or a number), Name is what people call it and may repeat.
type Member struct {
	Key  string // stable, for links
	Name string // what people call it, empty where the object is absent
}

// Axis is a side by which sales can be looked at.
type Axis uint8

// Axes with a column of their own, and Group, reached through the product.
const (
	Client Axis = iota
	Product
	Document
	Manager
	Region
	Group
	// Time is the axis of periods; Query.Step gives their length.
	Time
)

var axisNames = [...]string{"client", "product", "document", "manager", "region", "group", "period"}

// String is the stable English name of the axis: "client".
func (a Axis) String() string {
	if int(a) < len(axisNames) {
		return axisNames[a]
	}
	return "axis?"
}

// Columns is a set of columns of facts.
type Columns uint16

// Columns of facts. Sums are in kopecks, quantities in thousandths.
const (
	ColDate Columns = 1 << iota
	ColClient
	ColProduct
	ColDocument
	ColManager
	ColRegion
	ColQty
	ColRevenue // with VAT
	ColVAT     // contained in the revenue
	ColCost    // without VAT
)

// column is the column that names an axis in a chunk.
func (a Axis) column() Columns {
	switch a {
	case Client:
		return ColClient
	case Product, Group:
		return ColProduct
	case Document:
		return ColDocument
	case Manager:
		return ColManager
	case Region:
		return ColRegion
	}
	return ColDate
}

// Chunk lends columns of some rows of facts, valid only until the function it
// was given to returns. Values are little-endian and of fixed width, row after
// row: Date is int32 (Day), ordinals are uint32, figures are int64. Go reads
// them in place by encoding/binary, wherever the bytes lie.
type Chunk struct {
	// Rows is how many rows there are.
	Rows int
	// Whole tells that every row is dated in the span asked for.
	Whole bool

	Date []byte // numbers of days
	// Client and the rest are ordinals on the axis of that name.
	Client, Product, Document, Manager, Region []byte

	Qty     []byte // thousandths of a unit
	Revenue []byte // kopecks, with VAT
	VAT     []byte // kopecks, contained in the revenue
	Cost    []byte // kopecks, without VAT
}

// Ordinals is the column of an axis; of Group it is the product's.
func (c *Chunk) Ordinals(a Axis) []byte {
	switch a {
	case Client:
		return c.Client
	case Product, Group:
		return c.Product
	case Document:
		return c.Document
	case Manager:
		return c.Manager
	case Region:
		return c.Region
	}
	return c.Date
}

// check finds a column shorter than its rows before anything reads past it.
func (c *Chunk) check(need Columns) error {
	for _, col := range []struct {
		column Columns
		width  int
		bytes  []byte
	}{
		{ColClient, 4, c.Client},
		{ColProduct, 4, c.Product},
		{ColDocument, 4, c.Document},
		{ColManager, 4, c.Manager},
		{ColRegion, 4, c.Region},
		{ColDate, 4, c.Date},
		{ColQty, 8, c.Qty},
		{ColRevenue, 8, c.Revenue},
		{ColVAT, 8, c.VAT},
		{ColCost, 8, c.Cost},
	} {
		wanted := need&col.column != 0 || col.column == ColDate && !c.Whole
		if wanted && len(col.bytes) < col.width*c.Rows {
			return fmt.Errorf("chunk of sales: column %#x has %d bytes for %d rows", int(col.column), len(col.bytes), c.Rows)
		}
	}
	return nil
}

// AppendOrdinal appends a value of an ordinal or date column, as a Chunk keeps
// it.
func AppendOrdinal(col []byte, v uint32) []byte { return binary.LittleEndian.AppendUint32(col, v) }

// AppendValue appends a value of a figure column, as a Chunk keeps it.
func AppendValue(col []byte, v int64) []byte {
	return binary.LittleEndian.AppendUint64(col, uint64(v))
}
