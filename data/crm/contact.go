package crm

import (
	"slices"
	"strings"
	"time"

	"kartoteka/data/problem"
)

// ContactID names a contact person.
type ContactID = ID[Contact]

// Contact is a person at the client: whom to call, who decides, who signs. It
// is a part of the client's card.
type Contact struct {
	ID       ContactID `json:"id"`                 // names the person within the base
	Name     string    `json:"name"`               // Фамилия Имя Отчество
	Role     string    `json:"role,omitempty"`     // должность или роль: закупщик, бухгалтер
	Phones   []string  `json:"phones,omitempty"`   // the main one first
	Emails   []string  `json:"emails,omitempty"`   // the main one first
	Birthday time.Time `json:"birthday,omitzero"`  // a day
	NoCalls  bool      `json:"no_calls,omitempty"` // asked not to be called
	Note     string    `json:"note,omitempty"`     // free text
	// Also is the IDs the person had on cards that were merged into this one:
	// what names them means the same person.
	Also []ContactID `json:"also,omitempty"`
}

func (p *Contact) check() error {
	errs := []error{checkName("name", p.Name)}
	p.Name = strings.TrimSpace(p.Name)
	var phones, emails []string
	for _, s := range p.Phones {
		if s = strings.TrimSpace(s); s != "" {
			phones = append(phones, NormalizePhone(s).String())
		}
	}
	for _, s := range p.Emails {
		errs = append(errs, optional("emails", &s, CheckEmail))
		if s != "" {
			emails = append(emails, s)
		}
	}
	p.Phones, p.Emails = phones, emails
	return problem.Join(errs...)
}

// Contact returns the contact person, nil when the card has none of this ID.
func (c *Client) Contact(id ContactID) *Contact {
	for i := range c.Contacts {
		if p := &c.Contacts[i]; !id.IsZero() && (p.ID == id || slices.Contains(p.Also, id)) {
			return &c.Contacts[i]
		}
	}
	return nil
}

// NameContacts gives an ID to every contact person that has none or the one of a
// person before it, as a copied line has.
func (c *Client) NameContacts(newID func() ContactID) {
	seen := map[ContactID]bool{{}: true}
	for i := range c.Contacts {
		p := &c.Contacts[i]
		for seen[p.ID] {
			p.ID = newID()
		}
		seen[p.ID] = true
	}
}

// AllPhones lists the phones of the client and of its contact persons.
func (c *Client) AllPhones() []string {
	return c.gather(c.Phone, func(p *Contact) []string { return p.Phones })
}

// AllEmails lists the mails of the client and of its contact persons.
func (c *Client) AllEmails() []string {
	return c.gather(c.Email, func(p *Contact) []string { return p.Emails })
}

func (c *Client) gather(own string, of func(*Contact) []string) []string {
	var out []string
	if own != "" {
		out = append(out, own)
	}
	for i := range c.Contacts {
		out = append(out, of(&c.Contacts[i])...)
	}
	return out
}

// ConsentKind is what a consent is given to.
type ConsentKind string

// Kinds of consent: to the processing of personal data (152-ФЗ art. 9) and to
// advertising over networks (38-ФЗ art. 18). One does not stand for the other.
const (
	ConsentPersonal    ConsentKind = "personal"
	ConsentAdvertising ConsentKind = "advertising"
)

// ConsentKinds lists the kinds in the order they are offered.
var ConsentKinds = []ConsentKind{ConsentPersonal, ConsentAdvertising}

// Consent is what the sender must be able to prove: who agreed to what, when,
// in which way and by which document.
type Consent struct {
	Kind      ConsentKind `json:"kind"`               // to what
	Contact   ContactID   `json:"contact,omitzero"`   // zero is the client itself
	Given     time.Time   `json:"given"`              // day it was given
	Way       string      `json:"way,omitempty"`      // на бумаге, на сайте, по телефону
	Document  string      `json:"document,omitempty"` // what proves it
	Withdrawn time.Time   `json:"withdrawn,omitzero"` // day it was taken back; zero while it holds
}

// Holds reports whether the consent is in force on a day.
func (s Consent) Holds(on time.Time) bool {
	return !s.Given.IsZero() && !s.Given.After(on) && (s.Withdrawn.IsZero() || s.Withdrawn.After(on))
}

// Consented reports whether the client, or the contact person of it, has a
// consent of the kind in force on a day. Of a client that is a company the
// person's own counts.
func (c *Client) Consented(kind ConsentKind, who ContactID, on time.Time) bool {
	for _, s := range c.Consents {
		if s.Kind == kind && s.Contact == who && s.Holds(on) {
			return true
		}
	}
	return false
}

func (s *Consent) check() error {
	var errs []error
	if s.Kind == "" {
		s.Kind = ConsentPersonal
	}
	if s.Given.IsZero() {
		errs = append(errs, problem.At("given", "problem.required"))
	}
	if !s.Withdrawn.IsZero() && s.Withdrawn.Before(s.Given) {
		errs = append(errs, problem.At("withdrawn", "problem.consent.order"))
	}
	return problem.Join(errs...)
}
