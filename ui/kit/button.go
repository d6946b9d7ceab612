package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"kartoteka/ui/draw"
	"kartoteka/ui/host"
	"kartoteka/ui/look"
)

// Button does one thing when pressed by the mouse, Enter or Space. Its word is
// a verb. There is one primary button on a page at most.
type Button struct {
	Control
	text    string
	icon    string
	kind    buttonKind
	on      bool
	pressed func()

	// Items are the lines of the menu of a menu button, nil for a plain one.
	Items func() []MenuItem
}

type buttonKind int

const (
	plainButton buttonKind = iota
	primaryButton
	quietButton
	dangerButton
)

// NewButton makes a plain button with a frame.
func NewButton(env *host.Env, text string, pressed func()) *Button {
	b := &Button{text: text, pressed: pressed}
	b.Extend(env, b)
	return b
}

// NewMenuButton makes a button that opens a menu under itself; items are asked
// for each time it opens.
func NewMenuButton(env *host.Env, text string, items func() []MenuItem) *Button {
	b := &Button{text: text, Items: items}
	b.Extend(env, b)
	return b
}

// Primary fills the button with the accent.
func (b *Button) Primary() *Button { b.kind = primaryButton; return b }

// Quiet takes the frame away.
func (b *Button) Quiet() *Button { b.kind = quietButton; return b }

// Danger writes the word in the colour of loss; for what can't be undone.
func (b *Button) Danger() *Button { b.kind = dangerButton; return b }

// Icon puts a drawing of look before the word; alone when there is no word.
func (b *Button) Icon(name string) *Button { b.icon = name; return b }

// SetOn shows that the button chose what is in force, as one of several.
func (b *Button) SetOn(on bool) { b.on = on; b.Refresh() }

// SetText changes the word.
func (b *Button) SetText(text string) { b.text = text; b.Refresh() }

// Text returns the word.
func (b *Button) Text() string { return b.text }

// Press does what a tap does.
func (b *Button) Press() {
	switch {
	case b.off:
	case b.Items != nil:
		ShowMenu(b.Env, b, b.Items())
	case b.pressed != nil:
		b.pressed()
	}
}

// Tapped presses the button.
func (b *Button) Tapped(*fyne.PointEvent) { b.Press() }

// TypedKey presses the button by Enter and Space, opens its menu by Down and
// passes on the rest.
func (b *Button) TypedKey(ev *fyne.KeyEvent) {
	switch {
	case ev.Name == fyne.KeyReturn, ev.Name == fyne.KeyEnter, ev.Name == fyne.KeySpace:
		b.Press()
	case ev.Name == fyne.KeyDown && b.Items != nil:
		b.Press()
	default:
		b.Pass(ev)
	}
}

// CreateRenderer draws the button.
func (b *Button) CreateRenderer() fyne.WidgetRenderer {
	box, word, arrow := canvas.NewRectangle(nil), canvas.NewText("", nil), canvas.NewText("", nil)
	icon := draw.NewIcon()
	d := &draw.Drawing{Owner: b, Parts: []fyne.CanvasObject{box, icon.Image, word, arrow}}
	d.Paint = func() { b.paint(box, icon, word, arrow) }
	d.Min = func() fyne.Size {
		t := look.Current().Size
		return fyne.NewSize(b.wide(icon, word, arrow)+2*b.side(), t.Input)
	}
	d.Place = func(s fyne.Size) {
		t := look.Current().Size
		draw.Put(box, 0, 0, s.Width, s.Height)
		x := (s.Width - b.wide(icon, word, arrow)) / 2
		if icon.Visible() {
			draw.Put(icon.Image, x, (s.Height-t.Icon)/2, t.Icon, t.Icon)
			x += t.Icon + t.Inner
		}
		x += draw.PutText(word, x, 0, s.Height)
		if arrow.Visible() {
			draw.PutText(arrow, x+t.Pad, 0, s.Height)
		}
	}
	return d.Started()
}

// side is the room at each side of the content.
func (b *Button) side() float32 {
	t := look.Current().Size
	if b.text == "" {
		return t.Inner
	}
	return t.Group
}

// wide is the width of the content.
func (b *Button) wide(icon *draw.Icon, word, arrow *canvas.Text) float32 {
	t := look.Current().Size
	w := word.MinSize().Width
	if b.text == "" {
		w = -t.Inner
	}
	if icon.Visible() {
		w += t.Icon + t.Inner
	}
	if arrow.Visible() {
		w += t.Pad + arrow.MinSize().Width
	}
	return w
}

func (b *Button) paint(box *canvas.Rectangle, icon *draw.Icon, word, arrow *canvas.Text) {
	t := look.Current()
	fill, line, role := t.Color.Background, color.Color(t.Color.Line), look.Plain
	switch b.kind {
	case primaryButton:
		fill, line, role = t.Color.Accent, t.Color.Accent, look.OnAccent
	case quietButton:
		fill, line = color.NRGBA{}, color.Transparent
	case dangerButton:
		role = look.Bad
	}
	if b.on {
		fill, role = t.Color.AccentWeak, look.Accent
	}
	if b.off {
		fill, line, role = t.Color.Surface, t.Color.Line, look.Disabled
	} else if b.hovered && !b.on && b.kind != primaryButton {
		fill = t.Color.Hover
	}
	box.FillColor = fill
	draw.Ring(box, b.Focused && !b.off, line)
	if b.Focused && b.kind == primaryButton {
		box.StrokeColor = t.Color.Text
	}
	draw.Write(word, b.text, t.Size.Text, t.Color.Of(role), b.kind == primaryButton)
	draw.Write(arrow, "▾", t.Size.Text, t.Color.Of(role), false)
	arrow.Hidden = b.Items == nil || b.text == ""
	icon.Hidden = b.icon == ""
	if b.icon != "" {
		icon.Set(b.icon, role)
	}
}
