package talk

import (
	"kartoteka/data/crm"
	"kartoteka/data/kv"
	"kartoteka/data/store"
)

// Answer notes what an interaction answered for the first time: the lead its
// client is, the request it is about. Whoever writes an interaction calls it in
// the same transaction.
func Answer(tx *kv.Tx, i *crm.Interaction) error {
	if !i.Answers() {
		return nil
	}
	c, err := store.Clients.Get(tx, i.Client)
	if err != nil {
		return err
	}
	if c.Lead != nil && c.Lead.Answered.IsZero() {
		l := *c.Lead
		if l.Answer(i.At); l != *c.Lead {
			c.Lead = &l
			if err := store.Clients.Put(tx, c); err != nil {
				return err
			}
		}
	}
	if i.Request.IsZero() {
		return nil
	}
	r, err := store.Requests.Get(tx, i.Request)
	if err != nil || !r.Answered.IsZero() {
		return err
	}
	if r.Answer(i.At); r.Answered.IsZero() {
		return nil
	}
	return store.Requests.Put(tx, r)
}
