package main

import (
	"context"
	"errors"
	"html/template"
	"io"
	"os"
	"os/exec"
	"path/filepath"

	"kartoteka/app"
	"kartoteka/data/crm"
	"kartoteka/data/lang"
	"kartoteka/reports"
	"kartoteka/reports/chart"
	"kartoteka/reports/docs"
	"kartoteka/reports/pdf"
)

// printRun is how many invoices are printed into one file.
const printRun = 100

// plainInvoice is the text of an invoice for converters of HTML: the same
// words and figures, without the payment code and the look.
var plainInvoice = template.Must(template.New("invoice").Parse(`<!DOCTYPE html><html><head><meta charset="utf-8"></head><body>
<h2>Счет на оплату № {{.Number}}</h2><p>Поставщик: {{.Seller.Name}}, ИНН {{.Seller.INN}}, {{.Seller.Address}}</p>
<p>Покупатель: {{.Buyer.Name}}, ИНН {{.Buyer.INN}}, {{.Buyer.Address}}</p><table border="1">
<tr><th>Товар</th><th>Ед.</th><th>Кол-во</th><th>Цена</th><th>Сумма</th></tr>
{{range .Lines}}<tr><td>{{.Name}}</td><td>{{.Unit}}</td><td>{{.Qty}}</td><td>{{.Price}}</td><td>{{.Sum}}</td></tr>
{{end}}</table><p>Итого: {{.Gross}}, в том числе НДС: {{.Tax}}</p><p>{{.Notice}}</p></body></html>`))

// papers compares printing. A converter that is not installed is left out.
func papers(dir string, m *orderMaker) ([]contest, []string, error) {
	invoices := make([]crm.Invoice, printRun)
	for i := range invoices {
		invoices[i] = m.invoice()
	}
	one := contest{name: "Invoice of 15 lines to PDF, with payment code", entries: []entry{printed(invoices[:1])}}
	run := contest{name: "Print run: 100 such invoices in one PDF", entries: []entry{printed(invoices)}}
	source := filepath.Join(dir, "invoice.html")
	if err := writeHTML(source, &invoices[0]); err != nil {
		return nil, nil, err
	}
	var missing []string
	for _, c := range []struct {
		name, command string
		args          []string
		bound         float64
	}{
		{"LibreOffice", "soffice", []string{"--headless", "--convert-to", "pdf:writer_web_pdf_Export", "--outdir", dir, source}, 1. / 50},
		{"wkhtmltopdf", "wkhtmltopdf", []string{"-q", source, filepath.Join(dir, "invoice.pdf")}, 1. / 20},
	} {
		path, err := exec.LookPath(c.command)
		if errors.Is(err, exec.ErrNotFound) {
			missing = append(missing, c.name)
			continue
		}
		if err != nil {
			return nil, nil, err
		}
		one.entries = append(one.entries, entry{c.name, func(ctx context.Context, _ int) (answer, error) {
			cmd := exec.CommandContext(ctx, path, c.args...)
			cmd.Env = append(os.Environ(), "QT_QPA_PLATFORM=offscreen", "HOME="+dir)
			return nil, cmd.Run()
		}})
		one.goals = append(one.goals, goal{id: "T8", peer: c.name, bound: c.bound})
	}
	return []contest{one, run}, missing, nil
}

func writeHTML(path string, inv *crm.Invoice) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	return errors.Join(plainInvoice.Execute(f, inv), f.Close())
}

func printed(invoices []crm.Invoice) entry {
	return entry{ours, func(context.Context, int) (answer, error) {
		set := make([]docs.Paper, len(invoices))
		for i, inv := range invoices {
			set[i], _ = docs.Invoice{Invoice: inv, QR: true}.Paper()
		}
		return nil, pdf.Papers(io.Discard, set...)
	}}
}

// picture measures the picture of a report.
func picture(ctx context.Context, a *app.App, l *lang.Lang) (contest, error) {
	r, err := a.Reports.Build(ctx, "sales", l, reports.Settings{Period: lastMonths(36)})
	return contest{
		name: "Chart of 36 months to PNG, 900 × 400",
		entries: []entry{{ours, func(context.Context, int) (answer, error) {
			return nil, chart.PNG(io.Discard, r.Figure, l, 900, 400, chart.Style{Palette: chart.Light, Scale: 1})
		}}},
	}, err
}
