package docs

import (
	"strconv"
	"strings"

	"kartoteka/data/crm"
)

// sheetColumn is a column of a table of a sheet; a width of 0 takes the rest.
type sheetColumn struct {
	key   string
	width float64
	align Align
}

// table is a table with borders; its header is repeated on every page.
func (p *handoverPaper) table(columns []sheetColumn, rows [][]string) Block {
	g := Grid{Head: 1}
	rest := float64(roomWidth)
	for _, c := range columns {
		rest -= c.width
	}
	head := Row{Height: 6}
	for _, c := range columns {
		if c.width == 0 {
			c.width = rest
		}
		g.Widths = append(g.Widths, c.width)
		head.Cells = append(head.Cells, Cell{
			Text: p.say("column."+c.key, nil), Border: Boxed, Style: Style{Size: 8.5, Bold: true, Align: Center, Valign: Middle},
		})
	}
	g.Rows = append(g.Rows, head)
	for _, texts := range rows {
		row := Row{Height: 5}
		for i, text := range texts {
			row.Cells = append(row.Cells, Cell{Text: text, Border: Boxed, Style: Style{Size: 8.5, Align: columns[i].align}})
		}
		g.Rows = append(g.Rows, row)
	}
	return g
}

// client is the part of one client. Its head stays with the first of its parts.
func (p *handoverPaper) client(i int) []Block {
	c := p.Clients[i]
	parts := [][]Block{
		p.part("contacts", p.people(c)), p.part("deals", p.deals(c)), p.part("orders", p.orders(c)),
		p.part("steps", p.steps(c)), p.part("talks", p.talks(c)),
	}
	head := []Block{Text{p.about(c), Style{}}, Spacer{1}, Text{p.owes(c), strong}}
	if len(p.Clients) > 1 { // the title of a sheet of one names it
		name := Text{strconv.Itoa(i+1) + ". " + c.Name, Style{Size: 11, Bold: true}}
		head = append([]Block{name, Spacer{1}}, head...)
	}
	blocks := []Block{Together{append(head, parts[0]...)}}
	for _, part := range parts[1:] {
		blocks = append(blocks, Together{part})
	}
	return append(blocks, Spacer{5})
}

// part is a small heading over a table; without rows, one line says so.
func (p *handoverPaper) part(key string, table Block) []Block {
	if table == nil {
		return []Block{Spacer{1.5}, Text{p.say("none."+key, nil), Style{}}}
	}
	return []Block{Spacer{2}, Text{p.say("part."+key, nil), strong}, Spacer{1}, table}
}

// about is the requisites in short.
func (p *handoverPaper) about(c HandoverClient) string {
	line := strings.TrimPrefix(p.words.partyLine(c.Requisites), c.Name)
	line = strings.TrimPrefix(line, ", ")
	if c.Email != "" {
		line = strings.TrimPrefix(line+", "+c.Email, ", ")
	}
	if line == "" {
		return p.say("none.requisites", nil)
	}
	return line
}

// owes is the debt and what of it is overdue.
func (p *handoverPaper) owes(c HandoverClient) string {
	switch {
	case c.Debt < 0:
		return p.say("debt.ours", p.ru.Rub(-c.Debt))
	case c.Debt == 0:
		return p.say("debt.none", nil)
	case c.Overdue == 0:
		return p.say("debt", p.ru.Rub(c.Debt))
	}
	return p.say("debt.overdue", values{"Debt": p.ru.Rub(c.Debt), "Overdue": p.ru.Rub(c.Overdue)})
}

func (p *handoverPaper) people(c HandoverClient) Block {
	var rows [][]string
	for _, who := range c.Contacts {
		rows = append(rows, []string{who.Name, who.Role, p.reach(who), who.Note})
	}
	return p.filled([]sheetColumn{{"person", 50, Left}, {"role", 35, Left}, {"reach", 55, Left}, {"note", 0, Left}}, rows)
}

// reach is how a person is reached: phones and mails, each on its line.
func (p *handoverPaper) reach(who crm.Contact) string {
	var lines []string
	for _, phone := range who.Phones {
		lines = append(lines, strings.ReplaceAll(phone, " ", "\u00a0"))
	}
	lines = append(lines, who.Emails...)
	if who.NoCalls {
		lines = append(lines, p.say("no_calls", nil))
	}
	return strings.Join(lines, "\n")
}

func (p *handoverPaper) deals(c HandoverClient) Block {
	var rows [][]string
	for _, d := range c.Deals {
		rows = append(rows, []string{d.Name, p.say(d.Stage, nil), p.ru.Date(d.Close), p.sum(d.Sum)})
	}
	return p.filled([]sheetColumn{{"deal", 0, Left}, {"stage", 40, Left}, {"close", 24, Center}, {"sum", 32, Right}}, rows)
}

func (p *handoverPaper) orders(c HandoverClient) Block {
	var rows [][]string
	for _, o := range c.Orders {
		rows = append(rows, []string{o.Number, p.ru.Date(o.Date), p.sum(o.Sum)})
	}
	return p.filled([]sheetColumn{{"order", 0, Left}, {"date", 24, Center}, {"sum", 32, Right}}, rows)
}

func (p *handoverPaper) talks(c HandoverClient) Block {
	var rows [][]string
	for _, t := range c.Talks {
		kind := p.say("kind."+string(t.Kind), nil)
		if t.With != "" {
			kind += ", " + t.With
		}
		text := t.Text
		if t.Outcome != "" {
			text = strings.TrimSuffix(p.say("outcome."+string(t.Outcome), nil)+". "+text, ". ")
		}
		rows = append(rows, []string{p.ru.DateTime(t.At), kind, t.Author, text})
	}
	return p.filled([]sheetColumn{{"at", 28, Center}, {"kind", 40, Left}, {"author", 30, Left}, {"said", 0, Left}}, rows)
}

func (p *handoverPaper) steps(c HandoverClient) Block {
	var rows [][]string
	for _, s := range c.Steps {
		rows = append(rows, []string{p.ru.Date(s.Due), s.Text})
	}
	return p.filled([]sheetColumn{{"due", 24, Center}, {"step", 0, Left}}, rows)
}

// filled is the table, nothing when it has no rows.
func (p *handoverPaper) filled(columns []sheetColumn, rows [][]string) Block {
	if len(rows) == 0 {
		return nil
	}
	return p.table(columns, rows)
}
