package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"kartoteka/ui/kit"
	"kartoteka/ui/look"
	"kartoteka/ui/nav"
)

// Reminder is one thing a person is reminded of.
type Reminder struct {
	ID     string
	Text   string
	Detail string // when, with whom, where to call
}

// ReminderActions are what can be done from a reminder.
type ReminderActions struct {
	Done   func(e *nav.Env, r Reminder)
	Snooze func(e *nav.Env, rs []Reminder) []kit.MenuItem
	Open   func(r Reminder) nav.Route
}

// reminderLines is how many things a digest names.
const reminderLines = 5

// reminded is the notice of what has come due, at the right over the foot of the
// page. It takes neither the focus nor clicks beside it and stays until it is
// answered; several things are one digest, which gives way to the next page.
type reminded struct {
	s     *Shell
	list  []Reminder
	layer *fyne.Container
	first fyne.Focusable
}

// newReminded makes the notice; one of before goes on being shown.
func newReminded(s *Shell, before *reminded) *reminded {
	r := &reminded{s: s}
	r.layer = container.New(reminderLayout{})
	if before != nil {
		r.show(before.list)
	}
	return r
}

// SetReminders changes what the notice says; none hides it.
func (s *Shell) SetReminders(list []Reminder) { s.reminded.show(list) }

// Reminders are what the notice says now.
func (s *Shell) Reminders() []Reminder { return s.reminded.list }

func (r *reminded) show(list []Reminder) {
	held := r.holdsFocus()
	r.list, r.layer.Objects, r.first = list, nil, nil
	if len(list) > 0 {
		r.layer.Objects = []fyne.CanvasObject{r.card()}
	}
	r.layer.Refresh()
	if held {
		r.s.focusPage()
	}
}

func (r *reminded) hide() { r.show(nil) }

// giveWay puts a digest away when a person goes on to a page: it has been seen,
// and the bell keeps its count. One thing that has come due stays.
func (r *reminded) giveWay() {
	if len(r.list) > 1 {
		r.hide()
	}
}

// focus gives the keys to the notice; when there is none the list of what is due
// is opened.
func (r *reminded) focus() {
	if r.first == nil {
		r.s.Open(r.s.o.Bell)
		return
	}
	r.s.w.Canvas().Focus(r.first)
}

// holdsFocus reports whether one of the buttons has the keys.
func (r *reminded) holdsFocus() bool {
	f := r.s.w.Canvas().Focused()
	return f != nil && len(r.layer.Objects) > 0 && r.layer.Objects[0].(*reminderCard).has(f)
}

// card makes the notice: of one thing with what can be done, of several a digest.
func (r *reminded) card() *reminderCard {
	env, l := &nav.Env{Env: r.s.env, Open: r.s.Open}, r.s.env.Lang
	size := look.Current().Size
	wide := reminderWidth*size.Text/13 - 2*size.Page
	var parts []fyne.CanvasObject
	add := func(words string, role look.Role) { parts = append(parts, kit.NewParagraph(words, role, wide)) }
	button := func(key string, do func()) *kit.Button { return kit.NewButton(env.Env, l.T(key), do) }
	snooze := kit.NewMenuButton(env.Env, l.T("reminder.snooze"), func() []kit.MenuItem { return r.s.o.Remind.Snooze(env, r.list) })
	var buttons []*kit.Button
	if len(r.list) == 1 {
		one := r.list[0]
		add(one.Text, look.Plain)
		if one.Detail != "" {
			add(one.Detail, look.Muted)
		}
		buttons = []*kit.Button{
			button("reminder.done", func() { r.s.o.Remind.Done(env, one) }).Primary(), snooze,
			button("reminder.open", func() { r.hide(); r.s.Open(r.s.o.Remind.Open(one)) }),
		}
	} else {
		for _, one := range r.list[:min(len(r.list), reminderLines)] {
			add("• "+one.Text, look.Plain)
		}
		if more := len(r.list) - reminderLines; more > 0 {
			add(l.T("reminder.more", "N", more), look.Muted)
		}
		buttons = []*kit.Button{
			button("reminder.show", func() { r.hide(); r.s.Open(r.s.o.Bell) }).Primary(), snooze,
		}
	}
	shut := kit.NewButton(env.Env, "", r.hide).Icon("close").Quiet()
	r.first = buttons[0]
	row := kit.Beside()
	for _, b := range buttons {
		row.Add(b)
	}
	head := kit.Section(l.N("reminder.title", int64(len(r.list))))
	c := &reminderCard{controls: append(buttons, shut)}
	c.body = kit.Margins(kit.Stacked(append(append([]fyne.CanvasObject{kit.Head(head, shut)}, parts...), row)...))
	c.ExtendBaseWidget(c)
	return c
}

// reminderWidth is the width of the notice at 100 %.
const reminderWidth = 380

// reminderCard is the notice on its ground.
type reminderCard struct {
	widget.BaseWidget
	body     *fyne.Container
	controls []*kit.Button
}

func (c *reminderCard) has(f fyne.Focusable) bool {
	for _, b := range c.controls {
		if f == fyne.Focusable(b) {
			return true
		}
	}
	return false
}

// Tapped keeps a click on the card from what is under it.
func (c *reminderCard) Tapped(*fyne.PointEvent) {}

// CreateRenderer draws the card with a bar of the accent at the left.
func (c *reminderCard) CreateRenderer() fyne.WidgetRenderer {
	shade, card, bar := canvas.NewRectangle(nil), canvas.NewRectangle(nil), canvas.NewRectangle(nil)
	return &drawn{
		owner:   c,
		objects: []fyne.CanvasObject{shade, card, bar, c.body},
		min: func(t look.Tokens) fyne.Size {
			return fyne.NewSize(reminderWidth*t.Size.Text/13, c.body.MinSize().Height)
		},
		arrange: func(t look.Tokens, s fyne.Size) {
			shade.FillColor, shade.CornerRadius = t.Color.Shadow, t.Size.Radius+2
			card.FillColor, card.CornerRadius = t.Color.Background, t.Size.Radius
			card.StrokeColor, card.StrokeWidth = t.Color.Line, t.Size.Line
			bar.FillColor = t.Color.Accent
			place(shade, -1, 0, s.Width+2, s.Height+3)
			place(card, 0, 0, s.Width, s.Height)
			place(bar, 0, t.Size.Radius, 3*t.Size.Line, s.Height-2*t.Size.Radius)
			place(c.body, 0, 0, s.Width, s.Height)
		},
	}
}

// reminderLayout stands the notice at the right over the foot of the page.
type reminderLayout struct{}

func (reminderLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }

func (reminderLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	t := look.Current().Size
	for _, o := range objects {
		m := o.MinSize()
		place(o, size.Width-m.Width-t.Page, size.Height-t.Status-t.Page-m.Height, m.Width, m.Height)
	}
}
