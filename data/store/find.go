package store

import (
	"iter"
	"slices"
	"strings"

	"kartoteka/data/crm"
	"kartoteka/data/kv"
)

// FindClients finds clients by what a person has typed so far: those whose own
// name begins with the text, then those whose ИНН does, then those whose name
// holds it, each in the order of names or ИНН. A legal form that is typed before
// the name must be the client's. Clients marked for deletion are left out. It
// walks indexes and reads only the cards it may return; data/find knows more and
// is faster, once it is built.
func FindClients(tx *kv.Tx, text string, limit int) (found []*crm.Client, err error) {
	own, form, _ := strings.Cut(NameKey(text), FormMark)
	begins := func(ix *kv.Index[crm.Client, crm.ClientID, string], with string) iter.Seq2[kv.Entried[crm.ClientID, string], error] {
		end := with + "\U0010FFFF"
		return ix.Entries(tx, &with, &end)
	}
	any := func(string) bool { return true }
	formed := func(key string) bool { return form == "" || strings.HasSuffix(key, FormMark+form) }
	holds := func(key string) bool {
		return formed(key) && !strings.HasPrefix(key, own) && strings.Contains(key, own)
	}
	found, err = addClients(tx, nil, begins(ClientsByName, own), formed, limit)
	if err == nil && len(found) < limit && own != "" {
		found, err = addClients(tx, found, begins(ClientsByINN, own), any, limit)
	}
	if err == nil && len(found) < limit && own != "" {
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
