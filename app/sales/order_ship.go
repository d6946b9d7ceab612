package sales

import (
	"context"
	"time"

	"kartoteka/data/crm"
	"kartoteka/data/kv"
	"kartoteka/data/store"
)

// Ship hands over a saved order on a day: the shipment is entered and with it
// the sales facts. Refused when the order is faulty or not open.
func (s *Orders) Ship(ctx context.Context, id crm.OrderID, on time.Time) error {
	return s.base.Do(ctx, "order.ship", func(tx *kv.Tx) error {
		o, err := store.Orders.Get(tx, id)
		if err != nil {
			return err
		}
		return Ship(tx, o, on, crm.ShipmentID(tx.NewID()))
	})
}

// Ship moves the order to Shipped and writes it with its shipment.
func Ship(tx *kv.Tx, o *crm.Order, on time.Time, id crm.ShipmentID) error {
	if err := o.Ship(on); err != nil {
		return err
	}
	if err := store.Orders.Put(tx, o); err != nil {
		return err
	}
	sh := crm.ShipmentOf(o)
	sh.ID, sh.Number = id, o.Number
	return store.Shipments.Put(tx, &sh)
}

// SaveAndShip saves an order and hands it over in one step («Провести»): on the
// day of shipment that was given, else today, and never before its own date.
func (s *Orders) SaveAndShip(ctx context.Context, o *crm.Order) error {
	saved := *o
	err := s.base.Do(ctx, "order.ship", func(tx *kv.Tx) error {
		saved = *o
		if saved.ID.IsZero() {
			saved.ID = crm.OrderID(tx.NewID())
		}
		if err := saveOrder(tx, &saved); err != nil {
			return err
		}
		on := saved.Shipped
		if on.IsZero() {
			on = s.base.Today()
			if on.Before(saved.Date) {
				on = saved.Date
			}
		}
		return Ship(tx, &saved, on, crm.ShipmentID(tx.NewID()))
	})
	if err == nil {
		*o = saved
	}
	return err
}

// Unship takes the shipment back («отмена проведения»): the shipment is marked
// reversed, its facts are cancelled by equal ones with the other sign, and the
// order is open again.
func (s *Orders) Unship(ctx context.Context, id crm.OrderID) error {
	return s.base.Do(ctx, "order.unship", func(tx *kv.Tx) error {
		o, err := store.Orders.Get(tx, id)
		if err != nil {
			return err
		}
		if err := o.Unship(); err != nil {
			return err
		}
		if err := store.Orders.Put(tx, o); err != nil {
			return err
		}
		return reverseShipments(tx, id)
	})
}

func reverseShipments(tx *kv.Tx, id crm.OrderID) error {
	ids, err := store.ShipmentOrder.IDs(tx, id)
	if err != nil {
		return err
	}
	shipments, err := store.Shipments.GetMany(tx, ids)
	if err != nil {
		return err
	}
	for _, sh := range shipments {
		if sh.Reversed {
			continue
		}
		sh.Reversed = true
		if err := store.Shipments.Put(tx, sh); err != nil {
			return err
		}
	}
	return nil
}
