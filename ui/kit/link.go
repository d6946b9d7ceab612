package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"

	"kartoteka/ui/draw"
	"kartoteka/ui/host"
	"kartoteka/ui/look"
)

// Link is a word that leads somewhere.
type Link struct {
	Control
	text    string
	role    look.Role
	pressed func()
}

// NewLink makes a link in the accent.
func NewLink(env *host.Env, text string, pressed func()) *Link {
	l := &Link{text: text, role: look.Accent, pressed: pressed}
	l.Extend(env, l)
	return l
}

// In writes the link in the colour of a role.
func (l *Link) In(role look.Role) *Link { l.role = role; return l }

// SetText changes the words.
func (l *Link) SetText(text string) { l.text = text; l.Refresh() }

// Text returns the words.
func (l *Link) Text() string { return l.text }

// Tapped follows the link.
func (l *Link) Tapped(*fyne.PointEvent) {
	if l.pressed != nil {
		l.pressed()
	}
}

// Cursor is a hand.
func (l *Link) Cursor() desktop.Cursor { return desktop.PointerCursor }

// TypedKey follows the link by Enter and Space.
func (l *Link) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		l.Tapped(nil)
	default:
		l.Pass(ev)
	}
}

// CreateRenderer draws the words, underlined under the pointer and in focus.
func (l *Link) CreateRenderer() fyne.WidgetRenderer {
	word, under := canvas.NewText("", nil), canvas.NewRectangle(nil)
	d := &draw.Drawing{Owner: l, Parts: []fyne.CanvasObject{word, under}}
	d.Paint = func() {
		t := look.Current()
		draw.Write(word, l.text, t.Size.Text, t.Color.Of(l.role), false)
		under.FillColor = t.Color.Of(l.role)
		under.Hidden = !l.hovered && !l.Focused
	}
	d.Min = func() fyne.Size { return draw.Measure(l.text, word) }
	d.Place = func(s fyne.Size) {
		t := look.Current().Size
		word.Text = draw.Cut(l.text, s.Width, word)
		w := draw.PutText(word, 0, 0, s.Height)
		thick := t.Line
		if l.Focused {
			thick *= 2
		}
		draw.Put(under, 0, (s.Height+word.MinSize().Height)/2-2, w, thick)
	}
	return d.Started()
}
