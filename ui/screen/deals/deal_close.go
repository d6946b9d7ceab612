package deals

import (
	"context"

	"fyne.io/fyne/v2"

	"kartoteka/app"
	"kartoteka/app/deals"
	"kartoteka/data/crm"
	"kartoteka/data/problem"
	"kartoteka/ui/kit"
	"kartoteka/ui/look"
	"kartoteka/ui/nav"
	"kartoteka/ui/record"
)

// moveDeal brings a deal to a stage. One that lacks what the stage asks for opens
// with the stage chosen and the reason at each field.
func moveDeal(a *app.App, e *nav.Env, id crm.DealID, to crm.StageID) {
	e.Run.Run("", func(ctx context.Context) error { return a.Deals.Move(ctx, deals.Move{Deal: id, To: to}) }, func(err error) {
		switch {
		case err == nil:
			tellMoved(a, e, to)
		case problem.All(err) != nil:
			openAt(e, id, to)
		default:
			e.Toast(e.Explain(err), nil)
		}
	})
}

// openAt opens a deal as if the person had chosen a stage for it.
func openAt(e *nav.Env, id crm.DealID, to crm.StageID) {
	e.Open(nav.ToRecord(crm.KindDeal, id.String()).With("to", string(to)))
}

// tellMoved says that a deal was moved and offers to take it back.
func tellMoved(a *app.App, e *nav.Env, to crm.StageID) {
	e.Toast(e.Lang.T("done."+deals.MoveVerb(to)), func() { record.Undo(a, e) })
}

// lossDialog asks why a deal is lost.
type lossDialog struct {
	app    *app.App
	env    *nav.Env
	deal   crm.DealID
	loss   *kit.Select
	reason *kit.Entry
	said   *kit.Paragraph
	hide   func()
}

// askLoss asks why a deal is lost and loses it.
func askLoss(a *app.App, e *nav.Env, id crm.DealID, name string, reasons []crm.LossReason) {
	l := e.Lang
	d := &lossDialog{app: a, env: e, deal: id, said: kit.NewParagraph("", look.Bad, 420)}
	offered := lossOptions(e.Env, reasons)
	d.loss = kit.NewSelect(e.Env, func() []kit.Option { return offered }, nil)
	d.reason = kit.NewEntry(e.Env)
	d.reason.OnEnter = d.save
	d.hide = kit.Ask(e.Env, kit.Question{
		Text: l.T("deal.lose.ask"), Detail: name, Focus: d.loss,
		Content: kit.Stacked([]fyne.CanvasObject{kit.Labelled(l.T("deal.loss"), d.loss), kit.Labelled(l.T("deal.reason"), d.reason), d.said}...),
		Verbs: []kit.Verb{
			{Text: l.T("deal.lose"), Primary: true, Try: func() bool { d.save(); return false }},
			{Text: l.T("dialog.cancel"), Cancel: true},
		},
	})
}

// save loses the deal; refused, it says what is missing and asks on.
func (d *lossDialog) save() {
	m := deals.Move{Deal: d.deal, To: crm.StageLost, Loss: crm.LossReason(d.loss.Chosen().ID), Reason: d.reason.Text}
	d.env.Run.Run("deal.lose", func(ctx context.Context) error { return d.app.Deals.Move(ctx, m) }, func(err error) {
		if err == nil {
			d.hide()
			tellMoved(d.app, d.env, crm.StageLost)
			return
		}
		d.said.Set(d.env.Explain(err), look.Bad)
		switch ps := problem.All(err); {
		case len(ps) > 0 && ps[0].Field == "reason":
			d.reason.SetBad(true)
			d.env.Window.Canvas().Focus(d.reason)
		case len(ps) > 0 && ps[0].Field != "loss": // the deal itself is at fault
			d.hide()
			openAt(d.env, d.deal, crm.StageLost)
		default:
			d.env.Window.Canvas().Focus(d.loss)
		}
	})
}
