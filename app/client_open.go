package app

import (
	"context"

	"kartoteka/data/crm"
	"kartoteka/data/kv"
	"kartoteka/reports"
)

// ClientOpened is all that the card of a client shows, as of one snapshot.
type ClientOpened struct {
	Client   *crm.Client
	Figures  ClientCard
	Class    reports.Class
	Requests OpenRequests
	Names    Names         // of the manager and the region
	Alike    []AlikeClient // other cards that look like this one
	History  HistoryTop

	base *Kernel
	at   uint64 // commits made before it was read
}

// Open reads the card of a client and what it shows beside, in four calls of the
// store, whatever there is; of a client that was merged into another it opens the
// other, in five.
func (s *Clients) Open(ctx context.Context, id crm.ClientID) (opened *ClientOpened, err error) {
	at := s.base.Commits()
	err = s.base.Read(ctx, func(b *kv.Batch) { s.askOpened(ctx, b, id, at, &opened) })
	return opened, err
}

func (s *Clients) askOpened(ctx context.Context, b *kv.Batch, id crm.ClientID, at uint64, into **ClientOpened) {
	c := &ClientOpened{base: s.base, at: at}
	history := s.history.reader(b, HistoryQuery{Client: id})
	figures := askFigures(b, id)
	askOpen(b, id, &c.Requests)
	s.askClass(ctx, b, id, &c.Class)
	history.askTop(b, figures.tasks, &c.History)
	b.Then(func() error { // the client is read
		c.Client = history.client
		if !c.Client.Merged.IsZero() {
			s.askOpened(ctx, b, c.Client.Merged, at, into)
			return nil
		}
		*into = c
		askReferences(b, References{Manager: c.Client.Manager, Region: c.Client.Region}, &c.Names)
		askAlike(b, c.Client, &c.Alike)
		b.Then(func() error { // and what is to be done
			c.Figures = s.sumUp(figures)
			return nil
		})
		return nil
	})
}

// Fresh reports whether nothing was written since the card was read.
func (c *ClientOpened) Fresh() bool { return c.at == c.base.Commits() }
