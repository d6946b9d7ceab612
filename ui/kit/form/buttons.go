package form

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"kartoteka/ui/kit"
	"kartoteka/ui/look"
)

// formButtons is the row at the right of the title: the one way that keeps and
// closes, «Записать», the other actions.
type formButtons[T any] struct {
	page *Page[T]
	row  *fyne.Container
	byOf map[*kit.Button]Action[T]
	more *kit.Button // what there is no room for
}

func newFormButtons[T any](p *Page[T]) *formButtons[T] {
	f := &formButtons[T]{page: p, byOf: map[*kit.Button]Action[T]{}}
	f.row = container.New(kit.Row{Gap: look.Current().Size.Gap})
	word := func(key, usual string) string {
		if key == "" {
			key = usual
		}
		return p.env.Lang.T(key)
	}
	if a := f.primary(); a != nil {
		f.add(*a)
	} else if p.form.Save != nil {
		f.row.Add(kit.NewButton(p.env, word(p.form.SaveCloseKey, "form.save_close"), func() { p.Save(true) }).Primary())
	}
	if p.form.Save != nil {
		f.row.Add(kit.NewButton(p.env, word(p.form.SaveKey, "form.save"), func() { p.Save(false) }))
	}
	for _, a := range p.form.Actions {
		if !a.Primary {
			f.add(a)
		}
	}
	f.more = kit.NewMenuButton(p.env, p.env.Lang.T("form.more"), f.rest)
	f.row.Add(f.more)
	return f
}

// fit shows as many buttons of use as there is room for and puts the rest under
// «Ещё». It returns the width they take.
func (f *formButtons[T]) fit(room float32) float32 {
	last := len(f.row.Objects) - 1
	for _, o := range f.row.Objects[:last] {
		if o.(*kit.Button).Disabled() {
			o.Hide()
		} else {
			o.Show()
		}
	}
	f.more.Hide()
	for i := last - 1; i > 0 && f.row.MinSize().Width > room; i-- {
		if !f.row.Objects[i].Visible() {
			continue
		}
		f.row.Objects[i].Hide()
		f.more.Show()
	}
	return f.row.MinSize().Width
}

// rest is the menu of the buttons there is no room for.
func (f *formButtons[T]) rest() []kit.MenuItem {
	var items []kit.MenuItem
	for _, o := range f.row.Objects {
		b := o.(*kit.Button)
		if b.Visible() || b.Disabled() {
			continue
		}
		do := b.Press
		if b.Items != nil {
			do = func() { kit.ShowMenu(f.page.env, f.more, b.Items()) }
		}
		items = append(items, kit.MenuItem{Text: b.Text(), Do: do})
	}
	return items
}

// primary is the action in the place of «Записать и закрыть», if there is one.
func (f *formButtons[T]) primary() *Action[T] {
	for i, a := range f.page.form.Actions {
		if a.Primary {
			return &f.page.form.Actions[i]
		}
	}
	return nil
}

func (f *formButtons[T]) add(a Action[T]) {
	p, text := f.page, f.page.env.Lang.T(a.Key)
	var b *kit.Button
	if a.Items != nil {
		b = kit.NewMenuButton(p.env, text, func() []kit.MenuItem { return a.Items(&p.draft) })
	} else {
		b = kit.NewButton(p.env, text, func() { p.act(a) })
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

// update takes away what makes no sense for the value now.
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
