package draw

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"kartoteka/ui/look"
)

// advances holds the widths of runes of one size and weight. Shaping a string
// the toolkit has not seen takes a tenth of a millisecond, adding up known
// runes about a microsecond; kerning is left out, which is a pixel at most.
// Used on the thread of the window only.
type advances struct {
	low  [0x500]float32 // Latin to Cyrillic
	rest map[rune]float32
}

type fontKey struct {
	size float32
	bold bool
}

var runeWidths = map[fontKey]*advances{}

func widths(size float32, bold bool) *advances {
	k := fontKey{size, bold}
	f := runeWidths[k]
	if f == nil {
		f = &advances{rest: map[rune]float32{}}
		runeWidths[k] = f
	}
	return f
}

// of is the width of a rune.
func (a *advances) of(r rune, k fontKey) float32 {
	if r >= 0 && int(r) < len(a.low) {
		if a.low[r] == 0 {
			a.low[r] = measure(r, k)
		}
		return a.low[r]
	}
	w, ok := a.rest[r]
	if !ok {
		w = measure(r, k)
		a.rest[r] = w
	}
	return w
}

// measure takes the rune ten times over, since the toolkit rounds a width up
// to a whole unit.
func measure(r rune, k fontKey) float32 {
	const n = 10
	s := make([]rune, n)
	for i := range s {
		s[i] = r
	}
	return fyne.MeasureText(string(s), k.size, fyne.TextStyle{Bold: k.bold}).Width / n
}

// TextWidth is how wide a line of text is.
func TextWidth(s string, size float32, bold bool) float32 {
	k := fontKey{size, bold}
	f := widths(size, bold)
	var w float32
	for _, r := range s {
		w += f.of(r, k)
	}
	return w
}

// Fit returns the text if it is at most width wide, or else as much of its
// beginning as fits with an ellipsis, and whether it was cut.
func Fit(s string, width, size float32, bold bool) (string, bool) {
	k := fontKey{size, bold}
	f := widths(size, bold)
	room := width - f.of('…', k)
	var w float32
	end := 0 // where the text is cut if it proves too long
	for i, r := range s {
		if w <= room {
			end = i
		}
		if w += f.of(r, k); w > width {
			if room < 0 {
				return "", true
			}
			return s[:end] + "…", true
		}
	}
	return s, false
}

// LineStep is the distance from line to line of a text of many lines.
func LineStep(size float32) float32 { return size + look.Current().Size.Inner }

// Measure is the exact size of words written as the text object is. It is slower
// than TextWidth.
func Measure(s string, as *canvas.Text) fyne.Size {
	return fyne.MeasureText(s, as.TextSize, as.TextStyle)
}

// LineHeight is the height of a line of text of the size.
func LineHeight(size float32) float32 {
	return fyne.MeasureText("Ёд", size, fyne.TextStyle{}).Height
}

// CutTolerance is how far a text may reach into the gap beside it before it is
// cut, in device-independent pixels.
const CutTolerance = 2

// Cut returns the text as it fits the width in the size and weight of its object,
// with an ellipsis where it was cut. Width 0 is not known yet and cuts nothing.
func Cut(s string, width float32, as *canvas.Text) string {
	if width <= 0 {
		return s
	}
	fit, short := Fit(s, width+1, as.TextSize, as.TextStyle.Bold)
	if short && Measure(s, as).Width <= width { // letters that stand closer, such as «Ta»
		return s
	}
	return fit
}
