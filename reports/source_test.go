package reports_test

import (
	"strings"
	"testing"

	"kartoteka/reports"
)

type tall interface{ Height() int }

type tower int

func (t tower) Height() int { return int(t) }

func TestAViewIsFoundByItsInterface(t *testing.T) {
	got, err := reports.View[tall](reports.Views{"a text", tower(7), tower(8)})
	if err != nil || got.Height() != 7 {
		t.Errorf("found %v, %v; want the first that fits", got, err)
	}
	if _, err := reports.View[tall](reports.Views{"a text"}); err == nil || !strings.Contains(err.Error(), "tall") {
		t.Errorf("a missing view is not named: %v", err)
	}
}
