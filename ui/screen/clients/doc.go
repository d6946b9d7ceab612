// Package clients is the screens of clients: the list and the card, leads,
// duplicates and merges, quality of the data, handover.
package clients

// Keys of words that are put together here:
//
//lang: done.* party.* field.client.*
