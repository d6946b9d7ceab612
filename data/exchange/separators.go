package exchange

import (
	"strings"
)

// separators says which marks a column uses in its numbers; zero is unknown.
type separators struct{ decimal, group byte }

// numberEvidence gathers over a column what its separators can be.
type numberEvidence struct {
	comma, dot           int // texts where the mark is surely decimal
	groupComma, groupDot int // texts where the mark surely parts thousands
	unclear              int // one mark and three digits after it
}

// see judges one text.
func (e *numberEvidence) see(text string) {
	text = bareNumber(text)
	commas, dots := strings.Count(text, ","), strings.Count(text, ".")
	switch {
	case commas == 0 && dots == 0:
	case commas > 0 && dots > 0 || commas > 1 || dots > 1:
		e.seeGroups(text, commas, dots)
	case unclearMark(text):
		e.unclear++
	case commas == 1:
		e.comma++
	default:
		e.dot++
	}
}

// seeGroups judges a text with several marks; one that stands in no order tells
// nothing.
func (e *numberEvidence) seeGroups(text string, commas, dots int) {
	byDots := dots > 1 || commas == 1 && strings.IndexByte(text, '.') < strings.IndexByte(text, ',')
	if byDots {
		if _, err := ungroup(text, separators{decimal: ',', group: '.'}); err == nil {
			e.groupDot++
			e.comma += bit(commas > 0)
		}
		return
	}
	if _, err := ungroup(text, separators{decimal: '.', group: ','}); err == nil {
		e.groupComma++
		e.dot += bit(dots > 0)
	}
}

// unclearMark reports whether the one mark of the text can both be decimal and
// part thousands: one to three digits before it, not a lone 0, and three after.
func unclearMark(text string) bool {
	at := strings.IndexAny(text, ",.")
	whole := strings.TrimLeft(text[:at], "-+")
	return len(text)-at-1 == 3 && len(whole) >= 1 && len(whole) <= 3 && whole[0] != '0'
}

// decide chooses the separators of the column; usual is the decimal mark of
// the rest of the file, taken where the column itself does not tell.
func (e numberEvidence) decide(usual byte) separators {
	s := separators{decimal: usual}
	switch {
	case e.comma > e.dot:
		s.decimal = ','
	case e.dot > e.comma:
		s.decimal = '.'
	case e.groupComma > e.groupDot:
		s.decimal = '.'
	case e.groupDot > e.groupComma:
		s.decimal = ','
	}
	if s.decimal == ',' && e.groupDot > 0 {
		s.group = '.'
	}
	if s.decimal == '.' && e.groupComma > 0 {
		s.group = ','
	}
	return s
}
