package clients

import (
	"context"

	"kartoteka/app/base"
	"kartoteka/data/crm"
	"kartoteka/data/kv"
	"kartoteka/data/store"
)

// handoverLoad is the records a handover moves.
type handoverLoad struct {
	chosen  map[crm.ClientID]*crm.Client
	order   []*crm.Client // the chosen in their order
	clients []*crm.Client // those whose manager changes
	deals   []*crm.Deal
	orders  []*crm.Order
	tasks   []*crm.Task
}

// gather reads what a handover moves: of the chosen clients, and only what the
// giver has. What another manager does for the same client stays with that
// manager.
func gather(tx *kv.Tx, h Handover) (*handoverLoad, error) {
	all, err := base.Present(tx, store.Clients, h.Chosen)
	if err != nil {
		return nil, err
	}
	load := &handoverLoad{chosen: make(map[crm.ClientID]*crm.Client, len(all)), order: all}
	for _, c := range all {
		load.chosen[c.ID] = c
		if h.Clients && c.Manager != h.To && (h.From.IsZero() || c.Manager == h.From) {
			load.clients = append(load.clients, c)
		}
	}
	givers := []crm.ManagerID{h.From}
	if h.From.IsZero() {
		givers = distinctManagers(all)
	}
	for _, m := range givers {
		if m == h.To {
			continue
		}
		if err := load.gatherFrom(tx, m, h); err != nil {
			return nil, err
		}
	}
	return load, nil
}

// gatherFrom adds the open work of one giver.
func (l *handoverLoad) gatherFrom(tx *kv.Tx, giver crm.ManagerID, h Handover) error {
	mine := func(id crm.ClientID) bool {
		c := l.chosen[id]
		return c != nil && (!h.From.IsZero() || c.Manager == giver)
	}
	if h.Deals {
		deals, err := base.Held(tx, store.DealManager, store.Deals, giver, func(d *crm.Deal) bool {
			return mine(d.Client) && !d.Deleted && !d.Stage.Closed()
		})
		if err != nil {
			return err
		}
		l.deals = append(l.deals, deals...)
	}
	if h.Orders {
		orders, err := base.Held(tx, store.OrderOpen, store.Orders, giver, func(o *crm.Order) bool { return mine(o.Client) })
		if err != nil {
			return err
		}
		l.orders = append(l.orders, orders...)
	}
	if !h.Tasks && !h.Loose {
		return nil
	}
	tasks, err := base.Held(tx, store.TaskManager, store.Tasks, giver, func(t *crm.Task) bool {
		loose := t.Client.IsZero()
		return t.Open() && (loose && h.Loose && !h.From.IsZero() || !loose && h.Tasks && mine(t.Client))
	})
	l.tasks = append(l.tasks, tasks...)
	return err
}

// sum counts the load; the debt is added where it is asked for.
func (l *handoverLoad) sum() HandoverSum {
	s := HandoverSum{
		Clients: len(l.clients), Deals: len(l.deals), Orders: len(l.orders), Tasks: len(l.tasks), Named: len(l.named()),
	}
	for _, d := range l.deals {
		s.DealsSum += d.Amount
	}
	for _, o := range l.orders {
		s.OrdersSum += o.Gross
	}
	return s
}

// giver is who gives a client or what is done for it.
type giver struct {
	client  *crm.Client
	from    crm.ManagerID
	answers bool // from answered for the client
}

// named lists the clients something of which moves, in the order chosen, with
// who gives it.
func (l *handoverLoad) named() []giver {
	of := map[crm.ClientID]giver{}
	work := func(id crm.ClientID, m crm.ManagerID) {
		if c := l.chosen[id]; c != nil {
			of[id] = giver{client: c, from: m}
		}
	}
	for _, d := range l.deals {
		work(d.Client, d.Manager)
	}
	for _, o := range l.orders {
		work(o.Client, o.Manager)
	}
	for _, t := range l.tasks {
		work(t.Client, t.Manager)
	}
	for _, c := range l.clients {
		of[c.ID] = giver{client: c, from: c.Manager, answers: true}
	}
	var out []giver
	for _, c := range l.order {
		if g, ok := of[c.ID]; ok {
			out = append(out, g)
		}
	}
	return out
}

// tell writes one entry into the history of each client, by who did it.
func (l *handoverLoad) tell(tx *kv.Tx, words func(from crm.ManagerID, answers bool) string, by crm.ManagerID) error {
	for _, g := range l.named() {
		i := &crm.Interaction{
			ID: tx.NewID(), At: tx.Now, Kind: crm.Handover, Client: g.client.ID, Text: words(g.from, g.answers), Author: by,
		}
		if err := base.Write(tx, store.Interactions, i); err != nil {
			return err
		}
	}
	return nil
}

// move gives everything to the new manager.
func (l *handoverLoad) move(ctx context.Context, tx *kv.Tx, to crm.ManagerID, p base.Progress) error {
	at, total := 0, len(l.clients)+len(l.deals)+len(l.orders)+len(l.tasks)
	err := advanceMany(ctx, p, &at, total, l.clients, func(c *crm.Client) error {
		c.Manager = to
		return store.Clients.Put(tx, c)
	})
	if err != nil {
		return err
	}
	err = advanceMany(ctx, p, &at, total, l.deals, func(d *crm.Deal) error {
		d.Manager = to
		return store.Deals.Put(tx, d)
	})
	if err != nil {
		return err
	}
	err = advanceMany(ctx, p, &at, total, l.orders, func(o *crm.Order) error {
		o.Manager = to
		return store.Orders.Put(tx, o)
	})
	if err != nil {
		return err
	}
	return advanceMany(ctx, p, &at, total, l.tasks, func(t *crm.Task) error {
		t.Manager = to
		return store.Tasks.Put(tx, t)
	})
}
