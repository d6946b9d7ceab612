package form

import (
	"context"

	"kartoteka/ui/kit"
)

// offerTheirs ends a refused save. Where the value was changed by somebody else
// meanwhile it is read again and the person chooses: the fields changed here over
// what was changed there, or all as it is there.
func (p *Page[T]) offerTheirs(err error, keep func(context.Context, *T) error, done func(bool)) {
	if p.env.Stale == nil || !p.env.Stale(err) || p.form.Load == nil {
		done(false)
		return
	}
	var theirs *T
	shown := p.draft
	p.env.Run.Run("", func(ctx context.Context) (err error) {
		theirs, err = p.form.Load(ctx, shown)
		return err
	}, func(failed error) {
		if failed == nil && theirs != nil {
			p.loaded()
			p.problems.set(p.waysOut(err, theirs, keep))
			p.Refresh()
		}
		done(false)
	})
}

// waysOut says what happened, which fields were changed both here and there, and
// what can be done.
func (p *Page[T]) waysOut(err error, theirs *T, keep func(context.Context, *T) error) []fault {
	l := p.env.Lang
	list := []fault{{words: p.env.Explain(err)}}
	mine := "form.stale.join"
	for _, part := range p.parts {
		for _, b := range part.boxes {
			if there := b.show(p.env, theirs); b.clashes(&p.base, there) && len(list) < mostProblems-2 {
				list = append(list, fault{path: b.path, name: l.T(b.key), words: l.T("form.stale.there", "Value", there.Name)})
				mine = "form.stale.mine"
			}
		}
		if part.lines != nil && part.lines.dirty() && part.lines.differs(&p.base, theirs) {
			list = append(list, fault{name: l.T(part.Key), words: l.T("form.stale.lines")})
			mine = "form.stale.mine"
		}
	}
	return append(list,
		fault{words: l.T(mine), do: func() {
			p.join(theirs)
			p.save(keep, func(bool) {})
		}},
		fault{words: l.T("form.stale.theirs"), do: func() { p.load(theirs) }})
}

// clashes reports whether the field was changed here and there, and not alike.
func (b *fieldBox[T]) clashes(base *T, there kit.Option) bool {
	return b.dirty() && there != b.show(b.env, base) && there != b.editor.value()
}

// join shows their value with what was changed here over it: nothing typed is
// lost, and saving writes over what is there now.
func (p *Page[T]) join(theirs *T) {
	p.draft, p.base = *theirs, *theirs
	for _, part := range p.parts {
		for _, b := range part.boxes {
			typed, mine := b.editor.value(), b.dirty()
			b.clear()
			b.present(theirs, true)
			b.saved = b.editor.value()
			if mine {
				b.editor.show(typed)
				_ = b.take(p.env, typed, &p.draft) // what can't be read is a problem when it is saved
				b.last = b.show(p.env, &p.draft)
			}
		}
		switch {
		case part.lines == nil:
		case part.lines.dirty():
			part.lines.rebase(theirs)
			_ = part.lines.store(&p.draft)
		default:
			part.lines.present(theirs, true)
		}
	}
	p.problems.set(nil)
	p.recalc()
}
