package crm

// Kind is a kind of record that people see by itself: a card, a document, an
// entry of the history.
type Kind string

// Kinds of records.
const (
	KindClient      Kind = "client"
	KindProduct     Kind = "product"
	KindOrder       Kind = "order"
	KindInvoice     Kind = "invoice"
	KindShipment    Kind = "shipment"
	KindPayment     Kind = "payment"
	KindRefund      Kind = "refund" // a payment to the client
	KindDeal        Kind = "deal"
	KindRequest     Kind = "request"
	KindTask        Kind = "task"
	KindInteraction Kind = "interaction"
	KindAttachment  Kind = "attachment"
)
