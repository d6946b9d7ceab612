// Package deals is the screens of sales being made: the board and the list of
// deals, the card, pipelines, and the deals behind a cell of a report.
package deals

// Keys of words that are put together here:
//
//lang: done.* report.* stage.*
