package clients

import (
	"context"
	"fmt"

	"kartoteka/app"
	"kartoteka/app/clients"
	"kartoteka/data/crm"
	"kartoteka/ui/kit"
	"kartoteka/ui/kit/list"
	"kartoteka/ui/look"
	"kartoteka/ui/nav"
	"kartoteka/ui/record"
)

// Leads is the list of those who asked and are no clients yet.
func Leads(a *app.App, e *nav.Env) kit.Page {
	rows := record.Rows[clients.LeadRow, crm.Client]{
		App: a, Env: e, Kind: crm.KindClient,
		Of: func(r clients.LeadRow) (crm.ClientID, bool) { return r.ID, r.Deleted },
	}
	return list.Register[clients.LeadRow]{
		Key: "leads", Reads: []string{"clients", "managers"},
		Load: func(ctx context.Context, _ list.Query) ([]clients.LeadRow, error) { return a.Leads.List(ctx) },
		ID:   rows.ID,
		Columns: []list.Column[clients.LeadRow]{
			list.Text("received", func(r clients.LeadRow) string { return e.Lang.DateTime(r.Received) }).Width(122).
				SortBy(func(r clients.LeadRow) string { return fmt.Sprintf("%020d", r.Received.Unix()) }),
			list.Text("lead", func(r clients.LeadRow) string { return r.Name }).Lead().Width(170).Flex(2),
			list.Text("person", func(r clients.LeadRow) string { return r.Person }).Width(130).Flex(1),
			list.Text("phone", func(r clients.LeadRow) string { return r.Phone }).Muted().Width(132),
			list.Text("asks", func(r clients.LeadRow) string { return record.OneLine(r.Wants) }).Width(160).Flex(3),
			list.Text("source", func(r clients.LeadRow) string { return r.Source }).Muted().Hidden(),
			list.Text("waits", func(r clients.LeadRow) string { return record.Waited(e.Lang, r.Wait) }).Width(76).
				SortBy(func(r clients.LeadRow) string { return record.ByDuration(r.Wait) }).
				Role(func(r clients.LeadRow) look.Role { return record.OverdueRole(r.Late) }),
			list.Badge("state", leadState).Width(126),
			list.Text("manager", func(r clients.LeadRow) string { return r.Manager }).Width(112).Flex(1),
		},
		Filters: []list.Filter[clients.LeadRow]{
			list.Choice("state", func(r clients.LeadRow) string { return string(r.State) }).Words("lead.state.").
				Of(string(crm.LeadNew), string(crm.LeadAnswered)),
			list.Flag("late", func(r clients.LeadRow) bool { return r.Late }),
			list.Choice("source", func(r clients.LeadRow) string { return r.Source }),
			list.Choice("manager", func(r clients.LeadRow) string { return r.Manager }),
			rows.NotMarked(),
		},
		Search: func(r clients.LeadRow) string {
			return r.Name + " " + r.Person + " " + r.Phone + " " + r.Email + " " + r.Wants
		},
		Create: func() { e.Open(nav.To("lead")) },
		Open: func(r clients.LeadRow) {
			if r.State == crm.LeadQualified {
				rows.Open(r)
				return
			}
			e.Open(nav.To("lead", rows.ID(r)))
		},
		Delete:  rows.Mark(a.Clients.Mark),
		Actions: leadAnswers(a, rows),
	}.Page(e.Env)
}

// leadAnswers are the answers to a lead.
func leadAnswers(a *app.App, rows record.Rows[clients.LeadRow, crm.Client]) []list.Action[clients.LeadRow] {
	in := func(want crm.LeadState) func([]clients.LeadRow) bool {
		return record.AllOf(func(r clients.LeadRow) bool { return r.State == want })
	}
	return []list.Action[clients.LeadRow]{
		{
			Key: "lead.qualify", Primary: true, Enabled: func(rs []clients.LeadRow) bool { return record.One(rs) && undecided(rs[0]) },
			Do: record.Go(rows.Env, func(r clients.LeadRow) nav.Route { return nav.To("qualify", rows.ID(r)) }),
		},
		{Key: "lead.answer", Primary: true, Enabled: in(crm.LeadNew), Do: rows.Do("lead.answer", a.Leads.Answered)},
		{
			Key: "lead.reject", Enabled: record.AllOf(undecided),
			Do: func(rs []clients.LeadRow) { askRejection(a, rows.Env, rows.IDs(rs)) },
		},
		{Key: "lead.reopen", Enabled: in(crm.LeadRejected), Do: rows.Do("lead.reopen", a.Leads.Reopen)},
	}
}

// undecided tells a lead that is neither a client yet nor let go.
func undecided(r clients.LeadRow) bool { return r.State == crm.LeadNew || r.State == crm.LeadAnswered }

func leadState(r clients.LeadRow) (string, look.Role) {
	return record.State(r.Deleted, "lead.state."+string(r.State), leadRole(r.State))
}

func leadRole(s crm.LeadState) look.Role {
	switch s {
	case crm.LeadNew:
		return look.Warning
	case crm.LeadQualified:
		return look.Good
	case crm.LeadRejected:
		return look.Muted
	}
	return look.Accent
}
