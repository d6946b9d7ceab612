package assets_test

import (
	"encoding/json"
	"io/fs"
	"testing"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"

	"kartoteka/assets"
)

// needed is what papers and screens write beside letters.
const needed = "0123456789 \u00a0\u2009\u202f.,;:()[]/%&*+-=<>@#'\"«»„“”‘’…–—−×÷≤≥≈≠±№₽€$§°" +
	"↑↓←→▲▼◄►●○■□✓" + "ABCXYZabcxyzéüñ" +
	"АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдеёжзийклмнопрстуфхцчшщъыьэюя" + "ІіЇїЄєҐґЎўӘәҒғҚқҢңӨөҰұҮүҺһҖҗ"

func open(t *testing.T, name string) *sfnt.Font {
	t.Helper()
	data, err := assets.Fonts.ReadFile("fonts/" + name)
	if err != nil {
		t.Fatal(err)
	}
	if size := len(data) / 1024; size > 80 {
		t.Errorf("%s has %d KB: cut it by scripts/fonts.py", name, size)
	}
	f, err := sfnt.Parse(data)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return f
}

func TestFontsHaveEverySignTheProgramWrites(t *testing.T) {
	for _, name := range []string{"NotoSans-Regular.ttf", "NotoSans-Bold.ttf"} {
		f := open(t, name)
		for _, r := range needed {
			if i, err := f.GlyphIndex(nil, r); err != nil || i == 0 {
				t.Errorf("%s lacks %q", name, r)
			}
		}
	}
}

func TestFiguresHaveOneWidth(t *testing.T) {
	for _, name := range []string{"NotoSans-Regular.ttf", "NotoSans-Bold.ttf"} {
		f := open(t, name)
		var want fixed.Int26_6
		for i, r := range "0123456789" {
			glyph, err := f.GlyphIndex(nil, r)
			if err != nil {
				t.Fatal(err)
			}
			width, err := f.GlyphAdvance(nil, glyph, fixed.I(1000), font.HintingNone)
			if err != nil {
				t.Fatal(err)
			}
			if i == 0 {
				want = width
			}
			if width != want {
				t.Errorf("%s: %q is %v wide, 0 is %v", name, r, width, want)
			}
		}
	}
}

func TestTheFontsCarryTheirLicence(t *testing.T) {
	if text, err := assets.Fonts.ReadFile("fonts/OFL.txt"); err != nil || len(text) < 4000 {
		t.Errorf("fonts/OFL.txt: %d bytes, %v", len(text), err)
	}
}

func TestEveryEmbeddedJSONIsValid(t *testing.T) {
	for _, files := range []fs.FS{assets.Lang, assets.Data, assets.Templates} {
		err := fs.WalkDir(files, ".", func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			data, err := fs.ReadFile(files, name)
			if err == nil && !json.Valid(data) {
				t.Errorf("%s is no JSON", name)
			}
			return err
		})
		if err != nil {
			t.Error(err)
		}
	}
}
