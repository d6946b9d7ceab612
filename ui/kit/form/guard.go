package form

import (
	"context"

	"fyne.io/fyne/v2"

	"kartoteka/ui/host"
	"kartoteka/ui/kit"
)

// Dirty reports whether something was changed and not saved.
func (p *Page[T]) Dirty() bool {
	for _, part := range p.parts {
		for _, b := range part.boxes {
			if b.dirty() {
				return true
			}
		}
		if part.lines != nil && part.lines.dirty() {
			return true
		}
	}
	return false
}

// Close asks what to do with changes that are not saved.
func (p *Page[T]) Close(done func(bool)) {
	if !p.Dirty() {
		done(true)
		return
	}
	l := p.env.Lang
	kit.Ask(p.env, kit.Question{
		Text:   l.T("form.guard", "Title", p.form.Title(p.env, &p.draft)),
		Detail: l.T("form.guard.detail"),
		Verbs: []kit.Verb{
			{Text: l.T("form.guard.save"), Primary: true, Do: func() { p.save(p.keep(), done) }},
			{Text: l.T("form.guard.drop"), Do: func() { done(true) }},
			{Text: l.T("form.guard.stay"), Cancel: true, Do: func() { done(false) }},
		},
	})
}

// keep is how the value is kept where one does not say how: the way of Save, or
// of the only button that keeps.
func (p *Page[T]) keep() func(context.Context, *T) error {
	if primary := p.buttons.primary(); p.form.Save == nil && primary != nil {
		return primary.Save
	}
	return p.form.Save
}

// leave closes the page, asking if it must.
func (p *Page[T]) leave() {
	p.Close(func(closed bool) {
		if closed && p.form.Leave != nil {
			p.form.Leave()
		}
	})
}

// HandleKey goes to the next field by Enter and leaves by Esc; other keys are
// those of the content shown.
func (p *Page[T]) HandleKey(ev *fyne.KeyEvent) bool {
	switch ev.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		p.env.Window.Canvas().FocusNext()
		if _, link := p.env.Window.Canvas().Focused().(*kit.Link); link { // Enter would press it next
			p.env.Window.Canvas().FocusNext()
		}
	case fyne.KeyEscape:
		p.leave()
	default:
		keys, ok := p.parts[p.shown].content.(host.KeyHandler)
		return ok && keys.HandleKey(ev)
	}
	return true
}

// FocusFirst puts the caret into the first field.
func (p *Page[T]) FocusFirst() {
	if p.begun {
		if _, err := p.read(); err != nil {
			p.refuse(err)
			return
		}
	}
	part := p.parts[p.shown]
	if content, ok := part.content.(kit.Focuser); ok {
		content.FocusFirst()
		return
	}
	if p.form.First != nil {
		if path := p.form.First(&p.draft); path != "" {
			p.visit(path)
			return
		}
	}
	for _, b := range part.boxes {
		if b.edit != nil && !b.box.Hidden {
			p.env.Window.Canvas().Focus(b.editor.focus())
			return
		}
	}
	if part.lines != nil {
		part.lines.visit("")
	}
}

// Hints are the keys of the page, for the status line.
func (p *Page[T]) Hints() string { return p.env.Lang.T("form.hints") }

// loaded lets the form take what was read beside a value.
func (p *Page[T]) loaded() {
	if p.form.Loaded != nil {
		p.form.Loaded()
	}
}

// Reload reads the content shown again, and the value unless the person is
// changing it.
func (p *Page[T]) Reload() {
	p.foreseen.asked = false
	p.foresee()
	p.reloadContents()
	if p.form.Load == nil || p.Dirty() || p.saving {
		return
	}
	shown := p.draft
	var v *T
	p.env.Run.Run("form "+p.form.Key+" "+p.Title(), func(ctx context.Context) (err error) {
		v, err = p.form.Load(ctx, shown)
		return err
	}, func(err error) {
		switch {
		case err != nil:
			p.problems.set([]fault{{words: p.env.Explain(err)}})
			p.Refresh()
		case v != nil && !p.Dirty():
			p.loaded()
			p.load(v)
		}
	})
}
