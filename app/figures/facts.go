package figures

import (
	"context"

	"kartoteka/data/calendar"
	"kartoteka/data/crm"
	"kartoteka/data/kv"
	"kartoteka/data/store"
	"kartoteka/reports"
)

// facts shows a snapshot of the base to reports.
type facts struct {
	tx *kv.Tx
	// groupOf and groups are those of store.ProductGroups, read when first asked.
	groups  []crm.GroupID
	groupOf []uint32
}

var axes = map[reports.Axis]store.Axis{
	reports.Client: store.AxisClient, reports.Product: store.AxisProduct, reports.Document: store.AxisDocument,
	reports.Manager: store.AxisManager, reports.Region: store.AxisRegion,
}

// Scan lends the columns of the ledger as they lie in it.
func (f *facts) Scan(ctx context.Context, span calendar.Span, _ reports.Columns, fn func(reports.Chunk) error) error {
	return store.ScanSales(ctx, f.tx, int32(span.From), int32(span.To), func(c store.SalesChunk) error {
		return fn(reports.Chunk(c))
	})
}

// Extent is the span from the first sale to the last.
func (f *facts) Extent(context.Context) (calendar.Span, error) {
	from, to, err := store.SalesExtent(f.tx)
	return calendar.Span{From: calendar.DayNumber(from), To: calendar.DayNumber(to)}, err
}

// Size is the number of ordinals of an axis.
func (f *facts) Size(ctx context.Context, axis reports.Axis) (int, error) {
	if axis == reports.Group {
		_, err := f.GroupOf(ctx)
		return len(f.groups), err
	}
	return store.Ordinals(f.tx, axes[axis])
}

// Registered is how many cards the base has on an axis.
func (f *facts) Registered(_ context.Context, axis reports.Axis) (int, error) {
	var n uint64
	var err error
	switch axis {
	case reports.Client:
		n, err = qualifiedClients(f.tx)
	case reports.Product:
		n, err = store.Products.Count(f.tx)
	case reports.Manager:
		n, err = store.Managers.Count(f.tx)
	case reports.Region:
		n, err = store.Regions.Count(f.tx)
	case reports.Group:
		n, err = store.Groups.Count(f.tx)
	}
	return int(n), err
}

// GroupOf gives each product ordinal the number of its group.
func (f *facts) GroupOf(context.Context) (_ []uint32, err error) {
	if f.groupOf == nil {
		f.groupOf, f.groups, err = store.ProductGroups(f.tx)
	}
	return f.groupOf, err
}

// Members names the objects behind ordinals.
func (f *facts) Members(ctx context.Context, axis reports.Axis, ordinals []uint32) ([]reports.Member, error) {
	switch axis {
	case reports.Client:
		return members(f.tx, store.AxisClient, ordinals, store.ClientHeads.GetMany, func(c *crm.ClientHead) string { return c.Name })
	case reports.Product:
		return members(f.tx, store.AxisProduct, ordinals, store.Products.GetMany, func(p *crm.Product) string { return p.Name })
	case reports.Manager:
		return members(f.tx, store.AxisManager, ordinals, store.Managers.GetMany, func(m *crm.Manager) string { return m.Name })
	case reports.Region:
		return members(f.tx, store.AxisRegion, ordinals, store.Regions.GetMany, func(r *crm.Region) string { return r.Name })
	case reports.Document:
		return members(f.tx, store.AxisDocument, ordinals, store.Shipments.GetMany, func(s *crm.Shipment) string { return s.Number })
	case reports.Group:
		return f.groupMembers(ctx, ordinals)
	}
	return nil, nil
}

// reader reads many records, or parts of them, in one round.
type reader[T, R any] func(tx *kv.Tx, ids []crm.ID[T]) ([]*R, error)

// members reads the cards behind ordinals in one round; nil asks for all.
func members[T, R any](tx *kv.Tx, axis store.Axis, ordinals []uint32, get reader[T, R], name func(*R) string) ([]reports.Member, error) {
	ids, err := store.IDs[crm.ID[T]](tx, axis, ordinals)
	if err != nil {
		return nil, err
	}
	return named(tx, get, ids, name)
}

func named[T, R any](tx *kv.Tx, get reader[T, R], ids []crm.ID[T], name func(*R) string) ([]reports.Member, error) {
	records, err := get(tx, ids)
	if err != nil {
		return nil, err
	}
	out := make([]reports.Member, len(ids))
	for i, v := range records {
		out[i].Key = ids[i].String()
		if v != nil {
			out[i].Name = name(v)
		}
	}
	return out, nil
}

func (f *facts) groupMembers(ctx context.Context, ordinals []uint32) ([]reports.Member, error) {
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
	return named(f.tx, store.Groups.GetMany, ids, func(g *crm.Group) string { return g.Name })
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
