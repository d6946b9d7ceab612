package talk

import (
	"context"
	"time"

	"kartoteka/app"
	"kartoteka/app/talk"
	"kartoteka/data/crm"
	"kartoteka/ui/kit"
	"kartoteka/ui/kit/list"
	"kartoteka/ui/look"
	"kartoteka/ui/nav"
	"kartoteka/ui/record"
)

// lang: request.state.* request.kind.*

// Requests is the list of what clients came with.
func Requests(a *app.App, e *nav.Env) kit.Page {
	r := requestRegister(a, e, func(ctx context.Context, _ list.Query) ([]talk.RequestRow, error) { return a.Requests.List(ctx) })
	r.Key = "requests"
	r.Create = func() { e.Open(nav.ToNew(crm.KindRequest)) }
	return r.Page(e.Env)
}

// RequestsOf is the list of a client's requests, a part of its card.
func RequestsOf(a *app.App, e *nav.Env, client crm.ClientID) kit.Page {
	r := requestRegister(a, e, func(ctx context.Context, _ list.Query) ([]talk.RequestRow, error) {
		return a.Requests.OfClient(ctx, client)
	})
	r.Key, r.Part = "client_requests", true
	r.Columns, r.Filters = append(r.Columns[:2:2], r.Columns[3:]...), nil
	r.Create = func() { e.Open(nav.ToNew(crm.KindRequest).For(crm.KindClient, client.String())) }
	return r.Page(e.Env)
}

func requestRegister(a *app.App, e *nav.Env, load func(context.Context, list.Query) ([]talk.RequestRow, error)) list.Register[talk.RequestRow] {
	rows := record.Rows[talk.RequestRow, crm.Request]{
		App: a, Env: e, Kind: crm.KindRequest,
		Of: func(r talk.RequestRow) (crm.RequestID, bool) { return r.ID, r.Deleted },
	}
	return list.Register[talk.RequestRow]{
		Reads: []string{"requests", "clients", "managers"}, Load: load,
		ID: rows.ID,
		Columns: []list.Column[talk.RequestRow]{
			list.Date("date", func(r talk.RequestRow) time.Time { return r.Date }),
			list.Text("number", func(r talk.RequestRow) string { return r.Number }).Muted().Width(124),
			list.Text("client", func(r talk.RequestRow) string { return r.Client }).Lead().Width(170).Flex(2),
			list.Text("kind", func(r talk.RequestRow) string { return e.Lang.T("request.kind." + string(r.Kind)) }).Width(112),
			list.Text("request", func(r talk.RequestRow) string { return record.OneLine(r.Text) }).Width(150).Flex(3),
			list.Badge("state", requestState).Width(118),
			list.Date("due", func(r talk.RequestRow) time.Time { return r.Due }).
				Role(func(r talk.RequestRow) look.Role { return record.OverdueRole(r.Overdue) }),
			list.Text("reply", func(r talk.RequestRow) string { return record.Waited(e.Lang, r.Reply) }).Width(86).
				SortBy(func(r talk.RequestRow) string { return record.ByDuration(r.Reply) }).
				Role(func(r talk.RequestRow) look.Role { return record.WarnRole(!r.Answered && r.Open) }),
			list.Text("solve", func(r talk.RequestRow) string { return record.Waited(e.Lang, r.Solve) }).Width(86).Hidden().
				SortBy(func(r talk.RequestRow) string { return record.ByDuration(r.Solve) }),
			list.Text("manager", func(r talk.RequestRow) string { return r.Manager }).Width(112).Flex(1),
		},
		Filters: []list.Filter[talk.RequestRow]{
			list.Flag("open", func(r talk.RequestRow) bool { return r.Open }).On(),
			list.Choice("state", func(r talk.RequestRow) string { return string(r.State) }).Words("request.state."),
			list.Choice("kind", func(r talk.RequestRow) string { return string(r.Kind) }).Words("request.kind."),
			list.Choice("manager", func(r talk.RequestRow) string { return r.Manager }),
			list.Flag("overdue", func(r talk.RequestRow) bool { return r.Overdue }),
			rows.NotMarked(),
		},
		Search: func(r talk.RequestRow) string { return r.Number + " " + r.Client + " " + r.Text },
		Open:   rows.Open,
		Delete: rows.Mark(a.Requests.Mark),
		Actions: []list.Action[talk.RequestRow]{
			{
				Key: "request.take", Primary: true, Enabled: record.AllOf(func(r talk.RequestRow) bool { return r.State == crm.RequestNew }),
				Do: rows.Do("request.working", func(ctx context.Context, ids []crm.RequestID) error {
					return a.Requests.MoveAll(ctx, ids, crm.RequestWorking)
				}),
			},
			{
				Key: "request.client", Enabled: record.One[talk.RequestRow],
				Do: record.Go(e, func(r talk.RequestRow) nav.Route { return nav.ToRecord(crm.KindClient, r.ClientID.String()) }),
			},
		},
	}
}

func requestState(r talk.RequestRow) (string, look.Role) {
	return record.State(r.Deleted, "request.state."+string(r.State), record.RequestRole(r.State))
}
