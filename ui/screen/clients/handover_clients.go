package clients

import (
	"context"
	"strings"
	"sync/atomic"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"kartoteka/app/clients"
	"kartoteka/data/crm"
	"kartoteka/data/money"
	"kartoteka/ui/kit"
	"kartoteka/ui/kit/list"
	"kartoteka/ui/look"
	"kartoteka/ui/nav"
	"kartoteka/ui/record"
)

// handoverClients is the clients of the giver to tick. What passes is what is
// ticked and shown: a filter narrows the handover as it narrows the list.
type handoverClients struct {
	widget.BaseWidget
	h     *handover
	from  atomic.Pointer[crm.ManagerID] // also read where rows are loaded
	loose atomic.Int64                  // tasks of the giver about no client
	off   map[crm.ClientID]bool         // not ticked
	list  *list.Page[clients.HandoverRow]
	edit  func(set func(*handing))
}

func newHandoverClients(h *handover, v *handing) *handoverClients {
	c := &handoverClients{h: h, off: map[crm.ClientID]bool{}, edit: func(func(*handing)) {}}
	from := v.From
	c.from.Store(&from)
	on := func(r clients.HandoverRow) bool { return !c.off[r.ID] }
	e := h.env
	c.list = list.Register[clients.HandoverRow]{
		Key: "handover_clients", Part: true, Load: c.load,
		ID: func(r clients.HandoverRow) string { return r.ID.String() },
		Columns: []list.Column[clients.HandoverRow]{
			list.Text("client", func(r clients.HandoverRow) string { return r.Name }).Lead().Width(230).Flex(3),
			list.Text("city", func(r clients.HandoverRow) string { return r.City }).Muted().Width(110).Flex(1),
			list.Text("region", func(r clients.HandoverRow) string { return r.Region }).Muted().Width(120).Flex(1),
			list.Text("manager", func(r clients.HandoverRow) string { return r.Manager }).Width(120).Flex(1).
				Role(func(r clients.HandoverRow) look.Role { return mutedUnless(!r.Answers) }),
			list.Money("debt", func(r clients.HandoverRow) money.Money { return r.Debt }).Total().
				Role(func(r clients.HandoverRow) look.Role { return record.DebtRole(r.Debt) }),
			list.Count("open_deals", func(r clients.HandoverRow) int { return r.Deals }).Total().Width(76),
			list.Count("open_orders", func(r clients.HandoverRow) int { return r.Orders }).Total().Width(76),
			list.Count("tasks", func(r clients.HandoverRow) int { return r.Tasks }).Total().Width(70),
		},
		Filters: []list.Filter[clients.HandoverRow]{
			list.Choice("region", func(r clients.HandoverRow) string { return r.Region }),
			list.Choice("city", func(r clients.HandoverRow) string { return r.City }),
			list.Choice("tags", func(r clients.HandoverRow) string { return strings.Join(r.Tags, ", ") }),
			list.Flag("answers", func(r clients.HandoverRow) bool { return r.Answers }),
			list.Flag("debtors", func(r clients.HandoverRow) bool { return r.Debt > 0 }),
		},
		Search: func(r clients.HandoverRow) string { return r.Name + " " + r.City + " " + strings.Join(r.Tags, " ") },
		Open:   func(r clients.HandoverRow) { e.Open(nav.ToRecord(crm.KindClient, r.ID.String())) },
		Ticked: on, Tick: c.turn,
		OnShown: func(rows []clients.HandoverRow) { c.tell(rows) },
		Actions: []list.Action[clients.HandoverRow]{
			{Key: "handover.all", Primary: true, Do: func([]clients.HandoverRow) { c.tickAll(true) }},
			{Key: "handover.none", Primary: true, Do: func([]clients.HandoverRow) { c.tickAll(false) }},
		},
	}.Page(e.Env)
	c.ExtendBaseWidget(c)
	return c
}

func mutedUnless(yes bool) look.Role {
	if yes {
		return look.Warning
	}
	return look.Muted
}

// load reads the clients of the giver, or those chosen in a list.
func (c *handoverClients) load(ctx context.Context, _ list.Query) ([]clients.HandoverRow, error) {
	from := *c.from.Load()
	if from.IsZero() && c.h.only == nil {
		return nil, nil
	}
	list, err := c.h.app.Handovers.List(ctx, from, c.h.only)
	c.loose.Store(int64(list.Loose))
	return list.Rows, err
}

// turn turns the boxes of rows over, by the first of them.
func (c *handoverClients) turn(rows []clients.HandoverRow) {
	off := !c.off[rows[0].ID]
	for _, r := range rows {
		c.off[r.ID] = off
	}
	c.tell(c.list.Shown())
}

func (c *handoverClients) tickAll(on bool) {
	for _, r := range c.list.Shown() {
		c.off[r.ID] = !on
	}
	c.list.Repaint()
	c.tell(c.list.Shown())
}

// tell writes the clients ticked into the handover.
func (c *handoverClients) tell(rows []clients.HandoverRow) {
	var chosen []crm.ClientID
	for _, r := range rows {
		if !c.off[r.ID] {
			chosen = append(chosen, r.ID)
		}
	}
	c.edit(func(v *handing) { v.Chosen, v.Unnamed = chosen, int(c.loose.Load()) })
}

// Present shows the clients of another giver.
func (c *handoverClients) Present(v *handing) {
	if from := v.From; from != *c.from.Load() {
		c.from.Store(&from)
		c.off = map[crm.ClientID]bool{}
		c.list.Reload()
	}
}

// OnEdit implements form.Content. Rows may have been read before it.
func (c *handoverClients) OnEdit(edit func(set func(*handing))) {
	c.edit = edit
	c.tell(c.list.Shown())
}

// CreateRenderer shows the list under its name.
func (c *handoverClients) CreateRenderer() fyne.WidgetRenderer {
	name := kit.Section(c.h.env.Lang.T("handover_clients.title"))
	return widget.NewSimpleRenderer(container.NewBorder(name, nil, nil, nil, c.list))
}
