package record

import (
	"kartoteka/app/exchange"
	"kartoteka/data/lang"
)

// ImportedWords says what came of an import, a line for each count that is not
// zero; the command line says the same.
func ImportedWords(l *lang.Lang, done exchange.Imported) []string {
	var lines []string
	for _, part := range []struct {
		key   string
		count int
	}{
		{"import.documents." + done.Kind, done.Documents},
		{"import.new_clients", done.Clients},
		{"import.new_products", done.Products},
		{"import.changed", done.Changed},
		{"import.unchanged", done.Unchanged},
	} {
		if part.count > 0 {
			lines = append(lines, l.T(part.key, "Count", part.count))
		}
	}
	if done.Sum != 0 {
		lines = append(lines, l.T("import.sum", "Sum", done.Sum))
	}
	return lines
}
