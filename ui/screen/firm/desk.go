package firm

import (
	"context"

	"kartoteka/app"
	"kartoteka/app/base"
	"kartoteka/data/crm"
	"kartoteka/ui/host"
	"kartoteka/ui/kit"
	"kartoteka/ui/kit/form"
	"kartoteka/ui/nav"
	"kartoteka/ui/record"
)

// deskSettings is what this machine knows of who works at it.
type deskSettings struct{ Me crm.ManagerID }

// Desk is the page of the workplace: who works here.
func Desk(a *app.App, e *nav.Env, r nav.Route) kit.Page {
	return kit.NewLater(e.Env, r.String(),
		func(ctx context.Context) (string, error) {
			n, err := a.Names(ctx, base.References{Manager: a.Me()})
			return n.Manager, err
		},
		func(name string) kit.Page { return deskForm(a, e, &name).Page(e.Env) })
}

func deskForm(a *app.App, e *nav.Env, name *string) form.Form[deskSettings] {
	return form.Form[deskSettings]{
		Key: "desk", Value: &deskSettings{Me: a.Me()}, Leave: e.Close,
		Title: func(*host.Env, *deskSettings) string { return e.Lang.T("desk.title") },
		Note:  func(*host.Env, *deskSettings) string { return e.Lang.T("desk.about") },
		Fields: []form.Field[deskSettings]{
			record.DirectoryField(e, "desk.me", a.Managers, func(v *deskSettings) *crm.ManagerID { return &v.Me }, name).Width(6).Hint("desk.me.hint"),
		},
		Save: func(_ context.Context, v *deskSettings) error {
			a.SetMe(v.Me)
			return nil
		},
	}
}
