package ui

import (
	"image/color"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"kartoteka/ui/draw"
	"kartoteka/ui/look"
)

// drawn renders a widget of the shell: raw canvas objects that arrange paints
// from the tokens and places in the widget's size, at each Layout and Refresh.
type drawn struct {
	owner   fyne.Widget
	objects []fyne.CanvasObject
	min     func(t look.Tokens) fyne.Size
	arrange func(t look.Tokens, s fyne.Size)
}

func (d *drawn) Layout(s fyne.Size)           { d.arrange(look.Current(), s) }
func (d *drawn) MinSize() fyne.Size           { return d.min(look.Current()) }
func (d *drawn) Objects() []fyne.CanvasObject { return d.objects }
func (d *drawn) Destroy()                     {}

func (d *drawn) Refresh() {
	d.arrange(look.Current(), d.owner.Size())
	for _, o := range d.objects {
		o.Refresh()
	}
	canvas.Refresh(d.owner)
}

// place moves and sizes an object.
func place(o fyne.CanvasObject, x, y, w, h float32) {
	o.Move(fyne.NewPos(x, y))
	o.Resize(fyne.NewSize(w, h))
}

// label sets the words of a text, cut to width with an ellipsis, and centres it
// on a line of the height.
func label(t *canvas.Text, s string, size float32, bold bool, c color.Color, x, y, width, height float32) {
	t.TextSize, t.TextStyle.Bold, t.Color = size, bold, c
	t.Text = s
	if textWidth(s, size, bold) > width {
		t.Text, _ = draw.Fit(s, width, size, bold)
	}
	m := t.MinSize()
	line := lineHeight(size, bold) // a sign of a fallback font makes m higher, not the line
	place(t, x, y+(height-line)/2, m.Width, m.Height)
}

func lineHeight(size float32, bold bool) float32 {
	return fyne.MeasureText("Ёу", size, fyne.TextStyle{Bold: bold}).Height
}

func textWidth(s string, size float32, bold bool) float32 {
	return fyne.MeasureText(s, size, fyne.TextStyle{Bold: bold}).Width
}

// pressable is the base of what one clicks in the shell. It never takes the
// focus: a click on a tab must not end the typing of the one who comes back.
type pressable struct {
	widget.BaseWidget
	hovered bool
	tap     func()
	middle  func()
	menu    func(at fyne.Position)
}

// Tapped does what the thing is for.
func (p *pressable) Tapped(*fyne.PointEvent) {
	if p.tap != nil {
		p.tap()
	}
}

// TappedSecondary opens the menu of the thing.
func (p *pressable) TappedSecondary(ev *fyne.PointEvent) {
	if p.menu != nil {
		p.menu(ev.AbsolutePosition)
	}
}

// MouseDown waits for MouseUp.
func (p *pressable) MouseDown(*desktop.MouseEvent) {}

// MouseUp of the wheel does the second thing the thing is for.
func (p *pressable) MouseUp(ev *desktop.MouseEvent) {
	if ev.Button == desktop.MouseButtonTertiary && p.middle != nil {
		p.middle()
	}
}

// MouseIn brightens the thing under the pointer.
func (p *pressable) MouseIn(*desktop.MouseEvent) { p.hovered = true; p.Refresh() }

// MouseMoved changes nothing.
func (p *pressable) MouseMoved(*desktop.MouseEvent) {}

// MouseOut ends MouseIn.
func (p *pressable) MouseOut() { p.hovered = false; p.Refresh() }

// column stacks objects from top to bottom at their least height, with a gap
// between and room around.
type column struct{ gap, around float32 }

func (c column) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var s fyne.Size
	for _, o := range objects {
		if o.Visible() {
			m := o.MinSize()
			s = fyne.NewSize(max(s.Width, m.Width), s.Height+m.Height+c.gap)
		}
	}
	return fyne.NewSize(s.Width+2*c.around, max(0, s.Height-c.gap)+2*c.around)
}

func (c column) Layout(objects []fyne.CanvasObject, s fyne.Size) {
	y := c.around
	for _, o := range objects {
		if o.Visible() {
			h := o.MinSize().Height
			place(o, c.around, y, s.Width-2*c.around, h)
			y += h + c.gap
		}
	}
}

// plus writes how many more there are: +5.
func plus(n int) string { return "+" + strconv.Itoa(n) }
