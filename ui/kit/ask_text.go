package kit

import (
	"fyne.io/fyne/v2/container"

	"kartoteka/ui/host"
)

// AskText asks for a text in a dialog; done gets it unless the person gave up.
func AskText(env *host.Env, title, text string, done func(string)) {
	e := NewEntry(env)
	e.SetText(text)
	var hide func()
	apply := func() { done(e.Text) }
	e.OnEnter = func() {
		hide()
		apply()
	}
	hide = Ask(env, Question{
		Text:    title,
		Content: container.New(Stack{}, e),
		Focus:   e,
		Verbs: []Verb{
			{Text: env.Lang.T("dialog.apply"), Primary: true, Do: apply},
			{Text: env.Lang.T("dialog.cancel"), Cancel: true},
		},
	})
}
