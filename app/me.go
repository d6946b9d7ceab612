package app

import (
	"fmt"

	"kartoteka/data/crm"
)

// Me is the manager who works at this machine, zero when nobody has said so. It
// becomes the author of what is written down and the one whose tasks are shown.
// It is kept in the profile, since a base may be carried from desk to desk.
func (a *App) Me() crm.ManagerID {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.me.IsZero() && a.env.Profile != nil {
		if id, err := crm.ParseID[crm.Manager](a.env.Profile.Get(a.meKey())); err == nil {
			a.me = id
		}
	}
	return a.me
}

// SetMe says who works at this machine from now on.
func (a *App) SetMe(id crm.ManagerID) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.me = id
	if a.env.Profile != nil {
		a.env.Profile.Set(a.meKey(), id.String())
	}
}

func (a *App) meKey() string { return fmt.Sprintf("me.%x", a.db.Base().ID) }
