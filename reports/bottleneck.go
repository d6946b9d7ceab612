package reports

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"

	"kartoteka/data/crm"
	"kartoteka/data/money"
)

// What makes a stage a bottleneck.
const (
	fewResolved  = 20   // deals gone on or lost that a conversion is judged by
	fewByManager = 10   // the same for one manager
	fewManagers  = 3    // managers whose best quartile can be a benchmark
	slower       = 1.5  // times the median of before, and
	slowerBy     = 2    // days more: stays are whole days
	worseBy      = 0.05 // the least a conversion is below the benchmark, as a share
	unlikely     = 2.33 // standard errors of the difference: chance gives as much once in a hundred
	fewStanding  = 5    // open deals that a norm is judged by
	overShare    = 50   // per cent of them over the norm is markedly over
)

// BottleneckKind is what holds deals up on a stage.
type BottleneckKind string

// Kinds of bottlenecks, the first that is found counts.
const (
	// BottleneckConversion loses markedly more than before or than the best quartile
	// of managers: of such stages the one with the greatest gain.
	BottleneckConversion BottleneckKind = "conversion"
	// BottleneckTime takes at least one and a half times as long as before, and two
	// days more.
	BottleneckTime BottleneckKind = "time"
	// BottleneckNorm has half or more of its open deals, of five at least, over the
	// norm of days.
	BottleneckNorm BottleneckKind = "norm"
	// BottleneckLoss loses the most money; there is nothing to compare with.
	BottleneckLoss BottleneckKind = "loss"
	// BottleneckNone is found: no stage is worse than before or over its norm.
	BottleneckNone BottleneckKind = "none"
	// BottleneckUnknown has too few deals to tell.
	BottleneckUnknown BottleneckKind = "unknown"
)

// Bottleneck is what holds up the deals of a pipeline.
type Bottleneck struct {
	Kind BottleneckKind
	// Stage is the bottleneck; of BottleneckNone the one that loses the most
	// money, if any.
	Stage crm.StageID
	// Stages are the figures of all stages in order.
	Stages []StageFigures
	// Standing are the deals in work on Stage, Over those over the norm.
	Standing, Over []crm.DealID
	// Key opens in the report «bottleneck» the deals it is about: those over the
	// norm or, when there are none, those on the stage. Empty when there are none.
	Key string

	name  Cell
	place int // of Stage, -1 for none
}

// StageFigures are the figures of one stage.
type StageFigures struct {
	Stage crm.StageID
	// Entered, Passed and Lost are deals made in the period.
	Entered, Passed, Lost int
	LostSum               money.Money // Loss_s
	// Conversion is Passed/(Passed + Lost), Benchmark what it is held against; NaN
	// when there is none.
	Conversion, Benchmark float64
	// Against tells what the benchmark is: "previous", "managers" or nothing.
	Against string
	// Gain is what deals of the period would bring more at the benchmark: an
	// estimate, rounded to the kopeck.
	Gain money.Money
	// Worse tells that the conversion is below the benchmark by more than chance
	// explains.
	Worse bool
	// Median of finished stays in thousandths of a day in the period and in the one
	// before; −1 when there are too few.
	Median, Before money.Qty
	// Open deals now, those over the norm, the sums of both, and how long those over
	// it stand on the mean, in thousandths of a day.
	Open, Over       int
	OpenSum, OverSum money.Money
	Norm             int
	Age              money.Qty
	reasons          []lossCount
}

// judged tells whether the conversion can be judged.
func (f *StageFigures) judged() bool { return f.Passed+f.Lost >= fewResolved }

// slowdown is how many times longer deals stand than before, 0 unless it is
// markedly longer.
func (f *StageFigures) slowdown() float64 {
	if f.Before <= 0 || f.Median < f.Before+slowerBy*1000 || float64(f.Median) < slower*float64(f.Before) {
		return 0
	}
	return float64(f.Median) / float64(f.Before)
}

