package deals

import (
	"slices"

	"kartoteka/data/crm"
)

// pipelineDoc is a pipeline as its form edits it: the stages deals stand on, what
// the two ends are called, the reasons of loss as words.
type pipelineDoc struct {
	crm.Pipeline
	Open    []crm.Stage
	Won     crm.Stage
	Lost    crm.Stage
	Reasons []lossRow
	// Move is where deals go from stages that were taken out.
	Move crm.StageID
}

// lossRow is a reason of loss: one every base has, or a text of the firm's own.
type lossRow struct{ Word string }

func (f *pipelineForm) docOf(p *crm.Pipeline) *pipelineDoc {
	d := &pipelineDoc{Pipeline: *p}
	for _, s := range p.Stages {
		switch {
		case s.ID == crm.StageWon:
			d.Won = s
		case s.ID == crm.StageLost:
			d.Lost = s
		case !s.Retired:
			s.Name = f.env.Lang.T(s.Word())
			d.Open = append(d.Open, s)
		}
	}
	for _, r := range p.Losses() {
		d.Reasons = append(d.Reasons, lossRow{f.env.Lang.T(r.Word())})
	}
	f.open = d.Open
	return d
}

// take brings what was edited into the pipeline. A stage and a reason every base
// has keep their words while nobody has changed them.
func (f *pipelineForm) take(d *pipelineDoc) *crm.Pipeline {
	l, p := f.env.Lang, &d.Pipeline
	p.Stages = append(slices.Clone(d.Open), d.Won, d.Lost)
	for i := range p.Stages {
		s := &p.Stages[i]
		if s.ID == "" {
			s.ID = f.app.Pipelines.NewStage(p)
		}
		if slices.Contains(crm.StartStages, s.ID) && s.Name == l.T("stage."+string(s.ID)) {
			s.Name = ""
		}
	}
	p.Reasons = nil
	for _, r := range d.Reasons {
		p.Reasons = append(p.Reasons, f.reason(r.Word))
	}
	if slices.Equal(p.Reasons, crm.LossReasons) {
		p.Reasons = nil
	}
	return p
}

func (f *pipelineForm) reason(word string) crm.LossReason {
	for _, r := range crm.LossReasons {
		if f.env.Lang.T(r.Word()) == word {
			return r
		}
	}
	return crm.LossReason(word)
}

// rename gives the stages of a pipeline to be IDs of their own.
func (f *pipelineForm) rename(p *crm.Pipeline) {
	p.Stages = slices.DeleteFunc(slices.Clone(p.Stages), func(s crm.Stage) bool { return s.Retired })
	for i := range p.Stages {
		if s := &p.Stages[i]; !s.ID.Closed() {
			s.Name = f.env.Lang.T(s.Word())
			s.ID = f.app.Pipelines.NewStage(p)
		}
	}
}
