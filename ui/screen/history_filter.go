package screen

import (
	"context"
	"slices"

	"kartoteka/app"
	"kartoteka/data/crm"
	"kartoteka/ui/kit"
)

// usualKinds have their chips always in sight; the others are under «+ отбор».
var usualKinds = []app.HistoryKind{
	app.HistoryCall, app.HistoryLetter, app.HistoryMeeting, app.HistoryNote, app.HistoryDocument, app.HistoryPayment,
}

// chips shows the usual kinds and whatever else is in force.
func (h *history) chips() {
	e, l := h.env.Env, h.env.Lang
	var all []*kit.Chip
	for _, k := range app.HistoryKinds {
		on := slices.Contains(h.query.Kinds, k)
		if !on && !slices.Contains(usualKinds, k) {
			continue
		}
		var remove func()
		if on {
			remove = func() { h.toggle(k) }
		}
		all = append(all, kit.NewChip(e, l.T("history.kind."+string(k)), on, func() { h.toggle(k) }, remove))
	}
	inForce := func(on bool, text string, off func()) {
		if on {
			all = append(all, kit.NewChip(e, text, true, off, off))
		}
	}
	inForce(!h.query.Contact.IsZero(), l.T("history.contact", "Name", h.names.contact), func() { h.narrow(func(q *app.HistoryQuery) { q.Contact = crm.ContactID{} }) })
	inForce(!h.query.Author.IsZero(), l.T("history.author", "Name", h.names.author), func() { h.narrow(func(q *app.HistoryQuery) { q.Author = crm.ManagerID{} }) })
	inForce(!h.query.Period.IsZero(), l.T("history.period", "Name", kit.PeriodWords(l, h.query.Period)), func() { h.narrow(func(q *app.HistoryQuery) { q.Period = crm.Period{} }) })
	h.page.SetChips(append(all, h.add)...)
}

// toggle narrows to a kind as well, or no more.
func (h *history) toggle(k app.HistoryKind) {
	h.narrow(func(q *app.HistoryQuery) {
		kinds := slices.DeleteFunc(slices.Clone(q.Kinds), func(o app.HistoryKind) bool { return o == k })
		if len(kinds) == len(q.Kinds) {
			kinds = append(kinds, k)
		}
		q.Kinds = kinds
	})
}

// narrow changes what is asked for and reads it from the beginning.
func (h *history) narrow(change func(*app.HistoryQuery)) {
	change(&h.query)
	h.rows, h.pinned = nil, 0
	h.chips()
	h.reload()
	h.page.FocusFirst()
}

func (h *history) search(text string) {
	if text == h.query.Text {
		return
	}
	h.query.Text = text
	h.rows, h.pinned = nil, 0
	h.reload()
}

// offer is the menu of the filters not in sight.
func (h *history) offer() {
	l := h.env.Lang
	var items []kit.MenuItem
	for _, k := range app.HistoryKinds {
		if !slices.Contains(usualKinds, k) && !slices.Contains(h.query.Kinds, k) {
			items = append(items, kit.MenuItem{Text: l.T("history.kind." + string(k)), Do: func() { h.toggle(k) }})
		}
	}
	items = append(items,
		kit.MenuItem{Text: l.T("history.by_contact"), Do: h.offerContacts},
		kit.MenuItem{Text: l.T("history.by_author"), Do: h.offerAuthors},
		kit.MenuItem{Text: l.T("history.by_period"), Do: h.offerPeriods},
	)
	kit.ShowMenu(h.env.Env, h.add, items)
}

func (h *history) offerContacts() {
	h.choose(func(ctx context.Context) ([]app.Option, error) { return h.app.Interactions.Contacts(ctx, h.client, "") },
		func(o app.Option) {
			h.names.contact = o.Name
			h.narrow(func(q *app.HistoryQuery) { q.Contact, _ = crm.ParseID[crm.Contact](o.ID) })
		})
}

func (h *history) offerAuthors() {
	h.choose(func(ctx context.Context) ([]app.Option, error) { return h.app.Managers.Options(ctx, "") },
		func(o app.Option) {
			h.names.author = o.Name
			h.narrow(func(q *app.HistoryQuery) { q.Author, _ = crm.ParseID[crm.Manager](o.ID) })
		})
}

// choose offers people in a menu.
func (h *history) choose(read func(context.Context) ([]app.Option, error), take func(app.Option)) {
	var options []app.Option
	h.env.Run.Run("history.people", func(ctx context.Context) (err error) {
		options, err = read(ctx)
		return err
	}, func(err error) {
		switch {
		case err != nil:
			h.env.Toast(h.env.Explain(err), nil)
			return
		case len(options) == 0:
			h.env.Toast(h.env.Lang.T("history.nobody"), nil)
			return
		}
		items := make([]kit.MenuItem, len(options))
		for i, o := range options {
			items[i] = kit.MenuItem{Text: o.Name, Do: func() { take(o) }}
		}
		kit.ShowMenu(h.env.Env, h.add, items)
	})
}

// lang: period.*
func (h *history) offerPeriods() {
	var items []kit.MenuItem
	for _, preset := range crm.Presets {
		if preset != crm.AllTime {
			items = append(items, kit.MenuItem{Text: h.env.Lang.T("period." + string(preset)), Do: func() {
				h.narrow(func(q *app.HistoryQuery) { q.Period = preset.Period(h.env.Now()) })
			}})
		}
	}
	kit.ShowMenu(h.env.Env, h.add, items)
}
