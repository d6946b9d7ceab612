package clients

import (
	"context"
	"time"

	"kartoteka/app/base"
	"kartoteka/app/firm"
	"kartoteka/data/crm"
	"kartoteka/data/kv"
	"kartoteka/data/problem"
	"kartoteka/data/store"
)

// Merges is the use cases of two cards that become one, and of parting them.
type Merges struct {
	base     *base.Base
	managers *firm.Directory[crm.Manager]
	clients  *Clients
}

// NewMerges makes the use cases of an open base.
func NewMerges(b *base.Base, managers *firm.Directory[crm.Manager], clients *Clients) *Merges {
	return &Merges{b, managers, clients}
}

// MergeOrder says which two cards become one and what the one is like.
type MergeOrder struct {
	Kept, Gone crm.ClientID
	// Revisions of the cards as the person saw them; a card changed since is
	// ErrStale.
	KeptRev, GoneRev uint64
	// Taken are the keys of crm.ClientParts taken from the card that goes.
	Taken map[string]bool
}

// bulkMove is how many records make a merge a bulk operation.
const bulkMove = 1000

// Do makes one card of two: kept gets what was chosen and all records of gone,
// which stays as a redirect. One transaction; what is needed to part the cards
// again is kept for crm.MergeDays.
func (s *Merges) Do(ctx context.Context, o MergeOrder, p base.Progress) error {
	return s.base.Do(ctx, "client.merge", func(tx *kv.Tx) error {
		kept, gone, err := Mergeable(tx, o.Kept, o.Gone)
		if err != nil {
			return err
		}
		if kept.Rev != o.KeptRev || gone.Rev != o.GoneRev {
			return base.ErrStale
		}
		m := crm.Merge{ID: crm.MergeID(tx.NewID()), Kept: kept.ID, Gone: gone.ID, By: s.base.Me(), When: tx.Now}
		return Unite(ctx, tx, m, kept, gone, o.Taken, p)
	})
}

// Unite makes one card of two and keeps in the merge what parts them again.
func Unite(ctx context.Context, tx *kv.Tx, m crm.Merge, kept, gone *crm.Client, taken map[string]bool, p base.Progress) error {
	after := crm.Unite(kept, gone, taken, func() crm.ContactID { return crm.ContactID(tx.NewID()) })
	if err := after.Check(); err != nil {
		return err
	}
	held, err := store.Clients.Holders(tx, gone.ID)
	if err != nil {
		return err
	}
	if m.Moved, err = relink(ctx, tx, held, gone.ID, kept.ID, p); err != nil {
		return err
	}
	m.Before = *kept
	gone.Merged, gone.Deleted = kept.ID, true
	if err := store.Clients.Put(tx, &after); err != nil {
		return err
	}
	if err := store.Clients.Put(tx, gone); err != nil {
		return err
	}
	m.After = after
	return store.Merges.Put(tx, &m)
}

// Mergeable reads two cards that can become one.
func Mergeable(tx *kv.Tx, keptID, goneID crm.ClientID) (kept, gone *crm.Client, err error) {
	if keptID == goneID {
		return nil, nil, problem.At("", "problem.merge.same")
	}
	cards, err := base.Present(tx, store.Clients, []crm.ClientID{keptID, goneID})
	if err != nil {
		return nil, nil, err
	}
	for _, c := range cards {
		switch {
		case !c.Merged.IsZero():
			return nil, nil, problem.At("", "problem.merge.gone", "Name", c.Name)
		case c.Deleted:
			return nil, nil, problem.At("", "problem.merge.deleted", "Name", c.Name)
		}
	}
	return cards[0], cards[1], nil
}

// relink turns records from one client to another with progress.
func relink(ctx context.Context, tx *kv.Tx, held []kv.Held, from, to crm.ClientID, p base.Progress) (moved []crm.Moved, err error) {
	total, done := 0, 0
	for _, h := range held {
		total += len(h.IDs)
	}
	out, err := store.Clients.Relink(tx, held, from, to, func() error {
		done++
		return base.Advance(ctx, p, done-1, total)
	})
	for _, h := range out {
		moved = append(moved, crm.Moved{Table: h.Table, IDs: h.IDs})
	}
	if err == nil && total >= bulkMove {
		err = store.Seal(tx)
	}
	return moved, err
}

// MergePreview is two cards side by side and what a merge would move.
type MergePreview struct {
	Kept, Gone MergeSide
	Moves      []Count // of the records of Gone, by table
}

// MergeSide is a card with its figures and what its references are called.
type MergeSide struct {
	*crm.Client
	Figures
	Names       base.Names
	LastContact time.Time
}

// Count is how many records of a table there are.
type Count struct {
	Table string
	N     int
}

// Preview reads two cards; a card that was merged stands for the one it is in.
func (s *Merges) Preview(ctx context.Context, kept, gone crm.ClientID) (v MergePreview, err error) {
	if v.Kept, err = s.side(ctx, kept); err != nil {
		return v, err
	}
	if v.Gone, err = s.side(ctx, gone); err != nil {
		return v, err
	}
	err = s.base.See(ctx, func(tx *kv.Tx) error {
		if _, _, err := Mergeable(tx, v.Kept.ID, v.Gone.ID); err != nil {
			return err
		}
		held, err := store.Clients.Holders(tx, v.Gone.ID)
		v.Moves = nil
		for _, h := range held {
			v.Moves = append(v.Moves, Count{h.Table, len(h.IDs)})
		}
		return err
	})
	return v, err
}

func (s *Merges) side(ctx context.Context, id crm.ClientID) (v MergeSide, err error) {
	if v.Client, err = s.clients.Get(ctx, id); err != nil {
		return v, err
	}
	if v.Figures, err = s.clients.Card(ctx, v.ID); err != nil {
		return v, err
	}
	if v.Names, err = s.base.Names(ctx, base.References{Manager: v.Manager, Region: v.Region}); err != nil {
		return v, err
	}
	err = s.base.See(ctx, func(tx *kv.Tx) error {
		v.LastContact, err = lastContact(tx, v.ID)
		return err
	})
	return v, err
}
