package draw

import (
	"context"
	"image/color"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"kartoteka/ui/host"
	"kartoteka/ui/look"
)

// tipAfter is how long the pointer rests before a cut text is shown in full.
const tipAfter = 600 * time.Millisecond

// Tip shows the whole of a cut text over the widget that cut it. It is not a
// pop-up of the toolkit: those take the keyboard away.
type Tip struct {
	Box  *canvas.Rectangle // the card; hidden while there is nothing to show
	Text *canvas.Text      // the words on it
	Over string            // the text the pointer rests on, "" for none
	size fyne.Size         // of the owner, when it was shown
}

// NewTip makes a hidden tip.
func NewTip() *Tip {
	t := &Tip{Box: canvas.NewRectangle(color.Transparent), Text: canvas.NewText("", color.Transparent)}
	t.Hide()
	return t
}

// Parts are the objects of the tip, to be drawn over all others of the widget.
func (t *Tip) Parts() []fyne.CanvasObject { return []fyne.CanvasObject{t.Box, t.Text} }

// Hide takes the tip away.
func (t *Tip) Hide() {
	t.Over = ""
	if !t.Box.Hidden {
		t.Box.Hide()
		t.Text.Hide()
	}
}

// LaidOut is called at each layout of the owner and hides the tip when the owner
// got another size. A new text makes the toolkit lay the owner out too.
func (t *Tip) LaidOut(size fyne.Size) {
	if size != t.size {
		t.Hide()
	}
}

// Rest is called at each move of the pointer with the text under it, whole, or ""
// when that is not cut. It calls show when the pointer has rested on the text.
func (t *Tip) Rest(env *host.Env, whole string, show func()) {
	if whole == t.Over {
		return
	}
	t.Hide()
	if whole == "" {
		return
	}
	t.Over = whole
	env.Run.Run("tip", wait(tipAfter), func(err error) {
		if err == nil && t.Over == whole {
			show()
		}
	})
}

// wait is work that only takes time.
func wait(d time.Duration) func(context.Context) error {
	return func(ctx context.Context) error {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(d):
			return nil
		}
	}
}

// Show draws the text in its owner under the line between two
// heights, or over the line where there is no room below.
func (t *Tip) Show(owner fyne.CanvasObject, x, top, bottom float32) {
	k, size := look.Current(), owner.Size()
	t.size = size
	w, h := min(TextWidth(t.Over, k.Size.Text, false)+2*k.Size.Cell, size.Width), k.Size.Row
	x = max(0, min(x, size.Width-w))
	y := bottom
	if y+h > size.Height {
		y = top - h
	}
	t.Box.FillColor, t.Box.StrokeColor = k.Color.Surface, k.Color.Line
	t.Box.StrokeWidth, t.Box.CornerRadius = k.Size.Line, k.Size.Radius
	shown, _ := Fit(t.Over, w-2*k.Size.Cell+1, k.Size.Text, false)
	Write(t.Text, shown, k.Size.Text, k.Color.Text, false)
	Put(t.Box, x, y, w, h)
	PutText(t.Text, x+k.Size.Cell, y, h)
	t.Box.Show()
	t.Text.Show()
	canvas.Refresh(owner)
}
