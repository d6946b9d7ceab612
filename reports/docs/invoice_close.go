package docs

import (
	"kartoteka/data/crm"
	"kartoteka/data/money"
)

// closing is what stands under the lines and must not be parted from itself:
// sums, the sum in words, conditions, signatures, the payment code.
func (p *invoicePaper) closing() []Block {
	blocks := []Block{
		p.totals(),
		Spacer{2},
		Text{Text: p.count()},
		Spacer{0.5},
		Text{p.sumInWords(), strong},
	}
	if !p.PayBefore.IsZero() {
		blocks = append(blocks, Spacer{2}, Text{Text: p.say("pay_before", p.ru.Date(p.PayBefore))})
	}
	if p.Conditions != "" {
		blocks = append(blocks, Spacer{2}, Text{Text: p.Conditions})
	}
	blocks = append(blocks, Spacer{2}, Rule{0.5}, Spacer{8})
	return append(blocks, p.signatures()...)
}

// totals are the sums, VAT a line per rate.
func (p *invoicePaper) totals() Block {
	g := Grid{Widths: []float64{155, 30}}
	bold := Style{Bold: true, Align: Right}
	add := func(caption, value string) {
		g.Rows = append(g.Rows, Row{Cells: []Cell{{Text: caption, Style: bold}, {Text: value, Style: bold}}})
	}
	amount := func(key string, m money.Money) { add(p.say(key, nil), p.sum(m)) }
	if p.discounted() {
		amount("total.full", p.total.Full)
		amount("total.discount", p.total.Discount)
	}
	amount("total.sum", p.total.Sum)
	if p.total.Exempt() {
		add(p.say("total.exempt", nil), p.say("total.dash", nil))
	} else {
		for _, r := range p.total.Rates {
			if r.VAT == crm.VATNone {
				amount("total.exempt_part", r.Net)
				continue
			}
			add(p.say("total.vat."+string(p.Mode), r.VAT.Title()), p.sum(r.Tax))
		}
	}
	amount("total.due", p.total.Due)
	return g
}

// Sizes of facsimiles in millimetres, and where the line to sign on runs below
// the top of its row.
const (
	handWidth, handHeight = 35, 15
	stampSide             = 38
	signLine              = 6
)

// signatures are the lines to sign on with pictures of hands and stamp over
// them, «М. П.» and the payment code.
func (p *invoicePaper) signatures() []Block {
	g := Grid{Widths: []float64{26, 34, 36, 6, 20, 34, 29}}
	blocks := p.picture("signature", p.Signature, 25, signLine+3, handWidth, handHeight)
	left := []Block{Spacer{3}}
	if firm(p.Seller) {
		cells := append(p.signer("signer.director", p.Director), Cell{})
		g.Rows = []Row{{Height: signLine, Cells: append(cells, p.signer("signer.accountant", p.Accountant)...)}}
		blocks = append(blocks, p.picture("accountant_signature", p.AccountantSignature, 121, signLine+3, handWidth, handHeight)...)
		left = append(left, Grid{Widths: []float64{26, 34}, Rows: []Row{{Cells: []Cell{
			{}, {Text: p.say("stamp", nil), Style: Style{Size: 8}},
		}}}})
	} else {
		g.Widths = []float64{34, 40, 50}
		caption := "signer." + string(p.Seller.Kind)
		g.Rows = []Row{{Height: signLine, Cells: p.signer(caption, crm.Signatory{Name: p.Director.Name})}}
	}
	if stamp := p.picture("stamp", p.Stamp, 18, 24, stampSide, stampSide); stamp != nil {
		left = append(append([]Block{}, stamp...), append(left, Spacer{20})...)
	}
	return append(blocks, g, Spacer{3}, p.besideCode(left))
}

// signer is who signs, the line to sign on and the name, or a line for it.
func (p *invoicePaper) signer(caption string, who crm.Signatory) []Cell {
	post, name := who.Post, Cell{Border: SideBottom}
	if post == "" {
		post = p.say(caption, nil)
	}
	if who.Name != "" {
		name = Cell{Text: p.say("person", who.Name), Style: Style{Valign: Bottom}}
	}
	return []Cell{
		{Text: post, Style: Style{Bold: true, Valign: Bottom}},
		{Border: SideBottom},
		name,
	}
}

// besideCode puts the payment code to the right of the blocks.
func (p *invoicePaper) besideCode(left []Block) Block {
	code, ok := p.paymentSymbol()
	if !ok {
		return Beside{[]Part{{roomWidth, left}}}
	}
	width := code.Side()
	caption := Text{p.say("qr", nil), Style{Size: 7, Align: Center}}
	return Beside{[]Part{{roomWidth - width, left}, {width, []Block{code, caption}}}}
}