// overMarkedly tells whether too many open deals are over the norm.
func (f *StageFigures) overMarkedly() bool {
	return f.Open >= fewStanding && 100*f.Over >= overShare*f.Open
}

// FindBottleneck finds what holds up the deals of the pipeline the settings name.
func FindBottleneck(ctx context.Context, src Source, s Settings) (Bottleneck, error) {
	r, err := countBottleneck(ctx, src, s)
	if err != nil {
		return Bottleneck{}, err
	}
	b := r.(*bottleneck)
	if len(b.found) == 0 {
		return Bottleneck{}, fmt.Errorf("bottleneck: no pipeline")
	}
	return b.found[0], nil
}

// bottleneck is the report.
type bottleneck struct {
	*dealShelf
	days  Span
	found []Bottleneck // by book
}

func countBottleneck(ctx context.Context, src Source, s Settings) (dealReport, error) {
	v, err := judge(dealParams(), s)
	if err != nil {
		return nil, err
	}
	v["by"] = "manager" // the benchmark of managers asks for them
	shelf, err := v.dealBooks(ctx, src)
	if err != nil {
		return nil, err
	}
	groups := len(shelf.groups)
	shelf.by = "none"
	r := &bottleneck{dealShelf: shelf, days: shelf.span(s.Period)}
	for _, b := range r.books {
		r.found = append(r.found, r.find(b, groups))
	}
	return r, nil
}

// find counts a book and names its bottleneck.
func (r *bottleneck) find(b *dealBook, managers int) Bottleneck {
	now, before := b.cohorts(r.days, managers), b.cohorts(r.days.Before(), managers)
	x := Bottleneck{Stages: b.figures(now, before)}
	b.time(&x, r.days, r.today)
	x.choose()
	if x.place < 0 {
		return x
	}
	x.Stage, x.name = b.stageID(x.place), b.stageCell(x.place)
	for i := range b.tracks {
		t := &b.tracks[i]
		if !t.open() || int(t.at) != x.place {
			continue
		}
		x.Standing = append(x.Standing, t.ID)
		if over(b.age(t, r.today), b.stages[x.place].Norm) {
			x.Over = append(x.Over, t.ID)
		}
	}
	switch {
	case x.Kind == BottleneckNone:
	case len(x.Over) > 0:
		x.Key = r.key("over", b, 0, x.place).String()
	case len(x.Standing) > 0:
		x.Key = r.key("work", b, 0, x.place).String()
	}
	return x
}

// choose names the stage. Of equal ones it is the later.
func (x *Bottleneck) choose() {
	best := func(worth func(*StageFigures) float64) int {
		place, most := -1, 0.0
		for s := range x.Stages {
			if v := worth(&x.Stages[s]); v > 0 && v >= most {
				place, most = s, v
			}
		}
		return place
	}
	judged := func(worth func(*StageFigures) float64) func(*StageFigures) float64 {
		return func(f *StageFigures) float64 {
			if !f.judged() {
				return 0
			}
			return worth(f)
		}
	}
	known := slices.ContainsFunc(x.Stages, func(f StageFigures) bool { return f.judged() && f.Against != "" })
	for _, c := range []struct {
		kind  BottleneckKind
		place int
	}{
		{BottleneckConversion, best(judged(func(f *StageFigures) float64 {
			if !f.Worse {
				return 0
			}
			return float64(f.Gain)
		}))},
		{BottleneckTime, best((*StageFigures).slowdown)},
		{BottleneckNorm, best(func(f *StageFigures) float64 {
			if !f.overMarkedly() {
				return 0
			}
			return 1 + float64(f.OverSum)
		})},
		{BottleneckLoss, best(judged(func(f *StageFigures) float64 { return float64(f.LostSum) }))},
	} {
		if c.place < 0 {
			continue
		}
		x.Kind, x.place = c.kind, c.place
		if c.kind == BottleneckLoss && known {
			x.Kind = BottleneckNone // worst as it is, it is no worse than before
		}
		return
	}
	x.Kind, x.place = BottleneckUnknown, -1
	if slices.ContainsFunc(x.Stages, func(f StageFigures) bool { return f.judged() }) {
		x.Kind = BottleneckNone
	}
}

