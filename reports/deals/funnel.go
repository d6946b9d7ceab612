package deals

import (
	"context"

	"kartoteka/data/calendar"
	"kartoteka/data/money"
	"kartoteka/reports"
)

var funnelParams = append([]reports.Param{byParam("manager", "source", "pipeline")}, narrowing()...)

// flow is what became of the deals of a cohort at one stage. Every deal that came
// to the stage went on, is in work, was lost, or went back and was lost or is in
// work on an earlier one.
type flow struct {
	reached    int // came so far: skipped stages count, going back takes nothing away
	passed     int // went on
	work, lost int // stand here now, were lost from here
	lostSum    money.Money
}

// resolved is how many have gone on or been lost.
func (f flow) resolved() int { return f.passed + f.lost }

// conversion is the share of those resolved that went on; false when there are
// none.
func (f flow) conversion() (float64, bool) {
	if f.resolved() == 0 {
		return 0, false
	}
	return float64(f.passed) / float64(f.resolved()), true
}

// cohort is the deals made in a span on the stages of a book: a flow for each
// stage and one for the won, and the reasons of loss of each stage.
type cohort struct {
	flows   []flow
	wonSum  money.Money
	strange int // were lost, nobody wrote from which stage
	losses  []lossCount
}

// won is how many were won.
func (c *cohort) won() int { return c.flows[len(c.flows)-1].reached }

// made is how many deals there are.
func (c *cohort) made() int { return c.flows[0].reached }

// cohorts counts the deals made in the span, by group.
func (b *book) cohorts(span calendar.Span, groups int) []cohort {
	list := make([]cohort, groups)
	for g := range list {
		list[g].flows = make([]flow, b.end()+1)
	}
	for i := range b.tracks {
		t := &b.tracks[i]
		if !span.Contains(t.Created) {
			continue
		}
		list[t.group].add(t)
	}
	for g := range list {
		list[g].sum()
	}
	return list
}

// add counts one deal: until sum, reached counts those that came just so far, and
// passed takes off those that were lost here after they had been further.
func (c *cohort) add(t *track) {
	c.flows[t.far].reached++
	switch {
	case t.won():
		c.wonSum += t.Amount
	case t.open():
		c.flows[t.at].work++
	case t.at < 0:
		c.strange++
	default:
		f := &c.flows[t.at]
		f.lost++
		f.lostSum += t.Amount
		if t.far > t.at {
			f.passed--
		}
		c.losses = countLoss(c.losses, int(t.at), t)
	}
}

func (c *cohort) sum() {
	for s := len(c.flows) - 2; s >= 0; s-- {
		c.flows[s].passed += c.flows[s+1].reached
		c.flows[s].reached += c.flows[s+1].reached
	}
}

// total adds cohorts up.
func total(list []cohort) cohort {
	sum := cohort{flows: make([]flow, len(list[0].flows))}
	for _, c := range list {
		for s, f := range c.flows {
			g := &sum.flows[s]
			g.reached += f.reached
			g.passed += f.passed
			g.work += f.work
			g.lost += f.lost
			g.lostSum += f.lostSum
		}
		sum.wonSum += c.wonSum
		sum.strange += c.strange
		for _, l := range c.losses {
			sum.losses = addLoss(sum.losses, l)
		}
	}
	return sum
}

// funnel is the report: how far the deals made in the period have come.
type funnel struct {
	*shelf
	days    calendar.Span
	cohorts [][]cohort // by book, then by group
}

func countFunnel(ctx context.Context, src reports.Source, s reports.Settings) (*funnel, error) {
	_, shelf, err := openDeals(ctx, src, s, funnelParams)
	if err != nil {
		return nil, err
	}
	f := &funnel{shelf: shelf, days: shelf.span(s.Period)}
	for _, b := range f.books {
		f.cohorts = append(f.cohorts, b.cohorts(f.days, len(f.groups)))
	}
	return f, nil
}

func (f *funnel) deals() *shelf { return f.shelf }

// keep tells which deals stand behind a key.
func (f *funnel) keep(b *book, k cellKey) func(*track) bool {
	return cohortKeep(b, f.days, k)
}

// cohortKeep are the keys of a cohort: what a flow counts.
func cohortKeep(b *book, span calendar.Span, k cellKey) func(*track) bool {
	is := stageKeep(b, k)
	if is == nil {
		return nil
	}
	return func(t *track) bool { return span.Contains(t.Created) && is(t) }
}

// stageKeep tells what a deal has to do with the stage of a key.
func stageKeep(b *book, k cellKey) func(*track) bool {
	place := int(b.place(k.stage))
	if k.stage == "" {
		place = 0
	}
	whole := k.stage == ""
	switch k.what {
	case "reached":
		return func(t *track) bool { return place >= 0 && int(t.far) >= place }
	case "passed":
		return func(t *track) bool { return place >= 0 && t.passed(place) }
	case "work":
		return func(t *track) bool { return t.open() && (whole || int(t.at) == place) }
	case "lost":
		if k.stage == "" {
			return func(t *track) bool { return t.lost() && t.at >= 0 }
		}
		return func(t *track) bool { return t.lost() && int(t.at) == place }
	}
	return nil
}
