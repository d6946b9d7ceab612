package kit

import (
	"fyne.io/fyne/v2"

	"kartoteka/ui/host"
)

// NewNote makes an entry of many lines for notes; Tab leaves it, Enter makes a
// new line.
func NewNote(env *host.Env, rows int) *Entry {
	e := &Entry{env: env}
	e.MultiLine = true
	e.Wrapping = fyne.TextWrapWord
	e.ExtendBaseWidget(e)
	e.SetMinRowsVisible(max(1, rows))
	return e
}
