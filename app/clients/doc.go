// Package clients is the use cases of clients: the list and the card, leads,
// duplicates and merges, the quality of the data, and the handover of clients from
// one manager to another.
package clients
