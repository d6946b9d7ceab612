package demo

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"kartoteka/data/calendar"
	"kartoteka/data/crm"
	"kartoteka/data/declension"
	"kartoteka/data/money"
)

// fillCard invents what a card says beside names and codes: people, terms, who
// signs, consents, accounts, places. It draws from a sequence of its own, so
// that the rest of the firm does not change with it.
func (f *Firm) fillCard(rank int, c *crm.Client) {
	r := rand.New(rand.NewPCG(f.Config.Seed, uint64(rank)+1))
	people := 1
	if c.Kind == crm.Company {
		people = 1 + r.IntN(3)
	}
	for i := range people {
		c.Contacts = append(c.Contacts, f.person(r, c, rank, i))
	}
	fillTerms(r, rank, c)
	fillSigner(r, c)
	f.fillConsents(r, c)
	if r.IntN(3) > 0 {
		c.Account = bankAccount(r)
	}
	if rank%5 == 0 {
		c.Accounts = []crm.BankAccount{bankAccount(r)}
		c.Actual = fmt.Sprintf("г. %s, ул. %s, д. %d, офис %d", c.City, pick(r, streets), 1+r.IntN(120), 1+r.IntN(60))
	}
	if r.IntN(2) == 0 {
		c.Delivery = []crm.Delivery{{Address: fmt.Sprintf("г. %s, ул. %s, д. %d, склад", c.City, pick(r, streets), 1+r.IntN(120)), Note: pick(r, deliveryNotes)}}
	}
	if r.IntN(3) == 0 {
		c.Tags = []string{pick(r, tags)}
	}
}

// person is a contact of a card; the first one of an entrepreneur is himself.
func (f *Firm) person(r *rand.Rand, c *crm.Client, rank, n int) crm.Contact {
	p := crm.Contact{ID: crm.ContactID(c.ID), Name: fullName(r), Role: pick(r, roles)}
	p.ID[15] ^= byte(n + 1)
	if c.Kind == crm.Entrepreneur {
		p.Role = "владелец"
	}
	p.Phones = []string{fmt.Sprintf("+79%02d%07d", r.IntN(100), r.IntN(10_000_000))}
	p.Emails = []string{fmt.Sprintf("person%d-%d@client.example", rank+1, n+1)}
	if r.IntN(2) == 0 {
		p.Birthday = calendar.DayOf(f.Config.Today).AddDate(-25-r.IntN(35), 0, -r.IntN(365))
	}
	return p
}

// fullName is Фамилия Имя Отчество of a man or a woman.
func fullName(r *rand.Rand) string {
	surname := pick(r, surnames)
	if r.IntN(2) == 0 {
		return surname + " " + pick(r, menNames) + " " + pick(r, menMiddle)
	}
	return surname + "а " + pick(r, womenNames) + " " + pick(r, womenMiddle)
}

func fillTerms(r *rand.Rand, rank int, c *crm.Client) {
	c.PriceKind = pick(r, []string{"Розничная", "Оптовая", "Оптовая"})
	c.Discount = money.Percent(pick(r, []int{0, 0, 3, 5, 7}) * 100)
	if c.Deferral == 0 {
		c.Schedule = pick(r, []string{"100 % предоплата", "50 % аванс, 50 % до отгрузки"})
		return
	}
	c.Schedule = fmt.Sprintf("отсрочка %d дней", c.Deferral)
	if rank%3 != 1 {
		c.Limit = money.Money(100_000+r.IntN(10)*50_000) * 100
		c.LimitMode = pick(r, crm.LimitModes[1:])
	}
}

// fillSigner names who signs; an entrepreneur signs for himself.
func fillSigner(r *rand.Rand, c *crm.Client) {
	s := &c.Signer
	s.Name, s.Post, s.Basis = fullName(r), pick(r, posts), "Устав"
	if strings.Contains(s.Post, "заместитель") {
		s.Basis = fmt.Sprintf("доверенность № %d от 12.01.2026", 1+r.IntN(40))
	}
	if c.Kind == crm.Entrepreneur {
		s.Name, s.Post, s.Basis = c.Contacts[0].Name, "Индивидуальный предприниматель", "государственная регистрация"
	}
	s.NameOf = declension.Person(s.Name, declension.Genitive)
	s.PostOf = declension.Post(s.Post, declension.Genitive)
	s.BasisOf = declension.Basis(s.Basis, declension.Genitive)
}

func (f *Firm) fillConsents(r *rand.Rand, c *crm.Client) {
	given := calendar.DayOf(c.Created)
	for i := range c.Contacts {
		if r.IntN(2) == 0 {
			c.Consents = append(c.Consents, crm.Consent{
				Kind: crm.ConsentPersonal, Contact: c.Contacts[i].ID, Given: given, Way: "на бумаге", Document: fmt.Sprintf("Согласие № %d", 1+r.IntN(500)),
			})
		}
	}
	if r.IntN(4) == 0 {
		c.Consents = append(c.Consents, crm.Consent{Kind: crm.ConsentAdvertising, Given: given, Way: "на сайте"})
	}
}

// bankAccount is an account with a right control digit in a bank that is there.
func bankAccount(r *rand.Rand) crm.BankAccount {
	a := pick(r, banks)
	tail := fmt.Sprintf("%011d", r.Int64N(100_000_000_000))
	for key := range 10 {
		a.Account = fmt.Sprintf("40702810%d%s", key, tail)
		if _, err := crm.CheckAccount(a.BIC, a.Account); err == nil {
			break
		}
	}
	return a
}

var banks = []crm.BankAccount{
	{Bank: "ПАО СБЕРБАНК г. Москва", BIC: "044525225", Corr: "30101810400000000225"},
	{Bank: "АО «АЛЬФА-БАНК» г. Москва", BIC: "044525593", Corr: "30101810200000000593"},
	{Bank: "Банк ВТБ (ПАО) г. Москва", BIC: "044525187", Corr: "30101810700000000187"},
}

var (
	menNames    = []string{"Александр", "Алексей", "Андрей", "Виктор", "Дмитрий", "Евгений", "Иван", "Игорь", "Максим", "Николай", "Пётр", "Сергей"}
	menMiddle   = []string{"Александрович", "Андреевич", "Викторович", "Дмитриевич", "Иванович", "Ильич", "Николаевич", "Петрович", "Сергеевич"}
	womenNames  = []string{"Анна", "Вера", "Галина", "Екатерина", "Елена", "Ирина", "Любовь", "Мария", "Наталья", "Ольга", "Светлана", "Юлия"}
	womenMiddle = []string{"Александровна", "Андреевна", "Викторовна", "Дмитриевна", "Ивановна", "Ильинична", "Николаевна", "Петровна", "Сергеевна"}

	roles         = []string{"закупщик", "бухгалтер", "директор", "главный инженер", "кладовщик", "секретарь"}
	posts         = []string{"Генеральный директор", "Генеральный директор", "Директор", "Коммерческий директор", "Первый заместитель директора"}
	tags          = []string{"опт", "ключевой", "тендеры", "розница", "дилер"}
	deliveryNotes = []string{"с 9 до 18, кроме выходных", "пропуск на проходной", "звонить за час", ""}
)
