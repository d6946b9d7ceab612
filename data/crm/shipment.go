package crm

import (
	"time"

	"kartoteka/data/money"
)

// ShipmentID names a shipment.
type ShipmentID = ID[Shipment]

// Shipment is the fact that goods of an order were handed over («реализация»);
// it alone makes sales. Its figures are frozen: a shipment is never edited, only
// taken back as a whole by its reversal.
type Shipment struct {
	Meta
	ID      ShipmentID     `json:"id"`               // names the record
	Number  string         `json:"number"`           // that of its order
	Date    time.Time      `json:"date"`             // day of shipment
	Order   OrderID        `json:"order"`            // what was shipped
	Client  ClientID       `json:"client"`           // to whom
	Manager ManagerID      `json:"manager,omitzero"` // who sold
	Region  RegionID       `json:"region,omitzero"`  // where it was sold
	Lines   []ShipmentLine `json:"lines"`            // goods that left
	// Reversed is set when the shipment was taken back; its facts are cancelled
	// by equal ones with the other sign on the same day.
	Reversed bool `json:"reversed,omitempty"`
}

// ShipmentLine is one position handed over.
type ShipmentLine struct {
	Product ProductID   `json:"product"`        // what left
	Qty     money.Qty   `json:"qty"`            // thousandths of a unit
	Gross   money.Money `json:"gross"`          // with VAT
	Tax     money.Money `json:"tax,omitempty"`  // VAT within Gross
	Cost    money.Money `json:"cost,omitempty"` // of the whole line
}

// ShipmentOf makes the shipment of a whole order as it stands.
func ShipmentOf(o *Order) Shipment {
	s := Shipment{
		Date: o.Shipped, Order: o.ID, Client: o.Client, Manager: o.Manager, Region: o.Region,
		Lines: make([]ShipmentLine, len(o.Lines)),
	}
	for i := range o.Lines {
		l := &o.Lines[i]
		s.Lines[i] = ShipmentLine{Product: l.Product, Qty: l.Qty, Gross: l.Gross(o.Mode), Tax: l.Tax, Cost: l.Cost}
	}
	return s
}

// Gross is the sum of the shipment with VAT.
func (s *Shipment) Gross() money.Money {
	var sum money.Money
	for i := range s.Lines {
		sum += s.Lines[i].Gross
	}
	return sum
}
