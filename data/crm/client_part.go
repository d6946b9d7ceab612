package crm

// ClientPart is one thing a card says that two cards may say differently: a
// merge of them takes it from one side. What can stand beside its like, contacts
// and tags, is not here: Unite keeps that of both.
type ClientPart struct {
	Key   string // as in JSON
	Same  func(a, b *Client) bool
	Empty func(*Client) bool
	copy  func(to, from *Client)
}

// ClientParts lists the parts in the order of the card.
var ClientParts = []ClientPart{
	part("name", func(c *Client) *string { return &c.Name }),
	part("kind", func(c *Client) *PartyKind { return &c.Kind }),
	part("full_name", func(c *Client) *string { return &c.FullName }),
	part("inn", func(c *Client) *string { return &c.INN }),
	part("kpp", func(c *Client) *string { return &c.KPP }),
	part("ogrn", func(c *Client) *string { return &c.OGRN }),
	part("phone", func(c *Client) *string { return &c.Phone }),
	part("email", func(c *Client) *string { return &c.Email }),
	part("address", func(c *Client) *string { return &c.Address }),
	part("actual", func(c *Client) *string { return &c.Actual }),
	part("city", func(c *Client) *string { return &c.City }),
	part("region", func(c *Client) *RegionID { return &c.Region }),
	part("manager", func(c *Client) *ManagerID { return &c.Manager }),
	part("source", func(c *Client) *string { return &c.Source }),
	part("account", func(c *Client) *BankAccount { return &c.Account }),
	part("signer", func(c *Client) *Signer { return &c.Signer }),
	part("terms", func(c *Client) *Terms { return &c.Terms }),
	{
		"birthday",
		func(a, b *Client) bool { return a.Birthday.Equal(b.Birthday) },
		func(c *Client) bool { return c.Birthday.IsZero() },
		func(to, from *Client) { to.Birthday = from.Birthday },
	},
}

// part is a part that stands in one place of the card.
func part[V comparable](key string, at func(*Client) *V) ClientPart {
	return ClientPart{
		Key:   key,
		Same:  func(a, b *Client) bool { return *at(a) == *at(b) },
		Empty: func(c *Client) bool { return *at(c) == *new(V) },
		copy:  func(to, from *Client) { *at(to) = *at(from) },
	}
}
