package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"kartoteka/ui/look"
)

// formButtons is the row at the right of the title: the one way that keeps and
// closes, «Записать», the other actions.
type formButtons[T any] struct {
	page *FormPage[T]
	row  *fyne.Container
	byOf map[*Button]FormAction[T]
}

func newFormButtons[T any](p *FormPage[T]) *formButtons[T] {
	f := &formButtons[T]{page: p, byOf: map[*Button]FormAction[T]{}}
	f.row = container.New(row{gap: look.Current().Size.Gap})
	word := func(key, usual string) string {
		if key == "" {
			key = usual
		}
		return p.env.Lang.T(key)
	}
	if a := f.primary(); a != nil {
		f.add(*a)
	} else if p.form.Save != nil {
		f.row.Add(NewButton(p.env, word(p.form.SaveCloseKey, "form.save_close"), func() { p.Save(true) }).Primary())
	}
	if p.form.Save != nil {
		f.row.Add(NewButton(p.env, word(p.form.SaveKey, "form.save"), func() { p.Save(false) }))
	}
	for _, a := range p.form.Actions {
		if !a.Primary {
			f.add(a)
		}
	}
	return f
}

// primary is the action in the place of «Записать и закрыть», if there is one.
func (f *formButtons[T]) primary() *FormAction[T] {
	for i, a := range f.page.form.Actions {
		if a.Primary {
			return &f.page.form.Actions[i]
		}
	}
	return nil
}

func (f *formButtons[T]) add(a FormAction[T]) {
	p, text := f.page, f.page.env.Lang.T(a.Key)
	var b *Button
	if a.Items != nil {
		b = NewMenuButton(p.env, text, func() []MenuItem { return a.Items(&p.draft) })
	} else {
		b = NewButton(p.env, text, func() { p.act(a) })
	}
	if a.Primary {
		b.Primary()
	}
	if a.Icon != "" {
		b.Icon(a.Icon)
	}
	f.byOf[b] = a
	f.row.Add(b)
}

// update takes out of use what makes no sense for the value now.
func (f *formButtons[T]) update() {
	for b, a := range f.byOf {
		if off := a.Off != nil && a.Off(&f.page.draft); off != b.Disabled() {
			if off {
				b.Disable()
			} else {
				b.Enable()
			}
		}
	}
}
