package figures

import (
	"context"

	"kartoteka/app/deals"
	"kartoteka/data/calendar"
	"kartoteka/data/crm"
	"kartoteka/data/kv"
	"kartoteka/data/lang"
	"kartoteka/data/store"
	"kartoteka/reports"
	"kartoteka/reports/all"
	dealreports "kartoteka/reports/deals"
)

// DealsBehind lists the deals behind a cell of a report on deals: those of its key
// (reports.Cell.Behind), counted anew with the same settings, in the order of the
// list of deals. A key or parameters the report does not know are a problem.
func (s *Reports) DealsBehind(ctx context.Context, report string, l *lang.Lang, settings reports.Settings, key string) (rows []deals.Row, err error) {
	d, err := all.Find(report)
	if err != nil || d.Behind == nil {
		return nil, err
	}
	err = s.base.See(ctx, func(tx *kv.Tx) error {
		ids, err := d.Behind(ctx, s.source(tx, l), settings, key)
		if err != nil {
			return err
		}
		entries, err := store.AllDeals(tx)
		if err != nil {
			return err
		}
		rows, err = s.deals.Rows(tx, entriesOf(entries, ids))
		return err
	})
	return rows, err
}

// entriesOf are the entries of some deals.
func entriesOf(entries []store.DealEntry, ids []crm.DealID) []store.DealEntry {
	wanted := make(map[crm.DealID]bool, len(ids))
	for _, id := range ids {
		wanted[id] = true
	}
	kept := make([]store.DealEntry, 0, len(ids))
	for _, e := range entries {
		if wanted[e.ID] {
			kept = append(kept, e)
		}
	}
	return kept
}

// BottleneckFound is what holds up the deals of a pipeline, to be said over its
// board.
type BottleneckFound struct {
	dealreports.Bottleneck
	// Settings with Key open the deals it is about, by DealsBehind of the report
	// «bottleneck»; an empty Key opens nothing.
	Settings reports.Settings
}

// Bottleneck finds what holds up the deals of a pipeline, zero being the main one,
// in the last twelve months. Said has the sentences.
func (s *Reports) Bottleneck(ctx context.Context, l *lang.Lang, pipeline crm.PipelineID) (found BottleneckFound, err error) {
	found.Settings = reports.Settings{
		Period: calendar.Last12Months.Period(s.base.Today()),
		Values: map[string]string{},
	}
	if !pipeline.IsZero() {
		found.Settings.Values["pipeline"] = pipeline.String()
	}
	err = s.base.See(ctx, func(tx *kv.Tx) error {
		found.Bottleneck, err = dealreports.FindBottleneck(ctx, s.source(tx, l), found.Settings)
		return err
	})
	return found, err
}
