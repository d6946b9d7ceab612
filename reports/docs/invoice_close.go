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
		Text{p.count(), plain},
		Text{p.sumInWords(), strong},
	}
	if !p.PayBefore.IsZero() {
		blocks = append(blocks, Spacer{2}, Text{p.say("pay_before", p.ru.Date(p.PayBefore)), plain})
	}
	if p.Conditions != "" {
		blocks = append(blocks, Spacer{2}, Text{p.Conditions, plain})
	}
	blocks = append(blocks, Spacer{2}, Rule{0.5}, Spacer{8})
	return append(blocks, p.signatures()...)
}

// totals are the sums, VAT a line per rate.
func (p *invoicePaper) totals() Block {
	g := Grid{Widths: []float64{155, 30}}
	bold := Style{Size: 9, Bold: true, Align: Right}
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
	signer := func(caption, name string) []Cell {
		if name != "" {
			name = p.say("person", name)
		}
		at := Style{Size: 9, Valign: Bottom}
		return []Cell{
			{Text: p.say(caption, nil), Style: Style{Size: 9, Bold: true, Valign: Bottom}},
			{Border: SideBottom},
			{Text: name, Style: at},
		}
	}
	blocks := p.picture("signature", p.Signature, 25, signLine+3, handWidth, handHeight)
	left := []Block{Spacer{5}}
	if p.Seller.Kind == crm.Entrepreneur {
		g.Widths = []float64{28, 40, 117}
		g.Rows = []Row{{Height: signLine, Cells: signer("entrepreneur", p.Director.Name)}}
	} else {
		cells := append(signer("director", p.Director.Name), Cell{})
		g.Rows = []Row{{Height: signLine, Cells: append(cells, signer("accountant", p.Accountant.Name)...)}}
		blocks = append(blocks, p.picture("accountant_signature", p.AccountantSignature, 121, signLine+3, handWidth, handHeight)...)
		left = append(left, Grid{Widths: []float64{26, 34}, Rows: []Row{{Cells: []Cell{
			{}, {Text: p.say("stamp", nil), Style: Style{Size: 8}},
		}}}})
	}
	if stamp := p.picture("stamp", p.Stamp, 18, 24, stampSide, stampSide); stamp != nil {
		left = append(append([]Block{}, stamp...), append(left, Spacer{20})...)
	}
	return append(blocks, g, p.besideCode(left))
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
