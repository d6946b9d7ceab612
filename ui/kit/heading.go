package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"kartoteka/ui/draw"
	"kartoteka/ui/look"
)

// Words is one line of text that follows the theme.
type Words struct {
	widget.BaseWidget
	text  string
	level wordsLevel
	role  look.Role
	bold  bool
}

type wordsLevel int

const (
	bodyWords wordsLevel = iota
	captionWords
	sectionWords
	headingWords
)

// Heading is the name of a page.
func Heading(text string) *Words { return newWords(text, headingWords, look.Plain, true) }

// Section is the small heading of a group.
func Section(text string) *Words { return newWords(text, sectionWords, look.Plain, true) }

// Caption is a small muted line: a label, a hint.
func Caption(text string) *Words { return newWords(text, captionWords, look.Muted, false) }

// Body is a line of plain text in a role.
func Body(text string, role look.Role) *Words { return newWords(text, bodyWords, role, false) }

func newWords(text string, level wordsLevel, role look.Role, bold bool) *Words {
	w := &Words{text: text, level: level, role: role, bold: bold}
	w.ExtendBaseWidget(w)
	return w
}

// Bold makes the line bold.
func (w *Words) Bold() *Words { w.bold = true; return w }

// Text returns the words.
func (w *Words) Text() string { return w.text }

// SetText changes the words; empty ones take no room.
func (w *Words) SetText(text string) { w.Set(text, w.role) }

// Set changes the words and their role.
func (w *Words) Set(text string, role look.Role) {
	w.text, w.role = text, role
	w.Refresh()
}

// CreateRenderer draws the line; what does not fit is cut by an ellipsis.
func (w *Words) CreateRenderer() fyne.WidgetRenderer {
	word := canvas.NewText("", color.Transparent)
	d := &draw.Drawing{Owner: w, Parts: []fyne.CanvasObject{word}}
	size := func() float32 {
		t := look.Current().Size
		return [...]float32{t.Text, t.Caption, t.SubHeading, t.Heading}[w.level]
	}
	d.Paint = func() {
		draw.Write(word, w.text, size(), look.Current().Color.Of(w.role), w.bold)
	}
	d.Min = func() fyne.Size {
		return draw.Measure(w.text, word)
	}
	d.Place = func(s fyne.Size) {
		word.Text = draw.Cut(w.text, s.Width, word)
		draw.PutText(word, 0, 0, s.Height)
	}
	return d.Started()
}
