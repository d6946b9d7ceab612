package figures

import (
	"context"

	"kartoteka/data/calendar"
	"kartoteka/data/crm"
	"kartoteka/data/kv"
	"kartoteka/data/store"
	"kartoteka/reports/cube"
)

// saleFacts shows a snapshot of the base to reports.
type saleFacts struct {
	tx *kv.Tx
	// groupOf and groups are those of store.ProductGroups, read when first asked.
	groups  []crm.GroupID
	groupOf []uint32
}

var axes = map[cube.Axis]store.Axis{
	cube.Client: store.AxisClient, cube.Product: store.AxisProduct, cube.Document: store.AxisDocument,
	cube.Manager: store.AxisManager, cube.Region: store.AxisRegion,
}

// Scan lends the columns of the ledger as they lie in it.
func (f *saleFacts) Scan(ctx context.Context, span calendar.Span, _ cube.Columns, fn func(cube.Chunk) error) error {
	return store.ScanSales(ctx, f.tx, int32(span.From), int32(span.To), func(c store.SalesChunk) error {
		return fn(cube.Chunk(c))
	})
}

// Extent is the span from the first sale to the last.
func (f *saleFacts) Extent(context.Context) (calendar.Span, error) {
	from, to, err := store.SalesExtent(f.tx)
	return calendar.Span{From: calendar.DayNumber(from), To: calendar.DayNumber(to)}, err
}

// Size is the number of ordinals of an axis.
func (f *saleFacts) Size(ctx context.Context, axis cube.Axis) (int, error) {
	if axis == cube.Group {
		_, err := f.GroupOf(ctx)
		return len(f.groups), err
	}
	return store.Ordinals(f.tx, axes[axis])
}

// Registered is how many cards the base has on an axis.
func (f *saleFacts) Registered(_ context.Context, axis cube.Axis) (int, error) {
	var n uint64
	var err error
	switch axis {
	case cube.Client:
		n, err = qualifiedClients(f.tx)
	case cube.Product:
		n, err = store.Products.Count(f.tx)
	case cube.Manager:
		n, err = store.Managers.Count(f.tx)
	case cube.Region:
		n, err = store.Regions.Count(f.tx)
	case cube.Group:
		n, err = store.Groups.Count(f.tx)
	}
	return int(n), err
}

// GroupOf gives each product ordinal the number of its group.
func (f *saleFacts) GroupOf(context.Context) (_ []uint32, err error) {
	if f.groupOf == nil {
		f.groupOf, f.groups, err = store.ProductGroups(f.tx)
	}
	return f.groupOf, err
}

// Members names the objects behind ordinals.
func (f *saleFacts) Members(ctx context.Context, axis cube.Axis, ordinals []uint32) ([]cube.Member, error) {
	switch axis {
	case cube.Client:
		return members(f.tx, store.AxisClient, ordinals, store.ClientHeads.GetMany, func(c *crm.ClientHead) string { return c.Name })
	case cube.Product:
		return members(f.tx, store.AxisProduct, ordinals, store.Products.GetMany, func(p *crm.Product) string { return p.Name })
	case cube.Manager:
		return members(f.tx, store.AxisManager, ordinals, store.Managers.GetMany, func(m *crm.Manager) string { return m.Name })
	case cube.Region:
		return members(f.tx, store.AxisRegion, ordinals, store.Regions.GetMany, func(r *crm.Region) string { return r.Name })
	case cube.Document:
		return members(f.tx, store.AxisDocument, ordinals, store.Shipments.GetMany, func(s *crm.Shipment) string { return s.Number })
	case cube.Group:
		return f.groupMembers(ctx, ordinals)
	}
	return nil, nil
}

// reader reads many records, or parts of them, in one round.
type reader[T, R any] func(tx *kv.Tx, ids []crm.ID[T]) ([]*R, error)

// members reads the cards behind ordinals in one round; nil asks for all.
func members[T, R any](tx *kv.Tx, axis store.Axis, ordinals []uint32, get reader[T, R], name func(*R) string) ([]cube.Member, error) {
	ids, err := store.IDs[crm.ID[T]](tx, axis, ordinals)
	if err != nil {
		return nil, err
	}
	return nameMembers(tx, get, ids, name)
}

func nameMembers[T, R any](tx *kv.Tx, get reader[T, R], ids []crm.ID[T], name func(*R) string) ([]cube.Member, error) {
	records, err := get(tx, ids)
	if err != nil {
		return nil, err
	}
	out := make([]cube.Member, len(ids))
	for i, v := range records {
		out[i].Key = ids[i].String()
		if v != nil {
			out[i].Name = name(v)
		}
	}
	return out, nil
}

func (f *saleFacts) groupMembers(ctx context.Context, ordinals []uint32) ([]cube.Member, error) {
	if _, err := f.GroupOf(ctx); err != nil {
		return nil, err
	}
	ids := f.groups
	if ordinals != nil {
		ids = make([]crm.GroupID, len(ordinals))
		for i, n := range ordinals {
			ids[i] = f.groups[n]
		}
	}
	return nameMembers(f.tx, store.Groups.GetMany, ids, func(g *crm.Group) string { return g.Name })
}

// qualifiedClients counts the cards that are clients and not leads.
func qualifiedClients(tx *kv.Tx) (uint64, error) {
	n, err := store.Clients.Count(tx)
	if err != nil {
		return 0, err
	}
	for c, err := range store.ClientsByLead.Ordered(tx) {
		if err != nil {
			return 0, err
		}
		if c.IsLead() {
			n--
		}
	}
	return n, nil
}
