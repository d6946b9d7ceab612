// Package kv keeps typed records in an ordered, transactional store and knows
// no business. From the bottom up:
//
//   - Engine is a small interface over ordered keys in named spaces. OpenBolt
//     is bbolt on one file, Memory keeps nothing; a server can take their place.
//   - Every record lies in an envelope with a checksum over its space, key and
//     bytes, and every part has a digest (count, sum of hashes) in the same
//     transaction: damage, a missing record and an old one that has come back
//     are noticed, never shown as data.
//   - Table, Index, Ref and Blobs are values of a package, declared in a Registry.
//     All writes of records pass one function, which keeps indexes, references,
//     digests, the journal and the list of changes.
//   - DB opens a base, runs View and Update, undoes operations, reads history,
//     checks, repairs, copies.
//
// # Tables
//
//	var Registry = kv.NewRegistry("ru.kartoteka", 1)
//	var Clients = kv.NewTable(Registry, "clients", func(c *Client) ClientID { return c.ID }, func(c *Client) *uint64 { return &c.Rev })
//	var ClientsByINN = kv.NewIndex(Clients, "inn", kv.ByText, func(c *Client) (string, bool) { return c.INN, c.INN != "" }).Unique()
//	var OrdersOfClient = kv.NewRef(Orders, "client", Clients, func(o *Order) []ClientID { return []ClientID{o.Client} })
//
//	c, err := db.Update(ctx, "client.rename", func(tx *kv.Tx) error {
//		c, err := Clients.Get(tx, id)
//		if err != nil {
//			return err
//		}
//		c.Name = name
//		return Clients.Put(tx, c)
//	})
//
// The function given to Update may run again and may not open another
// transaction. A write that was refused leaves the transaction as it was. Range,
// Page and Entries take values in [from, to). A list is one Page and one
// GetMany, never a Get in a loop.
//
// # What lies where
//
//	base     base, catalog, head (end of the journal, digests), recent (see below)
//	seal     head → hash of the head
//	journal  node 00 incarnation seq → entry
//	index    part value id → nothing, of all indexes, references and history
//	NAME     key → envelope, of each table (key = ID) and each Blobs
//
// The catalog numbers the parts; a new index is built when a base is opened, one
// the program does not know is dropped. Small commits gather all they write in
// the record "recent", which readers lay over the spaces and which moves into
// them when it is full (32 KiB): an order then writes three runs of pages instead
// of twenty pages in twenty places. The seal lies in another page than head and
// recent, so that an older state of these two can't pass for the present one.
//
// # Journal, clocks, undo
//
// Each change is an entry of the journal, numbered without gaps within a node
// and incarnation and chained by hashes. Its clock (HLC) is unique and grows.
// A record names its last entry; the earlier ones are in an index, so a record
// written once costs nothing. Fields have clocks of their own from their first
// change on; before that the clock of the record's creation stands for them.
// Undo does the inverse of an operation, if nothing has changed since. A base
// that was copied or restored gets a new incarnation, since its numbers may
// already mean other entries elsewhere.
//
// # Damage
//
// Preflight refuses files that bbolt must not see. A panic of bbolt or a fault
// of mapped memory becomes ErrDamaged; once damage is met the base is read only.
// DB.Check and VerifyFile read everything; Repair makes a new file from a
// damaged one, from raw bytes if its trees are wrecked, since every record can
// be recognised by itself, old versions in free pages too, and the journal holds
// each created record once more. Deleted records leave marks, so that they do not
// come back as ghosts. A commit that failed is looked up: the caller is told the
// truth or ErrOutcomeUnknown.
package kv
