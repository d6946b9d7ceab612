package history

import (
	"testing"

	"kartoteka/data/store"
)

func TestEveryKindInTheHistoryHasItsRow(t *testing.T) {
	for _, k := range store.Kinds {
		if k.Tag != 0 && rowsOf[k.Kind].row == nil {
			t.Errorf("records of the kind %q stand in the history and make no row", k.Kind)
		}
	}
}
