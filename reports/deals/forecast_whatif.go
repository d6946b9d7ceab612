package deals

import (
	"math"

	"kartoteka/data/problem"
	"kartoteka/reports"
)

// whatIf is a stage whose conversion is imagined to be another one. Every deal at
// the stage or before it has its odds moved in proportion, c′/c; a deal with a
// probability of its own keeps it.
type whatIf struct {
	book, place  int
	passed, fell int64 // of finished deals: c = passed/(passed + fell)
	// conversion is c′ in ten thousandths of a per cent, -1 while it is not set.
	conversion int64
}

// whole is 100 % in the units of whatIf.conversion.
const whole = 1_000_000

// imagine reads the parameters; nil when no stage is named.
func (f *forecast) imagine(v reports.Values, src reports.Source) (*whatIf, error) {
	if v["stage"] == "" {
		return nil, nil
	}
	w := &whatIf{place: -1, conversion: -1}
	for i, b := range f.books {
		for s, stage := range b.stages {
			if w.place < 0 && (string(stage.ID) == v["stage"] || same(src, stage.Word(), v["stage"])) {
				w.book, w.place = i, s
			}
		}
	}
	if w.place < 0 {
		return nil, unknown("stage", v["stage"])
	}
	o := f.records[w.book].stages[w.place]
	w.passed, w.fell = o.passed, o.fell
	if v["conversion"] != "" {
		w.conversion = int64(math.Round(v.Number("conversion", 0) * whole / 100))
		if w.passed == 0 {
			return nil, problem.At("stage", "problem.report.conversion", "Value", v["stage"])
		}
	}
	return w, nil
}

// set tells whether there is something to imagine.
func (w *whatIf) set() bool { return w != nil && w.conversion >= 0 }

// odds moves those of a deal.
func (w *whatIf) odds(book int, t *track, p odds) odds {
	if !w.set() || book != w.book || int(t.at) > w.place || t.Own >= 0 {
		return p
	}
	return p.times(w.conversion, whole).times(w.passed+w.fell, w.passed)
}

// share is the conversion there is, in per cent.
func (w *whatIf) share() reports.Cell { return reports.Share(w.passed, w.passed+w.fell) }
