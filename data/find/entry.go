package find

import (
	"strings"

	"kartoteka/data/crm"
	"kartoteka/data/store"
	"kartoteka/data/text"
)

// Entry is what a record is found by.
type Entry[K ~[16]byte] struct {
	ID K // of the record
	// Name and Detail are what is shown of it.
	Name, Detail string
	// Key is the name it is ordered by: store.NameKey or text.FoldName of it.
	Key string
	// Texts are all other texts, as they are shown.
	Texts []string
	// Phones are telephone numbers in any form.
	Phones []string
}

// Client is what a client is found by: names, ИНН, telephones and mails, its own
// and its contact persons'.
func Client(c *crm.Client) Entry[crm.ClientID] {
	e := Entry[crm.ClientID]{
		ID: c.ID, Name: c.Name, Detail: strings.Trim(c.INN+" · "+c.City, " ·"),
		Key: store.NameKey(c.Name), Phones: c.AllPhones(),
	}
	name, _, _ := strings.Cut(e.Key, store.FormMark)
	if full := crm.OwnName(c.FullName); text.FoldName(full) != name {
		e.Texts = append(e.Texts, full)
	}
	e.Texts = append(append(e.Texts, c.INN), c.AllEmails()...)
	for i := range c.Contacts {
		e.Texts = append(e.Texts, c.Contacts[i].Name)
	}
	return e
}

// Product is what a product is found by.
func Product(p *crm.Product) Entry[crm.ProductID] {
	return Entry[crm.ProductID]{ID: p.ID, Name: p.Name, Detail: p.Article, Key: text.FoldName(p.Name), Texts: []string{p.Article}}
}

// text writes the entry as the arena has it: own name, legal form, then the
// others, each with its end.
func (e *Entry[K]) text(dst []byte) []byte {
	name, form, _ := strings.Cut(e.Key, store.FormMark)
	dst = append(written(dst, name), fieldEnd)
	dst = append(written(dst, form), fieldEnd)
	for _, t := range e.Texts {
		if t != "" {
			dst = append(letters(dst, t), fieldEnd)
		}
	}
	for _, p := range e.Phones {
		dst = phones(dst, p)
	}
	return dst
}

// phones writes the figures of each number in a text, those of Russia without
// their 8 or +7.
func phones(dst []byte, text string) []byte {
	if p := crm.NormalizePhone(text); p.E164 != "" {
		return number(dst, p)
	}
	for part := range strings.FieldsFuncSeq(text, func(r rune) bool { return strings.ContainsRune(",;/\n", r) }) {
		dst = number(dst, crm.NormalizePhone(part))
	}
	return dst
}

func number(dst []byte, p crm.Phone) []byte {
	digits, ok := strings.CutPrefix(p.E164, "+7")
	if !ok {
		digits = strings.TrimPrefix(p.E164, "+")
	}
	if digits == "" {
		digits = figures(p.Raw)
	}
	if digits == "" {
		return dst
	}
	dst = append(append(dst, phoneMark), digits...)
	if p.Ext != "" {
		dst = append(append(dst, ' '), p.Ext...)
	}
	return append(dst, fieldEnd)
}

// figures are the digits of a text.
func figures(text string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, text)
}
