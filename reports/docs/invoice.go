package docs

import (
	"bytes"
	"image"
	_ "image/jpeg"
	_ "image/png"
	"strconv"

	"kartoteka/data/crm"
	"kartoteka/data/lang"
	"kartoteka/data/money"
	"kartoteka/data/problem"
)

// Invoice is a счёт на оплату to print: the frozen document and what is chosen
// at the moment of printing.
//
// No law sets the form; this is the one 1С prints and accountants expect: the
// notice, a sample of the payment order, the sides, the lines, sums with VAT as
// a line of its own (НК РФ ст. 168 п. 4), the sum in words, signatures and a
// QR code that pays it.
type Invoice struct {
	crm.Invoice
	// Shipper and Consignee are printed when they differ from the sides.
	Shipper, Consignee *crm.Requisites
	// Signature is a picture of the hand of the director or the entrepreneur,
	// AccountantSignature and Stamp likewise: PNG or JPEG, nil for none.
	Signature, AccountantSignature, Stamp []byte
	// QR asks for the payment code.
	QR bool
}

var invoiceWording = wordingOf("invoice")

// InvoiceNotice is the customary notice above an invoice, offered to an
// organisation that has not set its own.
func InvoiceNotice() string { return invoiceWording().say("notice", nil) }

// invoicePaper is an invoice on its way to paper.
type invoicePaper struct {
	Invoice
	words    wording
	ru       *lang.Lang
	total    Total
	problems []problem.Problem
}

// Paper sets the invoice as blocks. The problems are warnings of what the paper
// lacks to be valid or complete: it is made all the same, with blanks for the
// pen, and without a QR code where that could not be paid by.
func (v Invoice) Paper() (Paper, []problem.Problem) {
	p := &invoicePaper{
		Invoice: v, words: invoiceWording(), ru: lang.For("ru"), total: Totals(v.Lines, v.Mode),
	}
	p.check()
	var blocks []Block
	blocks = append(blocks, p.notice()...)
	blocks = append(blocks, p.bank(), Spacer{4})
	blocks = append(blocks, p.title()...)
	blocks = append(blocks, p.sides(), Spacer{2}, p.lines(), Spacer{1.5})
	blocks = append(blocks, Together{p.closing()})
	name := p.say("name", values{"Number": v.Number})
	return Paper{
		Title: name, Number: v.Number, Author: v.Seller.Name, Date: v.Date, Page: Portrait, Blocks: blocks,
		Footer: Footer{Text: p.say("footer", values{"Paper": name}), From: 2},
	}, p.problems
}

func (p *invoicePaper) say(key string, value any) string { return p.words.say(key, value) }

// sum writes an amount as papers do: «12 200,00».
func (p *invoicePaper) sum(m money.Money) string { return p.ru.Money(m) }

// warn keeps the problems of err; anything else in it is a fault of the
// program and is told as a problem of the whole paper.
func (p *invoicePaper) warn(err error) {
	if err == nil {
		return
	}
	if found := problem.All(err); found != nil {
		p.problems = append(p.problems, found...)
		return
	}
	p.problems = append(p.problems, problem.Problem{Key: "problem.paper.fault", Args: map[string]any{"Fault": err.Error()}})
}

// notice is the small print on top.
func (p *invoicePaper) notice() []Block {
	if p.Notice == "" {
		return nil
	}
	return []Block{Text{p.Notice, Style{Size: 8, Align: Center}}, Spacer{2.5}}
}

// title is the name of the paper over a thick rule.
func (p *invoicePaper) title() []Block {
	name := p.say("name", values{"Number": p.Number})
	date := ""
	if !p.Date.IsZero() {
		date = p.ru.DateLong(p.Date)
	}
	text := p.say("title", values{"Name": name, "Date": date})
	return []Block{Text{text, Style{Size: 14, Bold: true}}, Spacer{1.5}, Rule{0.5}, Spacer{3}}
}

// sumInWords is the words of the sum to pay; blank where it can't be worded.
func (p *invoicePaper) sumInWords() string {
	words, err := money.Words(p.total.Due)
	p.warn(problem.In("lines", err))
	return words
}

// picture lays a signature or stamp into the box of this size standing on its
// bottom left corner, in its own proportions.
func (p *invoicePaper) picture(field string, data []byte, x, bottom, width, height float64) []Block {
	if len(data) == 0 {
		return nil
	}
	c, _, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil || c.Width == 0 || c.Height == 0 {
		p.warn(problem.At(field, "problem.paper.picture"))
		return nil
	}
	scale := min(width/float64(c.Width), height/float64(c.Height))
	w, h := scale*float64(c.Width), scale*float64(c.Height)
	return []Block{Picture{Data: data, X: x, Y: bottom - h, Width: w, Height: h}}
}

func (p *invoicePaper) count() string {
	return p.say("count", values{"Count": strconv.Itoa(len(p.Lines)), "Sum": p.sum(p.total.Due)})
}
