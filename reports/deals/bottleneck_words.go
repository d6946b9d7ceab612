package deals

import (
	"kartoteka/data/money"
	"kartoteka/reports"
)

func (r *bottleneck) conclusion() (said []reports.Message) {
	for i, b := range r.books {
		if len(r.books) > 1 {
			if r.found[i].Kind == BottleneckUnknown {
				continue
			}
			said = append(said, reports.Say("report.deals.pipeline", "Pipeline", b.nameCell()))
		}
		said = append(said, r.found[i].Said()...)
	}
	if len(said) == 0 {
		said = append(said, reports.SayN("bottleneck.unknown", fewResolved))
	}
	return said
}

// Said is the bottleneck in sentences: the stage and what is wrong with it, what
// stands there, why deals are lost there.
func (x *Bottleneck) Said() []reports.Message {
	if x.place < 0 {
		if x.Kind == BottleneckUnknown {
			return []reports.Message{reports.SayN("bottleneck.unknown", fewResolved)}
		}
		return []reports.Message{reports.Say("bottleneck.none")}
	}
	f := &x.Stages[x.place]
	var said []reports.Message
	switch x.Kind {
	case BottleneckNone:
		return []reports.Message{reports.Say("bottleneck.none"), reports.SayN("bottleneck.most", f.Lost, "Stage", x.name, "Sum", brief(f.LostSum))}
	case BottleneckConversion:
		said = append(said, reports.Say("bottleneck.conversion."+f.Against, "Stage", x.name,
			"Share", ratioCell(f.Conversion), "Benchmark", ratioCell(f.Benchmark), "Gain", brief(f.Gain)))
	case BottleneckTime:
		said = append(said, reports.Say("bottleneck.time", "Stage", x.name, "Median", reports.Qty(f.Median), "Before", reports.Qty(f.Before)))
	case BottleneckLoss:
		said = append(said, reports.SayN("bottleneck.loss", f.Lost, "Stage", x.name, "Sum", brief(f.LostSum)))
	}
	if x.Kind != BottleneckTime && f.slowdown() > 0 {
		said = append(said, reports.Say("bottleneck.slower", "Median", reports.Qty(f.Median), "Before", reports.Qty(f.Before)))
	}
	if f.Over > 0 {
		said = append(said, x.stands(f))
	}
	if len(f.reasons) > 0 {
		said = append(said, reports.Say("bottleneck.reasons", "Reasons", reasonNames(f.reasons)))
	}
	return said
}

// stands says how much is held up on the stage; the whole sentence where it is what
// makes the bottleneck.
func (x *Bottleneck) stands(f *StageMeasures) reports.Message {
	key := "bottleneck.stands"
	if x.Kind == BottleneckNorm {
		key = "bottleneck.norm"
	}
	return reports.SayN(key, f.Norm, "Stage", x.name, "Share", wholePercent(f.Over, f.Open),
		"Age", reports.Count(money.Divide(int64(f.Age), 1000)), "Frozen", brief(f.OverSum))
}

// wholePercent is a share in whole per cents, as one says it.
func wholePercent(part, of int) reports.Cell {
	return reports.Count(money.Divide(int64(part)*100, int64(of)))
}
