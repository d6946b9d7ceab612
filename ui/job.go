package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"kartoteka/ui/look"
)

// Job is long work shown in the top bar while the person goes on with other
// things.
type Job struct {
	// Key tells one work from another.
	Key string
	// Title says what is being done, in words.
	Title string
	// Done and Total are in any unit; with no Total the share is not shown.
	Done, Total int64
	// Cancel stops the work; nil when it cannot be stopped.
	Cancel func()
}

// share is how much is done, from 0 to 1; false when it is not known.
func (j Job) share() (float32, bool) {
	if j.Total <= 0 {
		return 0, false
	}
	return max(0, min(1, float32(j.Done)/float32(j.Total))), true
}

// jobMark shows the work that began last, over a line that fills, with a cross
// that stops it.
type jobMark struct {
	pressable
	jobs    []Job
	stop    *closeMark
	percent func(int) string
}

func newJobMark(percent func(int) string) *jobMark {
	m := &jobMark{stop: &closeMark{}, percent: percent}
	m.stop.tap = m.cancel
	m.stop.ExtendBaseWidget(m.stop)
	m.ExtendBaseWidget(m)
	m.Hide()
	return m
}

// set shows a work, or what is new about it.
func (m *jobMark) set(j Job) {
	for i := range m.jobs {
		if m.jobs[i].Key == j.Key {
			m.jobs[i] = j
			m.Refresh()
			return
		}
	}
	m.jobs = append(m.jobs, j)
	m.Show()
	m.Refresh()
}

// end takes a work away.
func (m *jobMark) end(key string) {
	for i := range m.jobs {
		if m.jobs[i].Key == key {
			m.jobs = append(m.jobs[:i], m.jobs[i+1:]...)
			break
		}
	}
	if len(m.jobs) == 0 {
		m.Hide()
	}
	m.Refresh()
}

// shown is the work that began last.
func (m *jobMark) shown() Job {
	if len(m.jobs) == 0 {
		return Job{}
	}
	return m.jobs[len(m.jobs)-1]
}

func (m *jobMark) cancel() {
	if stop := m.shown().Cancel; stop != nil {
		stop()
	}
}

// words are what is done and how much of it: Импорт продаж · 42 %.
func (m *jobMark) words() string {
	j := m.shown()
	words := j.Title
	if share, ok := j.share(); ok {
		words += " · " + m.percent(int(share*100))
	}
	if more := len(m.jobs) - 1; more > 0 {
		words += " " + plus(more)
	}
	return words
}

// CreateRenderer draws the words, the line and the cross.
func (m *jobMark) CreateRenderer() fyne.WidgetRenderer {
	words, rest, done := canvas.NewText("", nil), canvas.NewRectangle(nil), canvas.NewRectangle(nil)
	const widest = 240
	return &drawn{
		owner:   m,
		objects: []fyne.CanvasObject{words, rest, done, m.stop},
		min: func(t look.Tokens) fyne.Size {
			w := min(widest, textWidth(m.words(), t.Size.Text, false)) + t.Size.Pad + t.Size.Icon
			return fyne.NewSize(w, t.Size.Input)
		},
		arrange: func(t look.Tokens, s fyne.Size) {
			m.stop.Hidden = m.shown().Cancel == nil
			place(m.stop, s.Width-t.Size.Icon, (s.Height-t.Size.Page)/2, t.Size.Page, t.Size.Page)
			w := s.Width - t.Size.Icon - t.Size.Pad
			label(words, m.words(), t.Size.Text, false, t.Color.Muted, 0, 0, w+1, s.Height-t.Size.Pad)
			share, known := m.shown().share()
			rest.Hidden, done.Hidden = !known, !known
			rest.FillColor, done.FillColor = t.Color.Line, t.Color.Accent
			place(rest, 0, s.Height-t.Size.Pad, w, 2*t.Size.Line)
			place(done, 0, s.Height-t.Size.Pad, w*share, 2*t.Size.Line)
		},
	}
}
