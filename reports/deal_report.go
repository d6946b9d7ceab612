package reports

import (
	"context"

	"kartoteka/data/crm"
)

// DealFamily is the family of reports on deals.
const DealFamily Family = "deals"

// dealReports are the reports on deals, in the order of menus.
var dealReports = []Description{
	onDeals("funnel", funnelParams, countFunnel),
	onDeals("bottleneck", dealParams(), countBottleneck),
	onDeals("pipeline", dealParams(), countStanding),
	onDeals("losses", lossParams, countLosses),
	onDeals("forecast", forecastParams, countForecast),
}

// dealReport is a report on deals once they are counted.
type dealReport interface {
	shelf() *dealShelf
	report() Report
	// keep tells which deals of a book stand behind a key; nil for a key that
	// this report does not give.
	keep(b *dealBook, k dealKey) func(*track) bool
}

// onDeals makes a report on deals one of the family: the same count is shown as a
// report and opened as a list of deals.
func onDeals[R dealReport](name string, params []Param, count func(ctx context.Context, src Source, s Settings) (R, error)) Description {
	return Description{
		Name: name, Family: DealFamily, Reads: []string{"deals", "pipelines", "managers"}, Params: params,
		Build: func(ctx context.Context, src Source, s Settings) (Report, error) {
			r, err := count(ctx, src, s)
			if err != nil {
				return Report{}, err
			}
			return r.report(), nil
		},
		Behind: func(ctx context.Context, src Source, s Settings, key string) ([]crm.DealID, error) {
			k, err := parseDealKey(key)
			if err != nil {
				return nil, err
			}
			r, err := count(ctx, src, s)
			if err != nil {
				return nil, err
			}
			return dealsBehind(r, k), nil
		},
	}
}

// dealsBehind collects the deals of a key.
func dealsBehind(r dealReport, k dealKey) (ids []crm.DealID) {
	s := r.shelf()
	for _, b := range s.books {
		if k.pipeline != "" && k.pipeline != b.pipeline.ID.String() {
			continue
		}
		keep := r.keep(b, k)
		if keep == nil {
			continue
		}
		for i := range b.tracks {
			if t := &b.tracks[i]; s.inGroup(t, k.group) && keep(t) {
				ids = append(ids, t.ID)
			}
		}
	}
	return ids
}

func (s *dealShelf) inGroup(t *track, key string) bool {
	switch key {
	case "":
		return true
	case noGroup:
		key = ""
	}
	return s.groups[t.group].key == key
}
