package exchange

import "kartoteka/data/crm"

// OrganisationRow is one of our own firms.
type OrganisationRow struct {
	Row int // line of the file
	crm.Requisites
	Account      crm.BankAccount // where clients pay to
	Director     string          // name
	DirectorPost string          // as papers print it
	Accountant   string          // name
	TaxMode      crm.TaxMode     // empty when not given
	Prefix       string          // of document numbers
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
		Row: r.row.Number, Requisites: r.requisites(),
		Director: r.text("director"), DirectorPost: r.text("director_post"), Accountant: r.text("accountant"),
		TaxMode: crm.TaxMode(r.choice("tax_mode")), Prefix: r.text("prefix"),
	}
	o.Phone, o.Email = r.text("phone"), r.email("email")
	o.Account = r.party(&o.Requisites)
	return o
}

func encodeOrganisation(v OrganisationRow, c *cells) {
	c.requisites(v.Requisites, v.Account)
	c.text("director", v.Director)
	c.text("director_post", v.DirectorPost)
	c.text("accountant", v.Accountant)
	c.text("tax_mode", string(v.TaxMode))
	c.text("prefix", v.Prefix)
}
