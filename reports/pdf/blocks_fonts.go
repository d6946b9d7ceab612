package pdf

import (
	"fmt"
	"strings"
	"sync"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"

	"kartoteka/assets"
	"kartoteka/reports/docs"
)

// point is a typographic point in millimetres.
const point = 25.4 / 72

// leading is the height of a line and capHeight that of a capital letter, in
// font sizes.
const (
	leading   = 1.28
	capHeight = 0.714
)

// knownRunes is how many first characters have their widths tabled: Latin,
// Cyrillic, punctuation, № and ₽ are among them.
const knownRunes = 0x2200

// face measures one font. It is immutable and shared by all layouts.
type face struct {
	font     *sfnt.Font
	em       fixed.Int26_6
	advances [knownRunes]float32 // widths in font sizes
}

// faceSet is the regular and the bold face.
type faceSet [2]*face

// faces reads our fonts once.
var faces = sync.OnceValues(func() (set faceSet, err error) {
	for i, f := range fontFiles {
		data, err := assets.Fonts.ReadFile(f.file)
		if err != nil {
			return set, fmt.Errorf("font of papers: %w", err)
		}
		if set[i], err = newFace(data); err != nil {
			return set, fmt.Errorf("font of papers: %w", err)
		}
	}
	return set, nil
})

func newFace(data []byte) (*face, error) {
	parsed, err := sfnt.Parse(data)
	if err != nil {
		return nil, err
	}
	f := &face{font: parsed, em: fixed.I(int(parsed.UnitsPerEm()))}
	var b sfnt.Buffer
	for r := range f.advances {
		f.advances[r] = f.measure(&b, rune(r))
	}
	return f, nil
}

// measure asks the font for the width of a character; one it lacks is as wide
// as the box that will stand for it.
func (f *face) measure(b *sfnt.Buffer, r rune) float32 {
	glyph, err := f.font.GlyphIndex(b, r)
	if err != nil {
		return 0
	}
	w, err := f.font.GlyphAdvance(b, glyph, f.em, font.HintingNone)
	if err != nil {
		return 0
	}
	return float32(w) / float32(f.em)
}

// advance is the width of a character in font sizes.
func (f *face) advance(r rune) float64 {
	if r >= 0 && r < knownRunes {
		return float64(f.advances[r])
	}
	return float64(f.measure(&sfnt.Buffer{}, r))
}

// width is the width of a line in font sizes.
func (f *face) width(line string) float64 {
	w := 0.0
	for _, r := range line {
		w += f.advance(r)
	}
	return w
}

// of chooses the face of a style.
func (s faceSet) of(style docs.Style) *face {
	if style.Bold {
		return s[1]
	}
	return s[0]
}

// lineHeight is the height of a line in millimetres.
func lineHeight(style docs.Style) float64 { return style.Points() * point * leading }

// wrap breaks a text into lines of at most this width in millimetres, at spaces
// or, where a word alone is wider, inside it. There is at least one line.
func (s faceSet) wrap(text string, style docs.Style, width float64) []string {
	f := s.of(style)
	limit := width / (style.Points() * point)
	var lines []string
	for paragraph := range strings.SplitSeq(Clean(text), "\n") {
		lines = f.wrap(lines, paragraph, limit)
	}
	return lines
}

func (f *face) wrap(lines []string, text string, limit float64) []string {
	const slack = 1e-6
	start, space, w := 0, -1, 0.0
	for i, r := range text {
		a := f.advance(r)
		if w+a > limit+slack && i > start && r != ' ' {
			cut, next := i, i
			if space > start {
				cut, next = space, space+1
			}
			lines = append(lines, strings.TrimRight(text[start:cut], " "))
			start, space = next, -1
			w = f.width(text[start:i])
		}
		if r == ' ' {
			space = i
		}
		w += a
	}
	return append(lines, strings.TrimRight(text[start:], " "))
}
