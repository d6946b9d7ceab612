package screen

import (
	"context"
	"strconv"

	"fyne.io/fyne/v2"

	"kartoteka/app"
	"kartoteka/data/crm"
	"kartoteka/data/money"
	"kartoteka/data/problem"
	"kartoteka/ui/kit"
	"kartoteka/ui/look"
	"kartoteka/ui/nav"
)

// Client is the card of a client, with the figures that matter on top.
func Client(a *app.App, e *nav.Env, r nav.Route) kit.Page {
	var figures app.ClientCard
	return card[crm.Client]{
		get: a.Clients.Get,
		fresh: value(func(nav.Route) *crm.Client {
			return &crm.Client{Requisites: crm.Requisites{Kind: crm.Company}}
		}),
		renew: func(v *crm.Client) { v.ID, v.Meta, v.Name = crm.ClientID{}, crm.Meta{}, v.Name+" (2)" },
		names: func(ctx context.Context, v *crm.Client) (n app.Names, err error) {
			if !v.ID.IsZero() {
				if figures, err = a.Clients.Card(ctx, v.ID); err != nil {
					return n, err
				}
			}
			return a.Names(ctx, app.References{Manager: v.Manager, Region: v.Region})
		},
		form: func(v *crm.Client, n *app.Names) kit.Form[crm.Client] {
			if r.ID != "" && v.ID.String() != r.ID { // it was merged into another card
				e.Replace(nav.To("client", v.ID.String()))
			}
			return clientForm(a, e, v, n, figures)
		},
	}.page(e, r)
}

func clientForm(a *app.App, e *nav.Env, c *crm.Client, n *app.Names, figures app.ClientCard) kit.Form[crm.Client] {
	return kit.Form[crm.Client]{
		Key: "client", Value: c, Leave: e.Close,
		Title:   func(_ *kit.Env, v *crm.Client) string { return titled(e, v.Name, "client.new") },
		Badge:   func(_ *kit.Env, v *crm.Client) (string, look.Role) { return deletedBadge(e, v.Deleted) },
		Figures: func(_ *kit.Env, v *crm.Client) []kit.Figure { return clientFigures(e, v, figures) },
		Notices: func(ctx context.Context, v crm.Client) ([]kit.FormNotice, error) { return alikeNotices(ctx, a, e, v) },
		Tabs: []kit.FormTab[crm.Client]{
			{Key: "client.tab.main", Fields: clientFields(a, e, n)},
			{Key: "client.tab.bank", Fields: accountFields(func(v *crm.Client) *crm.BankAccount { return &v.Account })},
			{Key: "client.tab.history", When: saved, Content: func(_ *kit.Env, v *crm.Client) fyne.CanvasObject { return clientHistory(a, e, v.ID) }},
			{Key: "client.tab.files", When: saved, Content: func(_ *kit.Env, v *crm.Client) fyne.CanvasObject { return clientFiles(a, e, v.ID) }},
		},
		Check:   (*crm.Client).Check,
		Save:    a.Clients.Save,
		OnSaved: func(v *crm.Client) { e.Replace(nav.To("client", v.ID.String())) },
		Actions: []kit.FormAction[crm.Client]{
			{Key: "client.log_call", Icon: "phone", Do: func(v *crm.Client) { e.Open(nav.To("interaction").With("client", v.ID.String())) }},
			{Key: "client.new_order", Do: func(v *crm.Client) { e.Open(nav.To("order").With("client", v.ID.String())) }},
			{Key: "client.new_payment", Do: func(v *crm.Client) { e.Open(nav.To("payment").With("client", v.ID.String())) }},
		},
		Reads: []string{"clients", "orders", "payments"},
		Load: reread(func(ctx context.Context, id crm.ClientID) (v *crm.Client, err error) {
			if figures, err = a.Clients.Card(ctx, id); err != nil {
				return nil, err
			}
			return a.Clients.Get(ctx, id)
		}, func(v *crm.Client) crm.ClientID { return v.ID }),
	}
}

// saved reports whether the client is in the base.
func saved(v *crm.Client) bool { return !v.ID.IsZero() }

