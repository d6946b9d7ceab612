package main

import (
	"context"
	"embed"
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

//go:embed papers_invoice.fodt papers_invoice.html
var invoiceSources embed.FS

// sources are the texts of an invoice for the converters: the same words and
// figures, without the payment code and the look.
var sources = template.Must(template.ParseFS(invoiceSources, "papers_invoice.*"))

// converters turn the text of an invoice into a PDF, a process for each.
var converters = []struct {
	name, command, source string
	args                  func(source, dir string) []string
	bound                 float64
}{
	{"LibreOffice", "soffice", "papers_invoice.fodt", func(source, dir string) []string {
		return []string{"--headless", "--convert-to", "pdf", "--outdir", dir, source}
	}, 1. / 50},
	{"wkhtmltopdf", "wkhtmltopdf", "papers_invoice.html", func(source, dir string) []string {
		return []string{"-q", source, filepath.Join(dir, "invoice.pdf")}
	}, 1. / 20},
}

// papers compares printing. Who is not installed is left out and named. The
// peers' papers have no payment code, ours have one.
func papers(ctx context.Context, dir string, m *orderMaker) (contests []contest, missing []string, stop func() error, err error) {
	invoices := make([]crm.Invoice, printRun)
	for i := range invoices {
		invoices[i] = m.invoice()
	}
	one := contest{name: "Invoice of 15 lines to PDF, with payment code", entries: []entry{printed(invoices[:1])}}
	run := contest{name: "Print run: 100 such invoices in one PDF", entries: []entry{printed(invoices)}}
	for _, c := range converters {
		path, err := exec.LookPath(c.command)
		if errors.Is(err, exec.ErrNotFound) {
			missing = append(missing, c.name)
			continue
		}
		source := filepath.Join(dir, c.source)
		if err := errors.Join(err, writeSource(source, &invoices[0])); err != nil {
			return nil, nil, nil, err
		}
		one.entries = append(one.entries, entry{c.name, func(ctx context.Context, _ int) (answer, error) {
			cmd := exec.CommandContext(ctx, path, c.args(source, dir)...)
			cmd.Env = append(os.Environ(), "QT_QPA_PLATFORM=offscreen", "HOME="+dir)
			return nil, cmd.Run()
		}})
		one.goals = append(one.goals, goal{id: "T8", peer: c.name, bound: c.bound})
	}
	lab, err := openReportLab(ctx, dir)
	if errors.Is(err, exec.ErrNotFound) {
		return []contest{one, run}, append(missing, "ReportLab"), func() error { return nil }, nil
	}
	if err != nil {
		return nil, nil, nil, err
	}
	for _, c := range []struct {
		to       *contest
		invoices []crm.Invoice
	}{{&one, invoices[:1]}, {&run, invoices}} {
		e, err := lab.entry(c.invoices)
		if err != nil {
			return nil, nil, nil, errors.Join(err, lab.Close())
		}
		c.to.entries = append(c.to.entries, e)
	}
	run.goals = append(run.goals, goal{id: "T8", peer: reportLabName, bound: 1. / 6})
	return []contest{one, run}, missing, lab.Close, nil
}

func writeSource(path string, inv *crm.Invoice) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	return errors.Join(sources.ExecuteTemplate(f, filepath.Base(path), struct {
		*crm.Invoice
		Heads []string
	}{inv, []string{"Товар", "Ед.", "Кол-во", "Цена", "Сумма"}}), f.Close())
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
			return nil, chart.PNG(io.Discard, r.Chart, l, 900, 400, chart.Style{Palette: chart.Light, Scale: 1})
		}}},
	}, err
}
