// Package figures is the screens of reports: parameters, chart, table, conclusion,
// and the way from a cell to what is behind it.
package figures

// Keys of words that are put together here:
//
//lang: param.* report.*
