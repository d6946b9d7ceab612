package clients

import (
	"context"
	"time"

	"kartoteka/app"
	"kartoteka/app/base"
	"kartoteka/app/clients"
	"kartoteka/app/firm"
	"kartoteka/data/crm"
	"kartoteka/data/money"
	"kartoteka/ui/kit"
	"kartoteka/ui/kit/form"
	"kartoteka/ui/kit/list"
	"kartoteka/ui/nav"
	"kartoteka/ui/record"
)

// faultList is the records that fail a check, with what mends them.
func faultList(a *app.App, e *nav.Env, c clients.Check) kit.Page {
	return list.Register[clients.FaultRow]{
		Key: "quality." + string(c), Empty: "quality.none", Reads: []string{"clients", "deals", "tasks", "payments", "managers"},
		Load:    func(ctx context.Context, _ list.Query) ([]clients.FaultRow, error) { return a.Quality.Faults(ctx, c) },
		ID:      func(r clients.FaultRow) string { return r.ID },
		Columns: faultColumns(c),
		Search:  func(r clients.FaultRow) string { return r.Name + " " + r.Owner + " " + r.Detail + " " + r.Manager },
		Open:    func(r clients.FaultRow) { e.Open(nav.To(r.Route, r.ID)) },
		Actions: fixes(a, e, c),
	}.Page(e.Env)
}

func faultColumns(c clients.Check) []list.Column[clients.FaultRow] {
	name := func(r clients.FaultRow) string { return r.Name }
	owner := list.Text("client", func(r clients.FaultRow) string { return r.Owner }).Width(200).Flex(2)
	manager := list.Text("manager", func(r clients.FaultRow) string { return r.Manager }).Width(130).Flex(1)
	date := list.Date("date", func(r clients.FaultRow) time.Time { return r.Date })
	sum := list.Money("amount", func(r clients.FaultRow) money.Money { return r.Sum }).Total()
	detail := func(key string) list.Column[clients.FaultRow] {
		return list.Text(key, func(r clients.FaultRow) string { return r.Detail }).Width(170).Flex(1)
	}
	switch c {
	case clients.CheckSum, clients.CheckClose, clients.CheckStep:
		return []list.Column[clients.FaultRow]{list.Text("deal", name).Lead().Flex(2), owner, manager, date, sum}
	case clients.CheckAdvance:
		return []list.Column[clients.FaultRow]{list.Text("number", name).Width(128), owner.Lead(), detail("purpose").Muted().Flex(2), date, sum}
	}
	found := map[clients.Check]string{clients.CheckINNWrong: "inn", clients.CheckPhone: "phone", clients.CheckMail: "mail", clients.CheckLeads: "wants"}[c]
	if found == "" {
		found = "city"
	}
	return []list.Column[clients.FaultRow]{
		list.Text("client", name).Lead().Flex(2), detail(found), manager,
		list.Date("last_check", func(r clients.FaultRow) time.Time { return r.Date }).Width(110),
	}
}

// fixes are what mends the chosen rows at once; what a person has to find out for
// each is written in its card.
func fixes(a *app.App, e *nav.Env, c clients.Check) []list.Action[clients.FaultRow] {
	fix := func(do func(rows []clients.FaultRow)) []list.Action[clients.FaultRow] {
		return []list.Action[clients.FaultRow]{{Key: "quality." + string(c) + ".fix", Primary: true, Do: do}}
	}
	switch c {
	case clients.CheckManager:
		return fix(func(rows []clients.FaultRow) {
			choose(e, "quality.choose.manager", a.Managers, func(id crm.ManagerID) {
				mend(a, e, "client.manager", rows, func(ctx context.Context, ids []crm.ClientID) error { return a.Quality.SetManager(ctx, ids, id) })
			})
		})
	case clients.CheckRegion:
		return fix(func(rows []clients.FaultRow) {
			choose(e, "quality.choose.region", a.Regions, func(id crm.RegionID) {
				mend(a, e, "client.region", rows, func(ctx context.Context, ids []crm.ClientID) error { return a.Quality.SetRegion(ctx, ids, id) })
			})
		})
	case clients.CheckAge:
		return fix(func(rows []clients.FaultRow) { mend(a, e, "client.checked", rows, a.Quality.SetChecked) })
	case clients.CheckClose:
		return fix(func(rows []clients.FaultRow) {
			form.AskMoment(e.Env, e.Lang.T("quality.ask.close"), crm.DayBegins, func(at time.Time) {
				mendDeals(a, e, "deal.close", rows, func(ctx context.Context, ids []crm.DealID) error { return a.Quality.SetClose(ctx, ids, at) })
			})
		})
	case clients.CheckStep:
		return fix(func(rows []clients.FaultRow) {
			form.AskMoment(e.Env, e.Lang.T("quality.ask.step"), crm.DayBegins, func(at time.Time) {
				text := e.Lang.T("interaction.next.default")
				mendDeals(a, e, "deal.step", rows, func(ctx context.Context, ids []crm.DealID) error { return a.Quality.PlanSteps(ctx, ids, text, at) })
			})
		})
	}
	return []list.Action[clients.FaultRow]{{
		Key: "quality.open", Primary: true, Enabled: record.One[clients.FaultRow],
		Do: record.Go(e, func(r clients.FaultRow) nav.Route { return nav.To(r.Route, r.ID) }),
	}}
}

// mendDeals carries out a fix on the deals of the chosen rows.
func mendDeals(a *app.App, e *nav.Env, verb string, rows []clients.FaultRow, do func(ctx context.Context, ids []crm.DealID) error) {
	ids := make([]crm.DealID, 0, len(rows))
	for _, r := range rows {
		if id, err := crm.ParseID[crm.Deal](r.ID); err == nil {
			ids = append(ids, id)
		}
	}
	record.Do(a, e, verb, func(ctx context.Context) error { return do(ctx, ids) })
}

// choose asks for an entry of a directory.
func choose[R any](e *nav.Env, key string, d *firm.Directory[R], chosen func(crm.ID[R])) {
	var found []base.Option
	e.Run.Run("", func(ctx context.Context) (err error) {
		found, err = d.Options(ctx, "")
		return err
	}, func(err error) {
		if err != nil {
			e.Toast(e.Explain(err), nil)
			return
		}
		if len(found) == 0 {
			e.Toast(e.Lang.T("quality.no_choice"), nil)
			return
		}
		all := make([]kit.Option, len(found))
		for i, o := range found {
			all[i] = kit.Option{ID: o.ID, Name: o.Name, Detail: o.Detail}
		}
		kit.Choose(e.Env, e.Lang.T(key), all, func(o kit.Option) {
			if id, err := crm.ParseID[R](o.ID); err == nil {
				chosen(id)
			}
		})
	})
}
