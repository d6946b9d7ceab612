package store

import (
	"testing"

	"kartoteka/data/crm"
	"kartoteka/data/kv"
)

func TestProductsSoldHaveTheGroupOfTheirCards(t *testing.T) {
	f := newFirm(t, kv.NewMemory())
	hardware := crm.Group{Name: "Крепёж"}
	f.update(t, func(tx *kv.Tx) error {
		hardware.ID = crm.GroupID(tx.NewID())
		if err := Groups.Put(tx, &hardware); err != nil {
			return err
		}
		bolts, err := Products.Get(tx, f.products[0])
		if err != nil {
			return err
		}
		bolts.Group = hardware.ID
		return Products.Put(tx, bolts)
	})
	f.update(t, func(tx *kv.Tx) error {
		s := f.shipment(tx, monday, 2) // bolts and nuts
		return Shipments.Put(tx, &s)
	})
	f.view(t, func(tx *kv.Tx) error {
		groupOf, groups, err := ProductGroups(tx)
		if err != nil {
			return err
		}
		if len(groupOf) != 2 || groups[groupOf[0]] != hardware.ID || !groups[groupOf[1]].IsZero() {
			t.Errorf("groups = %v of %v, want bolts in %v and nuts in none", groupOf, groups, hardware.ID)
		}
		return nil
	})
}
