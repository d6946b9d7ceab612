package clients

import (
	"context"
	"fmt"

	"kartoteka/app"
	"kartoteka/app/clients"
	"kartoteka/data/crm"
	"kartoteka/ui/kit"
	"kartoteka/ui/look"
	"kartoteka/ui/nav"
	"kartoteka/ui/record"
)

// Leads is the list of those who asked and are no clients yet.
func Leads(a *app.App, e *nav.Env) kit.Page {
	return kit.Register[clients.LeadRow]{
		Key: "leads", Reads: []string{"clients", "managers"},
		Load: func(ctx context.Context, _ kit.Query) ([]clients.LeadRow, error) { return a.Leads.List(ctx) },
		ID:   func(r clients.LeadRow) string { return r.ID.String() },
		Columns: []kit.Column[clients.LeadRow]{
			kit.Text("received", func(r clients.LeadRow) string { return e.Lang.DateTime(r.Received) }).Width(122).
				SortBy(func(r clients.LeadRow) string { return fmt.Sprintf("%020d", r.Received.Unix()) }),
			kit.Text("lead", func(r clients.LeadRow) string { return r.Name }).Lead().Width(170).Flex(2),
			kit.Text("person", func(r clients.LeadRow) string { return r.Person }).Width(130).Flex(1),
			kit.Text("phone", func(r clients.LeadRow) string { return r.Phone }).Muted().Width(132),
			kit.Text("asks", func(r clients.LeadRow) string { return record.OneLine(r.Wants) }).Width(160).Flex(3),
			kit.Text("source", func(r clients.LeadRow) string { return r.Source }).Muted().Hidden(),
			kit.Text("waits", func(r clients.LeadRow) string { return record.Waited(e.Lang, r.Wait) }).Width(76).
				SortBy(func(r clients.LeadRow) string { return record.ByDuration(r.Wait) }).
				Role(func(r clients.LeadRow) look.Role { return record.OverdueRole(r.Late) }),
			kit.Badge("state", leadState).Width(126),
			kit.Text("manager", func(r clients.LeadRow) string { return r.Manager }).Width(112).Flex(1),
		},
		Filters: []kit.Filter[clients.LeadRow]{
			kit.Choice("state", func(r clients.LeadRow) string { return string(r.State) }).Words("lead.state.").
				Of(string(crm.LeadNew), string(crm.LeadAnswered)),
			kit.Flag("late", func(r clients.LeadRow) bool { return r.Late }),
			kit.Choice("source", func(r clients.LeadRow) string { return r.Source }),
			kit.Choice("manager", func(r clients.LeadRow) string { return r.Manager }),
			kit.Flag("not_deleted", func(r clients.LeadRow) bool { return !r.Deleted }).On(),
		},
		Search: func(r clients.LeadRow) string {
			return r.Name + " " + r.Person + " " + r.Phone + " " + r.Email + " " + r.Wants
		},
		Create: func() { e.Open(nav.To("lead")) },
		Open: func(r clients.LeadRow) {
			if r.State == crm.LeadQualified {
				e.Open(nav.ToRecord(crm.KindClient, r.ID.String()))
				return
			}
			e.Open(nav.To("lead", r.ID.String()))
		},
		Delete: record.Marker(a, e, "client.mark", func(r clients.LeadRow) (crm.ClientID, bool) { return r.ID, r.Deleted }, a.Clients.Mark),
		Actions: []kit.Action[clients.LeadRow]{
			{
				Key: "lead.qualify", Primary: true, Enabled: func(rs []clients.LeadRow) bool { return len(rs) == 1 && undecided(rs[0]) },
				Do: func(rs []clients.LeadRow) { e.Open(nav.To("qualify", rs[0].ID.String())) },
			},
			{
				Key: "lead.answer", Primary: true, Enabled: record.AllOf(func(r clients.LeadRow) bool { return r.State == crm.LeadNew }),
				Do: func(rs []clients.LeadRow) {
					record.Do(a, e, "lead.answer", func(ctx context.Context) error { return a.Leads.Answered(ctx, leadIDs(rs)) })
				},
			},
			{
				Key: "lead.reject", Enabled: record.AllOf(undecided),
				Do: func(rs []clients.LeadRow) { askRejection(a, e, leadIDs(rs)) },
			},
			{
				Key: "lead.reopen", Enabled: record.AllOf(func(r clients.LeadRow) bool { return r.State == crm.LeadRejected }),
				Do: func(rs []clients.LeadRow) {
					record.Do(a, e, "lead.reopen", func(ctx context.Context) error { return a.Leads.Reopen(ctx, leadIDs(rs)) })
				},
			},
		},
	}.Page(e.Env)
}

// undecided tells a lead that is neither a client yet nor let go.
func undecided(r clients.LeadRow) bool { return r.State == crm.LeadNew || r.State == crm.LeadAnswered }

func leadIDs(rows []clients.LeadRow) []crm.ClientID {
	ids := make([]crm.ClientID, len(rows))
	for i, r := range rows {
		ids[i] = r.ID
	}
	return ids
}

func leadState(r clients.LeadRow) (string, look.Role) {
	if r.Deleted {
		return "state.deleted", look.Bad
	}
	return "lead.state." + string(r.State), leadRole(r.State)
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

// askRejection asks why leads are let go.
func askRejection(a *app.App, e *nav.Env, ids []crm.ClientID) {
	l := e.Lang
	reason := kit.NewSelect(e.Env, func() []kit.Option { return record.Words("lead.reason.", crm.LeadReasons...)(e.Env) }, nil)
	reason.Choose(string(crm.LeadReasons[0]))
	remark := kit.NewEntry(e.Env)
	remark.SetPlaceHolder(l.T("lead.remark"))
	kit.Ask(e.Env, kit.Question{
		Text: l.N("lead.reject.ask", int64(len(ids))), Content: kit.Stacked(reason, remark), Focus: reason,
		Verbs: []kit.Verb{
			{Text: l.T("lead.reject"), Primary: true, Try: func() bool {
				why := crm.LeadReason(reason.Chosen().ID)
				if why == crm.LeadOther && record.OneLine(remark.Text) == "" {
					remark.SetBad(true)
					e.Window.Canvas().Focus(remark)
					return false
				}
				record.Do(a, e, "lead.reject", func(ctx context.Context) error { return a.Leads.Reject(ctx, ids, why, remark.Text) })
				return true
			}},
			{Text: l.T("dialog.cancel"), Cancel: true},
		},
	})
}
