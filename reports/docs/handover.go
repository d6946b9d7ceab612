package docs

import (
	"strconv"
	"time"

	"kartoteka/data/crm"
	"kartoteka/data/lang"
	"kartoteka/data/money"
)

// HandoverSheet is a справка о передаче: what the new manager of clients must
// know to go on without a question to the old one. It is a paper of the house;
// no law sets its form.
type HandoverSheet struct {
	Date     time.Time        // day of the sheet
	Firm     string           // whose managers they are
	From, To string           // names; empty leaves a line for the pen
	Reason   string           // why, in the words of who gives; may be empty
	Clients  []HandoverClient // in the order of the sheet
}

// HandoverClient is what is known of one client on the day of the sheet.
type HandoverClient struct {
	crm.Requisites
	Contacts []crm.Contact   // the people there
	Debt     money.Money     // what it owes; negative where the firm owes it
	Overdue  money.Money     // what of the debt is late
	Deals    []HandoverDeal  // open ones
	Orders   []HandoverOrder // not shipped yet
	Talks    []HandoverTalk  // the last ones, the newest first
	Steps    []HandoverStep  // what is still to be done
}

// HandoverDeal is an open deal.
type HandoverDeal struct {
	Name  string      // what the deal is called
	Stage string      // its name, or the key of its words
	Close time.Time   // day it is expected to be closed on
	Sum   money.Money // its amount
}

// HandoverOrder is an order still to be shipped.
type HandoverOrder struct {
	Number string      // of the order
	Date   time.Time   // of the order
	Sum    money.Money // with VAT
}

// HandoverTalk is one contact with the client.
type HandoverTalk struct {
	At      time.Time           // when it was
	Kind    crm.InteractionKind // a call, a meeting…
	With    string              // contact person
	Author  string              // name of who spoke for the firm
	Outcome crm.Outcome         // what came of it
	Text    string              // what was said
}

// HandoverStep is a task that is not done.
type HandoverStep struct {
	Due  time.Time // when it is to be done
	Text string    // what is to be done
}

var handoverWording = wordingOf("handover")

// handoverPaper is a sheet on its way to paper.
type handoverPaper struct {
	HandoverSheet
	words wording
	ru    *lang.Lang
}

// Paper sets the sheet as blocks: who gives to whom, a table of the clients when
// there are many, a part for each client, two signatures.
func (h HandoverSheet) Paper() Paper {
	p := &handoverPaper{h, handoverWording(), lang.For("ru")}
	name := p.say("name.many", strconv.Itoa(len(h.Clients)))
	if len(h.Clients) == 1 {
		name = p.say("name.one", h.Clients[0].Name)
	}
	title := p.say("title", values{"Name": name, "Date": p.ru.DateLong(h.Date)})
	blocks := []Block{Text{title, Style{Size: 14, Bold: true}}, Spacer{1.5}, Rule{0.5}, Spacer{3}, p.sides(), Spacer{3}}
	if len(h.Clients) > 1 {
		blocks = append(blocks, p.contents(), Spacer{4})
	}
	for i := range h.Clients {
		blocks = append(blocks, p.client(i)...)
	}
	blocks = append(blocks, Together{p.signatures()})
	return Paper{
		Title: name, Author: h.Firm, Date: h.Date, Page: Portrait, Blocks: blocks,
		Footer: Footer{Text: p.say("footer", values{"Paper": name}), From: 2},
	}
}

func (p *handoverPaper) say(key string, value any) string { return p.words.say(key, value) }

// sides are who gives, who takes and why.
func (p *handoverPaper) sides() Block {
	g := Grid{Widths: []float64{30, 155}}
	for _, row := range [][2]string{{"firm", p.Firm}, {"from", p.From}, {"to", p.To}, {"reason", p.Reason}} {
		if row[1] != "" {
			g.Rows = append(g.Rows, Row{Height: 6, Cells: []Cell{{Text: p.say(row[0], nil)}, {Text: row[1], Style: strong}}})
		}
	}
	return g
}

// contents is the table of the clients with what they owe and what is open.
func (p *handoverPaper) contents() Block {
	columns := []sheetColumn{{"number", 8, Center}, {"client", 0, Left}, {"debt", 28, Right}, {"overdue", 28, Right}, {"deals", 16, Right}, {"deals_sum", 30, Right}}
	var rows [][]string
	for i, c := range p.Clients {
		var sum money.Money
		for _, d := range c.Deals {
			sum += d.Sum
		}
		rows = append(rows, []string{strconv.Itoa(i + 1), c.Name, p.sum(c.Debt), p.sum(c.Overdue), count(len(c.Deals)), p.sum(sum)})
	}
	return p.table(columns, rows)
}

// signatures are two lines to sign on.
func (p *handoverPaper) signatures() []Block {
	signer := func(caption, name string) Row {
		who := Cell{Border: SideBottom}
		if name != "" {
			who = Cell{Text: p.say("person", name), Style: Style{Valign: Bottom}}
		}
		return Row{Height: 9, Cells: []Cell{
			{Text: p.say(caption, nil), Style: Style{Bold: true, Valign: Bottom}}, {Border: SideBottom}, who,
		}}
	}
	return []Block{Spacer{4}, Grid{Widths: []float64{24, 50, 60}, Rows: []Row{signer("gave", p.From), signer("took", p.To)}}}
}

// sum writes an amount; nothing is blank.
func (p *handoverPaper) sum(m money.Money) string {
	if m == 0 {
		return ""
	}
	return p.ru.Money(m)
}

func count(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}
