package clients

import (
	"context"

	"kartoteka/app/base"
	"kartoteka/app/history"
	"kartoteka/app/talk"
	"kartoteka/data/crm"
	"kartoteka/data/kv"
	"kartoteka/reports/sales"
)

// Opened is all that the card of a client shows, as of one snapshot.
type Opened struct {
	Client   *crm.Client
	Figures  Figures
	Class    sales.Class
	Requests talk.OpenRequests
	Names    base.Names // of the manager and the region
	Alike    []Alike    // other cards that look like this one
	History  history.Top

	base *base.Base
	at   uint64 // commits made before it was read
}

// Open reads the card of a client and what it shows beside, in four calls of the
// store, whatever there is; of a client that was merged into another it opens the
// other, in five.
func (s *Clients) Open(ctx context.Context, id crm.ClientID) (opened *Opened, err error) {
	at := s.base.Commits()
	err = s.base.Read(ctx, func(b *kv.Batch) { s.askOpened(ctx, b, id, at, &opened) })
	return opened, err
}

func (s *Clients) askOpened(ctx context.Context, b *kv.Batch, id crm.ClientID, at uint64, into **Opened) {
	c := &Opened{base: s.base, at: at}
	feed := s.history.Reader(b, history.Query{Client: id})
	figures := askFigures(b, id)
	talk.AskOpen(b, id, &c.Requests)
	s.askClass(ctx, b, id, &c.Class)
	feed.AskTop(b, figures.tasks, &c.History)
	b.Then(func() error { // the client is read
		c.Client = feed.Client
		if !c.Client.Merged.IsZero() {
			s.askOpened(ctx, b, c.Client.Merged, at, into)
			return nil
		}
		*into = c
		base.AskReferences(b, base.References{Manager: c.Client.Manager, Region: c.Client.Region}, &c.Names)
		askAlike(b, c.Client, &c.Alike)
		b.Then(func() error { // and what is to be done
			c.Figures = s.sumUp(figures)
			return nil
		})
		return nil
	})
}

// Fresh reports whether nothing was written since the card was read.
func (c *Opened) Fresh() bool { return c.at == c.base.Commits() }
