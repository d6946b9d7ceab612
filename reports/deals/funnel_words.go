package deals

import "kartoteka/reports"

// lang: forecast.*
// lang: stage.*
// lang: loss.*

// conclusion says how many were won, where deals go on worst and where the most is
// lost.
func (f *funnel) conclusion() []reports.Message {
	book := f.largest()
	if book < 0 {
		return []reports.Message{reports.Say("report.deals.empty")}
	}
	b, c := f.books[book], f.whole(book)
	said := []reports.Message{reports.SayN("funnel.won", c.made(), "Won", reports.Count(int64(c.won())),
		"Share", reports.Share(int64(c.won()), int64(c.made())), "Sum", reports.Brief{Cell: reports.Money(c.wonSum)})}
	if f.many() && len(f.books) > 1 {
		said = append([]reports.Message{reports.Say("report.deals.pipeline", "Pipeline", b.nameCell())}, said...)
	}
	if s, share := worst(&c); s >= 0 {
		said = append(said, reports.Say("funnel.worst", "Stage", b.stageCell(s), "Share", reports.Percent(100*share)))
	}
	if s := mostLost(&c); s >= 0 {
		x := c.flows[s]
		said = append(said, reports.SayN("funnel.lost", x.lost, "Stage", b.stageCell(s),
			"Sum", reports.Brief{Cell: reports.Money(x.lostSum)}, "Reason", reasonCell(c.losses, s)))
	}
	return said
}

// worst is the stage with the lowest conversion on resolved deals, -1 when none
// has enough of them to tell.
func worst(c *cohort) (place int, share float64) {
	place = -1
	for s, x := range c.flows[:len(c.flows)-1] {
		if x.resolved() < fewResolved {
			continue
		}
		if v, ok := x.conversion(); ok && v < 1 && (place < 0 || v < share) {
			place, share = s, v
		}
	}
	return place, share
}

// mostLost is the stage that lost the greatest sum, the later of equal ones; -1
// when nothing was lost.
func mostLost(c *cohort) int {
	place := -1
	for s, x := range c.flows {
		if x.lost > 0 && (place < 0 || x.lostSum >= c.flows[place].lostSum) {
			place = s
		}
	}
	return place
}

func (f *funnel) notes() []reports.Message {
	notes := []reports.Message{reports.Say("funnel.how"), reports.Say("funnel.how.resolved")}
	strange := 0
	for i := range f.books {
		c := f.whole(i)
		strange += c.strange
	}
	return append(notes, strangeNote(strange)...)
}

// strangeNote tells of lost deals whose way was not written down.
func strangeNote(n int) []reports.Message {
	if n == 0 {
		return nil
	}
	return []reports.Message{reports.SayN("report.deals.strange", n)}
}
