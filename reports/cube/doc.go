// Package cube sums sales. Facts is every line ever sold, in columns; Query says by
// which axes (client, product, month…) and which measures (revenue, profit…) to sum
// them, and Sum does it in one pass over the columns, whatever the question. Every
// report on sales is a Query or a few.
//
//	Facts ── lends Chunks ──▶ Pass: a cell for each row, sums by cell ──▶ Result
//
// On each axis objects are numbers without gaps, "ordinals", so that sums lie in
// plain slices; Facts.Members tells their names at the end. Rows is Facts in memory.
// Rank orders sums from the greatest down. Params are those of reports that mean
// facts: by which axis, by which measure, of which objects only.
package cube

// Keys of words that are put together here:
//
//lang: axis.* measure.* param.*
