package crm

import (
	"time"

	"kartoteka/data/money"
)

// ClientFields lists the fields of a client's card in the order of the card. What
// a merge of two cards does with a field, how it is taken back, and what the
// history says of its changes follow from the entry; so a new field joins the
// Client, this list, the form and the words `field.client.KEY`.
var ClientFields = []ClientField{
	oneOf("name", func(c *Client) *string { return &c.Name }),
	oneOf("kind", func(c *Client) *PartyKind { return &c.Kind }),
	oneOf("full_name", func(c *Client) *string { return &c.FullName }),
	oneOf("inn", func(c *Client) *string { return &c.INN }),
	oneOf("kpp", func(c *Client) *string { return &c.KPP }),
	oneOf("ogrn", func(c *Client) *string { return &c.OGRN }),
	oneOf("phone", func(c *Client) *string { return &c.Phone }),
	oneOf("email", func(c *Client) *string { return &c.Email }),
	oneOf("address", func(c *Client) *string { return &c.Address }),
	oneOf("actual", func(c *Client) *string { return &c.Actual }),
	oneOf("city", func(c *Client) *string { return &c.City }),
	oneOf("region", func(c *Client) *RegionID { return &c.Region }),
	oneOf("manager", func(c *Client) *ManagerID { return &c.Manager }),
	oneOf("source", func(c *Client) *string { return &c.Source }),
	bothOf("tags", func(c *Client) *[]string { return &c.Tags }, itself[string], uniteTags),
	oneOf("account", func(c *Client) *BankAccount { return &c.Account }),
	bothOf("accounts", func(c *Client) *[]BankAccount { return &c.Accounts }, itself[BankAccount], uniteAccounts),
	oneOf("signer", func(c *Client) *Signer { return &c.Signer }),
	bothOf("contacts", func(c *Client) *[]Contact { return &c.Contacts }, func(p Contact) ContactID { return p.ID }, uniteContacts),
	bothOf("consents", func(c *Client) *[]Consent { return &c.Consents }, itself[Consent], uniteConsents),
	bothOf("delivery", func(c *Client) *[]Delivery { return &c.Delivery }, itself[Delivery], uniteDelivery),
	oneOf("price_kind", func(c *Client) *string { return &c.PriceKind }).in("terms"),
	oneOf("discount", func(c *Client) *money.Percent { return &c.Discount }).in("terms"),
	oneOf("schedule", func(c *Client) *string { return &c.Schedule }).in("terms"),
	oneOf("deferral", func(c *Client) *int { return &c.Deferral }).in("terms"),
	oneOf("limit", func(c *Client) *money.Money { return &c.Limit }).in("terms"),
	oneOf("limit_mode", func(c *Client) *LimitMode { return &c.LimitMode }).in("terms"),
	ruled("no_calls", func(c *Client) *bool { return &c.NoCalls }, func(kept, gone bool) bool { return kept || gone }),
	oneOf("birthday", func(c *Client) *time.Time { return &c.Birthday }),
	ruled("checked", func(c *Client) *time.Time { return &c.Checked }, latest),
	ruled("lead", func(c *Client) **Lead { return &c.Lead }, uniteLeads),
	ruled("note", func(c *Client) *string { return &c.Note }, uniteNotes),
	ruled("created", func(c *Client) *time.Time { return &c.Created }, earlier).untold(),
	{Key: "deleted", Value: func(c *Client) any { return c.Deleted }},
}
