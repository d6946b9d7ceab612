package kittest

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"kartoteka/ui/host"
	"kartoteka/ui/kit"
)

// TapText taps the button with this word, or the link or chip: in the drop-down or dialog
// on top, if one is open.
func TapText(t testing.TB, env *host.Env, word string) {
	t.Helper()
	var root fyne.CanvasObject = env.Window.Content()
	if top := env.Window.Canvas().Overlays().Top(); top != nil {
		root = top
	}
	for _, o := range test.LaidOutObjects(root) {
		switch b := o.(type) {
		case *kit.Button:
			if b.Text() == word && b.Visible() {
				test.Tap(b)
				return
			}
		case *kit.Link:
			if b.Text() == word && b.Visible() {
				b.Tapped(nil)
				return
			}
		case *kit.Chip:
			if b.Text() == word && b.Visible() {
				b.Tapped(&fyne.PointEvent{})
				return
			}
		}
	}
	t.Fatalf("nothing to tap says %q", word)
}
