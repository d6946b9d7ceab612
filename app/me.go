package app

import (
	"fmt"

	"kartoteka/data/crm"
)

// Me is the manager who works at this machine, zero when nobody has said so. It
// becomes the author of what is written down and the one whose tasks are shown.
// It is kept in the profile, since a base may be carried from desk to desk.
func (a *Kernel) Me() crm.ManagerID {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.me.IsZero() {
		if id, err := crm.ParseID[crm.Manager](a.Recall(a.meKey())); err == nil {
			a.me = id
		}
	}
	return a.me
}

// SetMe says who works at this machine from now on.
func (a *Kernel) SetMe(id crm.ManagerID) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.me = id
	a.Remember(a.meKey(), id.String())
}

func (a *Kernel) meKey() string { return fmt.Sprintf("me.%x", a.ID()) }
