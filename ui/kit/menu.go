package kit

import (
	"fyne.io/fyne/v2"

	"kartoteka/ui/host"
)

// MenuItem is one line of a menu.
type MenuItem struct {
	Text string // its words
	Keys string // the keys that do the same, shown at the right: «F9»
	Off  bool   // it makes no sense now: shown grey, can't be chosen
	Do   func() // called when the menu is gone
}

// ShowMenu opens a menu under an object; ↑↓, Enter, Esc and first letters work.
func ShowMenu(env *host.Env, anchor fyne.CanvasObject, items []MenuItem) {
	ShowMenuAt(env, host.PositionOf(anchor), anchor.Size(), items)
}

// ShowMenuAt opens a menu under a rectangle of the window; a context menu has
// an empty one under the pointer.
func ShowMenuAt(env *host.Env, at fyne.Position, anchor fyne.Size, items []MenuItem) {
	if len(items) == 0 {
		return
	}
	options := make([]Option, len(items))
	for i, it := range items {
		options[i] = Option{Name: it.Text, Detail: it.Keys}
	}
	list := NewOptionList(env, options, -1)
	list.beside = true
	list.off = func(i int) bool { return items[i].Off }
	DropDown(env, list, at, anchor, func(i int) {
		if items[i].Do != nil {
			items[i].Do()
		}
	})
}

// DropDown shows a list under a rectangle of the window and gives it the focus.
// Pick gets the index of the option that was chosen, after the list is gone.
func DropDown(env *host.Env, list *OptionList, at fyne.Position, anchor fyne.Size, pick func(int)) *Overlay {
	o := &Overlay{Env: env, Content: list}
	o.Place = func(window fyne.Size) (fyne.Position, fyne.Size) {
		size := list.size(anchor.Width)
		return Under(at, anchor, size, window), size
	}
	o.Outside = o.Close
	list.Close = o.Close
	list.pick = func(i int) {
		o.Close()
		pick(i)
	}
	o.Open(list)
	return o
}
