package form

import (
	"context"

	"kartoteka/data/problem"
	"kartoteka/ui/kit"
)

// Save keeps the value (Ctrl+S) and closes the page when andClose (Ctrl+Enter).
func (p *Page[T]) Save(andClose bool) {
	if primary := p.buttons.primary(); primary != nil && andClose {
		p.act(*primary)
		return
	}
	p.save(p.form.Save, func(saved bool) {
		if saved && andClose {
			p.leave()
		}
	})
}

// save reads, judges and keeps. Done gets whether the value was saved.
func (p *Page[T]) save(keep func(context.Context, *T) error, done func(saved bool)) {
	if p.saving || keep == nil {
		return
	}
	v, err := p.read()
	if err != nil {
		p.refuse(err)
		done(false)
		return
	}
	p.saving = true
	p.busy.Start()
	typed := p.values()
	p.env.Run.Run("", func(ctx context.Context) error { return keep(ctx, &v) }, func(err error) {
		p.saving = false
		p.busy.Stop()
		if err != nil {
			p.refuse(err)
			p.offerTheirs(err, keep, done)
			return
		}
		p.kept(&v, typed)
		done(true)
	})
}

// read takes all fields and lines into a copy of the draft and finds all faults.
func (p *Page[T]) read() (T, error) {
	v := p.draft
	var errs []error
	for _, part := range p.parts {
		if part.lines != nil {
			part.lines.absolve()
			errs = append(errs, part.lines.store(&v))
		}
	}
	for _, part := range p.parts {
		for _, b := range part.boxes {
			b.clear()
			if b.visible(&v) {
				errs = append(errs, b.take(p.env, b.editor.value(), &v))
			}
		}
	}
	if p.form.Recalc != nil {
		p.form.Recalc(&v)
	}
	unread := problem.Join(errs...)
	if p.form.Check == nil {
		return v, unread
	}
	return v, merge(unread, p.form.Check(&v))
}

// merge adds the faults a check found to those of reading; a field that could
// not be read has said enough.
func merge(unread, check error) error {
	if unread == nil || check == nil || problem.All(unread) == nil {
		return problem.Join(unread, check)
	}
	said := map[string]bool{}
	all := problem.All(unread)
	for _, one := range all {
		said[one.Field] = true
	}
	errs := []error{unread}
	for _, one := range problem.All(check) {
		if !said[one.Field] {
			errs = append(errs, one)
		}
	}
	return problem.Join(errs...)
}

// refuse shows why the value was not kept and leads to the first fault.
func (p *Page[T]) refuse(err error) {
	var list []fault
	if ps := problem.All(err); ps != nil {
		list = p.place(ps)
	} else {
		list = []fault{{words: p.env.Explain(err)}}
	}
	p.problems.set(list)
	for _, part := range p.parts {
		part.relayout()
	}
	p.Refresh()
	p.visit(list[0].path)
}

// values is what all fields hold now.
func (p *Page[T]) values() map[*fieldBox[T]]kit.Option {
	typed := map[*fieldBox[T]]kit.Option{}
	for _, part := range p.parts {
		for _, b := range part.boxes {
			typed[b] = b.editor.value()
		}
	}
	return typed
}

// kept shows the value that was kept. What the person typed while it was being
// kept stays and is not saved yet.
func (p *Page[T]) kept(v *T, typed map[*fieldBox[T]]kit.Option) {
	p.begun = false
	p.draft, p.base = *v, *v
	for _, part := range p.parts {
		for _, b := range part.boxes {
			b.clear()
			if b.editor.value() == typed[b] {
				b.present(v, true)
				b.saved = b.editor.value()
			} else {
				b.saved = typed[b]
			}
		}
		if part.lines != nil {
			part.lines.present(v, true)
		}
		if part.summary != nil {
			part.summary.set(part.Summary(p.env, v))
		}
		part.relayout()
	}
	p.problems.set(nil)
	p.update()
	p.notice()
	if p.form.OnSaved != nil {
		p.form.OnSaved(v)
	}
}

// act does what a button of the form says.
func (p *Page[T]) act(a Action[T]) {
	switch {
	case a.Off != nil && a.Off(&p.draft):
	case a.Save != nil:
		p.save(a.Save, func(saved bool) {
			if saved && a.Do != nil {
				a.Do(&p.draft)
			}
			if saved && a.Close {
				p.leave()
			}
		})
	case a.Do != nil && p.Dirty():
		p.save(p.form.Save, func(saved bool) {
			if saved {
				a.Do(&p.draft)
			}
		})
	case a.Do != nil:
		a.Do(&p.draft)
	}
}
