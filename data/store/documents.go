package store

import (
	"time"

	"kartoteka/data/crm"
	"kartoteka/data/kv"
)

// Documents of a sale.
var (
	Orders    = kv.NewTable(schema, "orders", func(o *crm.Order) crm.OrderID { return o.ID }, (*crm.Order).Revision)
	Shipments = kv.NewTable(schema, "shipments", func(s *crm.Shipment) crm.ShipmentID { return s.ID }, (*crm.Shipment).Revision)
	Invoices  = kv.NewTable(schema, "invoices", func(i *crm.Invoice) crm.InvoiceID { return i.ID }, (*crm.Invoice).Revision)
	Payments  = kv.NewTable(schema, "payments", func(p *crm.Payment) crm.PaymentID { return p.ID }, (*crm.Payment).Revision)
)

// What documents are found by.
var (
	OrdersByDate     = kv.NewIndex(Orders, "date", kv.ByTime, func(o *crm.Order) (time.Time, bool) { return o.Date, true })
	OrdersByNumber   = kv.NewIndex(Orders, "number", kv.ByText, func(o *crm.Order) (string, bool) { return o.Number, true }).Unique()
	InvoicesByNumber = kv.NewIndex(Invoices, "number", kv.ByText, func(i *crm.Invoice) (string, bool) { return i.Number, true }).Unique()
	PaymentsByDate   = kv.NewIndex(Payments, "date", kv.ByTime, func(p *crm.Payment) (time.Time, bool) { return p.Date, true })
	PaymentsAdvance  = kv.NewIndex(Payments, "advance", kv.ByTime, func(p *crm.Payment) (time.Time, bool) { return p.Date, p.Order.IsZero() && p.Paid() > 0 })
	PaymentsByNumber = kv.NewIndex(Payments, "number", kv.ByText, func(p *crm.Payment) (string, bool) { return p.Number, p.Number != "" })
)

// References of documents. Links to a client go over when its card is merged.
var (
	OrderOpen      = kv.NewRef(Orders, "open", Managers, openOrder) // orders still to be shipped
	OrderClient    = kv.NewLink(Orders, "client", Clients, func(o *crm.Order) *crm.ClientID { return &o.Client })
	OrderDeal      = kv.NewRef(Orders, "deal", Deals, func(o *crm.Order) []crm.DealID { return one(o.Deal) })
	ShipmentOrder  = kv.NewRef(Shipments, "order", Orders, func(s *crm.Shipment) []crm.OrderID { return one(s.Order) })
	ShipmentClient = kv.NewLink(Shipments, "client", Clients, func(s *crm.Shipment) *crm.ClientID { return &s.Client })
	InvoiceOrder   = kv.NewRef(Invoices, "order", Orders, func(i *crm.Invoice) []crm.OrderID { return one(i.Order) })
	InvoiceClient  = kv.NewLink(Invoices, "client", Clients, func(i *crm.Invoice) *crm.ClientID { return &i.Client })
	PaymentClient  = kv.NewLink(Payments, "client", Clients, func(p *crm.Payment) *crm.ClientID { return &p.Client })
	PaymentOrder   = kv.NewRef(Payments, "order", Orders, func(p *crm.Payment) []crm.OrderID { return one(p.Order) })
)

// openOrder is the manager of an order that may still change; a shipped one
// keeps its manager as a fact of the past, held by nobody.
func openOrder(o *crm.Order) []crm.ManagerID {
	if o.State != crm.OrderNew || o.Deleted {
		return nil
	}
	return one(o.Manager)
}
