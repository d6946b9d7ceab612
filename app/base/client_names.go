package base

import (
	"kartoteka/data/crm"
	"kartoteka/data/kv"
	"kartoteka/data/store"
)

// NameClients reads the clients in one round and hands each row its name.
func NameClients(tx *kv.Tx, ids []crm.ClientID, set func(i int, name string)) error {
	distinct := map[crm.ClientID]string{}
	var want []crm.ClientID
	for _, id := range ids {
		if _, seen := distinct[id]; !seen {
			distinct[id] = ""
			want = append(want, id)
		}
	}
	if err := readNames(tx, want, distinct); err != nil {
		return err
	}
	for i, id := range ids {
		set(i, distinct[id])
	}
	return nil
}

// readNames reads what some clients are called: where they are a good part of
// all, by one pass over the names of all.
func readNames(tx *kv.Tx, want []crm.ClientID, names map[crm.ClientID]string) error {
	const few, part = 64, 32
	all, err := uint64(0), error(nil)
	if len(want) > few {
		if all, err = store.Clients.Count(tx); err != nil {
			return err
		}
	}
	if uint64(len(want)) <= max(few, all/part) {
		clients, err := store.ClientHeads.GetMany(tx, want)
		for _, c := range clients {
			names[c.ID] = c.Name
		}
		return err
	}
	for e, err := range store.ClientsByID.Entries(tx, nil, nil) {
		if err != nil {
			return err
		}
		if _, wanted := names[e.ID]; wanted {
			names[e.ID] = e.Value.Name
		}
	}
	return nil
}

// ClientName is the name on a card, "" for none.
func ClientName(c *crm.Client) string {
	if c == nil {
		return ""
	}
	return c.Name
}

// ContactName is the name of a contact person of a client, "" when the card has no such person.
func ContactName(c *crm.Client, id crm.ContactID) string {
	if p := c.Contact(id); p != nil {
		return p.Name
	}
	return ""
}
