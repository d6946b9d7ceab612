package deals

import (
	"time"

	"kartoteka/app"
	"kartoteka/app/deals"
	"kartoteka/app/tasks"
	"kartoteka/data/crm"
	"kartoteka/data/lang"
	"kartoteka/data/money"
	"kartoteka/ui/kit/list"
	"kartoteka/ui/look"
	"kartoteka/ui/nav"
	"kartoteka/ui/record"
)

// dealRows are the rows of every list of deals.
func dealRows(a *app.App, e *nav.Env) record.Rows[deals.Row, crm.Deal] {
	return record.Rows[deals.Row, crm.Deal]{
		App: a, Env: e, Kind: crm.KindDeal,
		Of: func(r deals.Row) (crm.DealID, bool) { return r.ID, r.Deleted },
	}
}

// dealColumns are the columns of a list of deals.
func dealColumns() []list.Column[deals.Row] {
	return append([]list.Column[deals.Row]{
		list.Text("number", func(r deals.Row) string { return r.Number }).Muted().Width(116).Hidden(),
		list.Text("deal", func(r deals.Row) string { return r.Name }).Lead().Flex(2),
		record.ClientColumn(func(r deals.Row) string { return r.Client }).Width(190).Flex(2),
	}, ProgressColumns()...)
}

// ProgressColumns are how a deal goes, by whom and for how much.
func ProgressColumns() []list.Column[deals.Row] {
	return []list.Column[deals.Row]{
		list.Text("manager", func(r deals.Row) string { return r.Manager }).Width(112).Flex(1),
		list.Badge("stage", func(r deals.Row) (string, look.Role) { return r.StageWord, record.StageRole(r.Stage) }).Width(170),
		list.Days("on_stage", func(r deals.Row) int { return r.Days }),
		list.Date("close", func(r deals.Row) time.Time { return r.Close }),
		list.Money("amount", func(r deals.Row) money.Money { return r.Amount }).Total(),
	}
}

// extraColumns are what a list of deals tells when asked to.
func extraColumns(e *nav.Env) []list.Column[deals.Row] {
	l := e.Lang
	return []list.Column[deals.Row]{
		list.Text("chance", func(r deals.Row) string { return chanceWords(l, r) }).Width(120).Hidden(),
		list.Text("next_step", func(r deals.Row) string { return nextWords(l, r.Next) }).Width(190).Flex(1).Hidden(),
		list.Text("source", func(r deals.Row) string { return r.Source }).Width(120).Hidden(),
		list.Text("loss", func(r deals.Row) string { return l.T(r.Loss.Word()) }).Width(150).Hidden(),
	}
}

// chanceWords is the probability that counts; one of the deal's own is marked.
func chanceWords(l *lang.Lang, r deals.Row) string {
	if r.Own && r.Open() {
		return l.T("deals.chance.own", "N", r.Chance)
	}
	return l.T("deals.chance", "N", r.Chance)
}

// nextWords is what is done next and when.
func nextWords(l *lang.Lang, next *tasks.Next) string {
	if next == nil {
		return ""
	}
	return record.Joined(next.Text, true, l.Date(next.Due))
}
