package record

import (
	"context"
	"image"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"kartoteka/app/sales"
	"kartoteka/ui/kit"
	"kartoteka/ui/look"
	"kartoteka/ui/nav"
)

// Paper is a paper before it is printed: what it is called, how it looks, what
// to do beside saving and printing.
type Paper struct {
	sales.Printed
	Title   string
	File    string // name proposed for the PDF, without its extension
	Pages   []image.Image
	Buttons func() []fyne.CanvasObject // more of them; nil for none
}

// PreviewDPI is dense enough to read small print at 150 % zoom.
const PreviewDPI = 132

// paperPage shows a paper as it will be printed.
type paperPage struct {
	widget.BaseWidget
	env   *nav.Env
	paper Paper
	page  *fyne.Container
}

// NewPaperPage shows the paper under its buttons and what it lacks.
func NewPaperPage(e *nav.Env, p Paper) *paperPage {
	v := &paperPage{env: e, paper: p}
	l := e.Lang
	buttons := []fyne.CanvasObject{
		kit.NewButton(e.Env, l.T("invoice.save"), v.save).Primary().Icon("save"),
		kit.NewButton(e.Env, l.T("invoice.open"), v.Print).Icon("print"),
	}
	if p.Buttons != nil {
		buttons = append(buttons, p.Buttons()...)
	}
	top := kit.Stacked(kit.Head(kit.Heading(p.Title), buttons...))
	if len(p.Lacks) > 0 {
		top.Add(kit.Callout(kit.NewParagraph(v.lackWords(), look.Warning, 900)))
		top.Add(kit.Beside(kit.NewLink(e.Env, l.T("invoice.fill"), func() { e.Open(nav.To("organisation")) })))
	}
	v.page = container.NewBorder(kit.Margins(top), nil, nil, nil, kit.NewSheets(p.Pages))
	v.ExtendBaseWidget(v)
	return v
}

// lackWords says what the paper lacks to be valid.
func (v *paperPage) lackWords() string {
	parts := make([]string, len(v.paper.Lacks))
	for i, lack := range v.paper.Lacks {
		parts[i] = v.env.Lang.Problem(lack)
	}
	return strings.Join(parts, ". ") + "."
}

// Title is the name of the paper.
func (v *paperPage) Title() string { return v.paper.Title }

// OnTitle is never called: a paper does not change.
func (v *paperPage) OnTitle(func()) {}

// fileName is the name without signs that files cannot have.
func (v *paperPage) fileName() string {
	return strings.NewReplacer("/", "-", "\\", "-", ":", "-", "\"", "").Replace(v.paper.File) + ".pdf"
}

// save asks where to and writes the PDF.
func (v *paperPage) save() {
	v.env.Files.Save(v.fileName(), func(path string) {
		if !strings.HasSuffix(path, ".pdf") {
			path += ".pdf"
		}
		v.env.Run.Run("", func(context.Context) error { return v.paper.Save(path) }, func(err error) {
			if err != nil {
				v.env.Toast(v.env.Explain(err), nil)
				return
			}
			v.env.Toast(v.env.Lang.T("report.saved", "Path", path), nil)
		})
	})
}

// Print writes the PDF to a folder of its own and opens it for printing.
func (v *paperPage) Print() {
	v.env.Run.Run("", func(context.Context) error { return v.paper.Open(v.fileName()) }, func(err error) {
		if err != nil {
			v.env.Toast(v.env.Explain(err), nil)
		}
	})
}

// Export saves the PDF.
func (v *paperPage) Export() { v.save() }

// CreateRenderer shows the page.
func (v *paperPage) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(v.page) }
