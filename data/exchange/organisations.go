package exchange

import "kartoteka/data/crm"

// OrganisationRow is one of our own firms.
type OrganisationRow struct {
	Row          int
	Name         string
	FullName     string
	Kind         crm.PartyKind
	INN          string
	KPP          string
	OGRN         string
	Address      string
	Phone        string
	Email        string
	Director     string
	DirectorPost string
	Accountant   string
	Bank         string
	BIC          string
	Corr         string
	Account      string
	TaxMode      crm.TaxMode // empty when not given
	Prefix       string      // of document numbers
}

// Organisations is the kind of our own requisites.
var Organisations = Schema[OrganisationRow]{
	Kind:   Kind{Name: "organisation", Fields: organisationFields},
	decode: decodeOrganisation,
	encode: encodeOrganisation,
}

var organisationFields = []Field{
	{Key: "name", Required: true, Instead: "full_name", Headers: []string{
		"Наименование", "Краткое наименование", "Сокращённое наименование", "Название", "Организация", "Name", "Company Name", "Company",
	}},
	{Key: "full_name", Headers: []string{"Полное наименование", "Полное название", "Full Name", "Legal Name"}},
	{Key: "kind", Parse: Choice, Choices: partyWords, Headers: []string{"Правовая форма", "Вид", "Юр. / физ. лицо", "Party Kind"}},
	{Key: "inn", Parse: INN, Headers: innHeaders},
	{Key: "kpp", Parse: Code, Headers: []string{"КПП"}},
	{Key: "ogrn", Parse: Code, Headers: []string{"ОГРН", "ОГРНИП", "ОГРН / ОГРНИП"}},
	{Key: "address", Headers: addressHeaders},
	{Key: "phone", Headers: phoneHeaders},
	{Key: "email", Parse: Email, Headers: emailHeaders},
	{Key: "director", Headers: []string{"Руководитель", "Директор", "Генеральный директор", "ФИО руководителя", "Director", "CEO"}},
	{Key: "director_post", Headers: []string{"Должность руководителя", "Должность", "Director Post", "Position"}},
	{Key: "accountant", Headers: []string{"Главный бухгалтер", "Бухгалтер", "Accountant"}},
	{Key: "bank", Headers: bankHeaders},
	{Key: "bic", Parse: Code, Headers: []string{"БИК", "БИК банка", "BIC"}},
	{Key: "corr", Parse: Code, Headers: corrHeaders},
	{Key: "account", Parse: Code, Headers: accountHeaders},
	{Key: "tax_mode", Parse: Choice, Choices: taxWords, Headers: []string{"Система налогообложения", "Налоговый режим", "СНО", "Tax Mode"}},
	{Key: "prefix", Headers: []string{"Префикс", "Префикс номеров", "Prefix"}},
}

// taxWords are the folded names of the systems of taxation.
var taxWords = map[string]string{
	"osno": string(crm.TaxOSNO), "осно": string(crm.TaxOSNO), "осн": string(crm.TaxOSNO), "общая": string(crm.TaxOSNO),
	"usn": string(crm.TaxUSN), "усн": string(crm.TaxUSN), "упрощенная": string(crm.TaxUSN), "усно": string(crm.TaxUSN),
	"usn5": string(crm.TaxUSN5), "усн5": string(crm.TaxUSN5), "usn7": string(crm.TaxUSN7), "усн7": string(crm.TaxUSN7),
	"usn22": string(crm.TaxUSN22), "усн22": string(crm.TaxUSN22),
	"patent": string(crm.TaxPSN), "псн": string(crm.TaxPSN), "патент": string(crm.TaxPSN),
	"npd": string(crm.TaxNPD), "нпд": string(crm.TaxNPD), "самозанятый": string(crm.TaxNPD),
}

func decodeOrganisation(r *record) OrganisationRow {
	o := OrganisationRow{
		Row: r.row.Number, Name: r.name("name"), FullName: r.text("full_name"),
		Kind: crm.PartyKind(r.choice("kind")), INN: r.inn("inn"),
		Address: r.text("address"), Phone: r.text("phone"), Email: r.email("email"),
		Director: r.text("director"), DirectorPost: r.text("director_post"), Accountant: r.text("accountant"),
		Bank: r.text("bank"), TaxMode: crm.TaxMode(r.choice("tax_mode")), Prefix: r.text("prefix"),
	}
	if o.Name == "" {
		o.Name = o.FullName
	}
	o.Kind = r.partyKind(o.Kind, o.INN, o.Name)
	o.KPP = r.kpp("kpp", o.Kind, o.INN)
	o.OGRN = r.ogrn("ogrn", o.Kind)
	o.BIC, o.Account, o.Corr = r.bankAccount()
	return o
}

func encodeOrganisation(v OrganisationRow, c *cells) {
	c.text("name", v.Name)
	c.text("full_name", v.FullName)
	c.text("kind", string(v.Kind))
	c.text("inn", v.INN)
	c.text("kpp", v.KPP)
	c.text("ogrn", v.OGRN)
	c.text("address", v.Address)
	c.text("phone", v.Phone)
	c.text("email", v.Email)
	c.text("director", v.Director)
	c.text("director_post", v.DirectorPost)
	c.text("accountant", v.Accountant)
	c.text("bank", v.Bank)
	c.text("bic", v.BIC)
	c.text("corr", v.Corr)
	c.text("account", v.Account)
	c.text("tax_mode", string(v.TaxMode))
	c.text("prefix", v.Prefix)
}
