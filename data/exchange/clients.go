package exchange

import (
	"strings"

	"kartoteka/data/crm"
)

// ClientRow is one client of a list. Names of managers and regions are texts
// as written; who reads them finds or makes the entries.
type ClientRow struct {
	Row      int
	Name     string
	FullName string
	Kind     crm.PartyKind // told from ИНН and name where it is not given
	INN      string
	KPP      string
	OGRN     string
	Address  string
	Phone    string // as written; crm.NormalizePhone tells the number
	Email    string
	Region   string
	City     string
	Manager  string
	Source   string
	Comment  string
	Bank     string
	BIC      string
	Account  string
	Corr     string
}

// Clients is the kind of client lists.
var Clients = Schema[ClientRow]{
	Kind:   Kind{Name: "clients", Fields: clientFields},
	decode: decodeClient,
	encode: encodeClient,
	across: newClientDoubles,
}

var clientFields = []Field{
	{Key: "name", Required: true, Instead: "full_name", Headers: []string{
		"Наименование", "Название", "Клиент", "Краткое наименование", "Рабочее наименование", "Наименование в программе", "Контрагент", "Организация", "Компания", "Покупатель",
		"Company Name", "Customer Name", "Client Name", "Name", "Company", "Customer", "Client",
	}},
	{Key: "full_name", Headers: []string{
		"Полное наименование", "Полное название", "Наименование полное", "Официальное наименование", "Юридическое название", "Full Name", "Legal Name",
	}},
	{Key: "kind", Parse: Choice, Choices: partyWords, Headers: []string{
		"Вид контрагента", "Юр. / физ. лицо", "Юр/физ лицо", "Юрлицо / физлицо", "Правовая форма", "Тип клиента", "Party Kind",
	}},
	{Key: "inn", Parse: INN, Headers: innHeaders},
	{Key: "kpp", Parse: Code, Headers: []string{"КПП"}},
	{Key: "ogrn", Parse: Code, Headers: []string{"ОГРН", "ОГРНИП", "ОГРН / ОГРНИП", "ОГРН (ОГРНИП)"}},
	{Key: "address", Headers: addressHeaders},
	{Key: "phone", Headers: phoneHeaders},
	{Key: "email", Parse: Email, Headers: emailHeaders},
	{Key: "region", Headers: regionHeaders},
	{Key: "city", Headers: []string{"Город", "Населённый пункт", "City", "Town"}},
	{Key: "manager", Headers: managerHeaders},
	{Key: "source", Headers: sourceHeaders},
	{Key: "comment", Headers: []string{"Комментарий", "Примечание", "Заметки", "Дополнительно", "Comment", "Note", "Notes", "Remarks"}},
	{Key: "bank", Headers: bankHeaders},
	{Key: "bic", Parse: Code, Headers: []string{"БИК", "БИК банка", "BIC"}},
	{Key: "account", Parse: Code, Headers: accountHeaders},
	{Key: "corr", Parse: Code, Headers: corrHeaders},
}

// Headers of requisites, shared with organisations.
var (
	innHeaders     = []string{"ИНН", "ИНН клиента", "ИНН контрагента", "Tax ID"}
	addressHeaders = []string{
		"Юридический адрес", "Адрес", "Адрес регистрации", "Почтовый адрес", "Фактический адрес", "Адрес доставки", "Address", "Street",
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
	"частноелицо": string(crm.Person), "фл": string(crm.Person), "самозанятый": string(crm.Person),
}

func decodeClient(r *record) ClientRow {
	c := ClientRow{
		Row: r.row.Number, Name: r.name("name"), FullName: r.text("full_name"),
		Kind: crm.PartyKind(r.choice("kind")), INN: r.inn("inn"),
		Address: r.text("address"), Phone: r.text("phone"), Email: r.email("email"),
		Region: r.name("region"), City: r.text("city"), Manager: r.name("manager"), Source: r.text("source"),
		Comment: r.note("comment"), Bank: r.text("bank"),
	}
	if c.Name == "" {
		c.Name = c.FullName
	}
	c.Kind = r.partyKind(c.Kind, c.INN, c.Name)
	c.KPP = r.kpp("kpp", c.Kind, c.INN)
	c.OGRN = r.ogrn("ogrn", c.Kind)
	c.BIC, c.Account, c.Corr = r.bankAccount()
	return c
}

// partyKind tells the legal form where it is not given: ten digits of ИНН are
// a company's, twelve an entrepreneur's; without ИНН the name speaks.
func (r *record) partyKind(given crm.PartyKind, inn, name string) crm.PartyKind {
	lower := " " + strings.ToLower(name) + " "
	entrepreneur := strings.Contains(lower, " ип ") || strings.Contains(lower, "индивидуальный предприниматель")
	switch {
	case given == crm.Company && len(inn) == 12, given != crm.Company && given != "" && len(inn) == 10:
		r.fault("inn", "problem.import.inn_kind")
		return given
	case given != "":
		return given
	case len(inn) == 12, entrepreneur && inn == "":
		return crm.Entrepreneur
	}
	return crm.Company
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

// ogrn is an ОГРН or ОГРНИП.
func (r *record) ogrn(key string, kind crm.PartyKind) string {
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

// newClientDoubles notes rows that speak of one client: the same ИНН and КПП,
// or the same name without ИНН.
func newClientDoubles() func(r *record, c ClientRow) {
	return doubles("exchange.note.same_client", func(c ClientRow) string {
		if c.INN != "" {
			return c.INN + "/" + c.KPP
		}
		return strings.ToLower(c.Name)
	})
}

// doubles notes rows with equal keys; a row without a key is none.
func doubles[T any](words string, key func(T) string) func(r *record, v T) {
	seen := map[string]int{}
	return func(r *record, v T) {
		k := key(v)
		if first, met := seen[k]; met && len(r.judge.notes) < FaultLimit {
			r.judge.notes = append(r.judge.notes, note(rowPath(r.row.Number), words,
				"Row", RowNumber(r.row.Number), "First", RowNumber(first)))
		} else if !met && k != "" {
			seen[k] = r.row.Number
		}
	}
}

func encodeClient(v ClientRow, c *cells) {
	c.text("name", v.Name)
	c.text("full_name", v.FullName)
	c.text("kind", string(v.Kind))
	c.text("inn", v.INN)
	c.text("kpp", v.KPP)
	c.text("ogrn", v.OGRN)
	c.text("address", v.Address)
	c.text("phone", v.Phone)
	c.text("email", v.Email)
	c.text("region", v.Region)
	c.text("city", v.City)
	c.text("manager", v.Manager)
	c.text("source", v.Source)
	c.text("comment", v.Comment)
	c.text("bank", v.Bank)
	c.text("bic", v.BIC)
	c.text("account", v.Account)
	c.text("corr", v.Corr)
}
