package find

import (
	"unicode"

	"kartoteka/data/text"
)

// Texts are compared a byte a letter: ASCII as it is, а–я from 0x80. A letter of
// another alphabet is a mark and four pieces of its number, in an order that
// keeps texts sorted as their runes are. Any other sign is one dash.
const (
	firstLetter = 0x80 // а
	lastLetter  = firstLetter + 'я' - 'а'
	markBefore  = 0x7F // of letters that sort before а
	markAfter   = 0xBF // of letters that sort after я
	piece       = 0xC0
)

// Bytes between texts of a record.
const (
	fieldEnd  = 0
	phoneMark = 2 // comes before the figures of a telephone
)

// letters folds a text and writes it a byte a letter.
func letters(dst []byte, typed string) []byte { return written(dst, text.FoldName(typed)) }

// written writes a folded typed a byte a letter.
func written(dst []byte, folded string) []byte {
	for _, r := range folded {
		switch {
		case r < ' ':
		case r < markBefore:
			dst = append(dst, byte(r))
		case r >= 'а' && r <= 'я':
			dst = append(dst, byte(firstLetter+r-'а'))
		case !unicode.IsLetter(r) && !unicode.IsDigit(r):
			dst = append(dst, '-')
		default:
			mark := byte(markBefore)
			if r > 'я' {
				mark = markAfter
			}
			dst = append(dst, mark, byte(piece|r>>18&63), byte(piece|r>>12&63), byte(piece|r>>6&63), byte(piece|r&63))
		}
	}
	return dst
}

// inWord reports whether the byte is of a letter or a figure.
func inWord(b byte) bool { return class[b] != 0 }

// class sorts bytes into 64 kinds, of which the threes are counted: figures,
// pairs of Latin letters, letters of ours, pieces of the others; 0 is all that
// is between words.
var class = func() (c [256]uint8) {
	for b := byte('0'); b <= '9'; b++ {
		c[b] = 1 + b - '0'
	}
	for b := byte('a'); b <= 'z'; b++ {
		c[b] = 11 + (b-'a')/2
	}
	for b := firstLetter; b <= lastLetter; b++ {
		c[b] = uint8(24 + b - firstLetter)
	}
	for b := piece; b <= 0xFF; b++ {
		c[b] = uint8(56 + b&7)
	}
	c[markBefore], c[markAfter] = 56, 56
	return c
}()
