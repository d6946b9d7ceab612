// Package draw paints the program's own widgets from raw canvas objects, which
// follow the theme and cost little.
//
// # Widgets
//
// A Drawing is the renderer of a widget. It holds the canvas objects and four
// functions: Paint sets colours and words from look.Current, Place puts the
// objects into the size of the widget, Min is the smallest size.
//
//	func (b *bar) CreateRenderer() fyne.WidgetRenderer {
//		box := canvas.NewRectangle(nil)
//		d := &draw.Drawing{Owner: b, Parts: []fyne.CanvasObject{box}}
//		d.Paint = func() { box.FillColor = look.Current().Color.Accent }
//		d.Min = func() fyne.Size { return fyne.NewSize(0, 4) }
//		d.Place = func(s fyne.Size) { draw.Put(box, 0, 0, s.Width*b.share, s.Height) }
//		return d.Started()
//	}
//
// A Sketch is for a picture whose parts change with every refresh, such as a
// calendar: boxes and words are drawn from the first to the last again, and the
// canvas objects of the last time are reused.
//
// # Text
//
// TextWidth, Fit and Cut measure words by the widths of their letters, which are
// measured once: the toolkit takes a tenth of a millisecond for each new string.
// A text that does not fit ends with an ellipsis; a Tip shows it in full when the
// pointer rests on it.
package draw
