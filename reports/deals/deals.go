package deals

import (
	"context"

	"kartoteka/data/crm"
	"kartoteka/reports"
)

// Family is the family of reports on deals.
const Family reports.Family = "deals"

// All are the reports on deals, in the order of menus.
var All = []reports.Description{
	onDeals("funnel", funnelParams, countFunnel),
	onDeals("bottleneck", narrowing(), countBottleneck),
	onDeals("pipeline", narrowing(), countStanding),
	onDeals("losses", lossParams, countLosses),
	onDeals("forecast", forecastParams, countForecast),
}

// counted is a report on deals once they are counted.
type counted interface {
	deals() *shelf
	report() reports.Report
	// keep tells which deals of a book stand behind a key; nil for a key that
	// this report does not give.
	keep(b *book, k cellKey) func(*track) bool
}

// onDeals makes a report on deals one of the family: the same count is shown as a
// report and opened as a list of deals.
func onDeals[R counted](name string, params []reports.Param, count func(ctx context.Context, src reports.Source, s reports.Settings) (R, error)) reports.Description {
	return reports.Description{
		Name: name, Family: Family, Reads: []string{"deals", "pipelines", "managers"}, Params: params,
		Build: func(ctx context.Context, src reports.Source, s reports.Settings) (reports.Report, error) {
			r, err := count(ctx, src, s)
			if err != nil {
				return reports.Report{}, err
			}
			return r.report(), nil
		},
		Behind: func(ctx context.Context, src reports.Source, s reports.Settings, key string) ([]crm.DealID, error) {
			k, err := parseKey(key)
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
func dealsBehind(r counted, k cellKey) (ids []crm.DealID) {
	s := r.deals()
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

func (s *shelf) inGroup(t *track, key string) bool {
	switch key {
	case "":
		return true
	case noGroup:
		key = ""
	}
	return s.groups[t.group].key == key
}
