package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"kartoteka/ui/kit"
	"kartoteka/ui/look"
	"kartoteka/ui/nav"
)

// sectionPage lists the pages of a section under their headings.
type sectionPage struct {
	widget.BaseWidget
	s     *Shell
	title string
	all   []*choice
	body  fyne.CanvasObject
}

func (s *Shell) openSectionPage(e *nav.Env, r nav.Route) kit.Page {
	p := &sectionPage{s: s, title: s.sectionWord(r.ID)}
	stack := container.New(column{around: ringRoom})
	for _, section := range s.o.Sections {
		if section.Key == r.ID {
			p.list(stack, section, e)
		}
	}
	chained(p.all)
	p.body = container.New(pageLayout{}, kit.Heading(p.title), container.NewVScroll(stack))
	p.ExtendBaseWidget(p)
	return p
}

func (p *sectionPage) list(stack *fyne.Container, section nav.Section, e *nav.Env) {
	l := p.s.env.Lang
	group := ""
	for _, link := range section.Pages {
		if link.Group != group {
			group = link.Group
			stack.Add(newPaletteHead(l.T(group), len(stack.Objects) > 0))
		}
		about, icon := "", link.Icon
		if link.About != "" {
			about = l.T(link.About)
		}
		if icon == "" {
			icon = section.Icon
		}
		c := newChoice(p.s.env, icon, l.T(link.Title), about, func() { e.Open(link.Route) })
		p.all = append(p.all, c)
		stack.Add(c)
	}
}

// Title is the word of the section.
func (p *sectionPage) Title() string { return p.title }

// OnTitle is not needed: the word never changes.
func (p *sectionPage) OnTitle(func()) {}

// FocusFirst focuses the first link.
func (p *sectionPage) FocusFirst() {
	if len(p.all) > 0 {
		p.s.w.Canvas().Focus(p.all[0])
	}
}

// Hints are the keys of the list.
func (p *sectionPage) Hints() string { return p.s.env.Lang.T("shell.section.hints") }

// CreateRenderer shows the list.
func (p *sectionPage) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(p.body)
}

// ringRoom is left around a scrolled list for the rings of focus, which
// its edge would cut.
const ringRoom = look.Grid

// pageWidth keeps lines of words readable on a wide screen.
const pageWidth = 680

// pageLayout puts a heading over a body, inside the margins of a page.
type pageLayout struct{}

func (pageLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }

func (pageLayout) Layout(objects []fyne.CanvasObject, s fyne.Size) {
	t := look.Current().Size
	w := min(s.Width-2*t.Page, pageWidth*t.Text/13)
	h := objects[0].MinSize().Height
	place(objects[0], t.Page, t.Group, w, h)
	top := h + 2*t.Group
	place(objects[1], t.Page-ringRoom, top-ringRoom, w+2*ringRoom, max(0, s.Height-top+ringRoom))
}
