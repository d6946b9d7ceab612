// Package reporttest gives tests of reports what they share: a small trade and deals
// in memory, drawn at random too, published tables, and comparing a report with the
// text that was kept of it.
package reporttest
