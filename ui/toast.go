package ui

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"kartoteka/ui/host"
	"kartoteka/ui/kit"
	"kartoteka/ui/look"
)

// How long a sentence stays: long enough to be read, longer where it offers a
// way back.
const (
	toastStays     = 5 * time.Second
	toastUndoStays = 10 * time.Second
	toastPerRune   = 40 * time.Millisecond
)

// toastWidth is the widest a sentence runs before it is broken, at 100 %.
const toastWidth = 440

// toasts shows one sentence at a time over the foot of the page: a newer takes
// the place of an older. It takes neither the focus nor clicks beside it.
type toasts struct {
	s     *Shell
	layer *fyne.Container
	stop  func()
}

func newToasts(s *Shell) *toasts {
	return &toasts{s: s, layer: container.New(toastLayout{s})}
}

// show says a sentence; undo, when not nil, is offered as a way back.
func (ts *toasts) show(text string, undo func()) {
	ts.hide()
	t := newToast(ts.s.env, text, undo, ts.hide)
	ts.layer.Objects = []fyne.CanvasObject{t}
	ts.layer.Refresh()
	stays := toastStays
	if undo != nil {
		stays = toastUndoStays
	}
	stays += time.Duration(len([]rune(text))) * toastPerRune
	ts.stop = ts.s.later(stays, ts.hide)
}

func (ts *toasts) hide() {
	if ts.stop != nil {
		ts.stop()
		ts.stop = nil
	}
	ts.layer.Objects = nil
	ts.layer.Refresh()
}

// toastLayout stands the sentence in the middle of the foot of the page.
type toastLayout struct{ s *Shell }

func (toastLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }

func (l toastLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	t := look.Current().Size
	left := l.s.side.Size().Width
	for _, o := range objects {
		m := o.MinSize()
		m.Width = min(m.Width, size.Width-2*t.Page)
		x := left + (size.Width-left-m.Width)/2
		place(o, max(t.Page, x), size.Height-t.Status-t.Page-m.Height, m.Width, m.Height)
	}
}

// toast is the sentence on its card.
type toast struct {
	widget.BaseWidget
	words *kit.Paragraph
	wide  float32
	undo  *kit.Link
	shut  *closeMark
}

func newToast(env *host.Env, text string, undo func(), hide func()) *toast {
	size := look.Current().Size
	wide := min(textWidth(text, size.Text, false)+1, toastWidth*size.Text/13)
	t := &toast{words: kit.NewParagraph(text, look.Plain, wide), wide: wide, shut: &closeMark{}}
	t.shut.tap = hide
	t.shut.ExtendBaseWidget(t.shut)
	t.undo = kit.NewLink(env, env.Lang.T("shell.toast.undo"), func() {
		hide()
		undo()
	})
	t.undo.Hidden = undo == nil
	t.ExtendBaseWidget(t)
	return t
}

// Tapped keeps a click on the card from what is under it.
func (t *toast) Tapped(*fyne.PointEvent) {}

// CreateRenderer draws the card.
func (t *toast) CreateRenderer() fyne.WidgetRenderer {
	shade, card := canvas.NewRectangle(nil), canvas.NewRectangle(nil)
	link := func() float32 {
		if t.undo.Hidden {
			return 0
		}
		return t.undo.MinSize().Width + look.Current().Size.Page
	}
	return &drawn{
		owner:   t,
		objects: []fyne.CanvasObject{shade, card, t.words, t.undo, t.shut},
		min: func(k look.Tokens) fyne.Size {
			w := t.wide + link() + k.Size.Group + t.shut.MinSize().Width + 2*k.Size.Page
			return fyne.NewSize(w, max(k.Size.Input+2*k.Size.Pad, t.words.MinSize().Height+2*k.Size.Group))
		},
		arrange: func(k look.Tokens, s fyne.Size) {
			shade.FillColor, shade.CornerRadius = k.Color.Shadow, k.Size.Radius+2
			card.FillColor, card.CornerRadius = k.Color.Background, k.Size.Radius
			card.StrokeColor, card.StrokeWidth = k.Color.Line, k.Size.Line
			place(shade, -1, 0, s.Width+2, s.Height+3)
			place(card, 0, 0, s.Width, s.Height)
			mark := t.shut.MinSize().Width
			right := s.Width - k.Size.Page - mark
			place(t.shut, right, (s.Height-mark)/2, mark, mark)
			if w := link(); w > 0 {
				right -= w
				place(t.undo, right, 0, w-k.Size.Page, s.Height)
			}
			h := t.words.MinSize().Height
			place(t.words, k.Size.Page, (s.Height-h)/2, right-k.Size.Page-k.Size.Group, h)
		},
	}
}
