package exchange

import (
	"strings"
	"time"

	"kartoteka/data/money"
)

// cell is one value to be written.
type cell struct {
	parse Parse
	set   bool
	text  string // of texts, plain decimals and ISO days
	day   time.Time
}

// cells are the values of one row in the order of the kind's fields.
type cells struct {
	place map[string]int
	row   []cell
}

// newCells makes an empty row of the kind.
func newCells(k Kind) *cells {
	c := &cells{place: map[string]int{}, row: make([]cell, len(k.Fields))}
	for i, f := range k.Fields {
		c.place[f.Key] = i
	}
	return c
}

func (c *cells) put(key string, v cell) { c.row[c.place[key]] = v }

func (c *cells) text(key, s string) {
	if s != "" {
		c.put(key, cell{parse: Text, set: true, text: s})
	}
}

func (c *cells) amount(key string, m money.Money) {
	c.put(key, cell{parse: Amount, set: true, text: m.String()})
}

func (c *cells) count(key string, q money.Qty) {
	c.put(key, cell{parse: Count, set: true, text: q.String()})
}

func (c *cells) percent(key string, p money.Percent) {
	c.put(key, cell{parse: Percent, set: true, text: p.String()})
}

func (c *cells) day(key string, t time.Time) {
	if !t.IsZero() {
		c.put(key, cell{parse: Date, set: true, text: t.Format(time.DateOnly), day: t})
	}
}

// guarded marks a text that a spreadsheet would take for a formula with an
// apostrophe, which it shows as text (OWASP ASVS 1.2.10). A text that already
// looks so marked gets one more, so that unguarded gives every text back.
func guarded(s string) string {
	if rest := strings.TrimLeft(s, "'"); rest != "" && strings.IndexByte("=+-@\t\r", rest[0]) >= 0 {
		return "'" + s
	}
	return s
}

// unguarded takes the mark of guarded off.
func unguarded(s string) string {
	if rest := strings.TrimLeft(s, "'"); rest != s && rest != "" && strings.IndexByte("=+-@\t\r", rest[0]) >= 0 {
		return s[1:]
	}
	return s
}
