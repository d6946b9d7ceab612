package kit

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"kartoteka/ui/draw"
	"kartoteka/ui/host"
	"kartoteka/ui/look"
)

// Busy is the thin line that runs over a page while it waits. It appears only
// when the wait takes longer than 50 ms.
type Busy struct {
	widget.BaseWidget
	env     *host.Env
	running bool
	at      float32
	anim    *fyne.Animation
	forget  func() // ends the wait without a sign
}

// busyAfter is the wait without a sign.
const busyAfter = 50 * time.Millisecond

// NewBusy makes a line at rest.
func NewBusy(env *host.Env) *Busy {
	b := &Busy{env: env}
	b.ExtendBaseWidget(b)
	b.anim = fyne.NewAnimation(1200*time.Millisecond, func(f float32) {
		b.at = f
		b.Refresh()
	})
	b.anim.RepeatCount = fyne.AnimationRepeatForever
	return b
}

// Start begins a wait.
func (b *Busy) Start() {
	if b.running {
		return
	}
	b.running = true
	b.forget = b.env.Run.After(busyAfter, b.anim.Start)
}

// Stop ends the wait.
func (b *Busy) Stop() {
	if !b.running {
		return
	}
	b.forget()
	b.running, b.at = false, 0
	b.anim.Stop()
	b.Refresh()
}

// CreateRenderer draws the line.
func (b *Busy) CreateRenderer() fyne.WidgetRenderer {
	bar := canvas.NewRectangle(nil)
	d := &draw.Drawing{Owner: b, Parts: []fyne.CanvasObject{bar}}
	d.Paint = func() {
		bar.FillColor = look.Current().Color.Accent
		bar.Hidden = b.at == 0
	}
	d.Min = func() fyne.Size { return fyne.NewSize(0, 2*look.Current().Size.Line) }
	d.Place = func(s fyne.Size) { draw.Put(bar, (s.Width-s.Width/4)*b.at, 0, s.Width/4, s.Height) }
	return d.Started()
}
