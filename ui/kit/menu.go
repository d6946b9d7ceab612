package kit

import "fyne.io/fyne/v2"

// MenuItem is one line of a menu. Keys are shown at the right, such as «F9».
type MenuItem struct {
	Text string
	Keys string
	Off  bool
	Do   func()
}

// ShowMenu opens a menu under an object; ↑↓, Enter, Esc and first letters work.
func ShowMenu(env *Env, anchor fyne.CanvasObject, items []MenuItem) {
	ShowMenuAt(env, spot(env, anchor), anchor.Size(), items)
}

// ShowMenuAt opens a menu under a rectangle of the window; a context menu has
// an empty one under the pointer.
func ShowMenuAt(env *Env, at fyne.Position, anchor fyne.Size, items []MenuItem) {
	if len(items) == 0 {
		return
	}
	options := make([]Option, len(items))
	for i, it := range items {
		options[i] = Option{Name: it.Text, Detail: it.Keys}
	}
	list := newOptionList(env, options, -1)
	list.beside = true
	list.off = func(i int) bool { return items[i].Off }
	dropDown(env, list, at, anchor, func(i int) {
		if items[i].Do != nil {
			items[i].Do()
		}
	})
}

// dropDown shows a list under a rectangle of the window and gives it the focus.
// Pick is called after the list is gone.
func dropDown(env *Env, list *optionList, at fyne.Position, anchor fyne.Size, pick func(int)) *overlay {
	o := &overlay{env: env, content: list}
	o.place = func(window fyne.Size) (fyne.Position, fyne.Size) {
		size := list.size(anchor.Width)
		return under(at, anchor, size, window), size
	}
	o.outside = o.hide
	list.close = o.hide
	list.pick = func(i int) {
		o.hide()
		pick(i)
	}
	o.show(list)
	return o
}
