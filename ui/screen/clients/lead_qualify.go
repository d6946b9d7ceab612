package clients

import (
	"context"
	"time"

	"kartoteka/app"
	"kartoteka/app/clients"
	"kartoteka/data/crm"
	"kartoteka/data/money"
	"kartoteka/ui/host"
	"kartoteka/ui/kit"
	"kartoteka/ui/kit/form"
	"kartoteka/ui/nav"
	"kartoteka/ui/record"
)

// Qualify makes a lead a client, a deal and a next step on one page.
func Qualify(a *app.App, e *nav.Env, r nav.Route) kit.Page {
	return kit.NewLater(e.Env, r.String(),
		func(ctx context.Context) (*clients.Qualification, error) {
			id, err := crm.ParseID[crm.Client](r.ID)
			if err != nil {
				return nil, err
			}
			c, err := a.Leads.Get(ctx, id)
			if err != nil {
				return nil, err
			}
			q := &clients.Qualification{Lead: id, Kind: crm.PartyKindOf(c.INN, c.Name), Name: c.Name, INN: c.INN, Person: leadPerson(c)}
			q.Deal, q.Next, q.On = firstLine(c.Lead.Wants), e.Lang.T("qualify.call"), a.Today().AddDate(0, 0, 1)
			return q, nil
		},
		func(q *clients.Qualification) kit.Page { return qualifyForm(a, e, q).Page(e.Env) })
}

// firstLine is a name made of what a person wrote: its first line, not too long.
func firstLine(text string) string {
	const most = 80
	runes := []rune(record.OneLine(text))
	if len(runes) > most {
		return string(runes[:most-1]) + "…"
	}
	return string(runes)
}

func qualifyForm(a *app.App, e *nav.Env, q *clients.Qualification) form.Form[clients.Qualification] {
	done := crm.ClientID{}
	return form.Form[clients.Qualification]{
		Key: "qualify", Value: q,
		Title: func(_ *host.Env, v *clients.Qualification) string { return e.Lang.T("qualify.title", "Name", v.Name) },
		Fields: []form.Field[clients.Qualification]{
			form.TextField("qualify.name", func(v *clients.Qualification) *string { return &v.Name }).Required().Group("qualify.group.client").Width(6),
			record.ChoiceField("qualify.kind", record.Words("party.", crm.PartyKinds...), func(v *clients.Qualification) *crm.PartyKind { return &v.Kind }).Width(3),
			form.TextField("qualify.inn", func(v *clients.Qualification) *string { return &v.INN }).Width(3),
			form.TextField("qualify.person", func(v *clients.Qualification) *string { return &v.Person }).Path("contacts.0.name").Width(6),
			form.TextField("qualify.deal", func(v *clients.Qualification) *string { return &v.Deal }).Path("deal.name").Group("qualify.group.deal").Width(9),
			form.MoneyField("qualify.amount", func(v *clients.Qualification) *money.Money { return &v.Amount }).Path("deal.amount").Width(3),
			form.TextField("qualify.next", func(v *clients.Qualification) *string { return &v.Next }).Path("next.text").Group("qualify.group.next").Width(9),
			form.DateField("qualify.on", func(v *clients.Qualification) *time.Time { return &v.On }).Path("next.due").Width(3),
		},
		Actions: []form.Action[clients.Qualification]{{
			Key: "lead.qualify", Primary: true, Close: true,
			Save: func(ctx context.Context, v *clients.Qualification) error {
				made, err := a.Leads.Qualify(ctx, *v)
				if err == nil {
					done = made.Client
				}
				return err
			},
		}},
		Leave: func() {
			e.Close()
			if !done.IsZero() {
				e.Open(nav.ToRecord(crm.KindClient, done.String()))
				e.Toast(e.Lang.T("done.lead.qualify"), func() { record.Undo(a, e) })
			}
		},
	}
}
