package clients

import (
	"strings"
	"time"

	"kartoteka/data/crm"
	"kartoteka/ui/host"
	"kartoteka/ui/kit"
	"kartoteka/ui/kit/form"
	"kartoteka/ui/record"
)

// contacts is the people at the client.
func (c *clientCard) contacts() form.FormLines[crm.Client] {
	return form.LinesOf("contacts", func(v *crm.Client) *[]crm.Contact { return &v.Contacts }, form.Lines[crm.Contact]{
		Columns: []form.Field[crm.Contact]{
			form.TextField("contact.name", func(p *crm.Contact) *string { return &p.Name }).Required(),
			form.TextField("contact.role", func(p *crm.Contact) *string { return &p.Role }).Width(3),
			listField("contact.phones", ";,", func(p *crm.Contact) *[]string { return &p.Phones }).Width(3),
			listField("contact.emails", ";,", func(p *crm.Contact) *[]string { return &p.Emails }).Width(3),
			form.DateField("contact.birthday", func(p *crm.Contact) *time.Time { return &p.Birthday }).Width(2),
			form.CheckField("contact.no_calls", func(p *crm.Contact) *bool { return &p.NoCalls }).Width(2),
			form.TextField("contact.note", func(p *crm.Contact) *string { return &p.Note }).Width(2),
		},
	})
}

// consents is what the client and its people agreed to.
func (c *clientCard) consents() form.FormLines[crm.Client] {
	return form.LinesOf("consents", func(v *crm.Client) *[]crm.Consent { return &v.Consents }, form.Lines[crm.Consent]{
		New: func() crm.Consent { return crm.Consent{Kind: crm.ConsentPersonal, Given: c.app.Today()} },
		Columns: []form.Field[crm.Consent]{
			record.ChoiceField("consent.kind", record.Words("consent.kind.", crm.ConsentKinds...), func(s *crm.Consent) *crm.ConsentKind { return &s.Kind }).Width(4),
			form.ChoiceField("consent.contact", c.whose,
				func(s *crm.Consent) string { return s.Contact.String() },
				func(s *crm.Consent, id string) { s.Contact, _ = crm.ParseID[crm.Contact](id) }),
			form.DateField("consent.given", func(s *crm.Consent) *time.Time { return &s.Given }).Required().Width(2),
			form.TextField("consent.way", func(s *crm.Consent) *string { return &s.Way }).Width(4),
			form.TextField("consent.document", func(s *crm.Consent) *string { return &s.Document }).Width(4),
			form.DateField("consent.withdrawn", func(s *crm.Consent) *time.Time { return &s.Withdrawn }).Width(2),
		},
	})
}

// whose lists whom a consent may be of: the client itself and its people.
func (c *clientCard) whose(e *host.Env) []kit.Option {
	options := []kit.Option{{Name: e.Lang.T("consent.client")}}
	for _, p := range c.people {
		name := p.Name
		if strings.TrimSpace(name) == "" {
			name = p.Role
		}
		options = append(options, kit.Option{ID: p.ID.String(), Name: name})
	}
	return options
}
