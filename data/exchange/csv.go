package exchange

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"strconv"

	"kartoteka/data/problem"
)

// csvScanner splits text into records (RFC 4180, any one-byte delimiter, any
// line ends). The standard reader will not do for foreign files: strictly it
// refuses ООО "Ромашка" written without outer quotes, leniently it swallows
// the rest of the file after an unclosed quote without a word, and it has no
// limit for a field. Here a quote is special only at the start of a field, and
// a misplaced one is a fault that names its row; reading goes on with the next
// line, so that one quote does not hide the faults below it.
type csvScanner struct {
	in    *bufio.Reader
	delim byte
	line  int    // lines read so far
	start int    // line on which the record began
	text  []byte // the record's fields, one after another
	ends  []int  // where each field ends in text
	taken []byte // the record as read
	again []byte // bytes to be read again after a misplaced quote
}

func newCSVScanner(r io.Reader, delim byte) *csvScanner {
	return &csvScanner{in: bufio.NewReaderSize(r, 64<<10), delim: delim}
}

// ending is what stopped a field.
type ending int

const (
	endField ending = iota
	endRecord
	endFile
)

// errQuote is a misplaced quote; after it the next record can be read.
type errQuote struct{ error }

func (e errQuote) Unwrap() error { return e.error }

// next returns the fields of the next record and the line it began on, or
// io.EOF. Fields of one record share one string.
func (s *csvScanner) next() (fields []string, line int, err error) {
	s.text, s.ends, s.taken, s.start = s.text[:0], s.ends[:0], s.taken[:0], s.line+1
	for {
		end, err := s.field()
		if errors.As(err, new(errQuote)) {
			s.skipLine()
		}
		if err != nil {
			return nil, s.start, err
		}
		s.ends = append(s.ends, len(s.text))
		if len(s.ends) > ColumnLimit {
			return nil, s.start, fault("problem.import.columns", "Row", RowNumber(s.start), "Limit", ColumnLimit)
		}
		if end == endField {
			continue
		}
		if end == endFile && len(s.ends) == 1 && len(s.text) == 0 {
			return nil, s.start, io.EOF
		}
		break
	}
	whole := string(s.text)
	fields = make([]string, len(s.ends))
	from := 0
	for i, to := range s.ends {
		fields[i], from = whole[from:to], to
	}
	return fields, s.start, nil
}

// field appends one field to the text.
func (s *csvScanner) field() (ending, error) {
	from := len(s.text)
	c, err := s.read()
	if err == nil && c == '"' {
		if err := s.quoted(from); err != nil {
			return 0, err
		}
		c, err = s.read()
		for err == nil && c == ' ' {
			c, err = s.read()
		}
		if err == nil && c != s.delim && c != '\n' && c != '\r' {
			return 0, s.misplaced("problem.import.quote")
		}
	}
	for ; err == nil; c, err = s.read() {
		switch c {
		case s.delim:
			return endField, nil
		case '\n', '\r':
			s.newline(c)
			return endRecord, nil
		}
		s.text = append(s.text, c)
		if s.run(s.delim); len(s.text)-from > FieldLimit {
			return 0, fault("problem.import.field_size", "Row", RowNumber(s.start), "Limit", FieldLimit>>10)
		}
	}
	if errors.Is(err, io.EOF) {
		return endFile, nil
	}
	return 0, err
}

// quoted appends what is between quotes; the opening one is read already.
func (s *csvScanner) quoted(from int) error {
	for {
		s.run('"')
		c, err := s.read()
		if errors.Is(err, io.EOF) || len(s.text)-from > FieldLimit {
			return s.misplaced("problem.import.unclosed_quote")
		}
		if err != nil {
			return err
		}
		switch c {
		case '"':
			if next, ok := s.peek(); !ok || next != '"' {
				return nil
			}
			_, _ = s.read()
		case '\n', '\r':
			s.newline(c)
			c = '\n'
		}
		s.text = append(s.text, c)
	}
}

// newline counts a line end; \r\n is one.
func (s *csvScanner) newline(c byte) {
	s.line++
	if next, ok := s.peek(); c == '\r' && ok && next == '\n' {
		_, _ = s.read()
	}
}

// read takes the next byte.
func (s *csvScanner) read() (c byte, err error) {
	if len(s.again) > 0 {
		c, s.again = s.again[0], s.again[1:]
	} else if c, err = s.in.ReadByte(); err != nil {
		return 0, err
	}
	s.taken = append(s.taken, c)
	return c, nil
}

// run takes the bytes up to a line end or the given one, as far as they are
// buffered.
func (s *csvScanner) run(stop byte) {
	if len(s.again) > 0 {
		return
	}
	ahead, _ := s.in.Peek(s.in.Buffered()) // what is there can be looked at
	n := 0
	for n < len(ahead) && ahead[n] != stop && ahead[n] != '\n' && ahead[n] != '\r' {
		n++
	}
	s.text, s.taken = append(s.text, ahead[:n]...), append(s.taken, ahead[:n]...)
	_, _ = s.in.Discard(n)
}

// peek looks at the next byte; an error will come again when it is read.
func (s *csvScanner) peek() (byte, bool) {
	if len(s.again) > 0 {
		return s.again[0], true
	}
	next, err := s.in.Peek(1)
	if err != nil {
		return 0, false
	}
	return next[0], true
}

// misplaced is the fault of a quote in the field being read.
func (s *csvScanner) misplaced(key string) error {
	return errQuote{problem.At("row."+strconv.Itoa(s.start), key,
		"Row", RowNumber(s.start), "Column", columnName(len(s.ends)))}
}

// skipLine goes back to the end of the line on which the record began.
func (s *csvScanner) skipLine() {
	s.line = s.start
	end := bytes.IndexAny(s.taken, "\r\n") + 1
	if end == 0 {
		return
	}
	if s.taken[end-1] == '\r' && end < len(s.taken) && s.taken[end] == '\n' {
		end++
	}
	s.again = append(bytes.Clone(s.taken[end:]), s.again...)
}
