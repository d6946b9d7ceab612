package firm

import (
	"context"
	"strings"

	"kartoteka/app/base"
	"kartoteka/data/crm"
	"kartoteka/data/kv"
	"kartoteka/data/store"
	"kartoteka/data/text"
)

// Directory is a list of names that documents and cards choose from: managers,
// regions, product groups.
type Directory[T any] struct {
	base   *base.Base
	verb   string
	table  *kv.Table[T, crm.ID[T]]
	byName *kv.Index[T, crm.ID[T], string]
	entry  func(id crm.ID[T], name string) *T
	show   func(*T) (id crm.ID[T], name string, deleted bool)
}

// NewManagers makes the directory of those who sell.
func NewManagers(b *base.Base) *Directory[crm.Manager] {
	return &Directory[crm.Manager]{
		b, "manager.create", store.Managers, store.ManagersByName,
		func(id crm.ManagerID, name string) *crm.Manager { return &crm.Manager{ID: id, Name: name} },
		func(m *crm.Manager) (crm.ManagerID, string, bool) { return m.ID, m.Name, m.Deleted },
	}
}

// NewRegions makes the directory of regions.
func NewRegions(b *base.Base) *Directory[crm.Region] {
	return &Directory[crm.Region]{
		b, "region.create", store.Regions, store.RegionsByName,
		func(id crm.RegionID, name string) *crm.Region { return &crm.Region{ID: id, Name: name} },
		func(r *crm.Region) (crm.RegionID, string, bool) { return r.ID, r.Name, r.Deleted },
	}
}

// NewGroups makes the directory of groups of products.
func NewGroups(b *base.Base) *Directory[crm.Group] {
	return &Directory[crm.Group]{
		b, "group.create", store.Groups, store.GroupsByName,
		func(id crm.GroupID, name string) *crm.Group { return &crm.Group{ID: id, Name: name} },
		func(g *crm.Group) (crm.GroupID, string, bool) { return g.ID, g.Name, g.Deleted },
	}
}

// Options offers the entries whose name holds the text, in the order of names.
// What was typed in the wrong layout of the keyboard finds as well.
func (d *Directory[T]) Options(ctx context.Context, text string) ([]base.Option, error) {
	return base.InEitherLayout(text, func(text string) ([]base.Option, error) { return d.options(ctx, text) })
}

func (d *Directory[T]) options(ctx context.Context, typed string) (out []base.Option, err error) {
	want := text.FoldName(typed)
	err = d.base.See(ctx, func(tx *kv.Tx) error {
		out = nil
		for v, err := range d.byName.Ordered(tx) {
			if err != nil {
				return err
			}
			if id, name, deleted := d.show(v); !deleted && strings.Contains(text.FoldName(name), want) {
				out = append(out, base.Option{ID: id.String(), Name: name})
			}
		}
		return nil
	})
	return out, err
}

// Ensure finds the entry by name or makes a new one; an empty name is none.
func (d *Directory[T]) Ensure(ctx context.Context, name string) (id crm.ID[T], err error) {
	err = d.base.Do(ctx, d.verb, func(tx *kv.Tx) error {
		id, err = d.EnsureIn(tx, name)
		return err
	})
	return id, err
}

// NamesIn lists the entries' names by ID.
func (d *Directory[T]) NamesIn(tx *kv.Tx) (map[crm.ID[T]]string, error) {
	out := map[crm.ID[T]]string{}
	for v, err := range d.table.All(tx) {
		if err != nil {
			return nil, err
		}
		id, name, _ := d.show(v)
		out[id] = name
	}
	return out, nil
}

// EnsureIn is Ensure inside a transaction.
func (d *Directory[T]) EnsureIn(tx *kv.Tx, name string) (crm.ID[T], error) {
	name = strings.TrimSpace(name)
	if name == "" {
		return crm.ID[T]{}, nil
	}
	ids, err := d.byName.IDs(tx, text.FoldName(name))
	if err != nil || len(ids) > 0 {
		return append(ids, crm.ID[T]{})[0], err
	}
	v := d.entry(tx.NewID(), name)
	if err := any(v).(base.Record).Check(); err != nil {
		return crm.ID[T]{}, err
	}
	id, _, _ := d.show(v)
	return id, d.table.Put(tx, v)
}
