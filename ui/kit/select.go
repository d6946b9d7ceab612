package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"kartoteka/ui/draw"
	"kartoteka/ui/host"
	"kartoteka/ui/look"
)

// Select is one of a few options; F4, Enter, Space or Down open the list, a
// letter chooses the next name that begins so.
type Select struct {
	Control
	// OnChange is called when the person has chosen another option.
	OnChange func(Option)
	// Options is called each time the list opens.
	Options func() []Option

	chosen Option
	bad    bool
}

// NewSelect makes a drop-down.
func NewSelect(env *host.Env, options func() []Option, onChange func(Option)) *Select {
	s := &Select{Options: options, OnChange: onChange}
	s.Extend(env, s)
	return s
}

// Chosen returns the option shown.
func (s *Select) Chosen() Option { return s.chosen }

// Choose shows the option of this ID without telling OnChange.
func (s *Select) Choose(id string) {
	s.chosen = Option{ID: id}
	for _, o := range s.Options() {
		if o.ID == id {
			s.chosen = o
		}
	}
	s.Refresh()
}

// SetBad paints the frame in the colour of a problem.
func (s *Select) SetBad(bad bool) { s.bad = bad; s.Refresh() }

// Tapped opens the list.
func (s *Select) Tapped(*fyne.PointEvent) {
	if s.off {
		return
	}
	s.Env.Window.Canvas().Focus(s)
	s.open()
}

// TypedKey opens the list and passes on the rest.
func (s *Select) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeyF4, fyne.KeyDown, fyne.KeyUp, fyne.KeySpace:
		s.open()
	default:
		s.Pass(ev)
	}
}

// TypedRune opens the list at the first name that begins with the letter.
func (s *Select) TypedRune(r rune) {
	if r != ' ' {
		if list := s.open(); list != nil {
			list.TypedRune(r)
		}
	}
}

func (s *Select) open() *OptionList {
	options := s.Options()
	if len(options) == 0 || s.off {
		return nil
	}
	at := 0
	for i, o := range options {
		if o.ID == s.chosen.ID {
			at = i
		}
	}
	list := NewOptionList(s.Env, options, at)
	DropDown(s.Env, list, host.PositionOf(s), s.Size(), func(i int) {
		changed := s.chosen.ID != options[i].ID
		s.chosen = options[i]
		s.Refresh()
		if changed && s.OnChange != nil {
			s.OnChange(s.chosen)
		}
	})
	return list
}

// CreateRenderer draws the frame, the name and the arrow.
func (s *Select) CreateRenderer() fyne.WidgetRenderer {
	box, word := canvas.NewRectangle(nil), canvas.NewText("", nil)
	arrow := draw.NewIcon()
	d := &draw.Drawing{Owner: s, Parts: []fyne.CanvasObject{box, word, arrow.Image}}
	d.Paint = func() {
		t := look.Current()
		box.FillColor = t.Color.Background
		draw.Ring(box, s.Focused, t.Color.Line)
		if s.bad {
			box.StrokeColor = t.Color.Bad
		}
		draw.Write(word, s.chosen.Name, t.Size.Text, t.Color.Text, false)
		arrow.Set("chevron-down", look.Muted)
	}
	d.Min = func() fyne.Size {
		t := look.Current().Size
		return fyne.NewSize(3*t.Input, t.Input)
	}
	d.Place = func(size fyne.Size) {
		t := look.Current().Size
		draw.Put(box, 0, 0, size.Width, size.Height)
		side := t.Icon - t.Pad
		draw.Put(arrow.Image, size.Width-side-t.Inner, (size.Height-side)/2, side, side)
		word.Text = draw.Cut(s.chosen.Name, size.Width-side-3*t.Inner-t.Pad, word)
		draw.PutText(word, t.Cell+1, 0, size.Height)
	}
	return d.Started()
}
