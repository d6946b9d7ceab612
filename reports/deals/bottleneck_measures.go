package deals

import (
	"cmp"
	"math"
	"slices"

	"kartoteka/data/calendar"
	"kartoteka/data/crm"
	"kartoteka/data/money"
)

// StageMeasures is what was counted of one stage.
type StageMeasures struct {
	Stage crm.StageID // which stage it is
	// Entered, Passed and Lost are how many deals made in the period came to the
	// stage, went on from it and were lost on it.
	Entered, Passed, Lost int
	LostSum               money.Money // amount of those lost
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
	Norm             int         // days a deal should stand here at most, 0 for no norm
	Age              money.Qty   // thousandths of a day
	reasons          []lossCount // why deals were lost here, the most usual first
}

// judged tells whether the conversion can be judged.
func (f *StageMeasures) judged() bool { return f.Passed+f.Lost >= fewResolved }

// slowdown is how many times longer deals stand than before, 0 unless it is
// markedly longer.
func (f *StageMeasures) slowdown() float64 {
	if f.Before <= 0 || f.Median < f.Before+slowerBy*1000 || float64(f.Median) < slower*float64(f.Before) {
		return 0
	}
	return float64(f.Median) / float64(f.Before)
}

// overMarkedly tells whether too many open deals are over the norm.
func (f *StageMeasures) overMarkedly() bool {
	return f.Open >= fewStanding && 100*f.Over >= overShare*f.Open
}

// time adds how long deals stand: medians of now and before, and the open ones.
func (b *book) time(x *Bottleneck, span calendar.Span, today calendar.DayNumber) {
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

// measures are the flows of all managers, and what conversions are held against.
func (b *book) measures(now, before []cohort) []StageMeasures {
	c, old := total(now), total(before)
	list := make([]StageMeasures, b.end())
	mean := c.meanWon(&old)
	onward := 1.0 // conversions of all later stages multiplied
	for s := len(list) - 1; s >= 0; s-- {
		x, f := c.flows[s], &list[s]
		*f = StageMeasures{
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
