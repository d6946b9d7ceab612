package deals_test

import (
	"testing"

	"kartoteka/app/apptest"
	"kartoteka/app/deals"
	"kartoteka/data/crm"
	"kartoteka/data/problem"
)

func mainPipeline(t *testing.T, a *apptest.App) *crm.Pipeline {
	t.Helper()
	p, err := a.Pipelines.Get(t.Context(), crm.PipelineID{})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestAStageInUseGoesOnlyWithItsDeals(t *testing.T) {
	a := apptest.New(t)
	d := deal(t, a, a.Client("ООО «Альфа»"), func(d *crm.Deal) { d.Stage = crm.StageOffer })
	p := mainPipeline(t, a)
	p.Stages = append(p.Stages[:2], p.Stages[3:]...)
	err := a.Pipelines.Save(t.Context(), p, nil)
	if ps := problem.All(err); len(ps) != 1 || ps[0].Key != "problem.pipeline.in_use" || ps[0].Args["N"] != 1 {
		t.Fatalf("the problems are %v", err)
	}
	if err := a.Pipelines.Save(t.Context(), p, map[crm.StageID]crm.StageID{crm.StageOffer: crm.StageNegotiation}); err != nil {
		t.Fatal(err)
	}
	if d := dealNow(t, a, d.ID); d.Stage != crm.StageNegotiation || len(d.Moves) != 2 {
		t.Fatalf("the deal is %+v", d)
	}
	p = mainPipeline(t, a)
	if s := p.Stage(crm.StageOffer); s == nil || !s.Retired || p.Place(crm.StageOffer) != 2 || len(p.Open()) != 5 {
		t.Fatalf("the stages are %+v", p.Stages)
	}
	if err := a.Deals.Move(t.Context(), deals.Move{Deal: d.ID, To: crm.StageOffer}); !problem.Has(err, "stage", "problem.deal.stage") {
		t.Errorf("a move to a retired stage is %v", err)
	}
	a.Undo()
	if d := dealNow(t, a, d.ID); d.Stage != crm.StageOffer || len(mainPipeline(t, a).Open()) != 6 {
		t.Fatalf("after undo the deal is on %s", d.Stage)
	}
}

func TestAStageNobodyHasStoodOnGoesForGood(t *testing.T) {
	a := apptest.New(t)
	p := mainPipeline(t, a)
	p.Stages = append(p.Stages[:2], p.Stages[3:]...)
	p.Stages[0].Name = "Звонок"
	if err := a.Pipelines.Save(t.Context(), p, nil); err != nil {
		t.Fatal(err)
	}
	if p = mainPipeline(t, a); len(p.Stages) != 7 || p.Stages[0].Word() != "Звонок" || p.Stages[1].Word() != "stage.needs" {
		t.Fatalf("the stages are %+v", p.Stages)
	}
}

func TestASecondPipelineHasDealsOfItsOwn(t *testing.T) {
	a := apptest.New(t)
	p := crm.StartPipeline()
	p.ID, p.Name = crm.PipelineID{}, "Тендеры"
	p.Stages[0] = crm.Stage{ID: crm.NewStageID(p, [16]byte{1, 2, 3}), Name: "Заявка подана", Probability: 30}
	if err := a.Pipelines.Save(t.Context(), p, nil); err != nil {
		t.Fatal(err)
	}
	d := deal(t, a, a.Client("ООО «Альфа»"), func(d *crm.Deal) { d.Pipeline = p.ID })
	if d.Stage != p.Stages[0].ID {
		t.Fatalf("a new deal stands on %q", d.Stage)
	}
	rows, err := a.Deals.List(t.Context(), true)
	if err != nil || len(rows) != 1 || rows[0].PipelineWord != "Тендеры" || rows[0].StageWord != "Заявка подана" || rows[0].Chance != 30 {
		t.Fatalf("the rows are %+v, %v", rows, err)
	}
	if err := a.Pipelines.Delete(t.Context(), []crm.PipelineID{p.ID}); !problem.Has(err, "pipeline", "problem.pipeline.deals") {
		t.Errorf("a pipeline with deals in work is deleted: %v", err)
	}
	if err := a.Pipelines.Delete(t.Context(), []crm.PipelineID{{}}); !problem.Has(err, "pipeline", "problem.pipeline.main") {
		t.Errorf("the main pipeline is deleted: %v", err)
	}
	if err := a.Deals.Move(t.Context(), deals.Move{Deal: d.ID, To: crm.StageLost, Loss: crm.LossSilent}); err != nil {
		t.Fatal(err)
	}
	if err := a.Pipelines.Delete(t.Context(), []crm.PipelineID{p.ID}); err != nil {
		t.Fatal(err)
	}
	if list, err := a.Pipelines.List(t.Context()); err != nil || len(list) != 1 {
		t.Errorf("the pipelines are %v, %v", list, err)
	}
}
