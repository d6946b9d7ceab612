package exchange

import (
	"bytes"
	"io"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

// textEncoding is how the bytes of a text file stand for letters.
type textEncoding struct {
	Name    string
	BOM     int64             // bytes to skip at the start
	decoder encoding.Encoding // nil for UTF-8
}

// detectEncoding looks at the byte order mark, then at whether all bytes are
// UTF-8, then at which of the two Russian code pages the letters fall into.
// A file with zero bytes and no mark is no text.
func detectEncoding(r io.ReaderAt, size int64) (textEncoding, error) {
	head := make([]byte, 4)
	n, err := r.ReadAt(head, 0)
	if err != nil && err != io.EOF {
		return textEncoding{}, err
	}
	head = head[:n]
	switch {
	case bytes.HasPrefix(head, []byte{0xEF, 0xBB, 0xBF}):
		return textEncoding{Name: "UTF-8", BOM: 3}, nil
	case bytes.HasPrefix(head, []byte{0xFF, 0xFE}):
		return textEncoding{"UTF-16LE", 2, unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)}, nil
	case bytes.HasPrefix(head, []byte{0xFE, 0xFF}):
		return textEncoding{"UTF-16BE", 2, unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)}, nil
	}
	return surveyBytes(io.NewSectionReader(r, 0, size))
}

// surveyBytes reads the whole text once to tell UTF-8 from the code pages.
func surveyBytes(r io.Reader) (textEncoding, error) {
	var counts [256]int64
	valid := true
	buf := make([]byte, 64<<10)
	kept := 0 // bytes of a rune cut by the end of the buffer
	for {
		n, err := r.Read(buf[kept:])
		for _, b := range buf[kept : kept+n] {
			counts[b]++
		}
		chunk := buf[:kept+n]
		if valid {
			kept, valid = utf8Tail(chunk)
			copy(buf, chunk[len(chunk)-kept:])
		} else {
			kept = 0
		}
		if err == io.EOF {
			break
		}
		if err != nil {
			return textEncoding{}, err
		}
	}
	switch {
	case counts[0] > 0:
		return textEncoding{}, fault("problem.import.binary")
	case valid && kept == 0:
		return textEncoding{Name: "UTF-8"}, nil
	case mostlyCP866(&counts):
		return textEncoding{Name: "cp866", decoder: charmap.CodePage866}, nil
	}
	return textEncoding{Name: "cp1251", decoder: charmap.Windows1251}, nil
}

// utf8Tail reports whether the chunk is UTF-8 but for at most one rune cut at
// its end, and how many bytes of that rune there are.
func utf8Tail(chunk []byte) (cut int, valid bool) {
	if utf8.Valid(chunk) {
		return 0, true
	}
	for cut = 1; cut < utf8.UTFMax && cut <= len(chunk); cut++ {
		tail := chunk[len(chunk)-cut:]
		if utf8.RuneStart(tail[0]) && !utf8.FullRune(tail) {
			return cut, utf8.Valid(chunk[:len(chunk)-cut])
		}
	}
	return 0, false
}

// mostlyCP866 tells the DOS code page from the Windows one: Russian letters
// are 80–AF and E0–EF in cp866, C0–FF in cp1251; E0–EF are letters of both.
func mostlyCP866(counts *[256]int64) bool {
	var dos, windows int64
	for b := 0x80; b < 0xB0; b++ {
		dos += counts[b]
	}
	for b := 0xC0; b < 0x100; b++ {
		if b < 0xE0 || b >= 0xF0 {
			windows += counts[b]
		}
	}
	return dos > windows
}
