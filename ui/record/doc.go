// Package record is what screens share about records, whatever their subject: how
// a card is opened by its route, fields that choose a record or an entry of a
// directory, lists of documents, marks of deletion, what is said when something is
// done, and the colours of states.
package record

// Keys of words that are put together here:
//
//lang: done.*
