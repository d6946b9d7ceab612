package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"kartoteka/ui/draw"
	"kartoteka/ui/look"
)

// MinSize is the height of all controls.
func (e *Entry) MinSize() fyne.Size {
	e.ExtendBaseWidget(e)
	t := look.Current().Size
	if e.MultiLine {
		return fyne.NewSize(4*t.Input, e.Entry.MinSize().Height)
	}
	return fyne.NewSize(2*t.Input, t.Input)
}

// CreateRenderer puts our frame around the toolkit's text.
func (e *Entry) CreateRenderer() fyne.WidgetRenderer {
	e.base = e.Entry.CreateRenderer()
	e.frame, e.rest = canvas.NewRectangle(nil), canvas.NewText("", nil)
	objects := append([]fyne.CanvasObject{e.frame, e.rest}, e.base.Objects()[2:]...) // without its box and border
	e.inner = objects[2]
	return &entryFace{e, objects}
}

// entryFace is the toolkit's renderer with our frame.
type entryFace struct {
	*Entry
	objects []fyne.CanvasObject
}

func (f *entryFace) Layout(s fyne.Size)           { f.settle(s) }
func (f *entryFace) MinSize() fyne.Size           { return f.base.MinSize() }
func (f *entryFace) Objects() []fyne.CanvasObject { return f.objects }
func (f *entryFace) Destroy()                     { f.base.Destroy() }

func (f *entryFace) Refresh() {
	f.base.Refresh()
	f.settle(f.Size())
}

// settle places the text: figures end at the right edge, and the line stands in
// the middle of the frame. While nobody types, a line is drawn by itself: it
// ends with an ellipsis where it is too long.
func (e *Entry) settle(s fyne.Size) {
	if e.base == nil {
		return
	}
	e.base.Layout(s)
	draw.Put(e.frame, 0, 0, s.Width, s.Height)
	e.paint()
	t := look.Current().Size
	e.shift = e.slack(s)
	at, room := e.inner.Position().AddXY(e.shift, 0), e.inner.Size()
	if !e.MultiLine {
		room.Height = draw.LineHeight(t.Text) + 2*t.Inner + 2*t.Line // less, and the toolkit shows a scroll bar
		at.Y = (s.Height-room.Height)/2 + t.Line
	}
	e.drawRest(s, at, room)
	e.inner.Move(at)
	e.inner.Resize(room.SubtractWidthHeight(max(0, e.shift), 0))
	if still, ok := e.inner.(interface{ ScrollToOffset(fyne.Position) }); ok && e.figures {
		still.ScrollToOffset(fyne.Position{})
	}
}

// drawRest draws the line while nobody types.
func (e *Entry) drawRest(s fyne.Size, at fyne.Position, room fyne.Size) {
	t := look.Current()
	typing := e.active || e.MultiLine || e.Password
	e.rest.Hidden = typing
	if typing {
		e.inner.Show()
		return
	}
	e.inner.Hide()
	text, c := e.Text, t.Color.Text
	if text == "" {
		text, c = e.PlaceHolder, t.Color.Muted
	}
	draw.Write(e.rest, text, t.Size.Text, c, e.TextStyle.Bold)
	left := at.X + t.Size.Inner
	right := at.X - e.shift + room.Width - t.Size.Inner
	e.rest.Text = draw.Cut(text, right-left+t.Size.Line, e.rest)
	if e.figures {
		left = s.Width - t.Size.Cell - t.Size.Line - e.rest.MinSize().Width
	}
	draw.PutText(e.rest, left, 0, s.Height)
}

// slack is how far the text moves to the right of where the toolkit puts it; a
// fixed text moves to the left, to stand under its label.
func (e *Entry) slack(s fyne.Size) float32 {
	t := look.Current().Size
	edge := t.Cell + t.Line - t.Inner
	switch {
	case e.fixed && !e.figures:
		return -t.Inner
	case !e.figures:
		return edge
	}
	text := fyne.MeasureText(e.Text, t.Text, e.TextStyle).Width
	return max(edge, s.Width-text-2*t.Inner-edge)
}

func (e *Entry) paint() {
	t := look.Current()
	e.frame.FillColor = t.Color.Background
	draw.Ring(e.frame, e.active && !e.fixed, t.Color.Line)
	switch {
	case e.bad:
		e.frame.StrokeColor = t.Color.Bad
	case e.fixed, e.bare && !e.active:
		e.frame.FillColor, e.frame.StrokeWidth = nil, 0
	}
	e.frame.Refresh()
}
