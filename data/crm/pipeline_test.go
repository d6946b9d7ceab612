package crm_test

import (
	"testing"
	"time"

	"kartoteka/data/crm"
	"kartoteka/data/problem"
)

func TestTheStartPipelineIsRightAndEndsInWonAndLost(t *testing.T) {
	p := crm.StartPipeline()
	if err := p.Check(); err != nil {
		t.Fatal(err)
	}
	if p.First() != crm.StageLead || len(p.Open()) != 6 || !p.Key().IsZero() {
		t.Fatalf("it begins at %q and has %d open stages", p.First(), len(p.Open()))
	}
	norms := []int{3, 5, 5, 10, 7, 5, 0, 0}
	chances := []int{10, 20, 40, 60, 75, 90, 100, 0}
	for i, s := range p.Stages {
		if s.ID != crm.StartStages[i] || s.Norm != norms[i] || s.Probability != chances[i] {
			t.Errorf("stage %d is %+v", i, s)
		}
	}
}

func TestAPipelineTellsWhichStageIsWrong(t *testing.T) {
	for _, c := range []struct {
		field string
		spoil func(*crm.Pipeline)
	}{
		{"stages.1.name", func(p *crm.Pipeline) { p.Stages[1].ID = "x1" }},
		{"stages.1.name", func(p *crm.Pipeline) { p.Stages[0].Name, p.Stages[1].Name = "Звонок", "звонок" }},
		{"stages.1.name", func(p *crm.Pipeline) { p.Stages[1].ID = p.Stages[0].ID }},
		{"stages.2.probability", func(p *crm.Pipeline) { p.Stages[2].Probability = 101 }},
		{"stages.2.norm", func(p *crm.Pipeline) { p.Stages[2].Norm = -1 }},
		{"stages", func(p *crm.Pipeline) { p.Stages = p.Stages[:7] }},
		{"stages", func(p *crm.Pipeline) { p.Stages = p.Stages[6:] }},
		{"name", func(p *crm.Pipeline) { p.ID = crm.PipelineID{1} }},
	} {
		p := crm.StartPipeline()
		c.spoil(p)
		if ps := problem.All(p.Check()); len(ps) != 1 || ps[0].Field != c.field {
			t.Errorf("the problems are %v, not one at %s", ps, c.field)
		}
	}
}

func TestADealLogsEveryStageOnceAndForgetsALossItCameBackFrom(t *testing.T) {
	d := &crm.Deal{}
	at := time.Date(2026, 3, 1, 10, 0, 0, 0, time.UTC)
	for i, s := range []crm.StageID{crm.StageLead, crm.StageLead, crm.StageOffer, crm.StageLost} {
		d.MoveTo(s, at.AddDate(0, 0, i), crm.ManagerID{1})
	}
	d.Loss, d.Reason = crm.LossPrice, "на 10 %"
	if len(d.Moves) != 3 || d.Stage != crm.StageLost || d.Entered.Day() != 4 {
		t.Fatalf("the moves are %v", d.Moves)
	}
	if d.MoveTo(crm.StageOffer, at.AddDate(0, 0, 9), crm.ManagerID{}); d.Loss != "" || d.Reason != "" || len(d.Moves) != 4 {
		t.Fatalf("the deal is %+v", d)
	}
}

func TestALostDealTellsWhy(t *testing.T) {
	for _, c := range []struct {
		loss   crm.LossReason
		reason string
		field  string
	}{
		{"", "", "loss"},
		{crm.LossOther, "", "reason"},
		{crm.LossPrice, "", ""},
		{"", "ушли к соседу", ""},
	} {
		d := &crm.Deal{Name: "Склад", Client: crm.ClientID{1}, Date: time.Unix(0, 0), Stage: crm.StageLost, Loss: c.loss, Reason: c.reason}
		ps := problem.All(d.Check())
		if c.field == "" && len(ps) > 0 || c.field != "" && (len(ps) != 1 || ps[0].Field != c.field) {
			t.Errorf("%q %q: the problems are %v", c.loss, c.reason, ps)
		}
	}
}

func TestAStageAdmitsADealThatTellsWhatItAsks(t *testing.T) {
	s := crm.Stage{ID: crm.StageOffer, Required: []crm.DealField{crm.FieldStep, crm.FieldAmount, crm.FieldClose}}
	d := &crm.Deal{Amount: 100}
	ps := problem.All(s.Admit(d, false))
	if len(ps) != 2 || ps[0].Field != "close" || ps[1].Field != "step" {
		t.Fatalf("the problems are %v", ps)
	}
	if d.Close = time.Unix(0, 0); s.Admit(d, true) != nil {
		t.Error("a full deal is refused")
	}
}

func TestADealComesBackToTheLastStageThatStillTakesDeals(t *testing.T) {
	p := crm.StartPipeline()
	d := &crm.Deal{}
	for i, s := range []crm.StageID{crm.StageNeeds, crm.StageOffer, crm.StageLost} {
		d.MoveTo(s, time.Unix(int64(i), 0), crm.ManagerID{})
	}
	if got := p.Return(d); got != crm.StageOffer {
		t.Errorf("it comes back to %s", got)
	}
	p.Stage(crm.StageOffer).Retired = true
	if got := p.Return(d); got != crm.StageNeeds {
		t.Errorf("past a retired stage it comes back to %s", got)
	}
	if got := p.Return(&crm.Deal{}); got != crm.StageLead {
		t.Errorf("a deal of old comes back to %s", got)
	}
}
