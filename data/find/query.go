package find

import (
	"bytes"
	"strings"

	"kartoteka/data/store"
)

// query is what was typed: all terms must be held.
type query struct {
	head  []byte // what a name begins with to come first
	form  []byte // the legal form it must have, with its end; nil is any
	terms []term
}

// term is held where any of its forms is.
type term [][]byte

// parse reads what was typed: «ооо ром» is a name with «ром» of the form «ооо».
func parse(text string) query {
	own, form, _ := strings.Cut(store.NameKey(text), store.FormMark)
	q := query{head: written(nil, own)}
	words := strings.Fields(own)
	for len(words) > 0 {
		n := 0
		for n < len(words) && dialled(words[n]) {
			n++
		}
		if n > 0 {
			q.add(numbered(strings.Join(words[:n], " ")))
		} else {
			n = 1
			q.add(term{written(nil, words[0])})
		}
		words = words[n:]
	}
	if form != "" {
		q.form = append(written(nil, form), fieldEnd)
	}
	return q
}

func (q *query) add(t term) {
	if t = t[:len(t):len(t)]; len(t[0]) > 0 {
		q.terms = append(q.terms, t)
	}
}

// dialled reports whether a word can be a part of a telephone number.
func dialled(word string) bool {
	return figures(word) != "" && strings.Trim(word, "+-().0123456789") == ""
}

// numbered is a run of figures: as it is typed, its figures alone, and the
// beginning of a telephone when 8, 7 or +7 comes before it.
func numbered(run string) term {
	t, digits := term{written(nil, run)}, figures(run)
	if digits != run {
		t = append(t, []byte(digits))
	}
	abroad, rest := strings.CutPrefix(digits, "810")
	switch {
	case rest && abroad != "":
		t = append(t, phone(abroad))
	case (digits[0] == '7' || digits[0] == '8' && run[0] != '+') && len(digits) > 1:
		t = append(t, phone(digits[1:]))
	case run[0] == '+':
		t = append(t, phone(digits))
	}
	return t
}

func phone(digits string) []byte { return append([]byte{phoneMark}, digits...) }

// rank says how well a text answers: 0, its name begins with what was typed; 1,
// each term begins a word; 2, it holds all terms; none, it does not.
const none = 3

func (q *query) rank(text []byte) int {
	if q.form != nil && !bytes.HasPrefix(text[bytes.IndexByte(text, fieldEnd)+1:], q.form) {
		return none
	}
	begins := true
	for _, t := range q.terms {
		held, first := t.in(text)
		if !held {
			return none
		}
		begins = begins && first
	}
	switch {
	case bytes.HasPrefix(text, q.head):
		return 0
	case begins:
		return 1
	}
	return 2
}

// in reports whether a text holds the term, and whether at the beginning of a
// word.
func (t term) in(text []byte) (held, begins bool) {
	for _, form := range t {
		for from := 0; ; {
			at := bytes.Index(text[from:], form)
			if at < 0 {
				break
			}
			held = true
			if at += from; at == 0 || !inWord(text[at-1]) {
				return true, true
			}
			from = at + 1
		}
	}
	return held, false
}
