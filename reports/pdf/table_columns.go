package pdf

import (
	"strings"

	"kartoteka/reports"
)

// table is the table of a report being set on pages.
type table struct {
	*reportDoc
	table  reports.Table
	room   float64 // between the margins
	widths []float64
	size   float64 // points
}

// Room around the text of a cell, and sizes of letters: the usual one and the
// least that can be read.
const (
	cellPad   = 1.6
	usualSize = 8.5
	leastSize = 5.5
	// narrowest is the least width of a column of texts, which wrap.
	narrowest = 24
	// measured is how many rows the widths are measured on.
	measured = 3000
)

// measure chooses the widths of columns; false when they do not fit in letters
// of the usual size. Then the letters are made smaller.
func (t *table) measure() bool {
	t.widths = nil
	wanted, least := t.natural()
	total, tight := sum(wanted), sum(least)
	t.size = usualSize
	fits := tight <= t.room
	if !fits {
		shrink := max(t.room/tight, leastSize/usualSize)
		t.size = usualSize * shrink
		for i := range least {
			wanted[i], least[i] = wanted[i]*shrink, least[i]*shrink
		}
		total, tight = sum(wanted), sum(least)
	}
	switch {
	case total <= t.room:
		t.widths = t.spread(wanted, t.room-total)
	case total > tight:
		// Between the least and the wanted width all texts give up alike.
		share := max(t.room-tight, 0) / (total - tight)
		for i := range wanted {
			t.widths = append(t.widths, least[i]+(wanted[i]-least[i])*share)
		}
	default:
		t.widths = least
	}
	return fits
}

// natural is the width each column wants to stand on one line, and the least
// it can do with: figures never wrap, headings wrap between words.
func (t *table) natural() (wanted, least []float64) {
	grouped := t.grouped()
	head := letters{size: usualSize, bold: true}
	for i, c := range t.table.Columns {
		word := 0.0
		for _, w := range strings.Fields(c.In(t.lang)) {
			word = max(word, t.fonts.textWidth(Clean(w), head))
		}
		figure := 0.0
		if i < len(t.table.Totals) {
			figure = t.fonts.textWidth(Clean(t.table.Totals[i].Show(t.lang)), head)
		}
		// Most headings stand on two lines when there is room.
		two := 0.6 * t.fonts.textWidth(Clean(c.In(t.lang)), head)
		wanted, least = append(wanted, max(word, figure, two)), append(least, max(word, figure))
	}
	for _, row := range t.table.Rows[:min(len(t.table.Rows), measured)] {
		for i := range t.widthsOf(row) {
			text, indent := t.text(row, i)
			w := t.fonts.textWidth(text, letters{size: usualSize, bold: grouped && row.Level == 0}) + indent
			wanted[i] = max(wanted[i], w)
			if t.table.Columns[i].Kind != reports.KindText {
				least[i] = max(least[i], w)
			}
		}
	}
	for i := range wanted {
		if t.table.Columns[i].Kind == reports.KindText {
			least[i] = max(least[i], min(wanted[i], narrowest))
		}
		wanted[i], least[i] = wanted[i]+2*cellPad, least[i]+2*cellPad
	}
	return wanted, least
}

// widthsOf ranges over the cells of a row that have a column.
func (t *table) widthsOf(row reports.Row) []reports.Cell {
	return row.Cells[:min(len(row.Cells), len(t.table.Columns))]
}

// text is what a cell says and how far it is set in.
func (t *table) text(row reports.Row, i int) (string, float64) {
	if i == 0 {
		return Clean(row.First(t.lang)), float64(row.Level) * 4
	}
	return Clean(row.Cells[i].Show(t.lang)), 0
}

// spread gives the room that is left to the columns of texts, or to all when
// there is none: a table goes over the whole width.
func (t *table) spread(widths []float64, room float64) []float64 {
	var texts []int
	for i, c := range t.table.Columns {
		if c.Kind == reports.KindText {
			texts = append(texts, i)
		}
	}
	if len(texts) == 0 {
		for i := range widths {
			texts = append(texts, i)
		}
	}
	for _, i := range texts {
		widths[i] += room / float64(len(texts))
	}
	return widths
}

func sum(list []float64) float64 {
	total := 0.0
	for _, v := range list {
		total += v
	}
	return total
}
