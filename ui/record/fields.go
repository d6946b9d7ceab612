package record

import (
	"strconv"

	"kartoteka/data/problem"
	"kartoteka/ui/kit/form"
)

// WholeField is a whole number; nothing for zero.
func WholeField[T any](key string, at func(*T) *int) form.Field[T] {
	return form.ParsedField(key,
		func(v *T) string {
			if *at(v) == 0 {
				return ""
			}
			return strconv.Itoa(*at(v))
		},
		func(text string, v *T) error {
			if text == "" {
				*at(v) = 0
				return nil
			}
			n, err := strconv.Atoi(text)
			if err != nil {
				return problem.At("", "problem.whole_number")
			}
			*at(v) = n
			return nil
		})
}
