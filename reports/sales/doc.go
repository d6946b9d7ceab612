// Package sales is the reports on sales, listed in All: each is a few sums of the
// cube made into a table, a chart and a conclusion.
//
//   - sales: how sales go from period to period (dynamics.go), with growth, moving
//     average and who made the difference;
//   - abc: who or what makes the most (abc.go), in classes A, B and C by an ABCRule.
//
// A report is built from its parameters in one file, laid out in *_page.go and
// *_chart.go, and worded in *_words.go. Classing finds the class of one object for
// its card, without the rest of the report.
package sales

// Keys of words that are put together here:
//
//lang: abc.* axis.* dynamics.* measure.* report.*
