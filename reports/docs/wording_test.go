package docs

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"kartoteka/assets"
)

func TestEveryTextOfThePapersIsSaid(t *testing.T) {
	source := sourceOf(t)
	files, err := fs.Glob(assets.Templates, "templates/*.json")
	if err != nil || len(files) < 2 {
		t.Fatalf("templates: %v, %v", files, err)
	}
	for _, file := range files {
		w, err := readWording(strings.TrimSuffix(filepath.Base(file), ".json"))
		if err != nil {
			t.Fatal(err)
		}
		for key := range w {
			// A key is said whole or put together of a group and a name.
			group := key[:strings.LastIndexByte(key, '.')+1]
			if !strings.Contains(source, `"`+key+`"`) && (group == "" || !strings.Contains(source, `"`+group+`"`)) {
				t.Errorf("%s: nothing says %s", file, key)
			}
		}
	}
}

func sourceOf(t *testing.T) string {
	t.Helper()
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		b.Write(data)
	}
	return b.String()
}
