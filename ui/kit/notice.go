package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"kartoteka/ui/draw"
	"kartoteka/ui/host"
	"kartoteka/ui/look"
)

// Notice shows that something failed: what, and what Env.Explain says of the error.
// «Подробнее» shows the whole error, to be copied for support.
func Notice(env *host.Env, what string, err error) {
	l := env.Lang
	var hide func()
	details := func() {
		hide()
		showDetails(env, what, err)
	}
	hide = Ask(env, Question{Text: what, Detail: env.Explain(err), Verbs: []Verb{
		{Text: l.T("dialog.details"), Do: details},
		{Text: l.T("dialog.close"), Primary: true, Cancel: true},
	}})
}

// Tell shows a text with a button to close it.
func Tell(env *host.Env, title, text string) {
	Ask(env, Question{Text: title, Detail: text, Verbs: []Verb{
		{Text: env.Lang.T("dialog.close"), Primary: true, Cancel: true},
	}})
}

func showDetails(env *host.Env, what string, err error) {
	l := env.Lang
	t := look.Current().Size
	text := NewNote(env, 8).Fixed()
	text.SetText(err.Error())
	Ask(env, Question{Text: what, Content: container.New(AtLeast{fyne.NewSize(3*t.Sidebar, 0)}, text), Verbs: []Verb{
		{Text: l.T("dialog.copy"), Do: func() { host.CopyText(err.Error()) }},
		{Text: l.T("dialog.close"), Primary: true, Cancel: true},
	}})
}

// AtLeast is a layout that gives objects on top of each other a smallest size.
type AtLeast struct {
	Size fyne.Size // the smallest
}

// Layout gives each object all the room.
func (a AtLeast) Layout(objects []fyne.CanvasObject, s fyne.Size) {
	for _, o := range objects {
		draw.Put(o, 0, 0, s.Width, s.Height)
	}
}

// MinSize is Size, or that of an object that needs more.
func (a AtLeast) MinSize(objects []fyne.CanvasObject) fyne.Size {
	least := a.Size
	for _, o := range objects {
		least = least.Max(o.MinSize())
	}
	return least
}

// Choose asks for one of a few options in a dialog: ↑↓, Enter, first letters.
func Choose(env *host.Env, text string, options []Option, chosen func(Option)) {
	t := look.Current().Size
	list := NewOptionList(env, options, 0)
	box := container.New(AtLeast{list.size(2 * t.Sidebar)}, list)
	var hide func()
	list.pick = func(i int) {
		hide()
		chosen(options[i])
	}
	list.Close = func() { hide() }
	hide = Ask(env, Question{Text: text, Content: box, Focus: list, Verbs: []Verb{
		{Text: env.Lang.T("dialog.choose"), Primary: true, Do: func() {
			if list.cursor >= 0 {
				chosen(options[list.cursor])
			}
		}},
		{Text: env.Lang.T("dialog.cancel"), Cancel: true},
	}})
}
