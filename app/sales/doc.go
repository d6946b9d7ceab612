// Package sales is the use cases of orders: their forms, their shipment and its
// reversal, and the invoices issued for them as papers.
package sales
