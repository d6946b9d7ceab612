package form

import (
	"slices"

	"kartoteka/ui/kit"
)

// Content is a part of a form that edits the value with the fields over it,
// such as a list to tick. A Content of a tab may be one.
type Content[T any] interface {
	// Present follows the value after each edit of a field.
	Present(v *T)
	// OnEdit is called once with what the part calls when it has changed
	// something: set writes it into the value of the form.
	OnEdit(edit func(set func(v *T)))
}

// there reports whether the tab is there for the value.
func (f *formPart[T]) there(v *T) bool { return f.When == nil || f.When(v) }

// unfold makes the content of the tab the first time it is shown, and reads it
// again if its tables have changed since.
func (f *formPart[T]) unfold(p *Page[T]) {
	if f.Content == nil {
		return
	}
	if f.content == nil {
		f.content = f.Content(p.env, &p.draft)
		f.edited(p)
		f.body.Add(f.content) // last: laid out, it may read and edit at once
		return
	}
	if content, ok := f.content.(kit.Reloads); ok && f.stale {
		content.Reload()
	}
	f.stale = false
}

// edited lets a content that edits the value do so.
func (f *formPart[T]) edited(p *Page[T]) {
	content, ok := f.content.(Content[T])
	if !ok {
		return
	}
	content.OnEdit(func(set func(*T)) {
		set(&p.draft)
		p.update()
	})
	content.Present(&p.draft)
}

// Tables names the tables the form and the contents that were made show.
func (p *Page[T]) Tables() []string {
	tables := slices.Clone(p.form.Reads)
	for _, part := range p.parts {
		if content, ok := part.content.(kit.Reloads); ok {
			tables = append(tables, content.Tables()...)
		}
	}
	return tables
}

// reloadContents reads the content shown again and remembers to do so with the
// others when they are shown.
func (p *Page[T]) reloadContents() {
	for i, part := range p.parts {
		content, ok := part.content.(kit.Reloads)
		switch {
		case ok && i == p.shown:
			content.Reload()
		case ok:
			part.stale = true
		}
	}
}

// Turn shows the tab of this key; one that is not there is passed over.
func (p *Page[T]) Turn(key string) {
	for i, part := range p.parts {
		if part.Key == key {
			p.tabs.Select(i)
		}
	}
}

// Follow turns to the tab a route names, tab=documents of the form "client" being
// client.tab.documents. A route without a tab shows the same record again.
func (p *Page[T]) Follow(args map[string]string) bool {
	if len(args) == 0 {
		return p.followed
	}
	key := p.form.Key + ".tab." + args["tab"]
	there := slices.ContainsFunc(p.parts, func(f *formPart[T]) bool { return f.Key == key && f.there(&p.draft) })
	if len(args) != 1 || !there {
		return false
	}
	p.Turn(key)
	p.followed = true
	return true
}

// linked lets figures that name a tab open it.
func (p *Page[T]) linked(figures []kit.Metric) []kit.Metric {
	for i := range figures {
		if tab := figures[i].Tab; tab != "" && figures[i].Open == nil {
			figures[i].Open = func() { p.Turn(tab) }
		}
	}
	return figures
}

// Dropped gives files to the form.
func (p *Page[T]) Dropped(paths []string) bool {
	if p.form.Dropped == nil {
		return false
	}
	p.amend(func(v *T) { p.form.Dropped(v, paths) })
	return true
}

// amend changes the draft as a field would and shows what follows from it.
func (p *Page[T]) amend(change func(v *T)) {
	change(&p.draft)
	p.recalc()
}
