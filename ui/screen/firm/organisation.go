package firm

import (
	"context"

	"kartoteka/app"
	"kartoteka/app/sales"
	"kartoteka/data/crm"
	"kartoteka/ui/host"
	"kartoteka/ui/kit"
	"kartoteka/ui/kit/form"
	"kartoteka/ui/nav"
	"kartoteka/ui/record"
)

// Organisation is the requisites of our firm, as papers print them.
func Organisation(a *app.App, e *nav.Env, r nav.Route) kit.Page {
	return kit.NewLater(e.Env, r.String(),
		func(ctx context.Context) (*crm.Organisation, error) { return mainOrNew(ctx, a) },
		func(o *crm.Organisation) kit.Page { return organisationForm(a, e, o).Page(e.Env) })
}

func mainOrNew(ctx context.Context, a *app.App) (*crm.Organisation, error) {
	o, err := a.Organisations.Main(ctx)
	if o == nil && err == nil {
		o = &crm.Organisation{
			Requisites: crm.Requisites{Kind: crm.Company}, TaxMode: crm.TaxOSNO,
			Notice: sales.InvoiceNotice(), InvoiceDays: 5,
		}
	}
	return o, err
}

func organisationForm(a *app.App, e *nav.Env, o *crm.Organisation) form.Form[crm.Organisation] {
	return form.Form[crm.Organisation]{
		Key: "organisation", Value: o, Leave: e.Close,
		Title: func(_ *host.Env, v *crm.Organisation) string { return record.TitleOr(e, v.Name, "organisation.new") },
		Note:  func(*host.Env, *crm.Organisation) string { return e.Lang.T("organisation.about") },
		Tabs: []form.Tab[crm.Organisation]{
			{Key: "organisation.tab.main", Fields: record.RequisiteFields(func(v *crm.Organisation) *crm.Requisites { return &v.Requisites })},
			{Key: "organisation.tab.bank", Fields: record.AccountFields(func(v *crm.Organisation) *crm.BankAccount { return &v.Account })},
			{Key: "organisation.tab.papers", Fields: []form.Field[crm.Organisation]{
				record.ChoiceField("organisation.tax_mode", record.Words("tax_mode.", crm.TaxModes...), func(v *crm.Organisation) *crm.TaxMode { return &v.TaxMode }).Width(6),
				form.TextField("organisation.prefix", func(v *crm.Organisation) *string { return &v.Prefix }).Width(3).Hint("organisation.prefix.hint"),
				record.WholeField("organisation.invoice_days", func(v *crm.Organisation) *int { return &v.InvoiceDays }).Width(3),
				form.TextField("organisation.director", func(v *crm.Organisation) *string { return &v.Director.Name }).Width(6).Group("organisation.group.signatures"),
				form.TextField("organisation.director_post", func(v *crm.Organisation) *string { return &v.Director.Post }).Width(6),
				form.TextField("organisation.accountant", func(v *crm.Organisation) *string { return &v.Accountant.Name }).Width(6),
				form.TextField("organisation.accountant_post", func(v *crm.Organisation) *string { return &v.Accountant.Post }).Width(6),
				form.NoteField("organisation.notice", func(v *crm.Organisation) *string { return &v.Notice }).Group("organisation.group.texts"),
				form.NoteField("organisation.conditions", func(v *crm.Organisation) *string { return &v.Conditions }),
			}},
		},
		Check: (*crm.Organisation).Check,
		Save:  a.Organisations.Save,
		Reads: []string{"organisations"},
		Load: func(ctx context.Context, _ crm.Organisation) (*crm.Organisation, error) {
			return a.Organisations.Main(ctx)
		},
	}
}
