package ui

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"kartoteka/ui/look"
)

// searchWidth is the box that opens the palette, at 100 %. It gives way to the
// crumb, up to crumbShare of the bar, and to what stands at the right.
const (
	searchWidth = 420
	crumbShare  = 0.3
)

// topBar says where one is, offers the search over everything, and shows long
// work and what waits for the person.
type topBar struct {
	widget.BaseWidget
	crumb  *crumb
	search *searchBox
	job    *jobMark
	bell   *bell
}

func newTopBar(c *crumb, s *searchBox, j *jobMark, b *bell) *topBar {
	t := &topBar{crumb: c, search: s, job: j, bell: b}
	t.ExtendBaseWidget(t)
	return t
}

// CreateRenderer draws the bar: the search in the middle, unless the crumb
// needs the room.
func (b *topBar) CreateRenderer() fyne.WidgetRenderer {
	ground, edge := canvas.NewRectangle(nil), canvas.NewRectangle(nil)
	return &drawn{
		owner:   b,
		objects: []fyne.CanvasObject{ground, edge, b.crumb, b.search, b.job, b.bell},
		min:     func(t look.Tokens) fyne.Size { return fyne.NewSize(0, t.Size.TopBar) },
		arrange: func(t look.Tokens, s fyne.Size) {
			ground.FillColor, edge.FillColor = t.Color.Background, t.Color.Line
			place(ground, 0, 0, s.Width, s.Height)
			place(edge, 0, s.Height-t.Size.Line, s.Width, t.Size.Line)
			side := t.Size.Group
			right := s.Width - side
			for _, o := range []fyne.CanvasObject{b.bell, b.job} {
				if o.Visible() {
					m := o.MinSize()
					right -= m.Width
					place(o, right, (s.Height-m.Height)/2, m.Width, m.Height)
					right -= side
				}
			}
			left := min(b.crumb.MinSize().Width, s.Width*crumbShare) + 2*side
			h := t.Size.Input - t.Size.Pad
			w := max(2*h, min(searchWidth*t.Size.Text/13, right-left))
			x := max(left, min((s.Width-w)/2, right-w))
			place(b.search, x, (s.Height-h)/2, w, h)
			place(b.crumb, side, 0, max(0, x-2*side), s.Height)
		},
	}
}

// crumb says where one is: section › page. A click on it goes to the section.
type crumb struct {
	pressable
	section, page string
}

func newCrumb(tap func()) *crumb {
	c := &crumb{}
	c.tap = tap
	c.ExtendBaseWidget(c)
	return c
}

// set changes the words and reports whether they are others. A page that is
// called like its section is said once.
func (c *crumb) set(section, page string) bool {
	if page == section {
		page = ""
	}
	if c.section == section && c.page == page {
		return false
	}
	c.section, c.page = section, page
	c.Refresh()
	return true
}

// rest is what follows the section.
func (c *crumb) rest() string {
	if c.section != "" && c.page != "" {
		return " › " + c.page
	}
	return c.page
}

// CreateRenderer draws the words.
func (c *crumb) CreateRenderer() fyne.WidgetRenderer {
	section, page := canvas.NewText("", nil), canvas.NewText("", nil)
	return &drawn{
		owner:   c,
		objects: []fyne.CanvasObject{section, page},
		min: func(t look.Tokens) fyne.Size {
			return fyne.NewSize(textWidth(c.section+c.rest(), t.Size.Text, false)+1, t.Size.TopBar)
		},
		arrange: func(t look.Tokens, s fyne.Size) {
			first := t.Color.Muted
			if c.hovered {
				first = t.Color.Accent
			}
			rest := c.rest()
			w := textWidth(c.section, t.Size.Text, false)
			label(section, c.section, t.Size.Text, false, first, 0, 0, s.Width, s.Height)
			label(page, rest, t.Size.Text, false, t.Color.Muted, w, 0, s.Width-w, s.Height)
		},
	}
}

