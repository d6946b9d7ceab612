package ui

import (
	"slices"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"kartoteka/ui/look"
)

// sidebar is the list of sections at the left: icon and word, a counter where
// something waits, the section shown on the ground of selection. Collapsed, it
// keeps the icons.
type sidebar struct {
	widget.BaseWidget
	name      string
	items     []*sideItem
	toggle    *sideItem
	collapsed bool
}

// newSidebar makes the list; toggle collapses and expands it.
func newSidebar(name string, items []*sideItem, toggle *sideItem) *sidebar {
	s := &sidebar{name: name, items: items, toggle: toggle}
	s.ExtendBaseWidget(s)
	return s
}

// show highlights one section, or none, and the link to the page shown under
// it. Links are seen while their section is shown.
func (s *sidebar) show(section, page string) {
	linked := slices.ContainsFunc(s.items, func(it *sideItem) bool { return it.link && it.key == section && it.page == page })
	for _, it := range s.items {
		here := it.key == section
		active, within := here && !linked, here && linked
		if it.link {
			active, within = here && it.page == page, false
		}
		if it.active != active || it.within != within || it.here != here {
			it.active, it.within, it.here = active, within, here
			it.seen()
			it.Refresh()
		}
	}
	s.Refresh()
}

// count sets the counter of a section; 0 shows none.
func (s *sidebar) count(key string, n int) {
	for _, it := range s.items {
		if it.key == key && !it.link && it.count != n {
			it.count = n
			it.Refresh()
		}
	}
}

// collapse keeps the icons only, or brings the words back.
func (s *sidebar) collapse(on bool) {
	s.collapsed = on
	for _, it := range append(slices.Clone(s.items), s.toggle) {
		it.bare = on
		it.seen()
	}
	s.Refresh()
}

// CreateRenderer draws the list.
func (s *sidebar) CreateRenderer() fyne.WidgetRenderer {
	ground, edge, name := canvas.NewRectangle(nil), canvas.NewRectangle(nil), canvas.NewText("", nil)
	stack := container.New(column{})
	for _, it := range s.items {
		stack.Add(it)
	}
	list := container.NewVScroll(stack)
	return &drawn{
		owner:   s,
		objects: []fyne.CanvasObject{ground, edge, name, list, s.toggle},
		min: func(t look.Tokens) fyne.Size {
			if s.collapsed {
				return fyne.NewSize(2*t.Size.Gap+t.Size.Icon+2*t.Size.Inner, 0)
			}
			return fyne.NewSize(t.Size.Sidebar, 0)
		},
		arrange: func(t look.Tokens, size fyne.Size) {
			ground.FillColor, edge.FillColor = t.Color.Sidebar, t.Color.Line
			place(ground, 0, 0, size.Width, size.Height)
			place(edge, size.Width-t.Size.Line, 0, t.Size.Line, size.Height)
			head, foot := t.Size.TopBar+t.Size.Pad, t.Size.Input+t.Size.Gap
			name.Hidden = s.collapsed
			label(name, s.name, t.Size.SubHeading, true, t.Color.Text, t.Size.Page, t.Size.Pad/2, size.Width-2*t.Size.Page, t.Size.TopBar)
			side := t.Size.Gap
			place(list, side, head, size.Width-2*side, max(0, size.Height-head-foot))
			place(s.toggle, side, size.Height-foot, size.Width-2*side, t.Size.Input)
		},
	}
}

// sideItem is one section in the list.
type sideItem struct {
	pressable
	key, icon, word string
	count           int
	active, bare    bool
	within          bool               // a link of the section is active
	link            bool               // to a page of the section, under it
	page            string             // the link leads to
	here            bool               // the section is shown
	hint            func(words string) // shows words in the status line; "" ends it
}

// MouseIn brightens the section; collapsed, the status line says its name.
func (it *sideItem) MouseIn(ev *desktop.MouseEvent) {
	it.pressable.MouseIn(ev)
	if it.bare && it.hint != nil {
		it.hint(it.word)
	}
}

