package store

import (
	"time"

	"kartoteka/data/crm"
	"kartoteka/data/kv"
)

// Clients, with the cards that were made one and those that are known to be
// two.
var (
	Clients   = kv.NewTable(schema, "clients", func(c *crm.Client) crm.ClientID { return c.ID }, (*crm.Client).Revision)
	Merges    = kv.NewTable(schema, "merges", func(m *crm.Merge) crm.MergeID { return m.ID }, (*crm.Merge).Revision)
	Distincts = kv.NewTable(schema, "distincts", func(d *crm.Distinct) crm.DistinctID { return d.ID }, (*crm.Distinct).Revision)
)

// What clients are found by. Names are ordered by NameKey, without their legal
// form.
var (
	ClientsByName = kv.NewIndex(Clients, "name", kv.ByText, func(c *crm.Client) (string, bool) { return NameKey(c.Name), true })
	// ClientsByID is what clients are called, in its entries: no card is read for it.
	ClientsByID = kv.NewIndex(Clients, "id", byClientName, func(c *crm.Client) (ClientName, bool) {
		return ClientName{ID: c.ID, Name: clip(c.Name, nameBytes)}, true
	})
	ClientsByLead  = kv.NewIndex(Clients, "lead", kv.ByTime, leadSince) // leads only
	ClientsByINN   = kv.NewIndex(Clients, "inn", kv.ByText, func(c *crm.Client) (string, bool) { return c.INN, c.INN != "" })
	ClientsByPhone = kv.NewMultiIndex(Clients, "phone", kv.ByText, func(c *crm.Client) []string { return keysOf(c).phones })
	ClientsByMail  = kv.NewMultiIndex(Clients, "mail", kv.ByText, func(c *crm.Client) []string { return keysOf(c).mails })
	ClientsByLike  = kv.NewMultiIndex(Clients, "like", kv.ByText, nameEntries) // see likeness_find.go
)

// ClientName is an entry of ClientsByID: what a client is called.
type ClientName struct {
	ID   crm.ClientID // of the client
	Name string       // short name, cut to fit the entry
}

var byClientName = kv.Joined(kv.ByID[crm.ClientID](), kv.ByText,
	func(n ClientName) (crm.ClientID, string) { return n.ID, n.Name },
	func(id crm.ClientID, name string) ClientName { return ClientName{id, name} })

// ClientHeads reads of clients what lists show.
var ClientHeads = kv.NewLens[crm.ClientHead](Clients)

// References of clients, merges and distinct cards.
var (
	ClientManager = kv.NewRef(Clients, "manager", Managers, func(c *crm.Client) []crm.ManagerID { return one(c.Manager) })
	ClientRegion  = kv.NewRef(Clients, "region", Regions, func(c *crm.Client) []crm.RegionID { return one(c.Region) })
	ClientMerged  = kv.NewRef(Clients, "merged", Clients, func(c *crm.Client) []crm.ClientID { return one(c.Merged) })
	MergeKept     = kv.NewRef(Merges, "kept", Clients, func(m *crm.Merge) []crm.ClientID { return one(m.Kept) })
	MergeGone     = kv.NewRef(Merges, "gone", Clients, func(m *crm.Merge) []crm.ClientID { return one(m.Gone) })
	DistinctA     = kv.NewRef(Distincts, "a", Clients, func(d *crm.Distinct) []crm.ClientID { return one(d.A) })
	DistinctB     = kv.NewRef(Distincts, "b", Clients, func(d *crm.Distinct) []crm.ClientID { return one(d.B) })
)

// leadSince is the moment a lead came; false of a client that never was one.
func leadSince(c *crm.Client) (time.Time, bool) {
	if c.Lead == nil {
		return time.Time{}, false
	}
	return c.Lead.Received, true
}
