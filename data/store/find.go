package store

import (
	"iter"
	"slices"
	"strings"

	"kartoteka/data/crm"
	"kartoteka/data/kv"
)

// FindClients finds clients by what a person has typed so far: those whose name
// begins with the text, then those whose ИНН does, then those whose name holds
// it, each in the order of names or ИНН. Clients marked for deletion are left
// out. It walks indexes and reads only the cards it may return, so a letter
// typed over a hundred thousand clients costs milliseconds.
func FindClients(tx *kv.Tx, text string, limit int) (found []*crm.Client, err error) {
	want := Fold(text)
	begins := func(ix *kv.Index[crm.Client, crm.ClientID, string]) iter.Seq2[kv.Entried[crm.ClientID, string], error] {
		end := want + "\U0010FFFF"
		return ix.Entries(tx, &want, &end)
	}
	any := func(string) bool { return true }
	holds := func(name string) bool { return !strings.HasPrefix(name, want) && strings.Contains(name, want) }
	found, err = addClients(tx, nil, begins(ClientsByName), any, limit)
	if err == nil && len(found) < limit && want != "" {
		found, err = addClients(tx, found, begins(ClientsByINN), any, limit)
	}
	if err == nil && len(found) < limit && want != "" {
		found, err = addClients(tx, found, ClientsByName.Entries(tx, nil, nil), holds, limit)
	}
	return found, err
}

// addClients adds the clients of the entries that match, up to a limit.
func addClients(tx *kv.Tx, found []*crm.Client, entries iter.Seq2[kv.Entried[crm.ClientID, string], error], match func(string) bool, limit int) ([]*crm.Client, error) {
	var ids []crm.ClientID
	read := func() error {
		clients, err := Clients.GetMany(tx, ids)
		ids = ids[:0]
		for _, c := range clients {
			there := func(other *crm.Client) bool { return other.ID == c.ID }
			if len(found) < limit && !c.Deleted && !slices.ContainsFunc(found, there) {
				found = append(found, c)
			}
		}
		return err
	}
	for e, err := range entries {
		if err != nil {
			return nil, err
		}
		if !match(e.Value) {
			continue
		}
		if ids = append(ids, e.ID); len(ids) == limit {
			if err := read(); err != nil || len(found) == limit {
				return found, err
			}
		}
	}
	return found, read()
}
