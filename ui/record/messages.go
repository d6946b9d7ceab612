package record

import (
	"strings"

	"kartoteka/reports"
	"kartoteka/ui/nav"
)

// Messages writes the sentences of a conclusion, joined by the text between.
func Messages(e *nav.Env, ms []reports.Message, between string) string {
	parts := make([]string, len(ms))
	for i, m := range ms {
		parts[i] = m.In(e.Lang)
	}
	return strings.Join(parts, between)
}
