package base

import (
	"fmt"

	"kartoteka/data/crm"
)

// Me is the manager who works at this machine, zero when nobody has said so. It
// becomes the author of what is written down and the one whose tasks are shown.
// It is kept in the profile, since a base may be carried from desk to desk.
func (b *Base) Me() crm.ManagerID {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.me.IsZero() {
		if id, err := crm.ParseID[crm.Manager](b.Recall(b.meKey())); err == nil {
			b.me = id
		}
	}
	return b.me
}

// SetMe says who works at this machine from now on.
func (b *Base) SetMe(id crm.ManagerID) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.me = id
	b.Remember(b.meKey(), id.String())
}

func (b *Base) meKey() string { return fmt.Sprintf("me.%x", b.ID()) }
