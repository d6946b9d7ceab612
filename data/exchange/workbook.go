package exchange

import (
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"
)

// workbookSheet is one sheet of an XLSX workbook. Cells are taken raw: numbers
// as stored and not as shown, days as day numbers.
type workbookSheet struct {
	book  *excelize.File
	sheet string
	last  int64 // the last row by the sheet's own word, for progress; 0 unknown
}

// openWorkbook opens the named sheet, or the first with something on it.
// excelize is given limits of its own since by default it unpacks up to 16 GB,
// and a panic of it on a damaged file is a damaged file.
func openWorkbook(src Source) (s *workbookSheet, date1904 bool, err error) {
	if src.Size > ArchiveLimit {
		return nil, false, fault("problem.import.file_size", "Limit", ArchiveLimit>>20)
	}
	defer damaged(&err)
	if err := verifyArchive(src); err != nil {
		return nil, false, err
	}
	book, err := excelize.OpenReader(io.NewSectionReader(src.Data, 0, src.Size), excelize.Options{
		RawCellValue: true, UnzipSizeLimit: UnpackedLimit, UnzipXMLSizeLimit: partLimit,
	})
	if err != nil {
		return nil, false, fault("problem.import.damaged")
	}
	s = &workbookSheet{book: book}
	if s.sheet, err = chooseSheet(book, src.Sheet); err != nil {
		return nil, false, errors.Join(err, book.Close())
	}
	if props, err := book.GetWorkbookProps(); err == nil && props.Date1904 != nil {
		date1904 = *props.Date1904
	}
	s.last = lastRow(book, s.sheet)
	return s, date1904, nil
}

// chooseSheet finds the named sheet or the first that is not empty.
func chooseSheet(book *excelize.File, name string) (string, error) {
	names := book.GetSheetList()
	for _, n := range names {
		if name != "" && strings.EqualFold(n, name) {
			return n, nil
		}
	}
	if name != "" {
		return "", fault("problem.import.no_sheet", "Value", name, "Known", strings.Join(names, ", "))
	}
	for _, n := range names {
		s := workbookSheet{book: book, sheet: n}
		for row, err := range s.rows(context.Background(), nil) {
			if err != nil {
				return "", err
			}
			if !row.blank() {
				return n, nil
			}
		}
	}
	return "", fault("problem.import.empty")
}

// lastRow reads the sheet's dimension, «A1:U9995».
func lastRow(book *excelize.File, sheet string) int64 {
	ref, err := book.GetSheetDimension(sheet)
	if err != nil {
		return 0
	}
	_, end, _ := strings.Cut(ref, ":")
	n, _ := strconv.ParseInt(strings.TrimLeft(end, "ABCDEFGHIJKLMNOPQRSTUVWXYZ$"), 10, 64)
	return n
}

// rows yields every row of the sheet, headers included.
func (s *workbookSheet) rows(ctx context.Context, p Progress) iter.Seq2[Row, error] {
	return func(yield func(Row, error) bool) {
		rows, err := s.open()
		if err != nil {
			yield(Row{}, err)
			return
		}
		defer func() { _ = rows.Close() }()
		for n := 1; ; n++ {
			cells, more, err := nextRow(rows)
			if err == nil && len(cells) > ColumnLimit {
				err = fault("problem.import.columns", "Row", RowNumber(n), "Limit", ColumnLimit)
			}
			if err == nil {
				err = ctx.Err()
			}
			if err != nil {
				yield(Row{Number: n}, err)
				return
			}
			if !more {
				return
			}
			if p != nil && n%100 == 0 {
				p(min(int64(n), max(s.last, 0)), s.last)
			}
			if !yield(Row{Number: n, Cells: cells}, nil) {
				return
			}
		}
	}
}

func (s *workbookSheet) open() (rows *excelize.Rows, err error) {
	defer damaged(&err)
	if rows, err = s.book.Rows(s.sheet); err != nil {
		return nil, fault("problem.import.damaged")
	}
	return rows, nil
}

// nextRow reads one row; more is false past the last.
func nextRow(rows *excelize.Rows) (cells []string, more bool, err error) {
	defer damaged(&err)
	if !rows.Next() {
		if err := rows.Error(); err != nil {
			return nil, false, fault("problem.import.damaged")
		}
		return nil, false, nil
	}
	if cells, err = rows.Columns(); err != nil {
		return nil, false, fault("problem.import.damaged")
	}
	return cells, true, nil
}

// damaged turns a panic of the library into a problem of the file.
func damaged(err *error) {
	if recover() != nil {
		*err = fault("problem.import.damaged")
	}
}

func (s *workbookSheet) close() error {
	if err := s.book.Close(); err != nil {
		return fmt.Errorf("close workbook: %w", err)
	}
	return nil
}
