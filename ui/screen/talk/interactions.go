package talk

import (
	"context"
	"time"

	"kartoteka/app"
	"kartoteka/app/talk"
	"kartoteka/data/calendar"
	"kartoteka/data/crm"
	"kartoteka/ui/kit"
	"kartoteka/ui/kit/list"
	"kartoteka/ui/look"
	"kartoteka/ui/nav"
	"kartoteka/ui/record"
)

// lang: interaction.kind.* interaction.outcome.*

// Interactions is the list of all that was said to clients.
func Interactions(a *app.App, e *nav.Env) kit.Page {
	rows := record.Rows[talk.InteractionRow, crm.Interaction]{
		App: a, Env: e, Kind: crm.KindInteraction,
		Of: func(r talk.InteractionRow) (crm.InteractionID, bool) { return r.ID, r.Deleted },
	}
	return list.Register[talk.InteractionRow]{
		Key: "interactions", Reads: []string{"interactions", "clients", "managers"},
		Load: func(ctx context.Context, q list.Query) ([]talk.InteractionRow, error) {
			return a.Interactions.List(ctx, q.Period)
		},
		ID: rows.ID,
		Columns: []list.Column[talk.InteractionRow]{
			list.Date("spoken_at", func(r talk.InteractionRow) time.Time { return r.At }).Width(88),
			list.Text("spoken_clock", func(r talk.InteractionRow) string { return e.Lang.Time(r.At) }).Muted().Width(54),
			list.Text("spoken_kind", func(r talk.InteractionRow) string { return e.Lang.T("interaction.kind." + string(r.Kind)) }).Width(82),
			list.Text("client", func(r talk.InteractionRow) string { return r.Client }).Lead().Width(146).Flex(2),
			list.Text("spoken_with", func(r talk.InteractionRow) string { return r.Contact }).Muted().Width(120).Hidden(),
			list.Text("spoken_by", func(r talk.InteractionRow) string { return r.Author }).Width(106),
			list.Badge("spoken_outcome", func(r talk.InteractionRow) (string, look.Role) {
				if r.Outcome == "" {
					return "", look.Plain
				}
				return "interaction.outcome." + string(r.Outcome), record.OutcomeRole(r.Outcome)
			}).Width(122),
			list.Text("spoken_text", func(r talk.InteractionRow) string { return r.Text }).Width(136).Flex(4),
		},
		Filters: []list.Filter[talk.InteractionRow]{
			list.PeriodFilter("period", func(r talk.InteractionRow) time.Time { return r.At }).Loads().During(calendar.Last90Days),
			list.Choice("spoken_kind", func(r talk.InteractionRow) string { return string(r.Kind) }).Words("interaction.kind."),
			list.Choice("spoken_by", func(r talk.InteractionRow) string { return r.Author }),
			list.Choice("spoken_outcome", func(r talk.InteractionRow) string { return string(r.Outcome) }).Words("interaction.outcome."),
			rows.NotMarked(),
		},
		Search: func(r talk.InteractionRow) string { return r.Client + " " + r.Contact + " " + r.Author + " " + r.Text },
		Create: rows.New,
		Open:   rows.Open,
		Delete: rows.Mark(a.Interactions.Mark),
		Preview: func(_ context.Context, r talk.InteractionRow) (list.Preview, error) {
			return interactionPreview(e, r), nil
		},
	}.Page(e.Env)
}

func interactionPreview(e *nav.Env, r talk.InteractionRow) list.Preview {
	l := e.Lang
	p := list.Preview{
		Title: r.Client,
		Note:  record.Joined(l.T("interaction.kind."+string(r.Kind)), true, l.DateTime(r.At), r.Author),
	}
	if r.Outcome != "" || r.Contact != "" {
		part := list.PreviewPart{Head: l.T("interaction.outcome")}
		if r.Outcome != "" {
			part.Lines = append(part.Lines, list.PreviewLine{Name: l.T("interaction.outcome." + string(r.Outcome)), Role: record.OutcomeRole(r.Outcome)})
		}
		if r.Contact != "" {
			part.Lines = append(part.Lines, list.PreviewLine{Name: r.Contact})
		}
		p.Parts = append(p.Parts, part)
	}
	if r.Text != "" {
		p.Parts = append(p.Parts, list.PreviewPart{Head: l.T("interaction.text"), Lines: []list.PreviewLine{{Name: r.Text}}})
	}
	p.Actions = []list.PreviewAction{
		{Text: l.T("history.open"), Do: func() { e.Open(nav.ToRecord(crm.KindInteraction, r.ID.String())) }},
		{Text: l.T("client.tab.history"), Do: func() { e.Open(nav.ToRecord(crm.KindClient, r.ClientID.String()).With("tab", "history")) }},
	}
	return p
}
