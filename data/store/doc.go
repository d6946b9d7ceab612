// Package store is our tables over data/kv: which records there are, by what
// they are found, who refers to whom, how documents get numbers, and the two
// ledgers that reports read — sales facts and money.
//
// Tables are immutable package values; the transaction is the only handle:
//
//	o, err := store.Orders.Get(tx, id)
//	for c, err := range store.ClientsByName.Range(tx, "а", "б") { … }
//
// The ledgers are columnar and append-only. They follow from the documents: the
// write of a shipment or a payment appends what it adds, a reversal appends the
// same with the other sign, and nothing is ever rewritten. Nobody above calls
// them to write; Check proves that ledgers equal documents.
package store
