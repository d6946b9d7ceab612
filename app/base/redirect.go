package base

import (
	"kartoteka/data/crm"
	"kartoteka/data/kv"
	"kartoteka/data/store"
)

// Redirected is the card that answers for one now: the card itself, or the one it
// was merged into.
func Redirected(tx *kv.Tx, c *crm.Client) (*crm.Client, error) {
	for !c.Merged.IsZero() {
		next, err := store.Clients.Get(tx, c.Merged)
		if err != nil {
			return nil, err
		}
		c = next
	}
	return c, nil
}

// Redirect names the card that answers for the one named: a form that was open
// while cards were merged may still name the one that is gone.
func Redirect(tx *kv.Tx, id *crm.ClientID) error {
	if id.IsZero() {
		return nil
	}
	c, err := store.Clients.Get(tx, *id)
	if err == nil {
		c, err = Redirected(tx, c)
	}
	if err == nil {
		*id = c.ID
	}
	return err
}

// RedirectedAll is redirected for many; cards that became one are one.
func RedirectedAll(tx *kv.Tx, cards []*crm.Client) (out []*crm.Client, err error) {
	seen := map[crm.ClientID]bool{}
	for _, c := range cards {
		if c, err = Redirected(tx, c); err != nil {
			return nil, err
		}
		if !seen[c.ID] {
			seen[c.ID] = true
			out = append(out, c)
		}
	}
	return out, nil
}
