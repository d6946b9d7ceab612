package kit

import (
	"context"
	"errors"
	"sync"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"kartoteka/ui/draw"
	"kartoteka/ui/host"
	"kartoteka/ui/look"
)

// Progress is what work reports of how far it is. Work may report as often as it
// likes, from any goroutine: the window reads it ten times a second.
type Progress struct {
	mu   sync.Mutex
	step progressStep
}

// progressStep is what is shown at one look.
type progressStep struct {
	what        string
	done, total int64
}

// Report sets what is being done, and how much of the total is done; a total of 0
// is not known.
func (p *Progress) Report(what string, done, total int64) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.step = progressStep{what, done, total}
}

func (p *Progress) look() progressStep {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.step
}

const (
	jobShownAfter = 300 * time.Millisecond
	jobLookEvery  = 100 * time.Millisecond
)

// Job runs long work with its progress over the window: what is done, how much,
// and «Прервать», which cancels the context of work. Work shorter than 300 ms
// shows nothing. Done is called on the thread of the window; work that was
// stopped by the person ends with context.Canceled, which need not be explained.
func Job(env *host.Env, title string, work func(ctx context.Context, p *Progress) error, done func(error)) {
	j := &job{env: env, progress: &Progress{}}
	j.build(title)
	j.watch(jobShownAfter)
	env.Run.Run("", func(ctx context.Context) error {
		ctx, cancel := context.WithCancel(ctx)
		defer cancel()
		if !j.begin(cancel) {
			return context.Canceled
		}
		return work(ctx, j.progress)
	}, func(err error) {
		j.forget()
		j.card.Close()
		if errors.Is(err, context.Canceled) {
			err = context.Canceled
		}
		done(err)
	})
}

// job is work that is shown.
type job struct {
	env      *host.Env
	progress *Progress
	forget   func() // ends the wait for the next look

	card   *Overlay
	what   *Words
	amount *Words
	bar    *progressBar
	stop   *Button
	last   progressStep

	mu     sync.Mutex
	cancel context.CancelFunc
	wanted bool // the person wants it stopped
}

func (j *job) build(title string) {
	t := look.Current().Size
	l := j.env.Lang
	j.what, j.amount, j.bar = Body("", look.Muted), Caption(""), newProgressBar()
	j.stop = NewButton(j.env, l.T("job.cancel"), j.abort)
	j.card = &Overlay{Env: j.env, Veil: true}
	j.card.Content = container.New(Margin{t.Page, t.Page}, container.New(Stack{Gap: t.Gap},
		Section(title), j.what, j.bar, j.amount, container.New(atEnd{}, j.stop)))
	j.card.Place = centred(j.card, 2*t.Sidebar+2*t.Input)
	j.card.Key = func(ev *fyne.KeyEvent) {
		if ev.Name == fyne.KeyEscape {
			j.abort()
		}
	}
}

// begin keeps the way to stop; false when the person already wants it.
func (j *job) begin(cancel context.CancelFunc) bool {
	j.mu.Lock()
	defer j.mu.Unlock()
	j.cancel = cancel
	return !j.wanted
}

// abort cancels the work; it ends where it next looks at its context.
func (j *job) abort() {
	j.mu.Lock()
	j.wanted = true
	cancel := j.cancel
	j.mu.Unlock()
	if cancel != nil {
		cancel()
	}
	j.stop.SetText(j.env.Lang.T("job.canceling"))
	j.stop.Disable()
	j.card.Refresh()
}

// watch waits, shows how far the work is, and waits again until it ends: the
// thread of the window is asked for ten times a second at most.
func (j *job) watch(wait time.Duration) {
	j.forget = j.env.Run.After(wait, func() {
		j.show(j.progress.look())
		if !j.card.shown {
			j.card.Open(j.stop)
		}
		j.watch(jobLookEvery)
	})
}

func (j *job) show(s progressStep) {
	if s == j.last {
		return
	}
	j.last = s
	j.what.SetText(s.what)
	amount := ""
	if s.total > 0 {
		amount = j.env.Lang.T("job.progress", "Done", s.done, "Total", s.total)
	}
	j.amount.SetText(amount)
	j.bar.set(s.done, s.total)
	j.card.Refresh()
}

// progressBar is a thin bar, filled as far as the work is.
type progressBar struct {
	widget.BaseWidget
	share float32
}

func newProgressBar() *progressBar {
	b := &progressBar{}
	b.ExtendBaseWidget(b)
	return b
}

func (b *progressBar) set(done, total int64) {
	b.share = 0
	if total > 0 {
		b.share = min(1, float32(done)/float32(total))
	}
	b.Refresh()
}

// CreateRenderer draws the bar.
func (b *progressBar) CreateRenderer() fyne.WidgetRenderer {
	ground, bar := canvas.NewRectangle(nil), canvas.NewRectangle(nil)
	d := &draw.Drawing{Owner: b, Parts: []fyne.CanvasObject{ground, bar}}
	d.Paint = func() {
		t := look.Current()
		ground.FillColor, bar.FillColor = t.Color.Line, t.Color.Accent
		ground.CornerRadius, bar.CornerRadius = t.Size.Pad/2, t.Size.Pad/2
	}
	d.Min = func() fyne.Size { return fyne.NewSize(0, look.Current().Size.Pad) }
	d.Place = func(s fyne.Size) {
		draw.Put(ground, 0, 0, s.Width, s.Height)
		draw.Put(bar, 0, 0, s.Width*b.share, s.Height)
	}
	return d.Started()
}
