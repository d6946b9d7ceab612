package form

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"kartoteka/ui/host"
	"kartoteka/ui/kit"
	"kartoteka/ui/look"
)

// Page is a form on the screen. Of the abilities of a page it has a title
// (with a star while something is not saved), Save, the guard of Close, Reload,
// HandleKey, FocusFirst and Hints.
type Page[T any] struct {
	widget.BaseWidget
	env  *host.Env
	form Form[T]
	self fyne.Widget

	draft    T // the value as far as it could be read
	base     T // the value that was kept last
	parts    []*formPart[T]
	shown    int
	saving   bool
	followed bool // a route has turned the tabs
	begun    bool // Begin's change is not kept yet
	starred  bool
	titled   func()

	title    *kit.Words
	note     *kit.Words
	badge    *kit.StateBadge
	buttons  *formButtons[T]
	figures  *kit.Metrics
	notices  *problemBox
	foreseen *foreseen
	problems *problemBox
	tabs     *kit.Tabs
	body     *fyne.Container
	busy     *kit.Busy
}

// Page makes the page of the form: a *FormPage, which can be printed if the form
// can.
func (f Form[T]) Page(env *host.Env) kit.Page {
	p := &Page[T]{env: env, form: f, draft: *f.Value}
	if f.Print == nil {
		p.build(p)
		return p
	}
	printable := &printableForm[T]{p}
	p.build(printable)
	return printable
}

// printableForm is the page of a form that can be put on paper.
type printableForm[T any] struct{ *Page[T] }

// Print puts the kept value on paper; changes are saved first.
func (p *printableForm[T]) Print() { p.act(Action[T]{Do: p.form.Print}) }

// build makes the parts; self is what the toolkit knows the page by.
func (p *Page[T]) build(self fyne.Widget) {
	env, f := p.env, &p.form
	p.self = self
	p.title, p.note = kit.Heading(""), kit.Body("", look.Muted)
	p.badge = kit.NewStateBadge("", look.Plain)
	p.figures = kit.NewMetrics(env)
	p.notices = newNoticeBox(env)
	p.foreseen = &foreseen{}
	p.problems = newProblemBox(env, p.visit)
	p.busy = kit.NewBusy(env)
	tabs := f.Tabs
	if len(tabs) == 0 {
		tabs = []Tab[T]{{Fields: f.Fields, Lines: f.Lines}}
	}
	for _, t := range tabs {
		p.parts = append(p.parts, newFormPart(p, t))
	}
	p.tabs = kit.NewTabs(env, make([]string, len(tabs)), p.turn)
	p.tabs.Hidden = len(tabs) < 2
	p.buttons = newFormButtons(p)
	p.body = container.NewStack()
	for _, part := range p.parts {
		part.body.Hide()
		p.body.Add(part.body)
	}
	p.ExtendBaseWidget(self)
	p.load(f.Value)
	p.turn(0)
	if f.Begin != nil {
		p.amend(f.Begin)
		p.begun = true
	}
}

// load shows a value as kept: nothing is changed.
func (p *Page[T]) load(v *T) {
	p.draft, p.base, p.begun = *v, *v, false
	for _, part := range p.parts {
		part.present(p.env, &p.draft, true)
		for _, b := range part.boxes {
			b.clear()
			b.saved = b.editor.value()
		}
	}
	p.problems.set(nil)
	p.update()
	p.notice()
}

// update shows what follows from the draft: title, badge, figures, counts.
func (p *Page[T]) update() {
	v := &p.draft
	if p.form.Note != nil {
		p.note.SetText(p.form.Note(p.env, v))
	}
	if p.form.Badge != nil {
		p.badge.Set(p.form.Badge(p.env, v))
	}
	p.showFigures()
	p.foresee()
	names := make([]string, len(p.parts))
	for i, part := range p.parts {
		if part.Key != "" && part.there(v) {
			names[i] = p.env.Lang.T(part.Key)
		}
		if names[i] != "" && part.Count != nil && part.Count(v) > 0 {
			names[i] += " · " + strconv.Itoa(part.Count(v))
		}
	}
	p.tabs.SetNames(names)
	p.buttons.update()
	p.star()
	p.Refresh()
}

// star shows whether something is not saved yet.
func (p *Page[T]) star() {
	p.starred = p.Dirty()
	if title := p.Title(); title != p.title.Text() {
		p.title.SetText(title)
		if p.titled != nil {
			p.titled()
		}
		p.Refresh()
	}
}

// Title is the title of the form, with a star while something is not saved.
func (p *Page[T]) Title() string {
	title := p.form.Title(p.env, &p.draft)
	if p.starred {
		title += " *"
	}
	return title
}

// OnTitle has changed called when the title changes.
func (p *Page[T]) OnTitle(changed func()) { p.titled = changed }

// Value returns the value as far as it can be read from the fields now.
func (p *Page[T]) Value() T { return p.draft }

// turn shows a tab.
func (p *Page[T]) turn(i int) {
	p.parts[p.shown].body.Hide()
	p.shown = i
	part := p.parts[i]
	part.unfold(p)
	part.body.Show()
	part.relayout()
}

// changed follows each character typed into a field.
func (p *Page[T]) changed(b *fieldBox[T]) {
	if b != nil && b.fault {
		b.clear()
		p.parts[p.shown].relayout()
	}
	p.star()
}

// left takes what was typed into the draft and shows what follows from it.
func (p *Page[T]) left(b *fieldBox[T]) {
	if b == nil || b.edit == nil || b.box.Hidden {
		return
	}
	o := b.editor.value()
	if o == b.last {
		return
	}
	if err := b.take(p.env, o, &p.draft); err != nil {
		if o.Name != "" {
			p.blame(b, err)
		}
		return
	}
	b.last = b.show(p.env, &p.draft)
	p.recalc()
	p.notice()
}

// linesEdited takes the lines into the draft and shows what follows from them.
func (p *Page[T]) linesEdited() {
	for _, part := range p.parts {
		if part.lines != nil {
			_ = part.lines.store(&p.draft) // a cell that can't be read says so itself
		}
	}
	p.recalc()
}

// linesResized gives the lines another height.
func (p *Page[T]) linesResized() {
	for _, part := range p.parts {
		part.body.Refresh()
	}
}

// recalc shows what follows from a draft that changed.
func (p *Page[T]) recalc() {
	if p.form.Recalc != nil {
		p.form.Recalc(&p.draft)
	}
	for _, part := range p.parts {
		part.present(p.env, &p.draft, false)
	}
	p.update()
}
