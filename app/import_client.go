package app

import (
	"cmp"
	"slices"
	"strings"

	"kartoteka/data/crm"
	"kartoteka/data/exchange"
	"kartoteka/data/kv"
	"kartoteka/data/store"
)

// fillClient completes what a list of clients says beside requisites: terms,
// tags and the contact person.
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
	if r.Contact == "" && r.ContactRole == "" && r.ContactPhone == "" && r.ContactEmail == "" {
		return
	}
	p := contactOf(c, r)
	if p.ID.IsZero() {
		p.ID = crm.ContactID(tx.NewID())
	}
	fill(&p.Role, r.ContactRole)
	p.Phones = withGiven(p.Phones, r.ContactPhone, func(s string) string { return crm.NormalizePhone(s).String() })
	p.Emails = withGiven(p.Emails, r.ContactEmail, func(s string) string { return s })
}

// contactOf is the person of the card whom a row is about: of the same name, the
// first one where the row names nobody, else a new one. A person without a name
// is called by the role, or as the client.
func contactOf(c *crm.Client, r exchange.ClientRow) *crm.Contact {
	c.Contacts = slices.Clone(c.Contacts)
	at := slices.IndexFunc(c.Contacts, func(p crm.Contact) bool { return store.Fold(p.Name) == store.Fold(r.Contact) })
	if at < 0 && r.Contact == "" && len(c.Contacts) > 0 {
		at = 0
	}
	if at < 0 {
		c.Contacts = append(c.Contacts, crm.Contact{Name: cmp.Or(r.Contact, r.ContactRole, c.Name)})
		at = len(c.Contacts) - 1
	}
	return &c.Contacts[at]
}

// withGiven adds what is given, with commas between, to what is known.
func withGiven(known []string, given string, normal func(string) string) []string {
	known = slices.Clone(known)
	for part := range strings.SplitSeq(given, ", ") {
		if part = normal(part); part != "" && !slices.Contains(known, part) {
			known = append(known, part)
		}
	}
	return known
}
