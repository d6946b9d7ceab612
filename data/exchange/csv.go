package exchange

import (
	"bufio"
	"errors"
	"io"
)

// csvScanner splits text into records (RFC 4180, any one-byte delimiter, any
// line ends). The standard reader will not do for foreign files: strictly it
// refuses ООО "Ромашка" written without outer quotes, leniently it swallows
// the rest of the file after an unclosed quote without a word, and it has no
// limit for a field. Here a quote is special only at the start of a field, and
// an unclosed one is a fault that names its line.
type csvScanner struct {
	in    *bufio.Reader
	delim byte
	line  int    // lines read so far
	start int    // line on which the record began
	text  []byte // the record's fields, one after another
	ends  []int  // where each field ends in text
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

// next returns the fields of the next record and the line it began on, or
// io.EOF. Fields of one record share one string.
func (s *csvScanner) next() (fields []string, line int, err error) {
	s.text, s.ends, s.start = s.text[:0], s.ends[:0], s.line+1
	for {
		end, err := s.field()
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
	c, err := s.in.ReadByte()
	if err == nil && c == '"' {
		if err := s.quoted(from); err != nil {
			return 0, err
		}
		c, err = s.in.ReadByte()
		for err == nil && c == ' ' {
			c, err = s.in.ReadByte()
		}
		if err == nil && c != s.delim && c != '\n' && c != '\r' {
			return 0, fault("problem.import.quote", "Row", RowNumber(s.start))
		}
	}
	for ; err == nil; c, err = s.in.ReadByte() {
		switch c {
		case s.delim:
			return endField, nil
		case '\n', '\r':
			return endRecord, s.newline(c)
		}
		if s.text = append(s.text, c); len(s.text)-from > FieldLimit {
			return 0, fault("problem.import.field_size", "Row", RowNumber(s.start), "Limit", FieldLimit>>10)
		}
	}
	if errors.Is(err, io.EOF) {
		return endFile, nil
	}
	return 0, err
}

// quoted appends what stands between quotes; the opening one is read already.
func (s *csvScanner) quoted(from int) error {
	opened := s.line + 1
	for {
		c, err := s.in.ReadByte()
		if errors.Is(err, io.EOF) || len(s.text)-from > FieldLimit {
			return fault("problem.import.unclosed_quote", "Row", RowNumber(opened))
		}
		if err != nil {
			return err
		}
		switch c {
		case '"':
			if next, err := s.in.Peek(1); err != nil || next[0] != '"' {
				return nil
			}
			_, _ = s.in.Discard(1)
		case '\n', '\r':
			if err := s.newline(c); err != nil {
				return err
			}
			c = '\n'
		}
		s.text = append(s.text, c)
	}
}

// newline counts a line end; \r\n is one.
func (s *csvScanner) newline(c byte) error {
	s.line++
	if c == '\r' {
		next, err := s.in.Peek(1)
		if err == nil && next[0] == '\n' {
			_, err = s.in.Discard(1)
		}
		if err != nil && !errors.Is(err, io.EOF) {
			return err
		}
	}
	return nil
}
