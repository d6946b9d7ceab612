package kit

import (
	"context"
	"image/color"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"kartoteka/ui/look"
)

// tipAfter is how long the pointer rests before a cut text is told in full.
const tipAfter = 600 * time.Millisecond

// tip is the whole of a cut text, drawn over the widget that cut it. It is no
// pop-up: those take the keyboard away.
type tip struct {
	box  *canvas.Rectangle
	text *canvas.Text
	over string    // the text the pointer rests on
	size fyne.Size // of the owner, when it was shown
}

func newTip() *tip {
	t := &tip{box: canvas.NewRectangle(color.Transparent), text: canvas.NewText("", color.Transparent)}
	t.hide()
	return t
}

func (t *tip) objects() []fyne.CanvasObject { return []fyne.CanvasObject{t.box, t.text} }

func (t *tip) hide() {
	t.over = ""
	if !t.box.Hidden {
		t.box.Hide()
		t.text.Hide()
	}
}

// laidOut hides the tip when its owner has another size now. A new text alone
// makes the toolkit lay the owner out as well.
func (t *tip) laidOut(size fyne.Size) {
	if size != t.size {
		t.hide()
	}
}

// rest calls show if the pointer is still over a text after a while.
func (t *tip) rest(env *Env, whole string, show func()) {
	if whole == t.over {
		return
	}
	t.hide()
	if whole == "" {
		return
	}
	t.over = whole
	env.Run.Run("tip", wait(tipAfter), func(err error) {
		if err == nil && t.over == whole {
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

// show draws the text in its owner under the line that stands between two
// heights, or over the line where there is no room below.
func (t *tip) show(owner fyne.CanvasObject, x, top, bottom float32) {
	k, size := look.Current(), owner.Size()
	t.size = size
	w, h := min(textWidth(t.over, k.Size.Text, false)+2*k.Size.Cell, size.Width), k.Size.Row
	x = max(0, min(x, size.Width-w))
	y := bottom
	if y+h > size.Height {
		y = top - h
	}
	t.box.FillColor, t.box.StrokeColor = k.Color.Surface, k.Color.Line
	t.box.StrokeWidth, t.box.CornerRadius = k.Size.Line, k.Size.Radius
	shown, _ := Fit(t.over, w-2*k.Size.Cell+1, k.Size.Text, false)
	write(t.text, shown, k.Size.Text, k.Color.Text, false)
	put(t.box, x, y, w, h)
	putText(t.text, x+k.Size.Cell, y, h)
	t.box.Show()
	t.text.Show()
	canvas.Refresh(owner)
}