// MouseOut ends MouseIn.
func (it *sideItem) MouseOut() {
	it.pressable.MouseOut()
	if it.bare && it.hint != nil {
		it.hint("")
	}
}

func newSideItem(key, icon, word string, tap func()) *sideItem {
	it := &sideItem{key: key, icon: icon, word: word}
	it.tap = tap
	it.ExtendBaseWidget(it)
	return it
}

// newSideLink is a link to a page of a section, unseen until the section is
// shown.
func newSideLink(section, page, word string, tap func()) *sideItem {
	it := newSideItem(section, "", word, tap)
	it.link, it.page = true, page
	it.Hide()
	return it
}

// seen hides a link whose section is not shown, and all links where there is
// room for icons only.
func (it *sideItem) seen() {
	if it.link {
		it.Hidden = !it.here || it.bare
	}
}

// CreateRenderer draws the section.
func (it *sideItem) CreateRenderer() fyne.WidgetRenderer {
	ground, mark := canvas.NewRectangle(nil), canvas.NewRectangle(nil)
	icon := canvas.NewImageFromResource(nil)
	icon.FillMode = canvas.ImageFillContain
	word, count := canvas.NewText("", nil), canvas.NewText("", nil)
	return &drawn{
		owner:   it,
		objects: []fyne.CanvasObject{ground, mark, icon, word, count},
		min: func(t look.Tokens) fyne.Size {
			if it.link {
				return fyne.NewSize(t.Size.Icon, t.Size.Row)
			}
			return fyne.NewSize(t.Size.Icon+2*t.Size.Inner, t.Size.Input)
		},
		arrange: func(t look.Tokens, s fyne.Size) {
			it.paint(t, ground, icon)
			place(ground, 0, 0, s.Width, s.Height)
			left := t.Size.Gap
			if it.bare {
				left = (s.Width - t.Size.Icon) / 2
			}
			place(icon, left, (s.Height-t.Size.Icon)/2, t.Size.Icon, t.Size.Icon)
			it.write(t, s, word, count, mark)
		},
	}
}

func (it *sideItem) paint(t look.Tokens, ground *canvas.Rectangle, icon *canvas.Image) {
	role := look.Plain
	switch {
	case it.active:
		ground.FillColor, role = t.Color.Selection, look.Accent
	case it.hovered:
		ground.FillColor = t.Color.Line
	default:
		ground.FillColor = t.Color.Sidebar
	}
	ground.CornerRadius = t.Size.Radius
	if it.within {
		role = look.Accent
	}
	if icon.Hidden = it.link; !it.link {
		icon.Resource = look.IconIn(it.icon, role)
	}
}

// write puts the word and the counter; collapsed, a dot says that there is one.
func (it *sideItem) write(t look.Tokens, s fyne.Size, word, count *canvas.Text, mark *canvas.Rectangle) {
	word.Hidden = it.bare
	count.Hidden = it.bare || it.count == 0
	mark.Hidden = !it.bare || it.count == 0
	mark.FillColor, mark.CornerRadius = t.Color.Accent, t.Size.Pad
	place(mark, s.Width-t.Size.Inner-t.Size.Pad, t.Size.Pad, t.Size.Inner, t.Size.Inner)
	c, quiet := t.Color.Text, t.Color.Muted
	if it.active || it.within {
		c, quiet = t.Color.Accent, t.Color.Accent
	}
	room := s.Width - t.Size.Gap
	if !count.Hidden {
		n := strconv.Itoa(it.count)
		w := textWidth(n, t.Size.Caption, it.active)
		label(count, n, t.Size.Caption, it.active, quiet, s.Width-t.Size.Gap-w, 0, w+1, s.Height)
		room -= w + t.Size.Gap
	}
	x := t.Size.Gap + t.Size.Icon + t.Size.Inner
	label(word, it.word, t.Size.Text, it.active && !it.link, c, x, 0, room-x, s.Height)
}
