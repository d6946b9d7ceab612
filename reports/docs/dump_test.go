package docs_test

import (
	"fmt"
	"strings"

	"kartoteka/reports/docs"
)

// dump writes a paper as text for the golden files.
func dump(p docs.Paper) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s · %s · %s\n", p.Title, p.Author, p.Date.Format("2006-01-02"))
	dumpBlocks(&b, p.Blocks, "")
	fmt.Fprintf(&b, "footer from %d: %s\n", p.Footer.From, p.Footer.Text)
	return b.String()
}

func dumpBlocks(b *strings.Builder, blocks []docs.Block, indent string) {
	for _, block := range blocks {
		switch v := block.(type) {
		case docs.Text:
			fmt.Fprintf(b, "%stext %s: %s\n", indent, style(v.Style), v.Text)
		case docs.Rule:
			fmt.Fprintf(b, "%srule %g\n", indent, v.Thick)
		case docs.Spacer:
			fmt.Fprintf(b, "%s~ %g\n", indent, v.Height)
		case docs.Grid:
			fmt.Fprintf(b, "%sgrid %v head %d\n", indent, v.Widths, v.Head)
			for _, r := range v.Rows {
				dumpRow(b, r, indent)
			}
		case docs.Together:
			fmt.Fprintf(b, "%stogether\n", indent)
			dumpBlocks(b, v.Blocks, indent+"  ")
		case docs.Beside:
			for _, part := range v.Parts {
				fmt.Fprintf(b, "%sbeside %.1f\n", indent, part.Width)
				dumpBlocks(b, part.Blocks, indent+"  ")
			}
		case docs.Picture:
			fmt.Fprintf(b, "%spicture at %.1f %.1f size %.1f %.1f\n", indent, v.X, v.Y, v.Width, v.Height)
		case docs.Symbol:
			fmt.Fprintf(b, "%ssymbol %d modules side %.1f\n", indent, len(v.Modules), v.Side())
		}
	}
}

// dumpRow writes cells as [sides|text], the sides as letters ltrb.
func dumpRow(b *strings.Builder, r docs.Row, indent string) {
	b.WriteString(indent)
	for _, c := range r.Cells {
		sides := ""
		for i, letter := range []string{"l", "t", "r", "b"} {
			if c.Border&(1<<i) != 0 {
				sides += letter
			}
		}
		span := ""
		if c.Cols > 1 || c.Rows > 1 {
			span = fmt.Sprintf(" %d×%d", max(1, c.Cols), max(1, c.Rows))
		}
		fmt.Fprintf(b, "  [%s %s%s|%s]", style(c.Style), sides, span, c.Text)
	}
	b.WriteString("\n")
}

func style(s docs.Style) string {
	text := fmt.Sprintf("%g", s.Points())
	if s.Bold {
		text += "b"
	}
	return text + []string{"", "c", "r"}[s.Align]
}
