package exchange

import (
	"time"

	"kartoteka/data/crm"
	"kartoteka/data/money"
)

// PaymentRow is one payment of a list. Amount is positive; Direction says
// which way the money went.
type PaymentRow struct {
	Row       int           // line of the file
	Number    string        // of the paper
	Date      time.Time     // 00:00 UTC
	Client    string        // name
	INN       string        // of the client
	Order     string        // number of what it pays for
	Amount    money.Money   // always positive
	Direction crm.Direction // from the client or to it
	Purpose   string        // назначение платежа
}

// Payments is the kind of payment lists.
var Payments = Schema[PaymentRow]{
	Kind:   Kind{Name: "payments", Fields: paymentFields},
	decode: decodePayment,
	encode: encodePayment,
}

var paymentFields = []Field{
	{Key: "number", Headers: []string{
		"Номер платежа", "№ платежа", "Номер платёжного поручения", "Номер", "№", "Номер документа", "Payment Number", "Payment No", "Payment ID",
	}},
	{Key: "date", Parse: Date, Required: true, Headers: []string{
		"Дата платежа", "Дата оплаты", "Дата поступления", "Дата", "Дата документа", "Payment Date", "Paid On", "Date",
	}},
	{Key: "client", Required: true, Instead: "inn", Headers: []string{
		"Клиент", "Контрагент", "Плательщик", "Покупатель", "Заказчик", "Customer Name", "Customer", "Client", "Payer", "Company Name",
	}},
	{Key: "inn", Parse: INN, Headers: []string{"ИНН", "ИНН клиента", "ИНН контрагента", "ИНН плательщика", "Tax ID"}},
	{Key: "order", Headers: []string{
		"Номер заказа", "№ заказа", "Заказ", "Номер счёта", "Счёт", "Основание", "Документ расчётов", "Order ID", "Order Number", "Invoice Number", "Order", "Invoice",
	}},
	{Key: "amount", Parse: Amount, Required: true, Headers: []string{
		"Сумма платежа", "Сумма", "Оплата", "Сумма оплаты", "Поступление", "Приход", "Amount", "Payment Amount", "Paid", "Sum",
	}},
	{Key: "direction", Parse: Choice, Choices: directionWords, Headers: []string{
		"Вид операции", "Направление", "Вид платежа", "Тип операции", "Direction",
	}},
	{Key: "purpose", Headers: []string{"Назначение платежа", "Назначение", "Комментарий", "Purpose", "Description", "Comment"}},
}

// directionWords are the folded words for the ways money goes.
var directionWords = map[string]string{
	"in": string(crm.Incoming), "приход": string(crm.Incoming), "поступление": string(crm.Incoming), "входящий": string(crm.Incoming),
	"оплатаотпокупателя": string(crm.Incoming), "оплатапокупателя": string(crm.Incoming), "incoming": string(crm.Incoming), "оплата": string(crm.Incoming),
	"out": string(crm.Outgoing), "расход": string(crm.Outgoing), "списание": string(crm.Outgoing), "исходящий": string(crm.Outgoing),
	"возврат": string(crm.Outgoing), "возвратпокупателю": string(crm.Outgoing), "outgoing": string(crm.Outgoing), "refund": string(crm.Outgoing),
}

// decodePayment reads a payment; a negative amount without a direction is a
// refund.
func decodePayment(r *record) PaymentRow {
	p := PaymentRow{
		Row: r.row.Number, Number: r.text("number"), Date: r.day("date"),
		Client: r.name("client"), INN: r.inn("inn"), Order: r.text("order"),
		Direction: crm.Direction(r.choice("direction")), Purpose: r.note("purpose"),
	}
	amount, given := r.amount("amount")
	switch {
	case given && amount == 0:
		r.fault("amount", "problem.import.zero_amount")
	case amount < 0 && p.Direction == "":
		p.Direction, amount = crm.Outgoing, -amount
	case amount < 0:
		r.fault("amount", "problem.import.negative")
	}
	if p.Direction == "" {
		p.Direction = crm.Incoming
	}
	p.Amount = amount
	return p
}

func encodePayment(v PaymentRow, c *cells) {
	c.text("number", v.Number)
	c.day("date", v.Date)
	c.text("client", v.Client)
	c.text("inn", v.INN)
	c.text("order", v.Order)
	c.amount("amount", v.Amount)
	c.text("direction", string(v.Direction))
	c.text("purpose", v.Purpose)
}
