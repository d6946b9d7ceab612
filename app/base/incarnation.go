package base

import (
	"context"
	"errors"
	"fmt"
)

// settle gives a base that was copied or restored since this machine saw it a
// new incarnation, so that what it writes from now on is never taken for what
// the other one wrote. It shows by another incarnation than the profile knows,
// or by a journal shorter than it was: an old copy put back.
func settle(ctx context.Context, b *Base) (*Base, error) {
	if b.env.Profile == nil {
		return b, nil
	}
	of := b.db.Base()
	known, seq := b.env.Profile.history(of.ID)
	now, err := b.lastEntry(ctx)
	if err == nil && known != 0 && (known != of.Incarnation || now < seq) {
		_, err = b.db.NewIncarnation(ctx, of.Node)
	}
	if err != nil {
		return nil, errors.Join(Situation(err), b.db.Close())
	}
	return b, nil
}

// remember keeps in the profile how far the journal has come.
func (b *Base) remember() error {
	if b.env.Profile == nil {
		return nil
	}
	seq, err := b.lastEntry(context.Background())
	if err == nil {
		of := b.db.Base()
		b.env.Profile.rememberHistory(of.ID, of.Incarnation, seq)
	}
	return Situation(err)
}

// lastEntry is the number of the newest entry of the journal.
func (b *Base) lastEntry(ctx context.Context) (uint64, error) {
	entries, err := b.db.Latest(ctx, 0, 1)
	if err != nil || len(entries) == 0 {
		return 0, err
	}
	return entries[0].Seq, nil
}

// history is the incarnation of a base this machine knows and how far its
// journal had come, zeros for none.
func (p *Profile) history(base [16]byte) (incarnation, seq uint64) {
	if _, err := fmt.Sscanf(p.Get(historyKey(base)), "%d/%d", &incarnation, &seq); err != nil {
		return 0, 0
	}
	return incarnation, seq
}

func (p *Profile) rememberHistory(base [16]byte, incarnation, seq uint64) {
	p.Set(historyKey(base), fmt.Sprintf("%d/%d", incarnation, seq))
}

func historyKey(base [16]byte) string { return fmt.Sprintf("history.%x", base) }
