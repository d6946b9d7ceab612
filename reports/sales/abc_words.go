package sales

import (
	"kartoteka/reports"
	"kartoteka/reports/cube"
)

// fewObjects is how many positive objects an ABC needs to mean something.
const fewObjects = 5

// conclusion says what the table means.
func (p *abcPage) conclusion() []reports.Message {
	if len(p.list) == 0 {
		return []reports.Message{reports.Say("report.empty")}
	}
	if p.Total <= 0 {
		return []reports.Message{reports.Say("abc.nothing", "Measure", p.of())}
	}
	said := []reports.Message{p.head()}
	if p.before != nil {
		said = append(said, p.moves()...)
	}
	if p.silent > 0 && len(p.Query.Where) == 0 {
		said = append(said, reports.SayN("abc.silent."+p.Axis.String(), p.silent))
	}
	return said
}

// of is the measure in the genitive: «выручки».
func (p *abcPage) of() reports.Cell { return reports.Word("measure." + p.Measure.String() + ".of") }

// head is the first sentence: how few make how much.
func (p *abcPage) head() reports.Message {
	n, sum, share := p.part(ClassA)
	if n == 0 {
		first := p.list[0]
		return reports.Say("abc.dominant", "Name", memberCell(p.Axis, first.Member),
			"Share", reports.Percent(p.Share[0]), "Measure", p.of())
	}
	return reports.SayN("abc.head."+p.Axis.String(), n,
		"Total", reports.Count(int64(len(p.list))), "Share", reports.Percent(share), "Measure", p.of(),
		"Part", p.brief(sum), "Whole", p.brief(p.Total))
}

// namesSaid is how many names one sentence holds.
const namesSaid = 3

// moves says who left class A and who came to it since the span before.
func (p *abcPage) moves() []reports.Message {
	var left, came []object
	var lost, won int64
	for i, o := range p.list {
		switch now, was := p.Class[i] == ClassA, p.was[o.Ordinal] == ClassA; {
		case now && !was:
			came = append(came, o)
			won += o.Value - p.old[o.Ordinal]
		case was && !now:
			left = append(left, o)
			lost += o.Value - p.old[o.Ordinal]
		}
	}
	for _, o := range p.gone {
		left = append(left, o)
		lost -= o.Value
	}
	var said []reports.Message
	if len(left) > 0 {
		said = append(said, reports.SayN("abc.left."+p.Axis.String(), len(left),
			"Names", p.names(left), "Change", p.change(lost)))
	}
	if len(came) > 0 {
		said = append(said, reports.SayN("abc.came."+p.Axis.String(), len(came),
			"Names", p.names(came), "Change", p.change(won)))
	}
	if len(said) == 0 {
		said = append(said, reports.Say("abc.same"))
	}
	return said
}

// names lists the first of the objects and counts the others.
func (p *abcPage) names(list []object) reports.Names {
	shown := min(len(list), namesSaid)
	n := reports.Names{More: len(list) - shown}
	for _, o := range list[:shown] {
		n.First = append(n.First, memberCell(p.Axis, o.Member))
	}
	return n
}

// notes say how it was counted and what to beware of.
func (p *abcPage) notes() []reports.Message {
	var notes []reports.Message
	if n := p.Counted; n > 0 && n < fewObjects && p.Rule.Mode != ABC1C {
		notes = append(notes, reports.SayN("abc.few", n))
	}
	if n := len(p.list) - p.Counted; n > 0 && p.Total > 0 {
		notes = append(notes, reports.SayN("abc.negative", n))
	}
	notes = append(notes, reports.Say("abc.how."+string(p.Rule.Mode),
		"Measure", p.of(), "A", reports.Plain(p.Rule.A), "B", reports.Plain(p.Rule.B)))
	if p.Rule.Mode != ABC1C {
		if p.Rule.Up {
			notes = append(notes, reports.Say("abc.how.up"))
		} else {
			notes = append(notes, reports.Say("abc.how.down"))
		}
	}
	if p.Rule.Together {
		notes = append(notes, reports.Say("abc.how.together"))
	}
	return append(notes, vatNote(p.Measure, p.Query.VATIncluded)...)
}

// vatNote says whether VAT is in the sums.
func vatNote(m cube.Measure, included bool) []reports.Message {
	switch {
	case m == cube.Revenue && included:
		return []reports.Message{reports.Say("report.vat.included")}
	case m == cube.Revenue || m == cube.Profit:
		return []reports.Message{reports.Say("report.vat.excluded")}
	}
	return nil
}
