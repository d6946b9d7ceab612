package exchange

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"strings"

	"kartoteka/data/problem"
)

// Row is one row of a sheet. Number is its line as a person counts, from 1,
// headers included.
type Row struct {
	Number int      // line of the file, from 1
	Cells  []string // texts, one a column
}

// cell is the trimmed text of a column; empty past the end of the row.
func (r Row) cell(i int) string {
	if i >= len(r.Cells) {
		return ""
	}
	return strings.TrimFunc(r.Cells[i], isBlank)
}

// blank reports whether nothing is written in the row.
func (r Row) blank() bool {
	for i := range r.Cells {
		if r.cell(i) != "" {
			return false
		}
	}
	return true
}

// Source is a foreign file. Name chooses nothing: the kind of the file is seen
// from its bytes.
type Source struct {
	Name  string      // of the file; its ending is the format
	Data  io.ReaderAt // the bytes
	Size  int64       // of Data in bytes
	Sheet string      // of a workbook; empty for the first that is not empty
}

// Sheet is a table of a foreign file with its headers found. Data rows are
// read from the file each time they are asked for. Close it.
type Sheet struct {
	Name      string   // base name of the file
	Headers   []string // texts of the header row
	HeaderAt  int      // line of the header row
	Sample    []Row    // first data rows, for preview and guessing
	Format    string   // csv or xlsx
	Encoding  string   // of a csv: UTF-8, cp1251, cp866, UTF-16LE, UTF-16BE
	Delimiter string   // of a csv

	raw      rowSource
	file     *os.File
	date1904 bool // the workbook counts days from 1904
}

// rowSource is a file format: it yields all rows from the first on.
type rowSource interface {
	rows(ctx context.Context, p Progress) iter.Seq2[Row, error]
	close() error
}

// Open opens a file by path. What a person can mend (no such file, too large,
// not a table, damaged, no headers) is a problem.
func Open(path string) (*Sheet, error) {
	f, err := os.Open(path)
	if err != nil {
		if errors.Is(err, fs.ErrNotExist) {
			return nil, fault("problem.import.no_file", "Name", filepath.Base(path))
		}
		return nil, fmt.Errorf("open import file: %w", err)
	}
	info, err := f.Stat()
	if err == nil && info.IsDir() {
		err = fault("problem.import.folder", "Name", filepath.Base(path))
	}
	if err != nil {
		_ = f.Close()
		return nil, err
	}
	s, err := OpenSource(Source{Name: filepath.Base(path), Data: f, Size: info.Size()})
	if err != nil {
		_ = f.Close()
		return nil, err
	}
	s.file = f
	return s, nil
}

// OpenBytes opens a file held in memory.
func OpenBytes(name string, data []byte) (*Sheet, error) {
	return OpenSource(Source{Name: name, Data: bytes.NewReader(data), Size: int64(len(data))})
}

// OpenSource opens a file by its bytes, which stay in use until Close.
func OpenSource(src Source) (*Sheet, error) {
	s := &Sheet{Name: src.Name}
	var err error
	switch magic := headOf(src); {
	case src.Size == 0:
		err = fault("problem.import.empty")
	case magic == "PK\x03\x04":
		s.Format = "xlsx"
		s.raw, s.date1904, err = openWorkbook(src)
	case magic == "\xD0\xCF\x11\xE0":
		err = fault("problem.import.xls")
	default:
		var t *textSheet
		if t, err = openText(src.Data, src.Size); err == nil {
			s.Format, s.raw = "csv", t
			s.Encoding, s.Delimiter = t.encoding.Name, string(rune(t.delim))
		}
	}
	if err != nil {
		return nil, err
	}
	if err := s.findHeaders(); err != nil {
		_ = s.raw.close()
		return nil, err
	}
	return s, nil
}

// headOf returns the first four bytes.
func headOf(src Source) string {
	b := make([]byte, 4)
	n, _ := src.Data.ReadAt(b, 0)
	return string(b[:n])
}

// Close releases the file.
func (s *Sheet) Close() error {
	err := s.raw.close()
	if s.file != nil {
		err = errors.Join(err, s.file.Close())
	}
	return err
}

// Rows yields the data rows below the headers; rows with nothing written are
// passed over. A fault of the file's structure is yielded as a problem, and
// reading goes on where it can; any other error, ctx's too, is the last.
func (s *Sheet) Rows(ctx context.Context, p Progress) iter.Seq2[Row, error] {
	return func(yield func(Row, error) bool) {
		for row, err := range s.raw.rows(ctx, p) {
			if err == nil && (row.Number <= s.HeaderAt || row.blank()) {
				continue
			}
			if !yield(row, err) {
				return
			}
		}
	}
}

// findHeaders chooses the header row among the first rows: the one with the
// most headers we know, and where none is known the first with the most
// filled cells and no number among them. It keeps the sample too.
func (s *Sheet) findHeaders() error {
	var head []Row
	for row, err := range s.raw.rows(context.Background(), nil) {
		if err != nil && (len(head) == 0 || problem.All(err) == nil) {
			return err
		}
		if err != nil || row.blank() {
			continue // faults are named when the rows are judged
		}
		if head = append(head, row); len(head) == headerSearch+sampleRows {
			break
		}
	}
	at, best := -1, 0
	for i, row := range head[:min(len(head), headerSearch)] {
		if score := headerScore(row); score > best {
			at, best = i, score
		}
	}
	switch {
	case len(head) == 0:
		return fault("problem.import.empty")
	case at < 0:
		return fault("problem.import.no_headers")
	}
	s.HeaderAt = head[at].Number
	for i := range head[at].Cells {
		s.Headers = append(s.Headers, head[at].cell(i))
	}
	s.Sample = head[at+1:]
	return nil
}

// headerScore rates a row as the headers: known ones weigh most; a row with
// a number or a date in it is data.
func headerScore(row Row) int {
	score := 0
	for i := range row.Cells {
		text := row.cell(i)
		switch {
		case text == "":
		case knownHeader(text):
			score += 1000
		case looksLikeNumber(text) || looksLikeDate(text):
			return 0
		default:
			score++
		}
	}
	return score
}
