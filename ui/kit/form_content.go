package kit

import (
	"slices"

	"fyne.io/fyne/v2"

	"kartoteka/ui/look"
)

// FormContent is a part of a form that edits the value with the fields over it,
// such as a list to tick. A Content of a tab may be one.
type FormContent[T any] interface {
	// Present follows the value after each edit of a field.
	Present(v *T)
	// OnEdit is called once with what the part calls when it has changed
	// something: set writes it into the value of the form.
	OnEdit(edit func(set func(v *T)))
}

// FullWidth is a part of a form that keeps the margins of a page itself, as a
// list does: it gets the room of those of the form.
type FullWidth interface{ FullWidth() }

// putContent places the part of its own under the fields.
func (f *formPart[T]) putContent(content fyne.CanvasObject, y float32, s fyne.Size) {
	if _, ok := content.(FullWidth); !ok {
		put(content, 0, y, s.Width, s.Height-y)
		return
	}
	t := look.Current().Size
	y -= t.Group
	put(content, -t.Page, y, s.Width+2*t.Page, s.Height-y+t.Pad)
}

// makeContent makes the part of its own when its tab is first shown.
func (f *formPart[T]) makeContent(p *FormPage[T]) {
	if f.Content == nil || f.made {
		return
	}
	content := f.Content(p.env, &p.draft)
	if r, ok := content.(Reloads); ok {
		f.reloads = r
	}
	if c, ok := content.(FormContent[T]); ok {
		f.content = c
		c.OnEdit(func(set func(*T)) {
			set(&p.draft)
			p.update()
		})
		c.Present(&p.draft)
	}
	f.made = true
	f.body.Add(content) // last: laid out, it may read and edit at once
}

// Tables names the tables the form and the parts of its own show.
func (p *FormPage[T]) Tables() []string {
	tables := slices.Clone(p.form.Reads)
	for _, part := range p.parts {
		if part.reloads != nil {
			tables = append(tables, part.reloads.Tables()...)
		}
	}
	return tables
}

// reloadContents reads the parts of its own anew.
func (p *FormPage[T]) reloadContents() {
	for _, part := range p.parts {
		if part.reloads != nil {
			part.reloads.Reload()
		}
	}
}
