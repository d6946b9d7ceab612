package ui

import (
	"fyne.io/fyne/v2"
)

// frame lays the window out: the sidebar to the status line, the rest beside it.
type frame struct{ s *Shell }

func (f frame) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(640, 400) }

func (f frame) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	s := f.s
	left := s.side.MinSize().Width
	top, strip, bottom := s.bar.MinSize().Height, s.tabw.MinSize().Height, s.line.MinSize().Height
	place(s.side, 0, 0, left, size.Height-bottom)
	place(s.bar, left, 0, size.Width-left, top)
	place(s.tabw, left, top, size.Width-left, strip)
	place(s.body, left, top+strip, size.Width-left, max(0, size.Height-top-strip-bottom))
	place(s.line, 0, size.Height-bottom, size.Width, bottom)
}

// bodyLayout gives the whole room to the page shown and leaves hidden ones
// alone: laying out ten open lists at each change of size would be felt.
type bodyLayout struct{}

func (bodyLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }

func (bodyLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		if o.Visible() {
			place(o, 0, 0, size.Width, size.Height)
		}
	}
}
