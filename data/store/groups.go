package store

import (
	"kartoteka/data/crm"
	"kartoteka/data/kv"
)

// ProductGroups gives each product ordinal the place of its group in groups,
// whose first is the zero group of products without one. It reads references
// only: five thousand cards would take as long as summing a million sales.
func ProductGroups(tx *kv.Tx) (groupOf []uint32, groups []crm.GroupID, err error) {
	ids, err := IDs[crm.ProductID](tx, AxisProduct, nil)
	if err != nil {
		return nil, nil, err
	}
	groups = make([]crm.GroupID, 1)
	place := make(map[crm.ProductID]uint32, len(ids))
	for g, err := range Groups.All(tx) {
		if err != nil {
			return nil, nil, err
		}
		products, err := ProductGroup.IDs(tx, g.ID)
		if err != nil {
			return nil, nil, err
		}
		for _, id := range products {
			place[id] = uint32(len(groups))
		}
		groups = append(groups, g.ID)
	}
	groupOf = make([]uint32, len(ids))
	for i, id := range ids {
		groupOf[i] = place[id]
	}
	return groupOf, groups, nil
}
