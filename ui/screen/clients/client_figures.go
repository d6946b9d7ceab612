package clients

import (
	"kartoteka/data/calendar"
	"kartoteka/data/crm"
	"kartoteka/data/money"
	"kartoteka/ui/kit"
	"kartoteka/ui/look"
	"kartoteka/ui/nav"
	"kartoteka/ui/record"
)

// nextActionShown is how many letters of the next action the strip shows.
const nextActionShown = 32

// strip is the figures over the card; each opens what it is made of.
func (c *clientCard) strip(v *crm.Client) []kit.Metric {
	if v.ID.IsZero() {
		return nil
	}
	l, o := c.env.Lang, c.opened()
	f := &o.Figures
	const settlements, documents, analytics = "client.tab.settlements", "client.tab.documents", "client.tab.analytics"
	debt := kit.Metric{Caption: l.T("client.debt"), Value: l.Money(f.Debt), Role: record.DebtRole(f.Debt), Tab: settlements}
	if f.Debt < 0 {
		debt.Caption, debt.Value, debt.Role = l.T("client.advance"), l.Money(-f.Debt), look.Good
	}
	figures := []kit.Metric{debt, {Caption: l.T("client.overdue"), Value: l.Money(f.Overdue), Role: record.DebtRole(f.Overdue), Tab: settlements}}
	if v.Limit > 0 {
		left := v.Limit - max(f.Debt, 0)
		figures = append(figures,
			kit.Metric{Caption: l.T("client.limit"), Value: l.Money(v.Limit), Tab: "client.tab.terms"},
			kit.Metric{Caption: l.T("client.limit_left"), Value: l.Money(left), Role: leftRole(left), Tab: settlements})
	}
	return append(figures,
		kit.Metric{Caption: l.T("client.last_order"), Value: c.lastOrder(), Tab: documents},
		kit.Metric{Caption: l.T("client.average"), Value: dash(f.Orders > 0, l.Money(f.Average)), Tab: analytics},
		kit.Metric{Caption: l.T("client.class"), Value: dash(o.Class.String() != "", o.Class.String()), Tab: analytics},
		c.nextAction(v))
}

func leftRole(left money.Money) look.Role {
	if left <= 0 {
		return look.Bad
	}
	return look.Plain
}

// dash is a value, or a dash where there is none.
func dash(there bool, value string) string {
	if !there {
		return "—"
	}
	return value
}

func (c *clientCard) lastOrder() string {
	at, l := c.opened().Figures.LastOrder, c.env.Lang
	switch days := calendar.Days(at, c.app.Today()); {
	case at.IsZero():
		return "—"
	case days == 0:
		return l.T("client.last_order.today")
	case days < 0:
		return l.Date(at)
	default:
		return l.N("client.last_order.ago", int64(days))
	}
}

// nextAction is the nearest open task, or a way to set one.
func (c *clientCard) nextAction(v *crm.Client) kit.Metric {
	l, next := c.env.Lang, c.opened().Figures.Next
	f := kit.Metric{Caption: l.T("client.next")}
	if next == nil {
		f.Value = "—"
		return f
	}
	f.Value = l.Date(next.Due) + " · " + shortened(next.Text, nextActionShown)
	if next.Late {
		f.Role = look.Bad
	}
	f.Open = func() { c.env.Open(nav.ToRecord(crm.KindTask, next.ID.String())) }
	return f
}

// shortened is the first letters of a text.
func shortened(text string, most int) string {
	letters := []rune(text)
	if len(letters) <= most {
		return text
	}
	return string(letters[:most-1]) + "…"
}
