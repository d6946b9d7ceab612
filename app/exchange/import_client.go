package exchange

import (
	"cmp"
	"slices"
	"strings"

	"kartoteka/data/crm"
	"kartoteka/data/exchange"
	"kartoteka/data/kv"
	"kartoteka/data/text"
)

// fillClient completes what a list of clients says beside requisites: terms,
// tags and the contact persons.
func (s *Imports) fillClient(tx *kv.Tx, c *crm.Client, r exchange.ClientRow) {
	fill(&c.Actual, r.Actual)
	fill(&c.Discount, r.Discount)
	fill(&c.Deferral, r.Deferral)
	fill(&c.Limit, r.Limit)
	fill(&c.Birthday, r.Birthday)
	if r.NoCalls != "" {
		c.NoCalls = r.NoCalls == "yes"
	}
	if r.Tags != "" {
		c.Tags = strings.Split(r.Tags, ", ")
	}
	c.Contacts = slices.Clone(c.Contacts)
	taken := map[int]bool{}
	for i, person := range r.Contacts {
		at := contactOf(c, person, i == 0, taken)
		taken[at] = true
		fillContact(&c.Contacts[at], person)
	}
	c.NameContacts(func() crm.ContactID { return crm.ContactID(tx.NewID()) })
}

// fillContact completes a person by what the file gives.
func fillContact(p *crm.Contact, given exchange.ContactRow) {
	fill(&p.Role, given.Role)
	fill(&p.Birthday, given.Birthday)
	fill(&p.Note, given.Note)
	if given.NoCalls != "" {
		p.NoCalls = given.NoCalls == "yes"
	}
	p.Phones = withGiven(p.Phones, given.Phones, func(s string) string { return crm.NormalizePhone(s).String() })
	p.Emails = withGiven(p.Emails, given.Emails, func(s string) string { return s })
}

// contactOf is the person of the card whom a row is about, one whom it has not
// spoken of yet: of the same name, the first one where the first person of the
// row has none, else a new one. A person without a name is called by the role,
// or as the client.
func contactOf(c *crm.Client, given exchange.ContactRow, first bool, taken map[int]bool) int {
	if first && given.Name == "" && len(c.Contacts) > 0 {
		return 0
	}
	name := cmp.Or(given.Name, given.Role, c.Name)
	for i, p := range c.Contacts {
		if !taken[i] && text.FoldName(p.Name) == text.FoldName(name) {
			return i
		}
	}
	c.Contacts = append(c.Contacts, crm.Contact{Name: name})
	return len(c.Contacts) - 1
}

// withGiven adds what is given to what is known.
func withGiven(known, given []string, normal func(string) string) []string {
	known = slices.Clone(known)
	for _, part := range given {
		if part = normal(part); part != "" && !slices.Contains(known, part) {
			known = append(known, part)
		}
	}
	return known
}
