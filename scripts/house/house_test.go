package main

import (
	"reflect"
	"strings"
	"testing"

	"golang.org/x/tools/go/packages"
)

func madeUp(t *testing.T) *packages.Package {
	t.Helper()
	pkgs, err := load("./testdata/knot")
	if err != nil {
		t.Fatal(err)
	}
	return pkgs[0]
}

func TestAKnotIsTiedByNamesAndByWhatIsCalledThroughValuesAndInterfaces(t *testing.T) {
	p := madeUp(t)
	plain, full := newGraph(p, true).knots()[0], newGraph(p, false).knots()[0]
	if want := []string{"caller.go", "hook.go"}; !reflect.DeepEqual(plain, want) {
		t.Errorf("by names: %v, want %v", plain, want)
	}
	if want := []string{"caller.go", "hook.go", "shape.go", "target.go"}; !reflect.DeepEqual(full, want) {
		t.Errorf("by all: %v, want %v", full, want)
	}
	var b strings.Builder
	if err := tangles(&b, newGraph(p, false)); err != nil {
		t.Fatal(err)
	}
	for _, edge := range []string{
		"caller.go → hook.go: Set\n", "caller.go → shape.go: interface's Area\n",
		"caller.go → target.go: call of hooks\n", "shape.go → target.go: target\n",
	} {
		if !strings.Contains(b.String(), edge) {
			t.Errorf("no %q in\n%s", edge, b.String())
		}
	}
}

func TestTheSheetNamesWhatHasNoComment(t *testing.T) {
	var b strings.Builder
	if err := sheet(&b, []*packages.Package{madeUp(t)}, false, true); err != nil {
		t.Fatal(err)
	}
	for _, row := range []string{
		"| scripts/house/testdata/knot | 6 | 70 | 4 |\n",
		"without a comment | 4: scripts/house/testdata/knot.Mute, scripts/house/testdata/knot.Bare, scripts/house/testdata/knot.Thing.Text, scripts/house/testdata/knot.Bare.Run |\n",
		"without a comment | 2: scripts/house/testdata/knot.Thing.Name, scripts/house/testdata/knot.Bare.Value |\n",
	} {
		if !strings.Contains(b.String(), row) {
			t.Errorf("no %q in\n%s", row, b.String())
		}
	}
}
