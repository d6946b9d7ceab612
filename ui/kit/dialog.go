package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"kartoteka/ui/look"
)

// Verb is one answer to a question: what the button says is what will happen.
type Verb struct {
	Text    string
	Primary bool // Enter
	Danger  bool
	Cancel  bool // Esc
	Do      func()
	// Try is Do that can refuse: false keeps the question open.
	Try func() bool
}

// give answers the question.
func (v Verb) give(o *overlay) {
	if v.Try != nil && !v.Try() {
		return
	}
	o.hide()
	if v.Do != nil {
		v.Do()
	}
}

// Question is asked over the window. It is rare: what can be undone is done and
// offered to be undone.
type Question struct {
	Text   string
	Detail string
	Verbs  []Verb
	// Content is shown between the words and the buttons, such as a field to
	// fill in; Focus is what takes the caret in it.
	Content fyne.CanvasObject
	Focus   fyne.Focusable
}

// Ask shows a question. ←→ and Tab walk the answers, Enter and Space give one,
// Esc gives the one marked Cancel. It returns a function that takes the question
// away unanswered.
func Ask(env *Env, q Question) (hide func()) {
	t := look.Current().Size
	width := 2*t.Sidebar + 4*t.Input/2
	o := &overlay{env: env, veil: true}
	parts := []fyne.CanvasObject{question(q.Text, width-2*t.Page)}
	if q.Detail != "" {
		parts = append(parts, NewParagraph(q.Detail, look.Muted, width-2*t.Page))
	}
	if q.Content != nil {
		parts = append(parts, q.Content)
	}
	buttons, focus := answers(env, o, q.Verbs)
	parts = append(parts, container.New(atEnd{}, buttons...))
	o.content = container.New(margin{t.Page, t.Page}, container.New(stack{gap: t.Group}, parts...))
	o.place = centred(o, width)
	o.key = func(ev *fyne.KeyEvent) { answerKey(env, o, q.Verbs, ev) }
	if q.Focus != nil {
		focus = q.Focus
	}
	o.show(focus)
	return o.hide
}

// question is the words that are asked, bolder than the rest.
func question(text string, width float32) fyne.CanvasObject {
	t := look.Current().Size
	if textWidth(text, t.SubHeading, true) <= width {
		return Section(text)
	}
	return NewParagraph(text, look.Plain, width)
}

// answers makes the buttons and finds the one Enter presses.
func answers(env *Env, o *overlay, verbs []Verb) (buttons []fyne.CanvasObject, focus fyne.Focusable) {
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
func answerKey(env *Env, o *overlay, verbs []Verb, ev *fyne.KeyEvent) {
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
func centred(o *overlay, width float32) func(fyne.Size) (fyne.Position, fyne.Size) {
	return func(window fyne.Size) (fyne.Position, fyne.Size) {
		size := o.content.MinSize()
		size.Width = min(max(width, size.Width), window.Width)
		size.Height = min(size.Height+2, window.Height)
		return fyne.NewPos((window.Width-size.Width)/2, (window.Height-size.Height)*2/5), size
	}
}

// margin keeps a distance at the sides of one object and above and below it.
type margin struct{ side, end float32 }

func (m margin) Layout(objects []fyne.CanvasObject, s fyne.Size) {
	for _, o := range objects {
		put(o, m.side, m.end, s.Width-2*m.side, s.Height-2*m.end)
	}
}

func (m margin) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var least fyne.Size
	for _, o := range objects {
		least = least.Max(o.MinSize())
	}
	return least.AddWidthHeight(2*m.side, 2*m.end)
}

// atEnd lays objects in a row at the right edge.
type atEnd struct{}

func (atEnd) Layout(objects []fyne.CanvasObject, s fyne.Size) {
	gap := look.Current().Size.Gap
	x := s.Width - row{gap}.MinSize(objects).Width
	for _, o := range objects {
		if o.Visible() {
			m := o.MinSize()
			put(o, x, (s.Height-m.Height)/2, m.Width, m.Height)
			x += m.Width + gap
		}
	}
}

func (atEnd) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return row{look.Current().Size.Gap}.MinSize(objects)
}
