package clients

import (
	"context"
	"time"

	"kartoteka/app"
	"kartoteka/app/clients"
	"kartoteka/data/crm"
	"kartoteka/ui/kit"
	"kartoteka/ui/kit/list"
	"kartoteka/ui/look"
	"kartoteka/ui/nav"
	"kartoteka/ui/record"
)

// Merges is the list of cards that became one.
func Merges(a *app.App, e *nav.Env) kit.Page {
	return list.Register[clients.MergeRow]{
		Key: "merges", Reads: []string{"merges", "clients", "managers"},
		Load: func(ctx context.Context, _ list.Query) ([]clients.MergeRow, error) { return a.Merges.List(ctx) },
		ID:   func(r clients.MergeRow) string { return r.ID.String() },
		Columns: []list.Column[clients.MergeRow]{
			list.Date("date", func(r clients.MergeRow) time.Time { return r.When }),
			list.Text("kept", func(r clients.MergeRow) string { return r.Name }).Lead().Flex(2),
			list.Text("gone", func(r clients.MergeRow) string { return r.Other }).Width(200).Flex(2),
			list.Count("moved", func(r clients.MergeRow) int { return r.Records }).Width(96),
			list.Text("author", func(r clients.MergeRow) string { return r.By }).Muted().Width(112),
			list.Date("until", func(r clients.MergeRow) time.Time { return r.Until }),
			list.Badge("state", func(r clients.MergeRow) (string, look.Role) { return mergeState(a, r) }).Width(164),
		},
		Filters: []list.Filter[clients.MergeRow]{list.Flag("partable", func(r clients.MergeRow) bool { return r.Open(a.Now()) })},
		Search:  func(r clients.MergeRow) string { return r.Name + " " + r.Other + " " + r.By },
		Open:    func(r clients.MergeRow) { e.Open(nav.ToRecord(crm.KindClient, r.Kept.String())) },
		Actions: []list.Action[clients.MergeRow]{{
			Key: "merges.part", Primary: true, Do: func(rows []clients.MergeRow) { part(a, e, rows[0]) },
			Enabled: func(rows []clients.MergeRow) bool { return record.One(rows) && rows[0].Open(a.Now()) },
		}},
	}.Page(e.Env)
}

func mergeState(a *app.App, r clients.MergeRow) (string, look.Role) {
	switch {
	case !r.Undone.IsZero():
		return "merge.state.parted", look.Muted
	case r.Open(a.Now()):
		return "merge.state.open", look.Good
	}
	return "merge.state.closed", look.Plain
}

// part makes two cards of one again.
func part(a *app.App, e *nav.Env, r clients.MergeRow) {
	l := e.Lang
	kit.Job(e.Env, l.T("merges.parting"), func(ctx context.Context, p *kit.Progress) error {
		return a.Merges.Part(ctx, r.ID, func(done, total int64) { p.Report(l.T("merge.moving"), done, total) })
	}, ended(a, e, "client.part", nil))
}

// ended says how a job came out, with a way back; then, when not nil, is what
// follows.
func ended(a *app.App, e *nav.Env, verb string, then func()) func(error) {
	return func(err error) {
		if err != nil {
			e.Toast(e.Explain(err), nil)
			return
		}
		if then != nil {
			then()
		}
		e.Toast(e.Lang.T("done."+verb), func() { record.Undo(a, e) })
	}
}
