// Package deals is the reports on deals, listed in All:
//
//   - funnel: how far the deals made in a period have come;
//   - bottleneck: the stage that holds deals up (FindBottleneck is for boards);
//   - pipeline: the deals in work as they stand today, and how long they stand;
//   - losses: from which stage deals were lost, and why;
//   - forecast: what the deals in work should bring, month by month.
//
// Facts is what they read: every deal with every stage it has come to. A report
// judges its parameters (params.go), puts the deals it keeps on a shelf (shelf.go),
// one book for each pipeline (book.go), where a stage is a small number, counts
// them, and is shown: laid out in *_page.go, worded in *_words.go.
//
// Each cell that counts deals carries the key of them (key.go), such as
// "lost:contract". The same count, done again with the same settings, tells which
// deals a key means, so a list behind a cell can be opened after a restart. New
// reports join All by onDeals (deals.go), which gives both ways of using a count.
package deals

// Keys of words that are put together here:
//
//lang: bottleneck.* forecast.* funnel.* loss.* losses.* report.* stage.* standing.*
