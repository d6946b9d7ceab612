package clients

import (
	"context"

	"kartoteka/app"
	"kartoteka/app/clients"
	"kartoteka/data/crm"
	"kartoteka/ui/kit"
	"kartoteka/ui/kit/list"
	"kartoteka/ui/look"
	"kartoteka/ui/nav"
	"kartoteka/ui/record"
)

// lang: quality.*

// Quality is the list of checks with what each has found; of a check named by
// the route, the records that fail it.
func Quality(a *app.App, e *nav.Env, r nav.Route) kit.Page {
	if r.ID != "" {
		return faultList(a, e, clients.Check(r.ID))
	}
	return list.Register[clients.QualityRow]{
		Key: "quality", Reads: []string{"clients", "deals", "tasks", "payments", "distincts"},
		Scan: func(ctx context.Context, p *kit.Progress) ([]clients.QualityRow, error) {
			return a.Quality.Look(ctx, reading(e, p))
		},
		ID: func(r clients.QualityRow) string { return string(r.Check) },
		Columns: []list.Column[clients.QualityRow]{
			list.Text("check", func(r clients.QualityRow) string { return e.Lang.T("quality." + string(r.Check) + ".title") }).Lead().Flex(2),
			list.Text("remedy", func(r clients.QualityRow) string { return remedy(e, r) }).Muted().Flex(2),
			list.Count("faults", func(r clients.QualityRow) int { return r.Faults }).Bold().Role(faultsRole).Width(110),
			list.Count("checked", func(r clients.QualityRow) int { return r.Total }).Muted().Width(110),
			list.Percent("right", func(r clients.QualityRow) float64 { return r.Right() }).Width(110),
		},
		Filters: []list.Filter[clients.QualityRow]{list.Flag("faulty", func(r clients.QualityRow) bool { return r.Faults > 0 })},
		Metrics: func(rows []clients.QualityRow) []kit.Metric { return qualityFigures(e, rows) },
		Open:    func(r clients.QualityRow) { e.Open(faultRoute(r.Check)) },
	}.Page(e.Env)
}

func faultRoute(c clients.Check) nav.Route {
	if c == clients.CheckDoubles {
		return nav.To("duplicates")
	}
	return nav.To("quality", string(c))
}

// remedy is what to do about the faults of a check, nothing without any.
func remedy(e *nav.Env, r clients.QualityRow) string {
	if r.Faults == 0 {
		return ""
	}
	return e.Lang.T("quality." + string(r.Check) + ".remedy")
}

func faultsRole(r clients.QualityRow) look.Role {
	if r.Faults > 0 {
		return look.Bad
	}
	return look.Muted
}

// qualityFigures is the score and what it is made of.
func qualityFigures(e *nav.Env, rows []clients.QualityRow) []kit.Metric {
	if len(rows) == 0 {
		return nil
	}
	faults, total := 0, 0
	for _, r := range rows {
		faults, total = faults+r.Faults, total+r.Total
	}
	score, role := clients.Score(rows), look.Bad
	switch {
	case score >= 95:
		role = look.Good
	case score >= 80:
		role = look.Warning
	}
	l := e.Lang
	return []kit.Metric{
		{Caption: l.T("quality.score"), Value: l.T("quality.percent", "Score", score), Role: role},
		{Caption: l.T("quality.faults"), Value: l.Int(int64(faults))},
		{Caption: l.T("quality.total"), Value: l.Int(int64(total))},
	}
}

// mend carries out a fix on the clients of the chosen rows.
func mend(a *app.App, e *nav.Env, verb string, rows []clients.FaultRow, do func(ctx context.Context, ids []crm.ClientID) error) {
	ids := record.IDs(rows, func(r clients.FaultRow) crm.ClientID { return r.Client })
	record.Do(a, e, verb, func(ctx context.Context) error { return do(ctx, ids) })
}