// searchBox looks like a field and opens the palette.
type searchBox struct {
	pressable
	words, keys string
}

func newSearchBox(words, keys string, tap func()) *searchBox {
	b := &searchBox{words: words, keys: keys}
	b.tap = tap
	b.ExtendBaseWidget(b)
	return b
}

// CreateRenderer draws the field.
func (b *searchBox) CreateRenderer() fyne.WidgetRenderer {
	frame, words, keys := canvas.NewRectangle(nil), canvas.NewText("", nil), canvas.NewText("", nil)
	return &drawn{
		owner:   b,
		objects: []fyne.CanvasObject{frame, words, keys},
		min:     func(t look.Tokens) fyne.Size { return fyne.NewSize(0, t.Size.Input-t.Size.Pad) },
		arrange: func(t look.Tokens, s fyne.Size) {
			frame.FillColor, frame.StrokeColor = t.Color.Surface, t.Color.Line
			if b.hovered {
				frame.StrokeColor = t.Color.Accent
			}
			frame.StrokeWidth, frame.CornerRadius = t.Size.Line, t.Size.Radius
			place(frame, 0, 0, s.Width, s.Height)
			side := t.Size.Group - t.Size.Line
			w := textWidth(b.keys, t.Size.Text, false)
			label(keys, b.keys, t.Size.Text, false, t.Color.Muted, s.Width-w-side, 0, w+side, s.Height)
			label(words, b.words, t.Size.Text, false, t.Color.Muted, side, 0, s.Width-w-3*side, s.Height)
		},
	}
}

// bell tells how much waits for the person and, in words, what.
type bell struct {
	pressable
	words string
	count int
}

func newBell(tap func()) *bell {
	b := &bell{}
	b.tap = tap
	b.ExtendBaseWidget(b)
	return b
}

func (b *bell) set(words string, count int) {
	b.words, b.count = words, count
	b.Refresh()
}

// CreateRenderer draws the words, the bell and, in a badge, the count.
func (b *bell) CreateRenderer() fyne.WidgetRenderer {
	words, badge, count := canvas.NewText("", nil), canvas.NewRectangle(nil), canvas.NewText("", nil)
	icon := canvas.NewImageFromResource(nil)
	icon.FillMode = canvas.ImageFillContain
	badgeWide := func(t look.Tokens) float32 {
		if b.count == 0 {
			return 0
		}
		return textWidth(strconv.Itoa(b.count), t.Size.Caption, true) + 2*t.Size.Inner + 1
	}
	return &drawn{
		owner:   b,
		objects: []fyne.CanvasObject{words, icon, badge, count},
		min: func(t look.Tokens) fyne.Size {
			w := textWidth(b.words, t.Size.Text, false) + t.Size.Group + t.Size.Icon + badgeWide(t)
			return fyne.NewSize(w, t.Size.Input)
		},
		arrange: func(t look.Tokens, s fyne.Size) {
			role := look.Muted
			if b.hovered {
				role = look.Accent
			}
			w := badgeWide(t)
			badge.Hidden, count.Hidden = b.count == 0, b.count == 0
			badge.FillColor, badge.CornerRadius = t.Color.BadWeak, t.Size.Radius
			place(badge, s.Width-w, (s.Height-t.Size.Badge)/2, w, t.Size.Badge)
			label(count, strconv.Itoa(b.count), t.Size.Caption, true, t.Color.Bad, s.Width-w+t.Size.Inner, 0, w, s.Height)
			x := s.Width - w - t.Size.Icon
			icon.Resource = look.IconIn("bell", role)
			place(icon, x-t.Size.Pad/2, (s.Height-t.Size.Icon)/2, t.Size.Icon, t.Size.Icon)
			label(words, b.words, t.Size.Text, false, t.Color.Of(role), 0, 0, x, s.Height)
		},
	}
}
