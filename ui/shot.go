package ui

import (
	"image"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"kartoteka/ui/nav"
)

// Headless is a window without a display, drawn by the processor: pictures of
// screens are made with it, by tests and by the command line. It replaces the
// program of the toolkit, so it is for processes that open no real window.
//
//	h := ui.NewHeadless()
//	s := ui.New(h.Window, ui.Options{SetTheme: h.SetTheme, Run: host.Inline{}, …})
//	img := s.Shot(route, fyne.NewSize(1280, 800), ui.Appearance{Dark: true, Lang: "en"})
type Headless struct {
	Window   fyne.Window
	SetTheme func(fyne.Theme)
}

// NewHeadless makes the window.
func NewHeadless() *Headless {
	app := test.NewApp()
	w := test.NewWindow(nil)
	w.SetPadded(false)
	return &Headless{Window: w, SetTheme: func(t fyne.Theme) { aside(func() { app.Settings().SetTheme(t) }) }}
}

// aside runs f on a goroutine of its own and waits for it: the test driver takes
// the first goroutine of a program for the thread of a window and complains of
// what only others may do.
func aside(f func()) {
	done := make(chan struct{})
	go func() {
		defer close(done)
		f()
	}()
	<-done
}

// Shot opens a route and returns the picture of the whole window, in pixels
// equal to the size.
func (s *Shell) Shot(r nav.Route, size fyne.Size, a Appearance) image.Image {
	s.w.Resize(size)
	s.SetAppearance(a)
	s.Open(r)
	s.relayout()
	return s.w.Canvas().Capture()
}
