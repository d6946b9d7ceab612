// Package feed is entries of any height under each other, grouped by headings:
// the history of a client.
//
// A Feed draws the entries of a Source that are in view and nothing else. Long
// texts show three lines until they are opened; entries that come later are
// added at the end (OnEnd, Extend). Page is the page around a Feed: a field to
// search, chips to narrow, a line of waiting.
package feed
