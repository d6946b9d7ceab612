package deals

import (
	"context"
	"fmt"
	"slices"

	"kartoteka/data/calendar"
	"kartoteka/data/crm"
	"kartoteka/reports"
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
	// Kind is what is wrong with the stage.
	Kind BottleneckKind
	// Stage is the bottleneck; of BottleneckNone the one that loses the most
	// money, if any.
	Stage crm.StageID
	// Stages are the measures of all stages, in the order of the pipeline.
	Stages []StageMeasures
	// Standing are the deals in work on Stage, Over those over the norm.
	Standing, Over []crm.DealID
	// Key opens in the report «bottleneck» the deals it is about: those over the
	// norm or, when there are none, those on the stage. Empty when there are none.
	Key string

	name  reports.Cell
	place int // of Stage, -1 for none
}

// FindBottleneck finds what holds up the deals of the pipeline the settings name.
func FindBottleneck(ctx context.Context, src reports.Source, s reports.Settings) (Bottleneck, error) {
	b, err := countBottleneck(ctx, src, s)
	if err != nil {
		return Bottleneck{}, err
	}
	if len(b.found) == 0 {
		return Bottleneck{}, fmt.Errorf("bottleneck: no pipeline")
	}
	return b.found[0], nil
}

// bottleneck is the report.
type bottleneck struct {
	*shelf
	days  calendar.Span
	found []Bottleneck // by book
}

func countBottleneck(ctx context.Context, src reports.Source, s reports.Settings) (*bottleneck, error) {
	v, err := reports.Judge(narrowing(), s)
	if err != nil {
		return nil, err
	}
	v["by"] = "manager" // the benchmark of managers asks for them
	shelf, err := newShelf(ctx, src, v)
	if err != nil {
		return nil, err
	}
	groups := len(shelf.groups)
	shelf.by = "none"
	r := &bottleneck{shelf: shelf, days: shelf.span(s.Period)}
	for _, b := range r.books {
		r.found = append(r.found, r.find(b, groups))
	}
	return r, nil
}

// find counts a book and names its bottleneck.
func (r *bottleneck) find(b *book, managers int) Bottleneck {
	now, before := b.cohorts(r.days, managers), b.cohorts(r.days.Before(), managers)
	x := Bottleneck{Stages: b.measures(now, before)}
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
	best := func(worth func(*StageMeasures) float64) int {
		place, most := -1, 0.0
		for s := range x.Stages {
			if v := worth(&x.Stages[s]); v > 0 && v >= most {
				place, most = s, v
			}
		}
		return place
	}
	judged := func(worth func(*StageMeasures) float64) func(*StageMeasures) float64 {
		return func(f *StageMeasures) float64 {
			if !f.judged() {
				return 0
			}
			return worth(f)
		}
	}
	known := slices.ContainsFunc(x.Stages, func(f StageMeasures) bool { return f.judged() && f.Against != "" })
	for _, c := range []struct {
		kind  BottleneckKind
		place int
	}{
		{BottleneckConversion, best(judged(func(f *StageMeasures) float64 {
			if !f.Worse {
				return 0
			}
			return float64(f.Gain)
		}))},
		{BottleneckTime, best((*StageMeasures).slowdown)},
		{BottleneckNorm, best(func(f *StageMeasures) float64 {
			if !f.overMarkedly() {
				return 0
			}
			return 1 + float64(f.OverSum)
		})},
		{BottleneckLoss, best(judged(func(f *StageMeasures) float64 { return float64(f.LostSum) }))},
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
	if slices.ContainsFunc(x.Stages, func(f StageMeasures) bool { return f.judged() }) {
		x.Kind = BottleneckNone
	}
}
