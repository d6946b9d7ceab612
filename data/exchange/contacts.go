package exchange

import (
	"slices"
	"strings"
	"time"

	"kartoteka/data/crm"
)

// ContactRow is one contact person in the row of a client.
type ContactRow struct {
	Name     string    // as written
	Role     string    // post or role
	Phones   []string  // as written; crm.NormalizePhone tells the number
	Emails   []string  // as written
	Birthday time.Time // a day
	NoCalls  string    // yes, no, empty where the file does not say
	Note     string    // free text
}

// NewContactRow is a person of a card as a row has it.
func NewContactRow(p crm.Contact) ContactRow {
	return ContactRow{
		Name: p.Name, Role: p.Role, Phones: p.Phones, Emails: p.Emails, Birthday: p.Birthday,
		NoCalls: map[bool]string{true: "yes"}[p.NoCalls], Note: p.Note,
	}
}

// contactFields are the columns of a contact person, who may be many.
var contactFields = []Field{
	{Key: "contact", Group: "person", Headers: []string{"Контактное лицо", "Контакт", "ФИО контактного лица", "Основной контакт", "Contact Person", "Contact Name", "Contact"}},
	{Key: "contact_role", Group: "person", Headers: []string{
		"Должность контактного лица", "Роль контактного лица", "Должность контакта", "Контакт: должность", "Роль контакта", "Contact Role", "Contact Title", "Job Title",
	}},
	{Key: "contact_phone", Group: "person", Headers: []string{
		"Телефон контактного лица", "Телефон контакта", "Тел. контактного лица", "Контакт: телефон", "Телефоны контакта", "Contact Phone",
	}},
	{Key: "contact_email", Group: "person", Headers: []string{
		"E-mail контактного лица", "Почта контактного лица", "Почта контакта", "E-mail контакта", "Контакт: e-mail", "Контакт: почта", "Contact Email", "Contact E-mail",
	}},
	{Key: "contact_birthday", Group: "person", Parse: Date, Headers: []string{"День рождения контактного лица", "День рождения контакта", "Contact Birthday"}},
	{Key: "contact_no_calls", Group: "person", Parse: Choice, Choices: yesWords, Headers: []string{"Не звонить контактному лицу", "Не звонить контакту", "Contact No Calls"}},
	{Key: "contact_note", Group: "person", Headers: []string{"Заметка о контактном лице", "Заметка о контакте", "Комментарий к контакту", "Contact Note"}},
}

func encodeContact(p ContactRow, n int, c *cells) {
	text := func(key, s string) { c.text(numbered(key, n), s) }
	text("contact", p.Name)
	text("contact_role", p.Role)
	text("contact_phone", strings.Join(p.Phones, ", "))
	text("contact_email", strings.Join(p.Emails, ", "))
	c.day(numbered("contact_birthday", n), p.Birthday)
	text("contact_no_calls", p.NoCalls)
	text("contact_note", p.Note)
}

// reach reads the phones, the mails and the contact persons of a client.
func (c *ClientRow) reach(r *record) {
	var phones, emails []string
	for _, n := range r.kind.times("phone") {
		phones = append(phones, r.phones(numbered("phone", n))...)
	}
	for _, n := range r.kind.times("email") {
		emails = append(emails, r.emails(numbered("email", n))...)
	}
	for _, n := range r.kind.times("person") {
		if p := r.contact(n); !p.empty() {
			c.Contacts = append(c.Contacts, p)
		}
	}
	c.Phone, phones = first(phones)
	c.Email, emails = first(emails)
	if len(phones)+len(emails) == 0 {
		return
	}
	if len(c.Contacts) == 0 {
		c.Contacts = []ContactRow{{}}
	}
	p := &c.Contacts[0]
	p.Phones, p.Emails = append(p.Phones, phones...), append(p.Emails, emails...)
}

// first parts the first text from the rest.
func first(texts []string) (string, []string) {
	if len(texts) == 0 {
		return "", nil
	}
	return texts[0], texts[1:]
}

func (r *record) contact(n int) ContactRow {
	key := func(field string) string { return numbered(field, n) }
	return ContactRow{
		Name: r.name(key("contact")), Role: r.text(key("contact_role")),
		Phones: r.phones(key("contact_phone")), Emails: r.emails(key("contact_email")),
		Birthday: r.day(key("contact_birthday")), NoCalls: r.choice(key("contact_no_calls")), Note: r.note(key("contact_note")),
	}
}

func (p ContactRow) empty() bool {
	return p.Name == "" && p.Role == "" && len(p.Phones)+len(p.Emails) == 0 && p.Birthday.IsZero() && p.NoCalls == "" && p.Note == ""
}

// parts are the texts of a cell that has commas, semicolons or breaks between.
func (r *record) parts(key string) []string {
	var list []string
	for part := range strings.FieldsFuncSeq(r.valid(key), func(c rune) bool { return strings.ContainsRune(",;\r\n", c) }) {
		if part = r.judge.intern(oneLine(strings.TrimFunc(part, isBlank))); part != "" {
			list = append(list, part)
		}
	}
	return list
}

// emails are the addresses of a cell.
func (r *record) emails(key string) []string {
	var list []string
	for _, part := range r.parts(key) {
		if text, err := crm.CheckEmail(part); err != nil {
			r.fault(key, "problem.import.emails", "Value", shown(part))
		} else if !slices.Contains(list, text) {
			list = append(list, text)
		}
	}
	return list
}

// Digits of a number of a city or a short one that nothing tells the country
// of: more is two numbers in one, fewer is part of the number before it.
const fewestDigits, mostDigits = 3, 7

// phones are the numbers of a cell. What follows a number after a comma and
// belongs to it, as «доб. 12» does, stays with it. A card takes any text for a
// phone, so what is no number is taken as well and noted.
func (r *record) phones(key string) []string {
	var list []string
	for _, part := range r.parts(key) {
		switch digits := countDigits(part); {
		case digits < fewestDigits && len(list) > 0 && belongs(list[len(list)-1]+", "+part):
			list[len(list)-1] += ", " + part
		case digits < fewestDigits, digits > mostDigits && crm.NormalizePhone(part).E164 == "":
			r.remark(key, "exchange.note.phone", "Value", shown(part))
			fallthrough
		default:
			list = append(list, part)
		}
	}
	return list
}

// belongs reports whether nothing of a number with words after it would be lost
// in a card: it is an extension, or all is kept as typed.
func belongs(text string) bool {
	p := crm.NormalizePhone(text)
	return p.E164 == "" || p.Ext != ""
}

func countDigits(s string) (n int) {
	for _, c := range s {
		n += bit(c >= '0' && c <= '9')
	}
	return n
}
