package pdf

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/jung-kurt/gofpdf"

	"kartoteka/assets"
)

// Font is the family every document is set in, with the styles "" and "B". It
// has Latin and Cyrillic letters, № and ₽; italics are not registered.
const Font = "sans"

var fontFiles = []struct{ style, file string }{
	{"", "fonts/NotoSans-Regular.ttf"},
	{"B", "fonts/NotoSans-Bold.ttf"},
}

// addFonts gives the document its own copy of the fonts: gofpdf appends bytes
// to the slice it is given, so documents must not share one.
func addFonts(p *gofpdf.Fpdf) error {
	for _, f := range fontFiles {
		data, err := assets.Fonts.ReadFile(f.file)
		if err != nil {
			return fmt.Errorf("font of papers: %w", err)
		}
		p.AddUTF8FontFromBytes(Font, f.style, bytes.Clone(data))
	}
	return p.Error()
}

// Clean makes a text safe for gofpdf, which panics on characters above U+FFFF
// and prints control characters as boxes: the former become □, the latter go,
// but for the line break. Tabs become spaces, soft hyphens go. What looks like
// PagesAlias is broken by a space: it would turn into the number of pages.
func Clean(s string) string {
	s = strings.ReplaceAll(s, PagesAlias, "{ nb}")
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n':
			return r
		case r == '\t':
			return ' '
		case r < ' ', r >= 0x7f && r < 0xa0, r == '\u00ad', r == '\ufeff', r >= '\u200b' && r <= '\u200f':
			return -1
		case r > 0xFFFF:
			return '□'
		}
		return r
	}, s)
}
