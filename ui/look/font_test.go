package look

import (
	"image"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
)

// foot is the lowest row of a picture of words that is not ground, in the columns
// from one on.
func foot(t *testing.T, words string, bold bool, from int) int {
	t.Helper()
	text := canvas.NewText(words, Theme{}.Tokens().Color.Text)
	text.TextSize, text.TextStyle.Bold = 20, bold
	w := test.NewWindow(text)
	defer w.Close()
	w.SetPadded(false)
	w.Resize(fyne.NewSize(120, 40))
	text.Resize(text.MinSize())
	img := w.Canvas().Capture()
	lowest := -1
	for y := range img.Bounds().Dy() {
		for x := from; x < img.Bounds().Dx(); x++ {
			if inked(img, x, y) {
				lowest = y
			}
		}
	}
	return lowest
}

func inked(img image.Image, x, y int) bool {
	r, _, _, _ := img.At(x, y).RGBA()
	return r < 0x8000
}

func TestTextsThatBeginWithASignStandOnTheLineOfOthers(t *testing.T) {
	test.NewApp().Settings().SetTheme(Theme{})
	for _, bold := range []bool{false, true} {
		plain := foot(t, "0123", bold, 0)
		if plain < 0 {
			t.Fatal("nothing was drawn")
		}
		for _, sign := range []string{"−", "→", "▲", "≤", "№", "☐"} {
			if got := foot(t, sign+"0123", bold, 24); got != plain {
				t.Errorf("figures after %s end at row %d, not %d (bold %v)", sign, got, plain, bold)
			}
		}
	}
}

func BenchmarkReadFonts(b *testing.B) {
	app := test.NewApp()
	for b.Loop() {
		app.Settings().SetTheme(Theme{}) // forgets the fonts
		ReadFonts()
	}
}
