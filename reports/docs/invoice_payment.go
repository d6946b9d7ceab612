package docs

import (
	"fmt"
	"strings"

	"kartoteka/data/crm"
	"kartoteka/data/money"
	"kartoteka/data/problem"
)

// codeFields are where the fields of the payment code come from.
var codeFields = map[string]string{
	"Name": "seller.name", "PersonalAcc": "account.account", "BankName": "account.bank",
	"BIC": "account.bic", "CorrespAcc": "account.corr",
}

// paymentSymbol is the QR code that pays the invoice, if it is asked for and
// the requisites suffice; what else stands in its way is warned of.
func (p *invoicePaper) paymentSymbol() (Symbol, bool) {
	if !p.QR || !p.payable() {
		return Symbol{}, false
	}
	content, err := p.paymentCode()
	if err != nil {
		p.warn(codeProblem(err))
		return Symbol{}, false
	}
	code, err := QR(content)
	if err != nil {
		p.warn(err)
		return Symbol{}, false
	}
	return code, true
}

// payable tells that there is a sum and an account to pay it to; check has
// warned of what is missing.
func (p *invoicePaper) payable() bool {
	a := p.Account
	return p.total.Due > 0 && p.Seller.Name != "" && a.Account != "" && a.Bank != "" && a.BIC != ""
}

// paymentCode is written in UTF-8. Where a long name makes the obligatory block
// too long for the standard, Windows-1251 takes half the bytes of a letter.
func (p *invoicePaper) paymentCode() ([]byte, error) {
	corr := p.Account.Corr
	if corr == "" {
		corr = "0"
	}
	fields := []PaymentField{
		{"Name", p.Seller.Name},
		{"PersonalAcc", p.Account.Account},
		{"BankName", p.Account.Bank},
		{"BIC", p.Account.BIC},
		{"CorrespAcc", corr},
		{"PayeeINN", p.Seller.INN},
		{"KPP", p.Seller.KPP},
		{"Sum", fmt.Sprint(int64(p.total.Due))},
		{"Purpose", p.purpose()},
	}
	content, err := PaymentCode(UTF8, fields...)
	if problem.Has(err, "Name", "problem.qr.long") {
		return PaymentCode(Windows1251, fields...)
	}
	return content, err
}

// codeProblem moves the problems of a payment code to the fields of the
// invoice they come from.
func codeProblem(err error) error {
	found := problem.All(err)
	if found == nil {
		return err
	}
	moved := make(problem.List, len(found))
	for i, f := range found {
		moved[i] = f
		if from, ok := codeFields[f.Field]; ok {
			moved[i].Field = from
		}
	}
	return moved
}

// purpose is the назначение платежа: the paper, its date and the VAT, as banks
// ask for it.
func (p *invoicePaper) purpose() string {
	tax := p.say("purpose.none", nil)
	if !p.total.Exempt() {
		var rates []string
		for _, r := range p.total.Rates {
			if r.VAT != crm.VATNone {
				rates = append(rates, p.say("purpose.rate", values{"Title": r.VAT.Title(), "Sum": dashed(r.Tax)}))
			}
		}
		tax = p.say("purpose.vat", strings.Join(rates, ", "))
	}
	return p.say("purpose", values{"Number": p.Number, "Date": p.ru.Date(p.Date), "Tax": tax})
}

// dashed writes an amount the way payment orders do: 2200-00.
func dashed(m money.Money) string { return fmt.Sprintf("%d-%02d", m/100, m%100) }
