package screen

import (
	"context"
	"image"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"kartoteka/app"
	"kartoteka/data/crm"
	"kartoteka/data/problem"
	"kartoteka/ui/kit"
	"kartoteka/ui/look"
	"kartoteka/ui/nav"
)

// issued is an invoice with its pages as they will be printed.
type issued struct {
	invoice *crm.Invoice
	pages   []image.Image
	lacks   []problem.Problem
}

// invoicePage shows an invoice before it is printed.
type invoicePage struct {
	widget.BaseWidget
	app  *app.App
	env  *nav.Env
	made issued
	page *fyne.Container
}

// previewDPI is dense enough to read small print at 150 % zoom.
const previewDPI = 132

// Invoice is the preview of the invoice of an order, which is issued when there
// is none that still says what the order says; with the argument "issued", of
// that very invoice.
func Invoice(a *app.App, e *nav.Env, r nav.Route) kit.Page {
	return kit.NewLater(e.Env, r.String(),
		func(ctx context.Context) (issued, error) {
			if made := r.Args["issued"]; made != "" {
				return standing(ctx, a, made)
			}
			id, err := crm.ParseID[crm.Order](r.ID)
			if err != nil {
				return issued{}, err
			}
			return issue(ctx, a, id)
		},
		func(made issued) kit.Page { return newInvoicePage(a, e, made) })
}

func issue(ctx context.Context, a *app.App, id crm.OrderID) (made issued, err error) {
	if made.invoice, err = a.Invoices.ForOrder(ctx, id); err != nil {
		return made, err
	}
	return draw(ctx, a, made)
}

// standing is an invoice as it was issued, whatever became of its order.
func standing(ctx context.Context, a *app.App, id string) (made issued, err error) {
	known, err := crm.ParseID[crm.Invoice](id)
	if err != nil {
		return made, err
	}
	if made.invoice, err = a.Invoices.Get(ctx, known); err != nil {
		return made, err
	}
	return draw(ctx, a, made)
}

func draw(ctx context.Context, a *app.App, made issued) (_ issued, err error) {
	made.pages, made.lacks, err = a.Invoices.Preview(ctx, made.invoice, previewDPI)
	return made, err
}

func newInvoicePage(a *app.App, e *nav.Env, made issued) *invoicePage {
	p := &invoicePage{app: a, env: e, made: made}
	l := e.Lang
	head := kit.Head(kit.Heading(p.Title()),
		kit.NewButton(e.Env, l.T("invoice.save"), p.save).Primary().Icon("save"),
		kit.NewButton(e.Env, l.T("invoice.open"), p.Print).Icon("print"),
		kit.NewButton(e.Env, l.T("invoice.order"), func() { e.Open(nav.To("order", made.invoice.Order.String())) }))
	top := kit.Stacked(head)
	if len(made.lacks) > 0 {
		top.Add(kit.Callout(kit.NewParagraph(p.lackWords(), look.Warning, 900)))
		top.Add(kit.Beside(kit.NewLink(e.Env, l.T("invoice.fill"), func() { e.Open(nav.To("organisation")) })))
	}
	p.page = container.NewBorder(kit.Margins(top), nil, nil, nil, kit.NewSheets(made.pages))
	p.ExtendBaseWidget(p)
	return p
}

// lackWords says what the paper lacks to be valid.
func (p *invoicePage) lackWords() string {
	parts := make([]string, len(p.made.lacks))
	for i, lack := range p.made.lacks {
		parts[i] = p.env.Lang.Problem(lack)
	}
	return strings.Join(parts, ". ") + "."
}

// Title is «Счёт СЧ-2026/000123».
func (p *invoicePage) Title() string {
	return p.env.Lang.T("invoice.title", "Number", p.made.invoice.Number)
}

// OnTitle is never called: an issued paper does not change.
func (p *invoicePage) OnTitle(func()) {}

// fileName is the number without signs that files cannot have.
func (p *invoicePage) fileName() string {
	return strings.NewReplacer("/", "-", "\\", "-", ":", "-").Replace(p.made.invoice.Number) + ".pdf"
}

// save asks where to and writes the PDF.
func (p *invoicePage) save() {
	p.env.Files.Save(p.fileName(), func(path string) {
		if !strings.HasSuffix(path, ".pdf") {
			path += ".pdf"
		}
		p.env.Run.Run("", func(ctx context.Context) error {
			_, err := p.app.Invoices.Save(ctx, p.made.invoice, path)
			return err
		}, func(err error) {
			if err != nil {
				p.env.Toast(p.env.Explain(err), nil)
				return
			}
			p.env.Toast(p.env.Lang.T("report.saved", "Path", path), nil)
		})
	})
}

// Print writes the PDF to a folder of its own and opens it for printing.
func (p *invoicePage) Print() {
	p.env.Run.Run("", func(ctx context.Context) error {
		return p.app.Invoices.OpenForPrint(ctx, p.made.invoice, p.fileName())
	}, func(err error) {
		if err != nil {
			p.env.Toast(p.env.Explain(err), nil)
		}
	})
}

// Export saves the PDF.
func (p *invoicePage) Export() { p.save() }

// CreateRenderer shows the page.
func (p *invoicePage) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(p.page) }
