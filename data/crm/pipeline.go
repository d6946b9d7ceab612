package crm

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"kartoteka/data/problem"
)

// PipelineID names a pipeline; zero is the main one.
type PipelineID = ID[Pipeline]

// MainPipeline is the ID of the record of the pipeline every base has. The record
// is there once the firm has changed the pipeline; deals name it by zero.
var MainPipeline = PipelineID{'m', 'a', 'i', 'n', ' ', 'p', 'i', 'p', 'e', 'l', 'i', 'n', 'e'}

// Pipeline is the way sales of one sort go, stage by stage.
type Pipeline struct {
	Meta
	ID PipelineID `json:"id"` // names the record
	// Name of the main one is empty until the firm has named it.
	Name string `json:"name,omitempty"`
	// Stages are in the order they are passed; won and lost are the last two.
	Stages []Stage `json:"stages"`
	// Reasons are those of loss that are offered; none offers LossReasons.
	Reasons []LossReason `json:"reasons,omitempty"`
	Deleted bool         `json:"deleted,omitempty"`
}

// StartPipeline is the main pipeline as a base begins with it.
func StartPipeline() *Pipeline {
	return &Pipeline{ID: MainPipeline, Stages: []Stage{
		{ID: StageLead, Color: 7, Probability: 10, Norm: 3},
		{ID: StageNeeds, Color: 5, Probability: 20, Norm: 5},
		{ID: StageOffer, Color: 1, Probability: 40, Norm: 5},
		{ID: StageNegotiation, Color: 4, Probability: 60, Norm: 10},
		{ID: StageContract, Color: 2, Probability: 75, Norm: 7, Required: []DealField{FieldAmount}},
		{ID: StagePayment, Color: 3, Probability: 90, Norm: 5, Required: []DealField{FieldAmount}},
		{ID: StageWon, Color: 3, Probability: 100, Required: []DealField{FieldAmount}},
		{ID: StageLost, Color: 6},
	}}
}

// StartStages lists the stages of StartPipeline in the order they are passed;
// indexes name them by their places, so none is ever put between.
var StartStages = []StageID{
	StageLead, StageNeeds, StageOffer, StageNegotiation, StageContract, StagePayment, StageWon, StageLost,
}

// Word is what the pipeline is called: the firm's name, or the key of the words of
// the main one.
func (p *Pipeline) Word() string { return cmp.Or(p.Name, "pipeline.main") }

// Key is how deals name the pipeline.
func (p *Pipeline) Key() PipelineID {
	if p.ID == MainPipeline {
		return PipelineID{}
	}
	return p.ID
}

// Stage finds a stage, a retired one too; nil when the pipeline has none of this
// ID.
func (p *Pipeline) Stage(id StageID) *Stage {
	if i := p.Place(id); i >= 0 {
		return &p.Stages[i]
	}
	return nil
}

// Place is the place of a stage in Stages, -1 when it is not there.
func (p *Pipeline) Place(id StageID) int {
	return slices.IndexFunc(p.Stages, func(s Stage) bool { return s.ID == id })
}

// Open lists the stages that deals in work can be on.
func (p *Pipeline) Open() (open []Stage) {
	for _, s := range p.Stages {
		if !s.Retired && !s.ID.Closed() {
			open = append(open, s)
		}
	}
	return open
}

// First is the stage a new deal begins on.
func (p *Pipeline) First() StageID {
	if open := p.Open(); len(open) > 0 {
		return open[0].ID
	}
	return StageLead
}

// Qualified is the stage the deal of a qualified lead begins on: the first contact
// has been.
func (p *Pipeline) Qualified() StageID {
	open := p.Open()
	return open[min(1, len(open)-1)].ID
}

// Return is the stage a deal that is over comes back to: the last one it stood on
// in work that still takes deals, else the first.
func (p *Pipeline) Return(d *Deal) StageID {
	for _, m := range slices.Backward(d.Moves) {
		if s := p.Stage(m.Stage); s != nil && !s.Retired && !m.Stage.Closed() {
			return m.Stage
		}
	}
	return p.First()
}

// Losses is the reasons of loss that are offered.
func (p *Pipeline) Losses() []LossReason {
	if len(p.Reasons) > 0 {
		return p.Reasons
	}
	return LossReasons
}

// StagesLimit is the most stages of a pipeline.
const StagesLimit = 30

// Check finds all faults of the pipeline, those of a stage under "stages.N".
func (p *Pipeline) Check() error {
	p.Name = strings.TrimSpace(p.Name)
	var errs []error
	if p.ID != MainPipeline || p.Name != "" {
		errs = append(errs, checkName("name", p.Name))
	}
	if len(p.Open()) == 0 {
		errs = append(errs, problem.At("stages", "problem.pipeline.open"))
	}
	if len(p.Stages) > StagesLimit {
		errs = append(errs, problem.At("stages", "problem.pipeline.many", "Limit", StagesLimit))
	}
	seen, named := map[StageID]bool{}, map[string]bool{}
	for i := range p.Stages {
		s := &p.Stages[i]
		errs = append(errs, problem.In("stages."+strconv.Itoa(i), s.check(seen, named)))
	}
	if n := len(p.Stages); n < 2 || p.Stages[n-2].ID != StageWon || p.Stages[n-1].ID != StageLost {
		errs = append(errs, problem.At("stages", "problem.pipeline.ends"))
	}
	for i := range p.Reasons {
		errs = append(errs, problem.In("reasons", p.Reasons[i].check()))
	}
	return problem.Join(errs...)
}
