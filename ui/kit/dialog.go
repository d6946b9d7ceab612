package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"kartoteka/ui/draw"
	"kartoteka/ui/host"
	"kartoteka/ui/look"
)

// Verb is one answer to a question: what the button says is what will happen.
type Verb struct {
	Text    string // words of its button
	Primary bool   // given by Enter
	Danger  bool   // can't be undone: written in the colour of loss
	Cancel  bool   // given by Esc
	Do      func() // called when the question is gone; may be nil
	// Try is called instead of Do while the question is still shown: false keeps it
	// open.
	Try func() bool
}

// give answers the question.
func (v Verb) give(o *Overlay) {
	if v.Try != nil && !v.Try() {
		return
	}
	o.Close()
	if v.Do != nil {
		v.Do()
	}
}

// Question is asked over the window. It is rare: what can be undone is done and
// offered to be undone.
type Question struct {
	Text   string // what is asked
	Detail string // muted, under it; "" for none
	Verbs  []Verb // the answers, from left to right

	// Content is shown between the words and the buttons, such as a field to
	// fill in; Focus is what takes the caret in it.
	Content fyne.CanvasObject
	Focus   fyne.Focusable
}

// Ask shows a question. ←→ and Tab walk the answers, Enter and Space give one,
// Esc gives the one marked Cancel. It returns a function that takes the question
// away unanswered.
func Ask(env *host.Env, q Question) (hide func()) {
	t := look.Current().Size
	width := 2*t.Sidebar + 4*t.Input/2
	o := &Overlay{Env: env, Veil: true}
	parts := []fyne.CanvasObject{question(q.Text, width-2*t.Page)}
	if q.Detail != "" {
		parts = append(parts, NewParagraph(q.Detail, look.Muted, width-2*t.Page))
	}
	if q.Content != nil {
		parts = append(parts, q.Content)
	}
	buttons, focus := answers(env, o, q.Verbs)
	parts = append(parts, container.New(atEnd{}, buttons...))
	o.Content = container.New(Margin{t.Page, t.Page}, container.New(Stack{Gap: t.Group}, parts...))
	o.Place = centred(o, width)
	o.Key = func(ev *fyne.KeyEvent) { answerKey(env, o, q.Verbs, ev) }
	if q.Focus != nil {
		focus = q.Focus
	}
	o.Open(focus)
	return o.Close
}

// question is the words that are asked, bolder than the rest.
func question(text string, width float32) fyne.CanvasObject {
	t := look.Current().Size
	if draw.TextWidth(text, t.SubHeading, true) <= width {
		return Section(text)
	}
	return NewParagraph(text, look.Plain, width)
}

// answers makes the buttons and finds the one Enter presses.
func answers(env *host.Env, o *Overlay, verbs []Verb) (buttons []fyne.CanvasObject, focus fyne.Focusable) {
	for _, v := range verbs {
		b := NewButton(env, v.Text, func() { v.give(o) })
		switch {
		case v.Primary:
			b.Primary()
		case v.Danger:
			b.Danger()
		}
		if focus == nil || v.Primary {
			focus = b
		}
		buttons = append(buttons, b)
	}
	return buttons, focus
}

// answerKey walks the answers and gives the one of Enter or Esc.
func answerKey(env *host.Env, o *Overlay, verbs []Verb, ev *fyne.KeyEvent) {
	give := func(is func(Verb) bool) {
		for _, v := range verbs {
			if is(v) {
				v.give(o)
				return
			}
		}
	}
	switch ev.Name {
	case fyne.KeyLeft, fyne.KeyUp:
		env.Window.Canvas().FocusPrevious()
	case fyne.KeyRight, fyne.KeyDown:
		env.Window.Canvas().FocusNext()
	case fyne.KeyEscape:
		give(func(v Verb) bool { return v.Cancel })
	case fyne.KeyReturn, fyne.KeyEnter:
		give(func(v Verb) bool { return v.Primary })
	}
}

// centred places a card in the middle, a little above it.
func centred(o *Overlay, width float32) func(fyne.Size) (fyne.Position, fyne.Size) {
	return func(window fyne.Size) (fyne.Position, fyne.Size) {
		size := o.Content.MinSize()
		size.Width = min(max(width, size.Width), window.Width)
		size.Height = min(size.Height+2, window.Height)
		return fyne.NewPos((window.Width-size.Width)/2, (window.Height-size.Height)*2/5), size
	}
}

// Margin is a layout that keeps a distance around one object.
type Margin struct {
	Side float32 // at the left and at the right
	End  float32 // above and below
}

// Layout places the object.
func (m Margin) Layout(objects []fyne.CanvasObject, s fyne.Size) {
	for _, o := range objects {
		draw.Put(o, m.Side, m.End, s.Width-2*m.Side, s.Height-2*m.End)
	}
}

// MinSize is that of the object with the margin around it.
func (m Margin) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var least fyne.Size
	for _, o := range objects {
		least = least.Max(o.MinSize())
	}
	return least.AddWidthHeight(2*m.Side, 2*m.End)
}

// atEnd lays objects in a row at the right edge.
type atEnd struct{}

func (atEnd) Layout(objects []fyne.CanvasObject, s fyne.Size) {
	gap := look.Current().Size.Gap
	x := s.Width - Row{gap}.MinSize(objects).Width
	for _, o := range objects {
		if o.Visible() {
			m := o.MinSize()
			draw.Put(o, x, (s.Height-m.Height)/2, m.Width, m.Height)
			x += m.Width + gap
		}
	}
}

func (atEnd) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return Row{look.Current().Size.Gap}.MinSize(objects)
}
