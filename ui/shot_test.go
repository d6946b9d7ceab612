package ui

import (
	"flag"
	"fmt"
	"image"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"kartoteka/ui/kit/files"
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
				keep(t, img, name)
			}
		}
	}
}

// keep writes a picture where go test -artifacts is asked for.
func keep(t *testing.T, img image.Image, name string) {
	t.Helper()
	if asked := flag.Lookup("test.artifacts"); asked.Value.String() != "true" {
		return
	}
	if err := writePNG(filepath.Join(t.ArtifactDir(), name), img); err != nil {
		t.Fatal(err)
	}
}

// TestEveryPartOfTheWindowIsDrawn draws what the list of clients does not show.
func TestEveryPartOfTheWindowIsDrawn(t *testing.T) {
	for _, lang := range []string{"ru", "en"} {
		d := started(t)
		light := Appearance{Lang: lang}
		d.Shot(nav.To("clients"), fyne.NewSize(1280, 800), light)
		d.SetNotice(Notice{Key: "register.values", N: 2, Count: 3})
		d.SetJob(Job{Key: "i", Title: d.env.Lang.T("welcome.import"), Done: 42, Total: 100, Cancel: func() {}})
		for i := range 14 {
			d.Open(nav.To("client", fmt.Sprintf("Инструмент-%d", i)))
		}
		d.typed("x")
		keep(t, d.w.Canvas().Capture(), lang+"-busy.png")
		d.openPalette()
		keep(t, d.w.Canvas().Capture(), lang+"-palette.png")
		d.typed("и")
		keep(t, d.w.Canvas().Capture(), lang+"-palette-found.png")
		d.press(fyne.KeyEscape)
		files.Dialogs{Env: d.Env()}.Save("price.xlsx", func(string) {})
		keep(t, d.w.Canvas().Capture(), lang+"-files.png")
		d.press(fyne.KeyEscape)
		d.showKeys()
		keep(t, d.w.Canvas().Capture(), lang+"-keys.png")
		d.press(fyne.KeyEscape)
		cards["Инструмент-13"].lets = true
		d.Shot(nav.To("section", "sales"), fyne.NewSize(1280, 800), Appearance{Lang: lang, Zoom: 150, Collapsed: true})
		keep(t, d.w.Canvas().Capture(), lang+"-zoomed.png")
		d.SetAppearance(light)
		p := NewWelcome(d.Env(), Welcome{})
		d.w.SetContent(p)
		p.FocusFirst()
		for _, w := range words(p) {
			if strings.HasSuffix(w, "…") {
				t.Errorf("%s: cut: %s", lang, w)
			}
		}
		keep(t, d.w.Canvas().Capture(), lang+"-welcome.png")
	}
}
