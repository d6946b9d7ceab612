package cube

import (
	"context"
	"fmt"

	"kartoteka/data/calendar"
	"kartoteka/data/money"
)

// Sale is one line of a sale with its objects by name.
type Sale struct {
	Day calendar.DayNumber // of the shipment
	// Client and the rest name objects; each name is its key too.
	Client, Product, Group, Document, Manager, Region string

	Qty     money.Qty   // negative for a return
	Revenue money.Money // with VAT
	VAT     money.Money // contained in Revenue
	Cost    money.Money // without VAT
}

// Rows is Facts kept in memory: sales that are in no base, such as those of a
// file being looked at before it is imported. The zero Rows is empty and
// ready. It must not be appended to while it is read.
type Rows struct {
	// Registers is what Registered answers, by axis; an axis absent here has
	// as many objects as were sold.
	Registers map[Axis]int

	chunks  []Chunk
	extent  calendar.Span
	members [Time][]Member
	ordinal [Time]map[string]uint32
	groupOf []uint32
}

// chunkRows is the size of a full chunk: its columns stay in the processor's
// nearest cache.
const chunkRows = 1024

// Append adds one line. A product belongs to the group it was first sold in.
func (r *Rows) Append(s Sale) {
	if r.extent.Days() == 0 {
		r.extent = calendar.Span{From: s.Day, To: s.Day + 1}
	}
	r.extent = calendar.Span{From: min(r.extent.From, s.Day), To: max(r.extent.To, s.Day+1)}
	if len(r.chunks) == 0 || r.chunks[len(r.chunks)-1].Rows == chunkRows {
		r.chunks = append(r.chunks, Chunk{})
	}
	c := &r.chunks[len(r.chunks)-1]
	c.Rows++
	c.Date = AppendOrdinal(c.Date, uint32(s.Day))
	c.Client = AppendOrdinal(c.Client, r.place(Client, s.Client))
	product := r.place(Product, s.Product)
	c.Product = AppendOrdinal(c.Product, product)
	if int(product) == len(r.groupOf) {
		r.groupOf = append(r.groupOf, r.place(Group, s.Group))
	}
	c.Document = AppendOrdinal(c.Document, r.place(Document, s.Document))
	c.Manager = AppendOrdinal(c.Manager, r.place(Manager, s.Manager))
	c.Region = AppendOrdinal(c.Region, r.place(Region, s.Region))
	c.Qty = AppendValue(c.Qty, int64(s.Qty))
	c.Revenue = AppendValue(c.Revenue, int64(s.Revenue))
	c.VAT = AppendValue(c.VAT, int64(s.VAT))
	c.Cost = AppendValue(c.Cost, int64(s.Cost))
}

// place is the ordinal of a name on an axis, given out when first met.
func (r *Rows) place(axis Axis, name string) uint32 {
	if r.ordinal[axis] == nil {
		r.ordinal[axis] = map[string]uint32{}
	}
	o, ok := r.ordinal[axis][name]
	if !ok {
		o = uint32(len(r.members[axis]))
		r.ordinal[axis][name] = o
		r.members[axis] = append(r.members[axis], Member{Key: name, Name: name})
	}
	return o
}

// Scan lends the rows; see Facts.
func (r *Rows) Scan(ctx context.Context, span calendar.Span, _ Columns, fn func(Chunk) error) error {
	whole := span.From <= r.extent.From && r.extent.To <= span.To
	for _, c := range r.chunks {
		if err := ctx.Err(); err != nil {
			return err
		}
		c.Whole = whole
		if err := fn(c); err != nil {
			return err
		}
	}
	return nil
}

// Extent is the span from the first sale to the last.
func (r *Rows) Extent(context.Context) (calendar.Span, error) { return r.extent, nil }

// Size is the number of objects met on the axis.
func (r *Rows) Size(_ context.Context, axis Axis) (int, error) {
	if axis >= Time {
		return 0, fmt.Errorf("size of axis %s: it has no objects", axis)
	}
	return len(r.members[axis]), nil
}

// Members says what the ordinals stand for.
func (r *Rows) Members(_ context.Context, axis Axis, ordinals []uint32) ([]Member, error) {
	if axis >= Time {
		return nil, fmt.Errorf("members of axis %s: it has no objects", axis)
	}
	if ordinals == nil {
		return r.members[axis], nil
	}
	members := make([]Member, len(ordinals))
	for i, o := range ordinals {
		if int(o) >= len(r.members[axis]) {
			return nil, fmt.Errorf("members of axis %s: ordinal %d of %d", axis, o, len(r.members[axis]))
		}
		members[i] = r.members[axis][o]
	}
	return members, nil
}

// Registered is the register's count, or the number of objects sold.
func (r *Rows) Registered(ctx context.Context, axis Axis) (int, error) {
	if n, ok := r.Registers[axis]; ok {
		return n, nil
	}
	return r.Size(ctx, axis)
}

// GroupOf gives the group of each product.
func (r *Rows) GroupOf(context.Context) ([]uint32, error) { return r.groupOf, nil }
