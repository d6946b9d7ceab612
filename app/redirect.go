package app

import (
	"kartoteka/data/crm"
	"kartoteka/data/kv"
	"kartoteka/data/store"
)

// redirected is the card that answers for one now: the card itself, or the one it
// was merged into.
func redirected(tx *kv.Tx, c *crm.Client) (*crm.Client, error) {
	for !c.Merged.IsZero() {
		next, err := store.Clients.Get(tx, c.Merged)
		if err != nil {
			return nil, err
		}
		c = next
	}
	return c, nil
}

// redirect names the card that answers for the one named: a form that was open
// while cards were merged may still name the one that is gone.
func redirect(tx *kv.Tx, id *crm.ClientID) error {
	if id.IsZero() {
		return nil
	}
	c, err := store.Clients.Get(tx, *id)
	if err == nil {
		c, err = redirected(tx, c)
	}
	if err == nil {
		*id = c.ID
	}
	return err
}

// redirectedAll is redirected for many; cards that became one are one.
func redirectedAll(tx *kv.Tx, cards []*crm.Client) (out []*crm.Client, err error) {
	seen := map[crm.ClientID]bool{}
	for _, c := range cards {
		if c, err = redirected(tx, c); err != nil {
			return nil, err
		}
		if !seen[c.ID] {
			seen[c.ID] = true
			out = append(out, c)
		}
	}
	return out, nil
}
