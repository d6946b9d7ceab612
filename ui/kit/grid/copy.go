package grid

import "strings"

// tsv is the selected rows with their titles as a spreadsheet pastes them:
// tabs between cells, and no break inside one.
func (g *Grid) tsv() string {
	var b strings.Builder
	for i, p := range g.placed {
		writeTSV(&b, i, p.Title)
	}
	b.WriteByte('\n')
	for _, row := range g.Selected() {
		for i, p := range g.placed {
			var cell Cell
			g.source.Cell(row, p.col, &cell)
			writeTSV(&b, i, cell.Text)
		}
		b.WriteByte('\n')
	}
	return b.String()
}

var tsvSafe = strings.NewReplacer("\t", " ", "\r", "", "\n", " ")

func writeTSV(b *strings.Builder, i int, s string) {
	if i > 0 {
		b.WriteByte('\t')
	}
	b.WriteString(tsvSafe.Replace(s))
}
