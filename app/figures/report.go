package figures

import (
	"context"
	"io"
	"path/filepath"
	"strings"

	"kartoteka/app/base"
	"kartoteka/app/deals"
	"kartoteka/app/firm"
	"kartoteka/data/crm"
	"kartoteka/data/kv"
	"kartoteka/data/lang"
	"kartoteka/reports"
	"kartoteka/reports/all"
	"kartoteka/reports/chart"
	"kartoteka/reports/pdf"
	"kartoteka/reports/sheet"
)

// Reports is the use cases of looking at the figures.
type Reports struct {
	base          *base.Base
	organisations *firm.Organisations
	managers      *firm.Directory[crm.Manager]
	deals         *deals.Deals
}

// NewReports makes the use cases.
func NewReports(b *base.Base, organisations *firm.Organisations, managers *firm.Directory[crm.Manager], deals *deals.Deals) *Reports {
	return &Reports{b, organisations, managers, deals}
}

// Build makes a report by its name from one snapshot of the base, its names in
// the order of a language. A parameter it cannot take is a problem whose field
// is the key.
func (s *Reports) Build(ctx context.Context, name string, l *lang.Lang, settings reports.Settings) (report reports.Report, err error) {
	d, err := all.Find(name)
	if err != nil {
		return report, err
	}
	err = s.base.See(ctx, func(tx *kv.Tx) error {
		report, err = d.Build(ctx, s.source(tx, l), settings)
		return err
	})
	return report, err
}

// source is a snapshot of the base as reports read it, in the order of a language.
func (s *Reports) source(tx *kv.Tx, l *lang.Lang) reports.Source {
	return reports.Source{
		Views:   s.views(tx),
		Compare: l.Compare, Word: func(key string) string { return l.T(key) }, Today: s.base.Today(),
	}
}

// views is what of a snapshot each family of reports reads.
func (s *Reports) views(tx *kv.Tx) reports.Views {
	return reports.Views{&saleFacts{tx: tx}, dealFacts{s.managers, tx, s.base.Zone()}}
}

// Offer lists what a parameter of a report can be set to in this base.
func (s *Reports) Offer(ctx context.Context, param reports.Param, l *lang.Lang, settings reports.Settings) (list []reports.Choice, err error) {
	err = s.base.See(ctx, func(tx *kv.Tx) error {
		list, err = param.Offer(ctx, s.source(tx, l), settings)
		return err
	})
	return list, err
}

// Formats lists the endings of files a report can be saved in.
func Formats() []string { return append(sheet.Formats, "pdf", "png") }

// PNG of a report: a wide picture at twice the density of a plain screen.
const (
	pngWidth  = 1800
	pngHeight = 840
	pngScale  = 2
)

// Save makes a report and writes it to a file whose ending is its format. Excel
// makes CSV as Russian Excel likes it.
func (s *Reports) Save(ctx context.Context, name string, l *lang.Lang, settings reports.Settings, path string, excel bool) error {
	r, err := s.Build(ctx, name, l, settings)
	if err != nil {
		return err
	}
	return s.Write(ctx, r, l, path, excel)
}

// Write writes a report that was made already; a list of the window is one, too.
func (s *Reports) Write(ctx context.Context, r reports.Report, l *lang.Lang, path string, excel bool) error {
	firm := ""
	if org, err := s.organisations.Main(ctx); err != nil {
		return err
	} else if org != nil {
		firm = org.Name
	}
	return base.ReplaceFile(path, func(w io.Writer) error {
		switch format := strings.TrimPrefix(filepath.Ext(path), "."); format {
		case "pdf":
			return pdf.Report(w, r, pdf.ReportOptions{Lang: l, Firm: firm, Date: s.base.Now()})
		case "png":
			return chart.PNG(w, r.Chart, l, pngWidth, pngHeight, chart.Style{Palette: chart.Light, Scale: pngScale})
		default:
			return sheet.Write(w, format, sheet.Of(r, l), l, excel)
		}
	})
}
