package crm

import (
	"slices"
	"strings"
	"time"

	"kartoteka/data/text"
)

// Unite makes the card that is left of two: kept, with the parts named in taken
// from the other card, and with all that can stand side by side of both:
// contacts, consents, tags, addresses, accounts, notes. A phone and a mail that
// give way stay as a contact under the name of their card, which newID names.
// Contacts of one name with a phone or mail in common become one that answers to
// both IDs.
func Unite(kept, gone *Client, taken map[string]bool, newID func() ContactID) Client {
	out := *kept
	for _, p := range ClientParts {
		if taken[p.Key] {
			p.copy(&out, gone)
		}
	}
	for _, f := range ClientFields {
		if f.unite != nil {
			f.unite(&out, kept, gone, newID)
		}
	}
	return out
}

// without lists what others have and these have not.
func without[T comparable](others, these []T) (out []T) {
	for _, o := range others {
		if !slices.Contains(these, o) {
			out = append(out, o)
		}
	}
	return out
}

// uniteDelivery lists the addresses of both.
func uniteDelivery(_, kept, gone *Client, _ func() ContactID) []Delivery {
	return append(slices.Clone(kept.Delivery), without(gone.Delivery, kept.Delivery)...)
}

// uniteTags lists the tags of both.
func uniteTags(_, kept, gone *Client, _ func() ContactID) []string {
	return tidyTags(slices.Concat(kept.Tags, gone.Tags))
}

// uniteAccounts lists all accounts beside the main one.
func uniteAccounts(c, kept, gone *Client, _ func() ContactID) []BankAccount {
	var out []BankAccount
	for _, a := range slices.Concat([]BankAccount{kept.Account}, kept.Accounts, []BankAccount{gone.Account}, gone.Accounts) {
		if !a.IsZero() && a != c.Account && !slices.Contains(out, a) {
			out = append(out, a)
		}
	}
	return out
}

// uniteContacts lists the contacts of both, one for a person who is on both
// cards, and keeps the phones and mails that the card itself lacks now.
func uniteContacts(c, kept, gone *Client, newID func() ContactID) []Contact {
	with := *c
	with.Contacts = slices.Clone(kept.Contacts)
	with.addContacts(gone.Contacts)
	with.keepReach(kept, newID)
	with.keepReach(gone, newID)
	return with.Contacts
}

// addContacts adds contacts to those of the card.
func (c *Client) addContacts(more []Contact) {
next:
	for _, p := range more {
		for i := range c.Contacts {
			if c.Contacts[i].samePerson(&p) {
				c.Contacts[i] = c.Contacts[i].with(p)
				continue next
			}
		}
		c.Contacts = append(c.Contacts, p)
	}
}

// samePerson reports whether two contacts have a name and a phone or mail in
// common.
func (p *Contact) samePerson(o *Contact) bool {
	name := func(s string) string { return text.Fold(strings.Join(strings.Fields(s), " ")) }
	meet := func(a, b []string) bool {
		return slices.ContainsFunc(a, func(s string) bool { return slices.Contains(b, s) })
	}
	return name(p.Name) == name(o.Name) && (meet(p.Phones, o.Phones) || meet(p.Emails, o.Emails) ||
		len(p.Phones)+len(p.Emails) == 0 || len(o.Phones)+len(o.Emails) == 0)
}

// with is the contact completed by what the other one knows.
func (p Contact) with(o Contact) Contact {
	p.Phones = slices.Concat(p.Phones, without(o.Phones, p.Phones))
	p.Emails = slices.Concat(p.Emails, without(o.Emails, p.Emails))
	p.Also = slices.Concat(p.Also, []ContactID{o.ID}, o.Also)
	if p.Role == "" {
		p.Role = o.Role
	}
	if p.Birthday.IsZero() {
		p.Birthday = o.Birthday
	}
	p.NoCalls = p.NoCalls || o.NoCalls
	p.Note = uniteNotes(p.Note, o.Note)
	return p
}

// keepReach keeps the phone and the mail of a card that the united one lacks.
func (c *Client) keepReach(of *Client, newID func() ContactID) {
	spare := Contact{Name: of.Name}
	if of.Phone != "" && !slices.Contains(c.AllPhones(), of.Phone) {
		spare.Phones = []string{of.Phone}
	}
	if of.Email != "" && !slices.Contains(c.AllEmails(), of.Email) {
		spare.Emails = []string{of.Email}
	}
	if len(spare.Phones)+len(spare.Emails) > 0 {
		spare.ID = newID()
		c.Contacts = append(slices.Clip(c.Contacts), spare)
	}
}

// uniteConsents lists the consents of both; of a person that is one contact now
// they are that contact's.
func uniteConsents(c, kept, gone *Client, _ func() ContactID) []Consent {
	out := slices.Clone(kept.Consents)
	for _, s := range gone.Consents {
		if p := c.Contact(s.Contact); p != nil {
			s.Contact = p.ID
		}
		same := func(o Consent) bool {
			return o.Kind == s.Kind && o.Contact == s.Contact && o.Given.Equal(s.Given) && o.Withdrawn.Equal(s.Withdrawn) && o.Way == s.Way && o.Document == s.Document
		}
		if !slices.ContainsFunc(out, same) {
			out = append(out, s)
		}
	}
	return out
}

func uniteNotes(a, b string) string {
	switch {
	case b == "" || strings.Contains(a, b):
		return a
	case a == "":
		return b
	}
	return a + "\n" + b
}

// uniteLeads tells the story of a client that came twice: it came when it first
// did, and what one card has reached, both have. A lead that turns out to be a
// client of old has become one.
func uniteLeads(a, b *Lead) *Lead {
	switch {
	case a == nil && b == nil:
		return nil
	case a == nil:
		return b.closed()
	case b == nil:
		return a.closed()
	}
	l := *a
	l.Received = earliest(a.Received, b.Received)
	l.Answered = earliest(a.Answered, b.Answered)
	l.Qualified = earliest(a.Qualified, b.Qualified)
	if a.Rejected.IsZero() || b.Rejected.IsZero() || !l.Qualified.IsZero() {
		l.Rejected, l.Reason = time.Time{}, "" // one of the two is still worked on
	}
	l.Wants = uniteNotes(a.Wants, b.Wants)
	return &l
}

// closed is the story of a lead that is a client.
func (l *Lead) closed() *Lead {
	out := *l
	if out.Qualified.IsZero() {
		out.Qualified = out.Received
	}
	out.Rejected, out.Reason = time.Time{}, ""
	return &out
}

// earliest is the earlier of two moments that are known.
func earliest(a, b time.Time) time.Time {
	if a.IsZero() || !b.IsZero() && b.Before(a) {
		return b
	}
	return a
}

// earlier is the earlier of two moments, zero being the earliest.
func earlier(a, b time.Time) time.Time {
	if b.Before(a) {
		return b
	}
	return a
}

// latest is the later of two moments.
func latest(a, b time.Time) time.Time {
	if b.After(a) {
		return b
	}
	return a
}
