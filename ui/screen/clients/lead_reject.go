package clients

import (
	"context"

	"kartoteka/app"
	"kartoteka/data/crm"
	"kartoteka/ui/kit"
	"kartoteka/ui/nav"
	"kartoteka/ui/record"
)

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
