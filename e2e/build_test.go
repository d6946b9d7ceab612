//go:build e2e

package e2e

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

// built keeps the programs of this run, each built once.
var built struct {
	sync.Mutex
	dir      string
	binaries map[string]string
}

// Program builds the package at this path from the root of the module, "." for
// the program itself, and returns the binary.
func Program(t *testing.T, path string) string {
	t.Helper()
	built.Lock()
	defer built.Unlock()
	if bin, ok := built.binaries[path]; ok {
		return bin
	}
	if built.dir == "" {
		dir, err := os.MkdirTemp("", "kartoteka-e2e-")
		if err != nil {
			t.Fatal(err)
		}
		built.dir, built.binaries = dir, map[string]string{}
	}
	bin := filepath.Join(built.dir, strings.ReplaceAll(filepath.Clean(path), string(filepath.Separator), "-")+".bin")
	cmd := exec.Command("go", "build", "-tags", "no_animations", "-o", bin, "./"+path)
	cmd.Dir = ".."
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("build %s: %v\n%s", path, err, out)
	}
	built.binaries[path] = bin
	return bin
}
