package list

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"kartoteka/ui/draw"
	"kartoteka/ui/host"
	"kartoteka/ui/kit"
	"kartoteka/ui/look"
)

// Advice is a conclusion from all rows, shown over them: «Узкое место — договор.»,
// why, and a link to what can be done about it. The zero Advice is not shown.
type Advice struct {
	Lead string // bold, before Text
	Text string // why
	// Link is the words of what can be done, Do does it; empty for nothing.
	Link string
	Do   func()
}

// adviceBar shows an Advice on a tinted ground with a bar at the left.
type adviceBar struct {
	widget.BaseWidget
	advice Advice
	link   *kit.Link
	ground *canvas.Rectangle
	bar    *canvas.Rectangle
	sketch draw.Sketch
	linkAt fyne.Position
	deep   float32 // how tall the words are in the width they had last
}

func newAdviceBar(env *host.Env) *adviceBar {
	b := &adviceBar{ground: canvas.NewRectangle(nil), bar: canvas.NewRectangle(nil)}
	b.link = kit.NewLink(env, "", func() { b.advice.Do() })
	b.Hidden = true
	b.ExtendBaseWidget(b)
	return b
}

// set says something else.
func (b *adviceBar) set(a Advice) {
	b.advice = a
	b.Hidden = a.Lead == "" && a.Text == ""
	b.link.Hidden = a.Link == ""
	b.link.SetText(a.Link)
	b.Refresh()
}

// height lays the words out in a width and returns how tall they are.
func (b *adviceBar) height(width float32) float32 {
	b.flow(width)
	return b.deep
}

func (b *adviceBar) step() float32 { return draw.LineStep(look.Current().Size.Text) }

// flow writes the words line by line, the bold ones first, and finds the place of
// the link behind the last one.
func (b *adviceBar) flow(width float32) {
	t := look.Current().Size
	b.sketch.Begin()
	left, right := t.Group, width-t.Group
	at := fyne.NewPos(left, t.Gap)
	at = b.run(b.advice.Lead, true, at, left, right)
	at = b.run(b.advice.Text, false, at, left, right)
	if b.advice.Link != "" && at.X > left && at.X+b.link.MinSize().Width > right {
		at = fyne.NewPos(left, at.Y+b.step())
	}
	b.linkAt, b.deep = at, at.Y+b.step()+t.Gap
}

// run writes words from a point on, going on at the left when a line is full; it
// returns where what comes next begins.
func (b *adviceBar) run(text string, bold bool, at fyne.Position, left, right float32) fyne.Position {
	t := look.Current()
	line, start := "", at
	write := func() {
		b.sketch.Text(strings.TrimRight(line, " "), start.X, start.Y, right-start.X, b.step(), t.Size.Text, t.Color.Text, bold)
		line = ""
	}
	space := draw.TextWidth(" ", t.Size.Text, bold)
	for word := range strings.SplitSeq(text, " ") {
		w := draw.TextWidth(word, t.Size.Text, bold)
		if at.X > left && at.X+w > right {
			write()
			at = fyne.NewPos(left, at.Y+b.step())
			start = at
		}
		line += word + " "
		at.X += w + space
	}
	write()
	return at
}

// CreateRenderer draws the ground, the bar, the words and the link.
func (b *adviceBar) CreateRenderer() fyne.WidgetRenderer {
	d := &draw.Drawing{Owner: b}
	d.Min = func() fyne.Size { return fyne.Size{} }
	d.Paint = func() {
		t := look.Current()
		b.ground.FillColor, b.bar.FillColor = t.Color.Surface, t.Color.Warning
	}
	d.Place = func(s fyne.Size) {
		b.flow(s.Width)
		draw.Put(b.ground, 0, 0, s.Width, s.Height)
		draw.Put(b.bar, 0, 0, 3*look.Current().Size.Line, s.Height)
		draw.Put(b.link, b.linkAt.X, b.linkAt.Y, b.link.MinSize().Width, b.step())
		d.Parts = append([]fyne.CanvasObject{b.ground, b.bar}, b.sketch.Parts...)
		d.Parts = append(d.Parts, b.link)
	}
	return d.Started()
}
