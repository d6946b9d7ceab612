package ui

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"kartoteka/data/lang"
	"kartoteka/ui/look"
)

// Status is what the thin line at the bottom tells.
type Status struct {
	// Base is the name of the base as people call it.
	Base string
	// Copied is when the last copy was made; zero for never. Verified tells
	// that it was read back and found whole.
	Copied   time.Time
	Verified bool
	// Network is how the program is connected; the zero value tells nothing.
	Network Network
}

// Network is how the program is connected.
type Network int

// Kinds of connection.
const (
	Unknown Network = iota
	Offline         // works alone
	Online          // exchanges with others
)

// words writes the parts of the line in a language.
func (st Status) words(l *lang.Lang, now time.Time) []string {
	var parts []string
	if st.Base != "" {
		parts = append(parts, l.T("status.base", "Name", st.Base))
	}
	parts = append(parts, st.copyWords(l, now))
	switch st.Network {
	case Offline:
		parts = append(parts, l.T("status.offline"))
	case Online:
		parts = append(parts, l.T("status.online"))
	}
	return parts
}

func (st Status) copyWords(l *lang.Lang, now time.Time) string {
	if st.Copied.IsZero() {
		return l.T("status.copy.none")
	}
	at := st.Copied.In(now.Location())
	when := l.DateTime(at)
	if y, m, d := now.Date(); at.Year() == y && at.Month() == m && at.Day() == d {
		when = l.T("status.today", "Time", l.Time(at))
	}
	if st.Verified {
		return l.T("status.copy.verified", "When", when)
	}
	return l.T("status.copy", "When", when)
}

// statusLine is the thin line at the bottom: the state of the base at the
// left, the keys of the focused thing at the right.
type statusLine struct {
	widget.BaseWidget
	parts []string
	hints string
}

func newStatusLine() *statusLine {
	s := &statusLine{}
	s.ExtendBaseWidget(s)
	return s
}

// set replaces the state; hint replaces the keys.
func (s *statusLine) set(parts []string) { s.parts = parts; s.Refresh() }

func (s *statusLine) hint(hints string) {
	if hints != s.hints {
		s.hints = hints
		s.Refresh()
	}
}

// CreateRenderer draws the line; the state gives way to the keys, the last part
// first.
func (s *statusLine) CreateRenderer() fyne.WidgetRenderer {
	ground, edge, hints := canvas.NewRectangle(nil), canvas.NewRectangle(nil), canvas.NewText("", nil)
	parts := [3]*canvas.Text{canvas.NewText("", nil), canvas.NewText("", nil), canvas.NewText("", nil)}
	return &drawn{
		owner:   s,
		objects: []fyne.CanvasObject{ground, edge, hints, parts[0], parts[1], parts[2]},
		min:     func(t look.Tokens) fyne.Size { return fyne.NewSize(0, t.Size.Status) },
		arrange: func(t look.Tokens, size fyne.Size) {
			ground.FillColor, edge.FillColor = t.Color.Surface, t.Color.Line
			place(ground, 0, 0, size.Width, size.Height)
			place(edge, 0, 0, size.Width, t.Size.Line)
			side := t.Size.Group
			w := min(textWidth(s.hints, t.Size.Caption, false), size.Width*2/3)
			label(hints, s.hints, t.Size.Caption, false, t.Color.Muted, size.Width-side-w, 0, w+1, size.Height)
			x := side
			for i, p := range parts {
				words := ""
				if i < len(s.parts) {
					words = s.parts[i]
				}
				room := size.Width - w - 2*side - x
				wide := textWidth(words, t.Size.Caption, false)
				if room < min(wide, 60) {
					words = ""
				}
				label(p, words, t.Size.Caption, false, t.Color.Muted, x, 0, room, size.Height)
				x += wide + 2*side
			}
		},
	}
}
