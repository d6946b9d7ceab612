package clients

import (
	"context"
	"slices"
	"strings"
	"time"

	"kartoteka/app"
	"kartoteka/app/base"
	"kartoteka/data/crm"
	"kartoteka/ui/host"
	"kartoteka/ui/kit"
	"kartoteka/ui/kit/form"
	"kartoteka/ui/look"
	"kartoteka/ui/nav"
	"kartoteka/ui/record"
)

// lang: lead.state.* lead.reason.*

// Lead is the quick form of a lead: who, how to reach, what is wanted.
func Lead(a *app.App, e *nav.Env, r nav.Route) kit.Page {
	return record.Card[crm.Client]{
		Get:   a.Leads.Get,
		Fresh: record.New(func(nav.Route) *crm.Client { return a.Leads.Draft() }),
		Names: func(ctx context.Context, v *crm.Client) (base.Names, error) {
			return a.Names(ctx, base.References{Manager: v.Manager})
		},
		Form: func(v *crm.Client, n *base.Names) form.Form[crm.Client] { return leadForm(a, e, v, n) },
	}.Page(e, r)
}

func leadForm(a *app.App, e *nav.Env, v *crm.Client, n *base.Names) form.Form[crm.Client] {
	return form.Form[crm.Client]{
		Key: "lead", Value: v, Leave: e.Close,
		Title: func(_ *host.Env, v *crm.Client) string { return record.TitleOr(e, v.Name, "lead.new") },
		Note:  func(_ *host.Env, v *crm.Client) string { return rejection(e, v.Lead) },
		Badge: func(_ *host.Env, v *crm.Client) (string, look.Role) {
			if v.Deleted {
				return record.DeletedBadge(e, true)
			}
			return e.Lang.T("lead.state." + string(v.Lead.State())), leadRole(v.Lead.State())
		},
		Metrics: func(_ *host.Env, v *crm.Client) []kit.Metric { return leadFigures(a, e, v) },
		Fields:  leadFields(a, e, n),
		Check:   (*crm.Client).Check,
		Save:    a.Leads.Save,
		OnSaved: func(v *crm.Client) { e.Replace(nav.To("lead", v.ID.String())) },
		Actions: leadActions(a, e),
		Reads:   []string{"clients"},
		Load:    record.Reread(a.Leads.Get, func(v *crm.Client) crm.ClientID { return v.ID }),
	}
}

func leadFields(a *app.App, e *nav.Env, n *base.Names) []form.Field[crm.Client] {
	return []form.Field[crm.Client]{
		form.TextField("lead.name", func(v *crm.Client) *string { return &v.Name }).Required().Width(6),
		form.ParsedField("lead.person", leadPerson, setLeadPerson).Path("contacts.0.name").Width(6),
		form.TextField("lead.phone", func(v *crm.Client) *string { return &v.Phone }).Width(3),
		form.TextField("lead.email", func(v *crm.Client) *string { return &v.Email }).Width(3),
		form.TextField("lead.source", func(v *crm.Client) *string { return &v.Source }).Width(3),
		form.MomentField("lead.received", func(v *crm.Client) *time.Time { return &ownLead(v).Received }, nil).Path("lead.received").Width(3),
		form.NoteField("lead.wants", func(v *crm.Client) *string { return &ownLead(v).Wants }),
		record.DirectoryField(e, "lead.manager", a.Managers, func(v *crm.Client) *crm.ManagerID { return &v.Manager }, &n.Manager).Width(6),
		form.TextField("lead.city", func(v *crm.Client) *string { return &v.City }).Width(6),
	}
}

// ownLead is the story of a lead in a copy of its own: a form never writes to
// the value it was given.
func ownLead(v *crm.Client) *crm.Lead {
	l := *v.Lead
	v.Lead = &l
	return &l
}

func leadPerson(v *crm.Client) string {
	if len(v.Contacts) == 0 {
		return ""
	}
	return v.Contacts[0].Name
}

// setLeadPerson names the contact person; without a name there is none.
func setLeadPerson(name string, v *crm.Client) error {
	v.Contacts = slices.Clone(v.Contacts)
	switch {
	case name == "" && len(v.Contacts) > 0:
		v.Contacts = v.Contacts[1:]
	case name != "" && len(v.Contacts) == 0:
		v.Contacts = []crm.Contact{{Name: name}}
	case name != "":
		v.Contacts[0].Name = name
	}
	return nil
}

// rejection says why a lead was let go.
func rejection(e *nav.Env, l *crm.Lead) string {
	if l.State() != crm.LeadRejected {
		return ""
	}
	return strings.Trim(e.Lang.T("lead.reason."+string(l.Reason))+": "+l.Remark, ": ")
}

func leadFigures(a *app.App, e *nav.Env, v *crm.Client) []kit.Metric {
	if v.ID.IsZero() {
		return nil
	}
	l := e.Lang
	answered := "—"
	if !v.Lead.Answered.IsZero() {
		answered = l.DateTime(v.Lead.Answered)
	}
	return []kit.Metric{
		{Caption: l.T("lead.waits"), Value: record.Waited(l, v.Lead.Wait(a.Now())), Role: record.OverdueRole(v.Lead.Late(a.Now()))},
		{Caption: l.T("lead.answered"), Value: answered},
	}
}

func leadActions(a *app.App, e *nav.Env) []form.Action[crm.Client] {
	open := func(v *crm.Client) bool {
		s := v.Lead.State()
		return !v.ID.IsZero() && (s == crm.LeadNew || s == crm.LeadAnswered)
	}
	one := func(v *crm.Client) []crm.ClientID { return []crm.ClientID{v.ID} }
	return []form.Action[crm.Client]{
		{
			Key: "lead.qualify", Off: func(v *crm.Client) bool { return !open(v) },
			Do: func(v *crm.Client) { e.Open(nav.To("qualify", v.ID.String())) },
		},
		{
			Key: "lead.answer", Off: func(v *crm.Client) bool { return !open(v) || v.Lead.State() != crm.LeadNew },
			Do: func(v *crm.Client) {
				record.Do(a, e, "lead.answer", func(ctx context.Context) error { return a.Leads.Answered(ctx, one(v)) })
			},
		},
		{
			Key: "lead.reject", Off: func(v *crm.Client) bool { return !open(v) },
			Do: func(v *crm.Client) { askRejection(a, e, one(v)) },
		},
		{
			Key: "lead.reopen", Off: func(v *crm.Client) bool { return v.Lead.State() != crm.LeadRejected },
			Do: func(v *crm.Client) {
				record.Do(a, e, "lead.reopen", func(ctx context.Context) error { return a.Leads.Reopen(ctx, one(v)) })
			},
		},
		{
			Key: "lead.client", Off: func(v *crm.Client) bool { return v.Lead.State() != crm.LeadQualified },
			Do: func(v *crm.Client) { e.Open(nav.ToRecord(crm.KindClient, v.ID.String())) },
		},
	}
}
