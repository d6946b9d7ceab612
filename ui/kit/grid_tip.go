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

// gridTip is the whole of a cut text, drawn over the rows. It is no pop-up:
// those take the keyboard away.
type gridTip struct {
	box  *canvas.Rectangle
	text *canvas.Text
	over string // the text the pointer rests on
}

func newGridTip() *gridTip {
	t := &gridTip{box: canvas.NewRectangle(color.Transparent), text: canvas.NewText("", color.Transparent)}
	t.hide()
	return t
}

func (t *gridTip) objects() []fyne.CanvasObject { return []fyne.CanvasObject{t.box, t.text} }

func (t *gridTip) hide() {
	t.over = ""
	if !t.box.Hidden {
		t.box.Hide()
		t.text.Hide()
	}
}

// rest shows a text if the pointer is still over it after a while; at is the
// pointer in the rows.
func (t *gridTip) rest(g *Grid, whole string, at fyne.Position) {
	if whole == t.over {
		return
	}
	t.hide()
	if whole == "" {
		return
	}
	t.over = whole
	g.env.Run.Run("grid.tip", wait(tipAfter), func(err error) {
		if err == nil && t.over == whole {
			t.show(g, at)
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

// show draws the text under the pointer's row, inside the grid.
func (t *gridTip) show(g *Grid, at fyne.Position) {
	k := look.Current()
	w := min(textWidth(t.over, k.Size.Text, false)+2*k.Size.Cell, g.Size().Width)
	h, row := k.Size.Row, float32(int(at.Y/g.rowHeight()))
	x := max(0, min(at.X-g.scroll.Offset.X, g.Size().Width-w))
	y := g.header.height() + (row+1)*g.rowHeight() - g.scroll.Offset.Y
	if y+h > g.Size().Height {
		y -= h + g.rowHeight()
	}
	t.box.FillColor, t.box.StrokeColor = k.Color.Surface, k.Color.Line
	t.box.StrokeWidth, t.box.CornerRadius = k.Size.Line, k.Size.Radius
	shown, _ := Fit(t.over, w-2*k.Size.Cell+1, k.Size.Text, false)
	write(t.text, shown, k.Size.Text, k.Color.Text, false)
	put(t.box, x, y, w, h)
	putText(t.text, x+k.Size.Cell, y, h)
	t.box.Show()
	t.text.Show()
	canvas.Refresh(g)
}
