package sheet

import (
	"strings"

	"github.com/xuri/excelize/v2"
)

// style is a look of cells.
type style struct {
	format string
	bold   bool
	right  bool
	head   bool
	indent int
}

// style is the number of a look in the workbook, made when first wanted.
func (b *book) style(s style) (int, error) {
	if id, ok := b.styles[s]; ok {
		return id, nil
	}
	x := &excelize.Style{Alignment: &excelize.Alignment{Vertical: "top", Indent: s.indent}}
	if s.format != "" {
		x.CustomNumFmt = &s.format
	}
	if s.right {
		x.Alignment.Horizontal = "right"
	}
	if s.bold {
		x.Font = &excelize.Font{Bold: true, Family: "Calibri", Size: 11}
	}
	if s.head {
		x.Alignment.WrapText = true
		x.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"F6F7F9"}}
		x.Border = []excelize.Border{{Type: "bottom", Color: "98A2B3", Style: 1}}
	}
	id, err := b.file.NewStyle(x)
	b.styles[s] = id
	return id, err
}

// sheetName is a name Excel takes: up to 31 letters, none of : \ / ? * [ ] and
// no apostrophe at the ends.
func sheetName(title, name string) string {
	if title == "" {
		title = name
	}
	title = strings.Trim(strings.Map(func(r rune) rune {
		if strings.ContainsRune(`:\/?*[]`, r) {
			return ' '
		}
		return r
	}, clean(title)), "' \n\t")
	if letters := []rune(title); len(letters) > 31 {
		title = strings.TrimSpace(string(letters[:31]))
	}
	if title == "" {
		return "Sheet1"
	}
	return title
}
