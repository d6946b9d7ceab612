package history

import (
	"context"
	"slices"

	"kartoteka/app/base"
	"kartoteka/app/history"
	"kartoteka/data/calendar"
	"kartoteka/data/crm"
	"kartoteka/ui/kit"
	"kartoteka/ui/kit/form"
)

// usualKinds have their chips always in sight; the others are under «+ отбор».
var usualKinds = []history.Kind{
	history.KindCall, history.KindLetter, history.KindMeeting, history.KindNote, history.KindDocument, history.KindPayment,
}

// chips shows the usual kinds and whatever else is in force.
func (h *historyTab) chips() {
	e, l := h.env.Env, h.env.Lang
	var all []*kit.Chip
	for _, k := range history.Kinds {
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
	inForce(!h.query.Contact.IsZero(), l.T("history.contact", "Name", h.names.contact), func() { h.narrow(func(q *history.Query) { q.Contact = crm.ContactID{} }) })
	inForce(!h.query.Author.IsZero(), l.T("history.author", "Name", h.names.author), func() { h.narrow(func(q *history.Query) { q.Author = crm.ManagerID{} }) })
	inForce(!h.query.Period.IsZero(), l.T("history.period", "Name", form.PeriodWords(l, h.query.Period)), func() { h.narrow(func(q *history.Query) { q.Period = calendar.Period{} }) })
	h.page.SetChips(append(all, h.add)...)
}

// toggle narrows to a kind as well, or no more.
func (h *historyTab) toggle(k history.Kind) {
	h.narrow(func(q *history.Query) {
		kinds := slices.DeleteFunc(slices.Clone(q.Kinds), func(o history.Kind) bool { return o == k })
		if len(kinds) == len(q.Kinds) {
			kinds = append(kinds, k)
		}
		q.Kinds = kinds
	})
}

// narrow changes what is asked for and reads it from the beginning.
func (h *historyTab) narrow(change func(*history.Query)) {
	change(&h.query)
	h.rows, h.pinned = nil, 0
	h.chips()
	h.reload()
	h.page.FocusFirst()
}

func (h *historyTab) search(text string) {
	if text == h.query.Text {
		return
	}
	h.query.Text = text
	h.rows, h.pinned = nil, 0
	h.reload()
}

// offer is the menu of the filters not in sight.
func (h *historyTab) offer() {
	l := h.env.Lang
	var items []kit.MenuItem
	for _, k := range history.Kinds {
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

func (h *historyTab) offerContacts() {
	h.choose(func(ctx context.Context) ([]base.Option, error) {
		return h.app.Interactions.Contacts(ctx, h.client, "")
	},
		func(o base.Option) {
			h.names.contact = o.Name
			h.narrow(func(q *history.Query) { q.Contact, _ = crm.ParseID[crm.Contact](o.ID) })
		})
}

func (h *historyTab) offerAuthors() {
	h.choose(func(ctx context.Context) ([]base.Option, error) { return h.app.Managers.Options(ctx, "") },
		func(o base.Option) {
			h.names.author = o.Name
			h.narrow(func(q *history.Query) { q.Author, _ = crm.ParseID[crm.Manager](o.ID) })
		})
}

// choose offers people in a menu.
func (h *historyTab) choose(read func(context.Context) ([]base.Option, error), take func(base.Option)) {
	var options []base.Option
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
func (h *historyTab) offerPeriods() {
	var items []kit.MenuItem
	for _, preset := range calendar.Presets {
		if preset != calendar.AllTime {
			items = append(items, kit.MenuItem{Text: h.env.Lang.T("period." + string(preset)), Do: func() {
				h.narrow(func(q *history.Query) { q.Period = preset.Period(h.env.Now()) })
			}})
		}
	}
	kit.ShowMenu(h.env.Env, h.add, items)
}
