package reports

import "kartoteka/data/money"

func (r *bottleneck) conclusion() (said []Message) {
	for i, b := range r.books {
		if len(r.books) > 1 {
			if r.found[i].Kind == BottleneckUnknown {
				continue
			}
			said = append(said, Say("report.deals.pipeline", "Pipeline", b.nameCell()))
		}
		said = append(said, r.found[i].Said()...)
	}
	if len(said) == 0 {
		said = append(said, SayN("bottleneck.unknown", fewResolved))
	}
	return said
}

// Said is the bottleneck in sentences: the stage and what is wrong with it, what
// stands there, why deals are lost there.
func (x *Bottleneck) Said() []Message {
	if x.place < 0 {
		if x.Kind == BottleneckUnknown {
			return []Message{SayN("bottleneck.unknown", fewResolved)}
		}
		return []Message{Say("bottleneck.none")}
	}
	f := &x.Stages[x.place]
	var said []Message
	switch x.Kind {
	case BottleneckNone:
		return []Message{Say("bottleneck.none"), SayN("bottleneck.most", f.Lost, "Stage", x.name, "Sum", brief(f.LostSum))}
	case BottleneckConversion:
		said = append(said, Say("bottleneck.conversion."+f.Against, "Stage", x.name,
			"Share", ratioCell(f.Conversion), "Benchmark", ratioCell(f.Benchmark), "Gain", brief(f.Gain)))
	case BottleneckTime:
		said = append(said, Say("bottleneck.time", "Stage", x.name, "Median", Qty(f.Median), "Before", Qty(f.Before)))
	case BottleneckLoss:
		said = append(said, SayN("bottleneck.loss", f.Lost, "Stage", x.name, "Sum", brief(f.LostSum)))
	}
	if x.Kind != BottleneckTime && f.slowdown() > 0 {
		said = append(said, Say("bottleneck.slower", "Median", Qty(f.Median), "Before", Qty(f.Before)))
	}
	if f.Over > 0 {
		said = append(said, x.stands(f))
	}
	if len(f.reasons) > 0 {
		said = append(said, Say("bottleneck.reasons", "Reasons", reasonNames(f.reasons)))
	}
	return said
}

// stands says how much is held up on the stage; the whole sentence where it is what
// makes the bottleneck.
func (x *Bottleneck) stands(f *StageMeasures) Message {
	key := "bottleneck.stands"
	if x.Kind == BottleneckNorm {
		key = "bottleneck.norm"
	}
	return SayN(key, f.Norm, "Stage", x.name, "Share", wholePercent(f.Over, f.Open),
		"Age", Count(money.Divide(int64(f.Age), 1000)), "Frozen", brief(f.OverSum))
}

// wholePercent is a share in whole per cents, as one says it.
func wholePercent(part, of int) Cell {
	return Count(money.Divide(int64(part)*100, int64(of)))
}
