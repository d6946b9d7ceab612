package crm_test

import (
	"reflect"
	"strings"
	"testing"

	"kartoteka/data/crm"
)

// A lens reads fields by their names: a renamed one would be empty in lists.
func TestAHeadHasTheFieldsOfTheCard(t *testing.T) {
	card := map[string]reflect.Type{}
	for _, f := range reflect.VisibleFields(reflect.TypeFor[crm.Client]()) {
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		card[name] = f.Type
	}
	for _, f := range reflect.VisibleFields(reflect.TypeFor[crm.ClientHead]()) {
		if name := f.Tag.Get("json"); card[name] != f.Type {
			t.Errorf("%s is %v in a head, %v in a card", name, f.Type, card[name])
		}
	}
}
