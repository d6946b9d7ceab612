//go:build e2e

package e2e

import (
	"strings"
	"testing"
)

const sample = "e2e/testdata/sample"

func TestRigTypesRussianAndPressesShortcutsInTheRussianLayout(t *testing.T) {
	a := Start(t, Program(t, sample))
	a.Type("Ёлка, ель 12")
	a.Wait("the typed text", func() bool { return strings.Contains(a.Log(), "text Ёлка, ель 12\n") })
	a.Layout("ru")
	a.Physical("ctrl", "s")
	a.Wait("Ctrl+S in a field under the Russian layout", func() bool { return strings.Contains(a.Log(), "saved") })
	a.Close()
}

func TestRigClicksAndSeesThePicture(t *testing.T) {
	a := Start(t, Program(t, sample))
	a.Resize(640, 480)
	if got := a.Shot().Bounds().Dx(); got != 640 {
		t.Errorf("the picture is %d pixels wide, want 640", got)
	}
	a.Click(320, 300)
	a.Wait("the click", func() bool { return strings.Contains(a.Log(), "tapped") })
	a.Wait("the title", func() bool { return a.Title() == "Нажато" })
	a.Kill()
	if a.Running() {
		t.Error("still running after Kill")
	}
}

func TestRigHearsWrongThreadCalls(t *testing.T) {
	binary := Program(t, sample)
	a := Start(t, binary, "--wrong-thread")
	a.Wait("Fyne's report of a wrong thread", a.WrongThread)
	a.stderr.Reset() // it was wanted here
}
