// Package kv keeps typed records in an ordered, transactional store and knows
// no business. From the bottom up:
//
//   - Engine is a small interface over ordered keys in named spaces. OpenBolt
//     is bbolt on one file, Memory keeps nothing; a server can take their place.
//   - Every record lies in an envelope with a checksum over its space, key and
//     bytes, and every part has a digest (count, sum of hashes) in the same
//     transaction: damage, a missing record and an old one that has come back
//     are noticed, never shown as data.
//   - Table, Index, Ref and Blobs are values of a package, joined in a Registry.
//     All writes of records pass one function, which keeps indexes, references,
//     digests, the journal and the list of changes.
//   - DB opens a base, runs View and Update, undoes operations, tells history,
//     checks, repairs, copies.
//
// Declaring and using tables:
//
//	var Clients = kv.NewTable("clients", func(c *Client) ClientID { return c.ID }, func(c *Client) *uint64 { return &c.Rev })
//	var ClientsByINN = kv.NewIndex(Clients, "inn", kv.ByText, func(c *Client) (string, bool) { return c.INN, c.INN != "" }).Unique()
//	var OrdersOfClient = kv.NewRef(Orders, "client", Clients, func(o *Order) []ClientID { return []ClientID{o.Client} })
//	var Registry = kv.NewRegistry("ru.kartoteka", 1, Clients, Orders)
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
// transaction. Range, Page and Entries take values in [from, to).
package kv
