package reports

// Keys of words that are put together in the files of reports on deals:
//
//lang: funnel.*
//lang: bottleneck.*
//lang: standing.*
//lang: losses.*
//lang: forecast.*
//lang: stage.*
//lang: loss.*

// conclusion says how many were won, where deals go on worst and where the most is
// lost.
func (f *funnel) conclusion() []Message {
	book := f.largest()
	if book < 0 {
		return []Message{Say("report.deals.empty")}
	}
	b, c := f.books[book], f.whole(book)
	said := []Message{SayN("funnel.won", c.made(), "Won", Count(int64(c.won())),
		"Share", Share(int64(c.won()), int64(c.made())), "Sum", Brief{Cell: Money(c.wonSum)})}
	if f.many() && len(f.books) > 1 {
		said = append([]Message{Say("report.deals.pipeline", "Pipeline", b.nameCell())}, said...)
	}
	if s, share := worst(&c); s >= 0 {
		said = append(said, Say("funnel.worst", "Stage", b.stageCell(s), "Share", Percent(100*share)))
	}
	if s := mostLost(&c); s >= 0 {
		x := c.flows[s]
		said = append(said, SayN("funnel.lost", x.lost, "Stage", b.stageCell(s),
			"Sum", Brief{Cell: Money(x.lostSum)}, "Reason", reasonCell(c.losses, s)))
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

func (f *funnel) notes() []Message {
	notes := []Message{Say("funnel.how"), Say("funnel.how.resolved")}
	strange := 0
	for i := range f.books {
		c := f.whole(i)
		strange += c.strange
	}
	return append(notes, strangeNote(strange)...)
}

// strangeNote tells of lost deals whose way was not written down.
func strangeNote(n int) []Message {
	if n == 0 {
		return nil
	}
	return []Message{SayN("report.deals.strange", n)}
}
