package reports

import (
	"fmt"
	"strings"
)

// joined writes the allowed words of a choice for a problem's text.
func joined[T ~string](words []T) string {
	var b strings.Builder
	for i, w := range words {
		if i > 0 {
			b.WriteString(", ")
		}
		fmt.Fprint(&b, string(w))
	}
	return b.String()
}
