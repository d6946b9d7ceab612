package exchange

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"io"
	"iter"
	"strings"
)

// textSheet is a delimited text file.
type textSheet struct {
	data     io.ReaderAt
	size     int64
	encoding textEncoding
	delim    byte
	skip     bool // the first line is Excel's hint «sep=;»
}

// openText detects the encoding and the delimiter of a text file.
func openText(data io.ReaderAt, size int64) (*textSheet, error) {
	if size > FileLimit {
		return nil, fault("problem.import.file_size", "Limit", FileLimit>>20)
	}
	enc, err := detectEncoding(data, size)
	if err != nil {
		return nil, err
	}
	t := &textSheet{data: data, size: size, encoding: enc}
	head := make([]byte, 64<<10)
	n, err := io.ReadFull(t.reader(nil), head)
	if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
		return nil, err
	}
	head = head[:n]
	if looksLikeMarkup(head) {
		return nil, fault("problem.import.markup")
	}
	first, _, _ := bytes.Cut(head, []byte("\n"))
	hint := bytes.TrimRight(first, "\r")
	if len(hint) == 5 && bytes.EqualFold(hint[:4], []byte("sep=")) {
		t.skip, t.delim = true, hint[4]
		return t, nil
	}
	t.delim = sniffDelimiter(head)
	return t, nil
}

// looksLikeMarkup recognises web pages and XML, which some programs save under
// the name of a spreadsheet.
func looksLikeMarkup(head []byte) bool {
	start := strings.ToLower(string(bytes.TrimSpace(head[:min(len(head), 256)])))
	for _, mark := range []string{"<html", "<!doctype", "<?xml", "<table", "%pdf-"} {
		if strings.HasPrefix(start, mark) {
			return true
		}
	}
	return false
}

// sniffDelimiter chooses the delimiter that stands most evenly outside quotes
// in the first lines: the one whose least count over lines is the greatest,
// then the one met most.
func sniffDelimiter(head []byte) byte {
	best, bestLeast, bestSum := byte(';'), 0, 0
	for _, d := range []byte{';', ',', '\t', '|'} {
		least, sum := countDelimiter(head, d)
		if least > bestLeast || least == bestLeast && least > 0 && sum > bestSum {
			best, bestLeast, bestSum = d, least, sum
		}
	}
	if bestLeast > 0 {
		return best
	}
	// No delimiter is in every line: titles above the headers. Take the most
	// frequent one.
	for _, d := range []byte{';', ',', '\t', '|'} {
		if _, sum := countDelimiter(head, d); sum > bestSum {
			best, bestSum = d, sum
		}
	}
	return best
}

// countDelimiter counts a delimiter outside quotes in up to ten filled lines:
// the least per line and the sum.
func countDelimiter(head []byte, d byte) (least, sum int) {
	quoted, count, filled, lines := false, 0, false, 0
	least = -1
	closeLine := func() {
		if filled {
			lines++
			sum += count
			if least < 0 || count < least {
				least = count
			}
		}
		count, filled = 0, false
	}
	for _, c := range head {
		switch {
		case c == '"':
			quoted = !quoted
			filled = true
		case quoted:
		case c == '\n':
			closeLine()
			if lines == 10 {
				return least, sum
			}
		case c == d:
			count++
			filled = true
		case c != '\r' && c != ' ':
			filled = true
		}
	}
	closeLine()
	return max(least, 0), sum
}

// reader decodes the text from its start; advance is told of the bytes read.
func (t *textSheet) reader(advance func(n int)) io.Reader {
	var r io.Reader = io.NewSectionReader(t.data, t.encoding.BOM, t.size-t.encoding.BOM)
	if advance != nil {
		r = &countedReader{r, advance}
	}
	if t.encoding.decoder != nil {
		r = t.encoding.decoder.NewDecoder().Reader(r)
	}
	return r
}

// rows yields every record of the file, headers included; past a misplaced
// quote it goes on.
func (t *textSheet) rows(ctx context.Context, p Progress) iter.Seq2[Row, error] {
	return func(yield func(Row, error) bool) {
		var done int64
		in := bufio.NewReaderSize(t.reader(func(n int) {
			done += int64(n)
			if p != nil {
				p(done, t.size)
			}
		}), 64<<10)
		s := newCSVScanner(in, t.delim)
		if t.skip {
			if _, _, err := s.next(); err != nil {
				return
			}
		}
		for {
			fields, line, err := s.next()
			if errors.Is(err, io.EOF) {
				return
			}
			if err == nil {
				err = ctx.Err()
			}
			if !yield(Row{Number: line, Cells: fields}, err) || err != nil && !errors.As(err, new(errQuote)) {
				return
			}
		}
	}
}

// close has nothing to release.
func (t *textSheet) close() error { return nil }

// countedReader says how many bytes were read.
type countedReader struct {
	io.Reader
	advance func(n int)
}

func (c *countedReader) Read(p []byte) (int, error) {
	n, err := c.Reader.Read(p)
	c.advance(n)
	return n, err
}
