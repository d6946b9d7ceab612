package screen

import (
	"context"
	"time"

	"kartoteka/app"
	"kartoteka/data/crm"
	"kartoteka/data/money"
	"kartoteka/ui/kit"
	"kartoteka/ui/look"
	"kartoteka/ui/nav"
)

// Deals is the list of sales being made.
func Deals(a *app.App, e *nav.Env) kit.Page {
	return kit.Register[app.DealRow]{
		Key: "deals", Reads: []string{"deals", "clients", "managers"},
		Load: func(ctx context.Context, q kit.Query) ([]app.DealRow, error) {
			rows, err := a.Deals.List(ctx, q.Flags["open"])
			if err != nil || q.Flags["not_deleted"] {
				return rows, err
			}
			marked, err := a.Deals.Marked(ctx)
			return append(rows, marked...), err
		},
		ID:   func(r app.DealRow) string { return r.ID.String() },
		Columns: []kit.Column[app.DealRow]{
			kit.Text("number", func(r app.DealRow) string { return r.Number }).Muted().Width(116).Hidden(),
			kit.Text("deal", func(r app.DealRow) string { return r.Name }).Lead().Flex(2),
			kit.Text("client", func(r app.DealRow) string { return r.Client }).SortBy(func(r app.DealRow) string { return crm.OwnName(r.Client) }).Width(190).Flex(2),
			kit.Text("manager", func(r app.DealRow) string { return r.Manager }).Width(112).Flex(1),
			kit.Badge("stage", func(r app.DealRow) (string, look.Role) { return r.StageWord, stageRole(r.Stage) }).Width(124),
			kit.Days("on_stage", func(r app.DealRow) int { return r.Days }),
			kit.Date("close", func(r app.DealRow) time.Time { return r.Close }),
			kit.Money("amount", func(r app.DealRow) money.Money { return r.Amount }).Total(),
		},
		Filters: []kit.Filter[app.DealRow]{
			kit.Choice("stage", func(r app.DealRow) string { return r.StageWord }).Words(""),
			kit.Choice("manager", func(r app.DealRow) string { return r.Manager }),
			kit.Flag("open", app.DealRow.Open).On().Loads(),
			kit.Flag("not_deleted", func(r app.DealRow) bool { return !r.Deleted }).On().Loads(),
		},
		Search: func(r app.DealRow) string { return r.Number + " " + r.Name + " " + r.Client },
		Create: func() { e.Open(nav.To("deal")) },
		Open:   func(r app.DealRow) { e.Open(nav.To("deal", r.ID.String())) },
		Copy:   func(r app.DealRow) { e.Open(nav.To("deal").With("copy", r.ID.String())) },
		Delete: marker(a, e, "deal.mark", func(r app.DealRow) (crm.DealID, bool) { return r.ID, r.Deleted }, a.Deals.Mark),
	}.Page(e.Env)
}

func stageRole(s crm.StageID) look.Role {
	switch s {
	case crm.StageWon:
		return look.Good
	case crm.StageLost:
		return look.Bad
	case crm.StageContract, crm.StagePayment:
		return look.Warning
	}
	return look.Accent
}

// Deal is the form of a deal. The route may name the client it is with.
func Deal(a *app.App, e *nav.Env, r nav.Route) kit.Page {
	return card[crm.Deal]{
		get: a.Deals.Get,
		fresh: value(func(r nav.Route) *crm.Deal {
			return &crm.Deal{Date: a.Today(), Stage: crm.StageLead, Client: named[crm.Client](r, "client")}
		}),
		renew: func(v *crm.Deal) { v.ID, v.Meta, v.Number, v.Date = crm.DealID{}, crm.Meta{}, "", a.Today() },
		names: func(ctx context.Context, v *crm.Deal) (app.Names, error) {
			return a.Names(ctx, app.References{Client: v.Client, Manager: v.Manager})
		},
		form: func(v *crm.Deal, n *app.Names) kit.Form[crm.Deal] { return dealForm(a, e, v, n) },
	}.page(e, r)
}

func dealForm(a *app.App, e *nav.Env, v *crm.Deal, n *app.Names) kit.Form[crm.Deal] {
	return kit.Form[crm.Deal]{
		Key: "deal", Value: v, Leave: e.Close,
		Title: func(_ *kit.Env, v *crm.Deal) string { return titled(e, v.Name, "deal.new") },
		Note:  func(_ *kit.Env, v *crm.Deal) string { return v.Number },
		Badge: func(_ *kit.Env, v *crm.Deal) (string, look.Role) {
			if v.Deleted {
				return deletedBadge(e, true)
			}
			return e.Lang.T("stage." + string(v.Stage)), stageRole(v.Stage)
		},
		Fields: []kit.Field[crm.Deal]{
			kit.TextField("deal.name", func(v *crm.Deal) *string { return &v.Name }).Required().Width(8),
			kit.DateField("deal.date", func(v *crm.Deal) *time.Time { return &v.Date }).Width(4),
			pickID("deal.client", options(e, a.Clients.Options), func(v *crm.Deal) *crm.ClientID { return &v.Client }, &n.Client).Required().Width(8),
			entry(e, "deal.manager", a.Managers, func(v *crm.Deal) *crm.ManagerID { return &v.Manager }, &n.Manager).Width(4),
			choice("deal.stage", words("stage.", crm.StartStages...), func(v *crm.Deal) *crm.StageID { return &v.Stage }).Width(4),
			kit.MoneyField("deal.amount", func(v *crm.Deal) *money.Money { return &v.Amount }).Width(4),
			kit.DateField("deal.close", func(v *crm.Deal) *time.Time { return &v.Close }).Width(4),
			choice("deal.loss", words("loss.", crm.LossReasons...), func(v *crm.Deal) *crm.LossReason { return &v.Loss }).Width(4).
				When(func(v *crm.Deal) bool { return v.Stage == crm.StageLost }),
			kit.TextField("deal.reason", func(v *crm.Deal) *string { return &v.Reason }).Wide().
				When(func(v *crm.Deal) bool { return v.Stage == crm.StageLost }),
			kit.NoteField("deal.note", func(v *crm.Deal) *string { return &v.Note }),
		},
		Check:   (*crm.Deal).Check,
		Save:    a.Deals.Save,
		OnSaved: func(v *crm.Deal) { e.Replace(nav.To("deal", v.ID.String())) },
		Reads:   []string{"deals"},
		Load:    reread(a.Deals.Get, func(v *crm.Deal) crm.DealID { return v.ID }),
	}
}
