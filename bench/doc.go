// Command bench measures the program beside its peers on equal data in one run:
// SQLite and DuckDB in process, bare bbolt and plain slices as floors, the
// toolkit's bare window, converters of papers where they are installed.
//
//	scripts/bench.sh out/kartoteka            sizes M and L, window, table
//	go run -tags sqlite_fts5 . -sizes S       a quick look
//	go test -tags sqlite_fts5 .               answers of all are equal, on size S
//
// Every task is done by all in turn, round after round, and its answers are
// compared: a wrong one ends the run. Times are medians; a ratio is the median
// of the ratios of the rounds, since both met the same moment of the machine.
// The targets T1–T9 stand in docs/performance.md.
//
// The bases are made once in a cache folder outside of the source tree and only
// read; what writes works on copies. The peers are a module of their own, so
// that cgo and 75 MB of DuckDB never come near the program.
package main
