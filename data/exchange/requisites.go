package exchange

import (
	"cmp"
	"strings"

	"kartoteka/data/crm"
)

// Headers of requisites, shared with organisations.
var (
	innHeaders     = []string{"ИНН", "ИНН клиента", "ИНН контрагента", "Tax ID"}
	addressHeaders = []string{
		"Юридический адрес", "Адрес", "Адрес регистрации", "Почтовый адрес", "Фактический адрес", "Адрес доставки", "Address", "Street",
	}
	clientAddressHeaders = []string{
		"Юридический адрес", "Адрес", "Адрес регистрации", "Почтовый адрес", "Адрес доставки", "Address", "Street",
	}
	phoneHeaders = []string{
		"Телефон", "Телефоны", "Тел.", "Номер телефона", "Контактный телефон", "Рабочий телефон", "Моб. телефон", "Мобильный телефон", "Мобильный", "Phone", "Phone Number", "Mobile", "Telephone",
	}
	emailHeaders   = []string{"E-mail", "Электронная почта", "Адрес электронной почты", "Эл. почта", "Почта", "Email Address"}
	bankHeaders    = []string{"Банк", "Наименование банка", "Название банка", "Bank", "Bank Name"}
	accountHeaders = []string{"Расчётный счёт", "Р/с", "Расч. счёт", "Номер счёта", "Банковский счёт", "Счёт", "Bank Account"}
	corrHeaders    = []string{"Корреспондентский счёт", "Корр. счёт", "К/с", "Корсчёт", "Correspondent Account"}
)

// partyWords are the folded words for legal forms.
var partyWords = map[string]string{
	"company": string(crm.Company), "юрлицо": string(crm.Company), "юридическоелицо": string(crm.Company),
	"организация": string(crm.Company), "ооо": string(crm.Company), "ао": string(crm.Company), "юл": string(crm.Company),
	"entrepreneur": string(crm.Entrepreneur), "ип": string(crm.Entrepreneur),
	"индивидуальныйпредприниматель": string(crm.Entrepreneur), "предприниматель": string(crm.Entrepreneur),
	"person": string(crm.Person), "физлицо": string(crm.Person), "физическоелицо": string(crm.Person),
	"частноелицо": string(crm.Person), "фл": string(crm.Person),
	"selfemployed": string(crm.SelfEmployed), "самозанятый": string(crm.SelfEmployed), "самозанятая": string(crm.SelfEmployed), "нпд": string(crm.SelfEmployed),
}

// requisites reads the texts of the requisites; party completes them.
func (r *record) requisites() crm.Requisites {
	return crm.Requisites{
		Name: r.name("name"), FullName: r.text("full_name"), Kind: crm.PartyKind(r.choice("kind")),
		INN: r.inn("inn"), Address: r.text("address"),
	}
}

// party completes requisites by what is judged together: name and legal form,
// the codes of that form, and the bank account, which it returns.
func (r *record) party(p *crm.Requisites) (a crm.BankAccount) {
	p.Name = cmp.Or(p.Name, p.FullName)
	p.Kind = r.partyKind(p.Kind, p.INN, p.Name)
	p.KPP = r.kpp("kpp", p.Kind, p.INN)
	p.OGRN = r.ogrn("ogrn", p.Kind)
	a.Bank = r.text("bank")
	a.BIC, a.Account, a.Corr = r.bankAccount()
	return a
}

// requisites writes what clients and our own firms have alike.
func (c *cells) requisites(p crm.Requisites, a crm.BankAccount) {
	c.text("name", p.Name)
	c.text("full_name", p.FullName)
	c.text("kind", string(p.Kind))
	c.text("inn", p.INN)
	c.text("kpp", p.KPP)
	c.text("ogrn", p.OGRN)
	c.text("address", p.Address)
	c.text("phone", p.Phone)
	c.text("email", p.Email)
	c.text("bank", a.Bank)
	c.text("bic", a.BIC)
	c.text("account", a.Account)
	c.text("corr", a.Corr)
}

// partyKind finds the legal form where it is not given: ten digits of ИНН are
// a company's, twelve an entrepreneur's; without ИНН the name speaks.
func (r *record) partyKind(given crm.PartyKind, inn, name string) crm.PartyKind {
	switch {
	case given == crm.Company && len(inn) == 12, given != crm.Company && given != "" && len(inn) == 10:
		r.fault("inn", "problem.import.inn_kind")
		return given
	case given != "":
		return given
	}
	return crm.PartyKindOf(inn, name)
}

// kpp is the КПП of a company; what banks write for entrepreneurs, 0, is none.
// It has no check digit, so a zero lost by a spreadsheet is put back only where
// the region of the ИНН is the same.
func (r *record) kpp(key string, kind crm.PartyKind, inn string) string {
	if text := r.raw(key); strings.Trim(text, "0") == "" {
		return ""
	}
	if kind != crm.Company {
		r.fault(key, "problem.import.kpp_kind")
		return ""
	}
	return r.code(key, "problem.import.kpp", func(s string) (string, error) {
		if len(s) == 8 && len(inn) == 10 && inn[:2] == "0"+s[:1] {
			s = "0" + s
		}
		return crm.CheckKPP(s)
	})
}

// ogrn is an ОГРН or ОГРНИП; other kinds of clients have none.
func (r *record) ogrn(key string, kind crm.PartyKind) string {
	if r.raw(key) != "" && !kind.Registered() {
		r.fault(key, "problem.import.ogrn_kind")
		return ""
	}
	return r.code(key, "problem.import.ogrn", func(s string) (string, error) { return crm.CheckOGRN(s, kind) })
}

// bankAccount reads БИК and both accounts, which are judged together.
func (r *record) bankAccount() (bic, account, corr string) {
	bic = r.code("bic", "problem.import.bic", func(s string) (string, error) {
		if len(s) == 8 && allDigits(s) {
			s = "0" + s // eaten by a spreadsheet: every БИК begins with it
		}
		return crm.CheckBIC(s)
	})
	if bic == "" {
		if r.raw("account") != "" && r.raw("bic") == "" {
			r.fault("account", "problem.import.account_bic")
		}
		return "", "", ""
	}
	account = r.code("account", "problem.import.account", func(s string) (string, error) { return crm.CheckAccount(bic, s) })
	corr = r.code("corr", "problem.import.account", func(s string) (string, error) { return crm.CheckCorrAccount(bic, s) })
	return bic, account, corr
}
