package docs

import (
	"slices"

	"kartoteka/data/crm"
	"kartoteka/data/money"
)

// RateTotal is the sum of the lines of one VAT rate. 0 % and «Без НДС» are
// different rates.
type RateTotal struct {
	VAT crm.VATCode // the rate
	Net money.Money // without VAT
	Tax money.Money // the VAT
}

// Total is what stands under the lines of a document.
type Total struct {
	Full     money.Money // quantity × price before discounts
	Discount money.Money // Full − Sum
	Sum      money.Money // «Итого»: of the lines as printed
	Net      money.Money // without VAT
	Tax      money.Money // the VAT of all lines
	Due      money.Money // «Всего к оплате»
	Rates    []RateTotal // highest rate first, «Без НДС» last
}

// Totals adds up frozen lines. The VAT of the document is the sum of the VAT of
// its lines, each rounded by itself, as in a счёт-фактура (ПП РФ № 1137); it is
// never computed from the total.
func Totals(lines []crm.InvoiceLine, mode crm.VATMode) Total {
	var t Total
	for _, l := range lines {
		code, tax, net := l.VAT, l.Tax, l.Sum
		switch mode {
		case crm.VATIncluded:
			net -= tax
		case crm.VATOnTop:
		default:
			code, tax = crm.VATNone, 0
		}
		t.Full += fullSum(l)
		t.Sum += l.Sum
		t.Net += net
		t.Tax += tax
		t.addRate(code, net, tax)
	}
	t.Discount = t.Full - t.Sum
	t.Due = t.Net + t.Tax
	slices.SortStableFunc(t.Rates, func(a, b RateTotal) int { return compareRates(a.VAT, b.VAT) })
	return t
}

// Exempt tells that no line bears VAT, not even one of 0 %.
func (t Total) Exempt() bool {
	return !slices.ContainsFunc(t.Rates, func(r RateTotal) bool { return r.VAT != crm.VATNone })
}

// fullSum is the sum of a line before its discount. A line without one is
// worth its sum, even where an imported sum is not quantity × price.
func fullSum(l crm.InvoiceLine) money.Money {
	if l.Discount == 0 {
		return l.Sum
	}
	full, err := money.LineSum(l.Qty, l.Price, 0)
	if err != nil { // beyond all sums: then the discount can't be told
		return l.Sum
	}
	return full
}

func (t *Total) addRate(code crm.VATCode, net, tax money.Money) {
	i := slices.IndexFunc(t.Rates, func(r RateTotal) bool { return r.VAT == code })
	if i < 0 {
		i = len(t.Rates)
		t.Rates = append(t.Rates, RateTotal{VAT: code})
	}
	t.Rates[i].Net += net
	t.Rates[i].Tax += tax
}

// compareRates puts the highest rate first and «Без НДС» last.
func compareRates(a, b crm.VATCode) int {
	switch {
	case a == b:
		return 0
	case a == crm.VATNone:
		return 1
	case b == crm.VATNone:
		return -1
	}
	ra, rb := a.Rate(), b.Rate()
	return int(rb.Num*ra.Den - ra.Num*rb.Den)
}
