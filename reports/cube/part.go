package cube

import (
	"context"
	"encoding/binary"
	"fmt"

	"kartoteka/data/calendar"
)

// part is one axis of the cube.
type part struct {
	axis   Axis
	size   int
	stride uint64
	lookup []uint32 // day or product → ordinal of the axis; nil: as it is
}

// mask is one filter of the cube.
type mask struct {
	part     part
	keep     []bool
	ordinals []uint64 // scratch: the ordinal of each row of the chunk
}

// part makes the share of one axis in the number of a cell.
func (p *Pass) part(ctx context.Context, facts Facts, q Query, axis Axis) (part, error) {
	p.columns |= axis.column()
	switch axis {
	case Time:
		p.periods = q.Span.Starts(q.Step)
		return part{axis: axis, size: len(p.periods), lookup: periodOfDay(p.periods, q.Span)}, nil
	case Group:
		groups, err := facts.GroupOf(ctx)
		if err != nil {
			return part{}, fmt.Errorf("groups of products: %w", err)
		}
		size, err := facts.Size(ctx, Group)
		return part{axis: axis, size: size, lookup: groups}, err
	}
	size, err := facts.Size(ctx, axis)
	return part{axis: axis, size: size}, err
}

// fold gives the kept ordinals the first places of the part in their order, all
// others the one after.
func (p part) fold(kept []uint32) part {
	places := make([]uint32, p.size)
	for o := range places {
		places[o] = uint32(len(kept))
	}
	for i, o := range kept {
		places[o] = uint32(i)
	}
	if p.lookup == nil {
		p.lookup = places
	} else {
		lookup := make([]uint32, len(p.lookup))
		for i, o := range p.lookup {
			lookup[i] = places[o]
		}
		p.lookup = lookup
	}
	p.size = len(kept) + 1
	return p
}

// periodOfDay maps a day counted from the start of the span to its period.
func periodOfDay(periods []calendar.DayNumber, span calendar.Span) []uint32 {
	lookup := make([]uint32, max(span.Days(), 0))
	period := 0
	for i := range lookup {
		for period+1 < len(periods) && periods[period+1] <= span.From+calendar.DayNumber(i) {
			period++
		}
		lookup[i] = uint32(period)
	}
	return lookup
}

// mask makes a filter a table of yes and no by ordinal.
func (p *Pass) mask(ctx context.Context, facts Facts, f Filter) (mask, error) {
	if f.Axis >= Time {
		return mask{}, fmt.Errorf("filter by %s: only objects can be filtered", f.Axis)
	}
	part, err := p.part(ctx, facts, Query{}, f.Axis)
	if err != nil {
		return mask{}, err
	}
	keep := make([]bool, part.size)
	for _, o := range f.Ordinals {
		if int(o) >= len(keep) {
			return mask{}, fmt.Errorf("filter by %s: ordinal %d of %d", f.Axis, o, len(keep))
		}
		keep[o] = true
	}
	part.stride = 1
	return mask{part: part, keep: keep}, nil
}

// number adds the share of one axis to the cell of every row.
func (p *part) number(c *Chunk, span calendar.Span, cells []uint64) error {
	col := c.Ordinals(p.axis)
	if p.lookup == nil {
		size, stride := uint32(p.size), p.stride
		for i := range cells {
			o := binary.LittleEndian.Uint32(col[:4])
			col = col[4:]
			if o >= size {
				return p.beyond(o)
			}
			cells[i] += uint64(o) * stride
		}
		return nil
	}
	first := uint32(0)
	if p.axis == Time {
		first = uint32(span.From)
	}
	lookup := p.lookup
	for i := range cells {
		o := binary.LittleEndian.Uint32(col[:4]) - first
		col = col[4:]
		if o < uint32(len(lookup)) {
			cells[i] += uint64(lookup[o]) * p.stride
		} else if p.axis != Time { // days outside of the span are dropped after
			return p.beyond(o)
		}
	}
	return nil
}

// beyond is the fault of a column that names an object nobody knows.
func (p *part) beyond(ordinal uint32) error {
	return fmt.Errorf("column %s: ordinal %d is beyond the last one", p.axis, ordinal)
}

// drop sends the rows that the filter refuses to the trash.
func (m *mask) drop(c *Chunk, cells []uint64, trash uint64) error {
	m.ordinals = append(m.ordinals[:0], make([]uint64, len(cells))...)
	if err := m.part.number(c, calendar.Span{}, m.ordinals); err != nil {
		return err
	}
	for i, o := range m.ordinals {
		if !m.keep[o] {
			cells[i] = trash
		}
	}
	return nil
}
