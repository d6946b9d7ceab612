package exchange

import (
	"slices"
	"time"

	"kartoteka/data/crm"
	"kartoteka/data/money"
)

// ClientRow is one client of a list. Names of managers and regions are texts
// as written; who reads them finds or makes the entries. Phones and mails past
// the first belong to the first contact person.
type ClientRow struct {
	Row            int             // line of the file
	crm.Requisites                 // the kind from ИНН and name where it is not given; the phone as written
	Account        crm.BankAccount // main account in a bank
	Region         string          // name of the region
	City           string          // of the client
	Manager        string          // name of who answers for the client
	Source         string          // where the client came from
	Comment        string          // free text

	Actual   string        // where the client really sits
	Tags     string        // with commas between
	Discount money.Percent // usual discount, hundredths of a per cent
	Deferral int           // days
	Limit    money.Money   // the most the client may owe
	Birthday time.Time     // of a person or an entrepreneur
	NoCalls  string        // yes, no, empty where the file does not say

	Contacts []ContactRow // persons, the first one the main
}

// Clients is the kind of client lists.
var Clients = Schema[ClientRow]{
	Kind:    Kind{Name: "clients", Fields: clientFields},
	decode:  decodeClient,
	encode:  encodeClient,
	across:  newClientDoubles,
	repeats: func(v ClientRow) (string, int) { return "person", len(v.Contacts) },
}

var clientFields = slices.Concat([]Field{
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
	{Key: "address", Headers: clientAddressHeaders},
	{Key: "actual_address", Headers: []string{"Фактический адрес", "Факт. адрес", "Адрес фактический", "Адрес офиса", "Actual Address", "Office Address"}},
	{Key: "phone", Group: "phone", Headers: phoneHeaders},
	{Key: "email", Group: "email", Parse: Email, Headers: emailHeaders},
}, contactFields, []Field{
	{Key: "region", Headers: regionHeaders},
	{Key: "city", Headers: []string{"Город", "Населённый пункт", "City", "Town"}},
	{Key: "manager", Headers: managerHeaders},
	{Key: "source", Headers: sourceHeaders},
	{Key: "comment", Headers: []string{"Комментарий", "Примечание", "Заметки", "Дополнительно", "Comment", "Note", "Notes", "Remarks"}},
	{Key: "bank", Headers: bankHeaders},
	{Key: "bic", Parse: Code, Headers: []string{"БИК", "БИК банка", "BIC"}},
	{Key: "account", Parse: Code, Headers: accountHeaders},
	{Key: "corr", Parse: Code, Headers: corrHeaders},
	{Key: "tags", Headers: []string{"Метки", "Теги", "Сегмент", "Сегменты", "Tags", "Labels", "Segment"}},
	{Key: "discount", Parse: Percent, Headers: []string{"Скидка", "Скидка, %", "Скидка клиента", "Discount"}},
	{Key: "deferral", Parse: Count, Headers: []string{"Отсрочка", "Отсрочка, дней", "Отсрочка платежа", "Дней отсрочки", "Deferral", "Payment Terms, days"}},
	{Key: "limit", Parse: Amount, Headers: []string{"Кредитный лимит", "Лимит задолженности", "Лимит долга", "Лимит", "Credit Limit"}},
	{Key: "birthday", Parse: Date, Headers: []string{"День рождения", "Дата рождения", "Birthday", "Date of Birth"}},
	{Key: "no_calls", Parse: Choice, Choices: yesWords, Headers: []string{"Не звонить", "Запрет звонков", "Do Not Call", "No Calls"}},
})

// yesWords are the folded words of a yes and a no.
var yesWords = map[string]string{
	"да": "yes", "yes": "yes", "true": "yes", "истина": "yes", "1": "yes", "незвонить": "yes",
	"нет": "no", "no": "no", "false": "no", "ложь": "no", "0": "no",
}

func encodeClient(v ClientRow, c *cells) {
	c.requisites(v.Requisites, v.Account)
	c.text("region", v.Region)
	c.text("city", v.City)
	c.text("manager", v.Manager)
	c.text("source", v.Source)
	c.text("comment", v.Comment)
	c.text("actual_address", v.Actual)
	c.text("tags", v.Tags)
	if v.Discount != 0 {
		c.percent("discount", v.Discount)
	}
	if v.Deferral != 0 {
		c.count("deferral", money.Qty(v.Deferral)*1000)
	}
	if v.Limit != 0 {
		c.amount("limit", v.Limit)
	}
	c.day("birthday", v.Birthday)
	c.text("no_calls", v.NoCalls)
	for i, p := range v.Contacts {
		encodeContact(p, i+1, c)
	}
}