// time adds how long deals stand: medians of now and before, and the open ones.
func (b *dealBook) time(x *Bottleneck, span Span, today Day) {
	now, before := b.standing(span, today), b.stays(span.Before(), today)
	for s := range x.Stages {
		f, st := &x.Stages[s], &now[s]
		f.Median, f.Before = medianOf(st.finished), medianOf(before[s].finished)
		f.Open, f.Over, f.OpenSum, f.OverSum, f.Norm = st.n, st.over, st.sum, st.overSum, b.stages[s].Norm
		f.Age, _ = mean(st.open[st.n-st.over:])
	}
}

// medianOf is the median of stays, −1 of too few.
func medianOf(days []int32) money.Qty {
	if len(days) < fewStays {
		return -1
	}
	q, _ := quantile(days, 1, 2)
	return q
}

// figures are the flows of all managers, and what conversions are held against.
func (b *dealBook) figures(now, before []cohort) []StageFigures {
	c, old := total(now), total(before)
	list := make([]StageFigures, b.end())
	mean := c.meanWon(&old)
	onward := 1.0 // conversions of all later stages multiplied
	for s := len(list) - 1; s >= 0; s-- {
		x, f := c.flows[s], &list[s]
		*f = StageFigures{
			Stage: b.stageID(s), Entered: x.reached, Passed: x.passed, Lost: x.lost, LostSum: x.lostSum,
			Conversion: math.NaN(), Benchmark: math.NaN(), reasons: lossesAt(c.losses, s),
		}
		own, ok := x.conversion()
		if !ok {
			continue
		}
		f.Conversion = own
		of := 0
		f.Benchmark, of, f.Against = benchmark(old.flows[s], now, s)
		if f.judged() && f.Against != "" {
			f.Worse = markedly(own, x.resolved(), f.Benchmark, of)
			f.Gain = money.Money(math.Round(float64(f.Entered) * max(0, f.Benchmark-own) * onward * mean))
		}
		onward *= own
	}
	return list
}

// meanWon is the mean amount of won deals, of those before when none is won yet.
func (c *cohort) meanWon(before *cohort) float64 {
	for _, x := range []*cohort{c, before} {
		if x.won() > 0 {
			return float64(x.wonSum) / float64(x.won())
		}
	}
	return 0
}

// markedly tells whether a share of n is below another of m by five points and by
// more than chance explains: the test of two proportions.
func markedly(share float64, n int, other float64, m int) bool {
	a, b := float64(n), float64(m)
	pooled := (share*a + other*b) / (a + b)
	deviation := math.Sqrt(pooled * (1 - pooled) * (1/a + 1/b))
	return other-share >= worseBy-1e-9 && other-share >= unlikely*deviation
}

// benchmark is the conversion of the same stage in the period before or, when too
// few deals were resolved then, the best quartile of managers (by the seventh
// rule), with the number of deals behind it; NaN where neither is known.
func benchmark(before flow, managers []cohort, place int) (share float64, of int, against string) {
	if share, ok := before.conversion(); ok && before.resolved() >= fewResolved {
		return share, before.resolved(), "previous"
	}
	var flows []flow
	for _, c := range managers {
		if x := c.flows[place]; x.resolved() >= fewByManager {
			flows = append(flows, x)
		}
	}
	if len(flows) < fewManagers {
		return math.NaN(), 0, ""
	}
	slices.SortFunc(flows, func(a, b flow) int { return cmp.Compare(a.passed*b.resolved(), b.passed*a.resolved()) })
	at := 0.75 * float64(len(flows)-1)
	low := int(at)
	share, _ = flows[low].conversion()
	if low+1 < len(flows) {
		next, _ := flows[low+1].conversion()
		share += (at - float64(low)) * (next - share)
	}
	for _, x := range flows[int(math.Ceil(at)):] {
		of += x.resolved()
	}
	return share, of, "managers"
}
