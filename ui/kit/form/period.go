package form

import (
	"encoding/json"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"kartoteka/data/calendar"
	"kartoteka/data/lang"
	"kartoteka/data/money"
	"kartoteka/data/problem"
	"kartoteka/ui/host"
	"kartoteka/ui/kit"
	"kartoteka/ui/look"
)

// PeriodPicker is the period of a report: a button with its name that offers
// the presets and any other period, and ◄ ► that step by its own length. The
// last choice is remembered under a key of preferences; a preset stays one, so
// that «Этот месяц» is this month tomorrow, too.
type PeriodPicker struct {
	widget.BaseWidget
	env      *host.Env
	key      string
	onChange func(calendar.Period)
	choice   periodChoice
	name     *kit.Button
	box      *fyne.Container
}

// periodChoice is what is remembered: a preset or a period of its own.
type periodChoice struct {
	Preset calendar.Preset `json:"preset,omitempty"`
	Period calendar.Period `json:"period,omitzero"`
}

func (c periodChoice) period(now time.Time) calendar.Period {
	if c.Preset != "" {
		return c.Preset.Period(now)
	}
	return c.Period
}

// NewPeriodPicker makes a picker with the last choice of the key, or the usual
// preset. OnChange is called with each choice, not with the first period.
func NewPeriodPicker(env *host.Env, key string, usual calendar.Preset, onChange func(calendar.Period)) *PeriodPicker {
	p := &PeriodPicker{env: env, key: "period." + key, onChange: onChange, choice: periodChoice{Preset: usual}}
	var kept periodChoice
	if err := json.Unmarshal([]byte(env.Prefs.Get(p.key)), &kept); err == nil && kept != (periodChoice{}) {
		p.choice = kept
	}
	p.name = kit.NewMenuButton(env, "", p.presets)
	p.box = container.New(kit.Row{Gap: look.Current().Size.Gap},
		kit.NewButton(env, "", func() { p.Step(-1) }).Icon("chevron-left"), p.name,
		kit.NewButton(env, "", func() { p.Step(1) }).Icon("chevron-right"))
	p.ExtendBaseWidget(p)
	p.show()
	return p
}

// Period returns the period chosen.
func (p *PeriodPicker) Period() calendar.Period { return p.choice.period(p.env.Now()) }

// Set shows a period without telling or remembering.
func (p *PeriodPicker) Set(period calendar.Period) {
	p.choice = periodChoice{Period: period}
	p.show()
}

// Step moves by so many of the period's own lengths.
func (p *PeriodPicker) Step(n int) { p.choose(periodChoice{Period: p.Period().Shift(n)}) }

// lang: period.*

// presets is the menu of the button.
func (p *PeriodPicker) presets() []kit.MenuItem {
	items := make([]kit.MenuItem, 0, len(calendar.Presets)+1)
	for _, preset := range calendar.Presets {
		items = append(items, kit.MenuItem{
			Text: p.env.Lang.T("period." + string(preset)),
			Do:   func() { p.choose(periodChoice{Preset: preset}) },
		})
	}
	return append(items, kit.MenuItem{Text: p.env.Lang.T("period.custom"), Do: p.Ask})
}

// choose takes a choice of the person and remembers it.
func (p *PeriodPicker) choose(c periodChoice) {
	if c == (periodChoice{}) {
		c.Preset = calendar.AllTime
	}
	p.choice = c
	p.show()
	if kept, err := json.Marshal(c); err == nil {
		p.env.Prefs.Set(p.key, string(kept))
	}
	p.onChange(p.Period())
}

func (p *PeriodPicker) show() {
	p.name.SetText(PeriodWords(p.env.Lang, p.Period()))
	p.box.Refresh()
	p.Refresh()
}

// Ask takes any period by its first and last day.
func (p *PeriodPicker) Ask() {
	l, t := p.env.Lang, look.Current().Size
	was := p.Period()
	nothing := edits{changed: func() {}, left: func() {}, focused: func() {}}
	from, to := newDateEditor(p.env, nothing), newDateEditor(p.env, nothing)
	if !was.IsZero() {
		from.show(kit.Option{Name: l.Date(was.From)})
		to.show(kit.Option{Name: l.Date(was.Last())})
	}
	fault := kit.NewParagraph("", look.Bad, 0)
	apply := func() bool {
		period, err := readPeriod(from.Text, to.Text, p.env.Now())
		if err != nil {
			fault.Set(l.Problems(err)[0], look.Bad)
			return false
		}
		p.choose(periodChoice{Period: period})
		return true
	}
	from.OnEnter = func() { p.env.Window.Canvas().Focus(to.focus()) }
	kit.Ask(p.env, kit.Question{
		Text: l.T("period.title"),
		Content: container.New(kit.Stack{Gap: t.Pad},
			kit.Caption(l.T("period.from")), from.Entry, kit.Caption(l.T("period.to")), to.Entry, fault),
		Focus: from.focus(),
		Verbs: []kit.Verb{
			{Text: l.T("period.apply"), Primary: true, Try: apply},
			{Text: l.T("dialog.cancel"), Cancel: true},
		},
	})
}

// readPeriod reads the first and the last day of a period.
func readPeriod(from, to string, today time.Time) (calendar.Period, error) {
	first, err := calendar.ParseDate(from, today)
	last, err2 := calendar.ParseDate(to, today)
	if err := problem.Join(problem.In("from", err), problem.In("to", err2)); err != nil {
		return calendar.Period{}, err
	}
	if last.Before(first) {
		return calendar.Period{}, problem.At("from", "period.order")
	}
	return calendar.Period{From: first, To: last.AddDate(0, 0, 1)}, nil
}

// CreateRenderer shows the three buttons.
func (p *PeriodPicker) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(p.box)
}

// PeriodWords names a period as people do: a day, a month, a quarter, a year, a
// run of months, or its first and last day.
func PeriodWords(l *lang.Lang, p calendar.Period) string {
	if p.IsZero() {
		return l.T("period.all")
	}
	for _, s := range []struct {
		step calendar.Step
		name func(time.Time) string
	}{{calendar.Day, l.Date}, {calendar.Month, l.Month}, {calendar.Quarter, l.Quarter}, {calendar.HalfYear, l.HalfYear}, {calendar.Year, l.Year}} {
		if p == s.step.Of(p.From) {
			return money.Capital(s.name(p.From))
		}
	}
	from, to := l.Date(p.From), l.Date(p.Last())
	if p.From.Day() == 1 && p.To.Day() == 1 {
		from, to = l.Month(p.From), l.Month(p.Last())
	}
	return money.Capital(l.T("period.range", "From", from, "To", to))
}
