package app

import (
	"context"
	"errors"
	"fmt"
)

// settle gives a base that was copied or restored since this machine saw it a
// new incarnation, so that what it writes from now on is never taken for what
// the other one wrote. It shows by another incarnation than the profile knows,
// or by a journal shorter than it was: an old copy put back.
func settle(ctx context.Context, a *Kernel) (*Kernel, error) {
	if a.env.Profile == nil {
		return a, nil
	}
	b := a.db.Base()
	known, seq := a.env.Profile.history(b.ID)
	now, err := a.lastEntry(ctx)
	if err == nil && known != 0 && (known != b.Incarnation || now < seq) {
		_, err = a.db.NewIncarnation(ctx, b.Node)
	}
	if err != nil {
		return nil, errors.Join(situation(err), a.db.Close())
	}
	return a, nil
}

// remember keeps in the profile how far the journal has come.
func (a *Kernel) remember() error {
	if a.env.Profile == nil {
		return nil
	}
	seq, err := a.lastEntry(context.Background())
	if err == nil {
		b := a.db.Base()
		a.env.Profile.rememberHistory(b.ID, b.Incarnation, seq)
	}
	return situation(err)
}

// lastEntry is the number of the newest entry of the journal.
func (a *Kernel) lastEntry(ctx context.Context) (uint64, error) {
	entries, err := a.db.Latest(ctx, 0, 1)
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
