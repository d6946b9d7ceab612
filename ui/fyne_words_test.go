package ui

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestEveryWordOfTheToolkitIsGiven compares our list with the words that the
// toolkit of go.mod carries.
func TestEveryWordOfTheToolkitIsGiven(t *testing.T) {
	dir, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "fyne.io/fyne/v2").Output()
	if err != nil {
		t.Skipf("the module of the toolkit is not at hand: %v", err)
	}
	text, err := os.ReadFile(filepath.Join(strings.TrimSpace(string(dir)), "lang", "translations", "base.en.json"))
	if err != nil {
		t.Fatal(err)
	}
	var theirs map[string]any
	if err := json.Unmarshal(text, &theirs); err != nil {
		t.Fatal(err)
	}
	for key := range theirs {
		if !slices.Contains(fyneWords, key) {
			t.Errorf("the toolkit says %q, which is not given to it in our language", key)
		}
	}
	if len(fyneWords) != len(theirs) {
		t.Errorf("%d words are given, the toolkit has %d", len(fyneWords), len(theirs))
	}
}
