package docs

// Styles of an invoice.
var (
	strong = Style{Bold: true}
	small  = Style{Size: 7, Valign: Bottom}
)

// bank is the sample of a payment order: the requisites stand where the form of
// a платёжное поручение has them, so that an accountant copies by sight.
func (p *invoicePaper) bank() Block {
	const frame = SideLeft | SideRight
	kpp := ""
	if firm(p.Seller) {
		kpp = p.say("kpp", p.Seller.KPP)
	}
	account := p.say("account", nil)
	return Grid{
		Widths: []float64{52.5, 52.5, 15, 65},
		Rows: []Row{
			{Height: 6, Cells: []Cell{
				{Text: p.Account.Bank, Border: frame | SideTop, Cols: 2},
				{Text: p.say("bic", nil), Border: Boxed},
				{Text: p.Account.BIC, Border: frame | SideTop},
			}},
			{Height: 9, Cells: []Cell{
				{Text: p.say("bank", nil), Style: small, Border: frame | SideBottom, Cols: 2},
				{Text: account, Border: Boxed},
				{Text: p.Account.Corr, Border: frame | SideBottom},
			}},
			{Height: 5.5, Cells: []Cell{
				{Text: p.say("inn", p.Seller.INN), Border: Boxed},
				{Text: kpp, Border: Boxed},
				{Text: account, Border: Boxed, Rows: 3},
				{Text: p.Account.Account, Border: Boxed, Rows: 3},
			}},
			{Height: 5, Cells: []Cell{{Text: p.Seller.Name, Border: frame, Cols: 2}}},
			{Height: 5, Cells: []Cell{{Text: p.say("payee", nil), Style: small, Border: frame | SideBottom, Cols: 2}}},
		},
	}
}

// sides are the parties of the sale and what it rests on.
func (p *invoicePaper) sides() Block {
	g := Grid{Widths: []float64{30, 155}}
	add := func(caption, value string) {
		g.Rows = append(g.Rows, Row{Height: 6, Cells: []Cell{
			{Text: p.say(caption, nil)}, {Text: value, Style: strong},
		}})
	}
	add("seller", p.words.partyLine(p.Seller))
	add("buyer", p.words.partyLine(p.Buyer))
	if p.Shipper != nil {
		add("shipper", p.words.partyLine(*p.Shipper))
	}
	if p.Consignee != nil {
		add("consignee", p.words.partyLine(*p.Consignee))
	}
	if p.Basis != "" {
		add("basis", p.Basis)
	}
	return g
}
