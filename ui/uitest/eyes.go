package uitest

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"kartoteka/ui/host"
)

// Root is what the person sees and can reach: the topmost overlay, else the
// window.
func (c *Clerk) Root() fyne.CanvasObject {
	if top := c.Window.Canvas().Overlays().Top(); top != nil {
		return top
	}
	return c.Window.Content()
}

// Walk visits what is visible in an object, each thing before what it is made of,
// with the things it is part of and where in the window its corner is.
func Walk(o fyne.CanvasObject, visit func(o fyne.CanvasObject, in []fyne.CanvasObject, corner fyne.Position)) {
	walk(o, nil, Place(o), visit)
}

func walk(o fyne.CanvasObject, in []fyne.CanvasObject, corner fyne.Position, visit func(fyne.CanvasObject, []fyne.CanvasObject, fyne.Position)) {
	if !o.Visible() {
		return
	}
	visit(o, in, corner)
	var parts []fyne.CanvasObject
	switch o := o.(type) {
	case *fyne.Container:
		parts = o.Objects
	case fyne.Widget:
		parts = test.WidgetRenderer(o).Objects()
	}
	within := append(in[:len(in):len(in)], o)
	for _, part := range parts {
		walk(part, within, corner.Add(part.Position()), visit)
	}
}

// Place is where in the window the corner of an object is.
func Place(o fyne.CanvasObject) fyne.Position {
	return host.PositionOf(o)
}

// Words are all texts shown, in the order of drawing.
func (c *Clerk) Words() []string {
	var all []string
	Walk(c.Root(), func(o fyne.CanvasObject, _ []fyne.CanvasObject, _ fyne.Position) {
		if t, ok := o.(*canvas.Text); ok && t.Text != "" {
			all = append(all, t.Text)
		}
	})
	return all
}

// said are all texts shown, to be told when something is not among them.
func (c *Clerk) said() string { return strings.Join(c.Words(), " | ") }

// Sees reports whether a text is shown, in one word or run over several.
func (c *Clerk) Sees(text string) bool { return strings.Contains(c.read(), Plain(text)) }

func (c *Clerk) read() string { return Plain(strings.Join(c.Words(), " ")) }

// Plain writes spaces that do not break as spaces.
func Plain(s string) string {
	return strings.Map(func(r rune) rune {
		if r == '\u00a0' || r == '\u202f' {
			return ' '
		}
		return r
	}, s)
}

// Wants fails the test unless each text is shown.
func (c *Clerk) Wants(texts ...string) {
	c.T.Helper()
	read := c.read()
	for _, text := range texts {
		if !strings.Contains(read, Plain(text)) {
			c.T.Errorf("the window does not say %q; it says:\n%s", text, c.said())
		}
	}
}

// WantsNot fails the test if one of the texts is shown.
func (c *Clerk) WantsNot(texts ...string) {
	c.T.Helper()
	read := c.read()
	for _, text := range texts {
		if strings.Contains(read, Plain(text)) {
			c.T.Errorf("the window says %q", text)
		}
	}
}

// Tap presses the smallest control that bears these words, on the words.
func (c *Clerk) Tap(text string) {
	c.T.Helper()
	o, at := c.bearer(text)
	if o == nil {
		c.T.Fatalf("nothing to press bears %q; the window says:\n%s", text, c.said())
	}
	o.(fyne.Tappable).Tapped(&fyne.PointEvent{Position: at})
}

// More takes a command of the page shown: a button, or a line under «Ещё».
func (c *Clerk) More(text string) {
	c.T.Helper()
	if o, _ := c.bearer(text); o == nil {
		c.Tap("Ещё")
	}
	c.Tap(text)
}

// Parameter sets a parameter of the report shown.
func (c *Clerk) Parameter(name, value string) {
	c.T.Helper()
	for _, w := range c.Words() {
		if strings.HasPrefix(w, name+": ") {
			c.Tap(Plain(w))
			c.Tap(value)
			return
		}
	}
	c.T.Fatalf("the report has no parameter %q; the window says:\n%s", name, c.said())
}

// Click presses the mouse on these words, as in a list.
func (c *Clerk) Click(text string) {
	c.T.Helper()
	found := false
	Walk(c.Root(), func(o fyne.CanvasObject, in []fyne.CanvasObject, corner fyne.Position) {
		word, ok := o.(*canvas.Text)
		if found || !ok || Plain(word.Text) != text {
			return
		}
		for _, o := range slices.Backward(in) {
			if m, ok := o.(desktop.Mouseable); ok {
				found = true
				m.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: onWord(word, corner, o)}, Button: desktop.MouseButtonPrimary})
				return
			}
		}
	})
	if !found {
		c.T.Fatalf("nothing to click bears %q; the window says:\n%s", text, c.said())
	}
}

// onWord is the middle of a word's height, as seen from an object around it.
func onWord(word *canvas.Text, corner fyne.Position, o fyne.CanvasObject) fyne.Position {
	return corner.Subtract(Place(o)).Add(fyne.NewPos(2, word.Size().Height/2))
}

// bearer is the control that bears the words, nil when there is none, and where
// on it they are.
func (c *Clerk) bearer(text string) (bearer fyne.CanvasObject, at fyne.Position) {
	area := float32(0)
	Walk(c.Root(), func(o fyne.CanvasObject, in []fyne.CanvasObject, corner fyne.Position) {
		word, ok := o.(*canvas.Text)
		if !ok || Plain(word.Text) != text {
			return
		}
		for _, o := range slices.Backward(in) {
			if _, ok := o.(fyne.Tappable); !ok {
				continue
			}
			if size := o.Size(); bearer == nil || size.Width*size.Height < area {
				bearer, area = o, size.Width*size.Height
				at = onWord(word, corner, o)
			}
			break
		}
	})
	return bearer, at
}
