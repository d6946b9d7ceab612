package base

import "kartoteka/data/lang"

// InEitherLayout finds by what was typed and, only when that finds nothing, by
// the same keys in the other layout of the keyboard.
func InEitherLayout[T any](text string, find func(text string) ([]T, error)) ([]T, error) {
	found, err := find(text)
	if other := lang.OtherLayout(text); err == nil && len(found) == 0 && other != "" {
		return find(other)
	}
	return found, err
}
