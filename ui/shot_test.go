package ui

import (
	"fmt"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"kartoteka/ui/nav"
)

// TestWindowIsDrawnWithoutCutWords draws the window in every size, theme and
// language; go test -artifacts keeps the pictures.
func TestWindowIsDrawnWithoutCutWords(t *testing.T) {
	for _, size := range []fyne.Size{fyne.NewSize(1280, 800), fyne.NewSize(1920, 1080)} {
		for _, lang := range []string{"ru", "en"} {
			for _, dark := range []bool{false, true} {
				d := started(t)
				d.Open(nav.To("client", "Дельта-Инструмент"))
				img := d.Shot(nav.To("clients"), size, Appearance{Dark: dark, Lang: lang})
				if img.Bounds().Dx() != int(size.Width) {
					t.Fatalf("picture is %v wide, want %v", img.Bounds().Dx(), size.Width)
				}
				for _, w := range words(d.w.Content()) {
					if strings.HasSuffix(w, "…") && w != d.env.Lang.T("shell.search") {
						t.Errorf("%v %s: cut: %s", size, lang, w)
					}
				}
				name := fmt.Sprintf("clients-%s-%v-%v.png", lang, size.Width, map[bool]string{true: "dark", false: "light"}[dark])
				keep(t, d, name)
			}
		}
	}
}

func keep(t *testing.T, d *desk, name string) {
	t.Helper()
	f, err := os.Create(filepath.Join(t.ArtifactDir(), name))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := png.Encode(f, d.w.Canvas().Capture()); err != nil {
		t.Fatal(err)
	}
}
