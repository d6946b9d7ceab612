// Package exchange turns foreign files into plain values and back. It knows no
// store and no transaction: it reads a sheet of CSV or XLSX, decides which
// column is which field, judges every row, and hands over either rows that can
// be imported or every fault of the file by row and column.
//
//	sheet, err := exchange.Open("продажи.csv")            // encoding, delimiter, header row
//	mapping := exchange.Guess(exchange.Sales.Kind, sheet) // headers and contents → fields
//	mapping, err = mapping.With(sheet, "date=Дата:dd/mm/yyyy,sum=Итог")
//	batch, err := exchange.Sales.Read(ctx, sheet, mapping, progress)
//	for _, line := range batch.Rows { … }
//
// A file with one fault yields no rows at all, so the caller writes all or
// nothing. What was understood in a way a person should know of (rounded sums,
// skipped totals lines, discounts given as fractions, unused columns) is in
// Batch.Notes, never silent.
//
// Writing uses the same kinds: a file written by Schema.Write is read back by
// Schema.Read as the same values.
package exchange

import "kartoteka/data/problem"

// Limits of a foreign file. A text field grows no larger than FieldLimit, so an
// unclosed quote costs no memory; an archive is refused before it is unpacked.
const (
	FileLimit      = 200 << 20 // bytes of a CSV file
	FieldLimit     = 1 << 20   // bytes of one cell
	ColumnLimit    = 1024      // columns of a sheet
	ArchiveLimit   = 64 << 20  // bytes of an XLSX file
	UnpackedLimit  = 256 << 20 // bytes of everything inside an XLSX file
	partLimit      = 16 << 20  // larger parts of an XLSX file go to a temporary file
	FaultLimit     = 1000      // faults named; the rest are counted
	headerSearch   = 20        // rows among which the headers are looked for
	sampleRows     = 200       // data rows kept for preview and guessing
	valueShown     = 60        // letters of a faulty value shown to a person
	internedValues = 1 << 16   // different texts shared between rows
)

// Progress is told how much of the work is done, in units of its own choice;
// total is 0 when it is not known.
type Progress func(done, total int64)

// Note is something a person should know of though the file is accepted: words
// with values, like a problem.
type Note = problem.Problem

// fault makes a problem of the whole file.
func fault(key string, args ...any) error { return problem.At("file", key, args...) }
