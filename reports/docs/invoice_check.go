package docs

import (
	"strings"

	"kartoteka/data/problem"
)

// check warns of what the paper lacks: the client could not pay it, post it to
// the books or take its VAT off.
func (p *invoicePaper) check() {
	for _, f := range []struct {
		field, value string
	}{
		{"number", p.Number},
		{"seller.name", p.Seller.Name},
		{"seller.inn", p.Seller.INN},
		{"seller.address", p.Seller.Address},
		{"account.account", p.Account.Account},
		{"account.bank", p.Account.Bank},
		{"account.bic", p.Account.BIC},
		{"buyer.name", p.Buyer.Name},
		{"director.name", p.Director.Name},
	} {
		if strings.TrimSpace(f.value) == "" {
			p.warn(problem.At(f.field, "problem.paper."+f.field))
		}
	}
	if firm(p.Seller) && p.Seller.KPP == "" {
		p.warn(problem.At("seller.kpp", "problem.paper.seller.kpp"))
	}
	if p.Date.IsZero() {
		p.warn(problem.At("date", "problem.paper.date"))
	}
	switch {
	case len(p.Lines) == 0:
		p.warn(problem.At("lines", "problem.paper.lines"))
	case p.total.Due <= 0:
		p.warn(problem.At("lines", "problem.paper.sum"))
	}
}

// Keys of words that are put together here:
//
//lang: problem.paper.*