func clientFields(a *app.App, e *nav.Env, n *app.Names) []kit.Field[crm.Client] {
	return append(
		requisiteFields(func(v *crm.Client) *crm.Requisites { return &v.Requisites }),
		entry(e, "client.manager", a.Managers, func(v *crm.Client) *crm.ManagerID { return &v.Manager }, &n.Manager).Group("client.group.sales").Width(4),
		entry(e, "client.region", a.Regions, func(v *crm.Client) *crm.RegionID { return &v.Region }, &n.Region).Width(4),
		kit.TextField("client.city", func(v *crm.Client) *string { return &v.City }).Width(4),
		kit.TextField("client.source", func(v *crm.Client) *string { return &v.Source }).Width(4),
		days("client.deferral", func(v *crm.Client) *int { return &v.Deferral }).Width(4),
		kit.NoteField("client.note", func(v *crm.Client) *string { return &v.Note }).Group("client.group.note"),
	)
}

// requisiteFields is the names, codes and addresses of a side.
func requisiteFields[T any](of func(*T) *crm.Requisites) []kit.Field[T] {
	company := func(v *T) bool { return of(v).Kind == crm.Company }
	return []kit.Field[T]{
		kit.TextField("requisites.name", func(v *T) *string { return &of(v).Name }).Required().Group("requisites.group.names").Width(8),
		choice("requisites.kind", words("party.", crm.PartyKinds...), func(v *T) *crm.PartyKind { return &of(v).Kind }).Width(4),
		kit.TextField("requisites.full_name", func(v *T) *string { return &of(v).FullName }).Wide(),
		kit.TextField("requisites.inn", func(v *T) *string { return &of(v).INN }).Width(4),
		kit.TextField("requisites.kpp", func(v *T) *string { return &of(v).KPP }).Width(4).When(company),
		kit.TextField("requisites.ogrn", func(v *T) *string { return &of(v).OGRN }).Width(4),
		kit.TextField("requisites.address", func(v *T) *string { return &of(v).Address }).Wide().Group("requisites.group.contacts"),
		kit.TextField("requisites.phone", func(v *T) *string { return &of(v).Phone }).Width(6),
		kit.TextField("requisites.email", func(v *T) *string { return &of(v).Email }).Width(6),
	}
}

// accountFields is an account in a bank.
func accountFields[T any](of func(*T) *crm.BankAccount) []kit.Field[T] {
	return []kit.Field[T]{
		kit.TextField("account.bic", func(v *T) *string { return &of(v).BIC }).Path("account.bic").Width(4),
		kit.TextField("account.bank", func(v *T) *string { return &of(v).Bank }).Path("account.bank").Width(8),
		kit.TextField("account.account", func(v *T) *string { return &of(v).Account }).Path("account.account").Width(6),
		kit.TextField("account.corr", func(v *T) *string { return &of(v).Corr }).Path("account.corr").Width(6),
	}
}

// days is a field of a whole number of days.
func days[T any](key string, at func(*T) *int) kit.Field[T] {
	return kit.ParsedField(key,
		func(v *T) string {
			if *at(v) == 0 {
				return ""
			}
			return strconv.Itoa(*at(v))
		},
		func(text string, v *T) error {
			if text == "" {
				*at(v) = 0
				return nil
			}
			n, err := strconv.Atoi(text)
			if err != nil {
				return problem.At("", "problem.whole_number")
			}
			*at(v) = n
			return nil
		})
}

func clientFigures(e *nav.Env, v *crm.Client, card app.ClientCard) []kit.Figure {
	if v.ID.IsZero() {
		return nil
	}
	l := e.Lang
	orders := func() { e.Open(nav.To("orders").With("client", v.Name)) }
	payments := func() { e.Open(nav.To("payments").With("client", v.Name)) }
	last := "—"
	if !card.LastSale.IsZero() {
		last = l.Date(card.LastSale)
	}
	amount := func(m money.Money) string { return l.Money(m) }
	return []kit.Figure{
		{Caption: l.T("client.debt"), Value: amount(card.Debt), Role: debtRole(card.Debt), Open: payments},
		{Caption: l.T("client.overdue"), Value: amount(card.Overdue), Role: debtRole(card.Overdue), Open: orders},
		{Caption: l.T("client.year"), Value: amount(card.Year), Open: orders},
		{Caption: l.T("client.orders"), Value: l.Int(int64(card.Orders)), Open: orders},
		{Caption: l.T("client.average"), Value: amount(card.Average), Open: orders},
		{Caption: l.T("client.last_sale"), Value: last, Open: orders},
	}
}
