package app

import (
	"context"

	"kartoteka/data/kv"
	"kartoteka/data/lang"
	"kartoteka/reports"
)

// Reports is the use cases of looking at the figures.
type Reports struct{ *App }

// Build makes a report by its name from one snapshot of the base, its names in
// the order of a language. A parameter it cannot take is a problem whose field
// is the key.
func (s *Reports) Build(ctx context.Context, name string, l *lang.Lang, settings reports.Settings) (report reports.Report, err error) {
	d, err := reports.Find(name)
	if err != nil {
		return report, err
	}
	err = s.see(ctx, func(tx *kv.Tx) error {
		report, err = d.Build(ctx, reports.Source{Facts: &facts{tx: tx}, Compare: l.Compare, Today: s.Today()}, settings)
		return err
	})
	return report, err
}
