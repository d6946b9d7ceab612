package look

import (
	"fmt"
	"image/color"
	"io/fs"
	"math"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"

	"kartoteka/assets"
)

func TestWordsAreReadableOnTheirGround(t *testing.T) {
	for name, c := range map[string]Colors{"light": light, "dark": dark} {
		for ground, g := range map[string]color.NRGBA{"background": c.Background, "sidebar": c.Sidebar, "hover": c.Hover, "surface": c.Surface} {
			mustRead(t, name+": text on "+ground, c.Text, g)
			mustRead(t, name+": muted on "+ground, c.Muted, g)
		}
		for _, r := range []Role{Plain, Muted, Accent, Good, Warning, Bad} {
			mustRead(t, fmt.Sprintf("%s: role %d on background", name, r), c.Of(r), c.Background)
			mustRead(t, fmt.Sprintf("%s: role %d on its tint", name, r), c.OnTint(r), c.Tint(r))
			mustRead(t, fmt.Sprintf("%s: role %d on surface", name, r), c.OnTint(r), c.Surface)
			mustRead(t, fmt.Sprintf("%s: role %d on selection", name, r), c.OnTint(r), c.Selection)
		}
		mustRead(t, name+": words on a filled button", c.OnAccent, c.Accent)
	}
}

func mustRead(t *testing.T, what string, word, ground color.NRGBA) {
	t.Helper()
	if r := contrast(word, ground); r < 4.5 {
		t.Errorf("%s: contrast %.2f, want 4.5", what, r)
	}
}

// contrast is the ratio of WCAG 2.1, 1.4.3.
func contrast(a, b color.NRGBA) float64 {
	la, lb := luminance(a), luminance(b)
	return (math.Max(la, lb) + 0.05) / (math.Min(la, lb) + 0.05)
}

func luminance(c color.NRGBA) float64 {
	lin := func(v uint8) float64 {
		s := float64(v) / 255
		if s <= 0.04045 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	return 0.2126*lin(c.R) + 0.7152*lin(c.G) + 0.0722*lin(c.B)
}

func TestEveryIconIsDrawnInTheColourOfTheTheme(t *testing.T) {
	for _, dark := range []bool{false, true} {
		test.NewApp().Settings().SetTheme(Theme{Dark: dark})
		want := Current().Color.Text
		for _, name := range iconNames(t) {
			img := canvas.NewImageFromResource(Icon(name))
			img.Resize(fyne.NewSize(18, 18))
			w := test.NewWindow(img)
			w.SetPadded(false)
			w.Resize(fyne.NewSize(36, 36))
			if !hasColour(w, want) {
				t.Errorf("icon %s, dark %v: nothing drawn in %v", name, dark, want)
			}
			w.Close()
		}
	}
}

func iconNames(t *testing.T) []string {
	t.Helper()
	files, err := fs.Glob(assets.Icons, "icons/*.svg")
	if err != nil || len(files) < 30 {
		t.Fatalf("icons: %v, %d files", err, len(files))
	}
	var names []string
	for _, f := range files {
		names = append(names, strings.TrimSuffix(strings.TrimPrefix(f, "icons/"), ".svg"))
	}
	return names
}

// hasColour finds a pixel near the colour: thin strokes may be nowhere pure.
func hasColour(w fyne.Window, want color.NRGBA) bool {
	img := w.Canvas().Capture()
	near := func(a uint32, b uint8) bool { return math.Abs(float64(a>>8)-float64(b)) < 60 }
	for y := img.Bounds().Min.Y; y < img.Bounds().Max.Y; y++ {
		for x := img.Bounds().Min.X; x < img.Bounds().Max.X; x++ {
			r, g, b, _ := img.At(x, y).RGBA()
			if near(r, want.R) && near(g, want.G) && near(b, want.B) {
				return true
			}
		}
	}
	return false
}

func TestIconsNamedForTheToolkitExist(t *testing.T) {
	for _, name := range replaced {
		Icon(name)
	}
}

func TestThemeScalesEverythingButLines(t *testing.T) {
	big := Theme{Zoom: 1.5, Comfortable: true}
	if got := big.Size(theme.SizeNameText); got != 20 {
		t.Errorf("text at 150 %% = %v, want 20", got)
	}
	if got := big.Tokens().Size.Row; got != 51 {
		t.Errorf("comfortable row at 150 %% = %v, want 51", got)
	}
	if got := big.Size(theme.SizeNameSeparatorThickness); got != 1 {
		t.Errorf("line at 150 %% = %v, want 1", got)
	}
}

func TestCurrentFollowsTheTheme(t *testing.T) {
	app := test.NewApp()
	app.Settings().SetTheme(Theme{Dark: true})
	if got := Current().Color.Background; got != dark.Background {
		t.Errorf("background = %v, want the dark one", got)
	}
	app.Settings().SetTheme(Theme{})
	if got := Current().Color.Background; got != light.Background {
		t.Errorf("background = %v, want the light one", got)
	}
}
