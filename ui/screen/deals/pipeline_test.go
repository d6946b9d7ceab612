package deals_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"kartoteka/data/crm"
	"kartoteka/ui/nav"
	"kartoteka/ui/uitest"
)

func TestAStageIsTakenOutOnlyWithAPlaceForItsDeals(t *testing.T) {
	c := uitest.AtDesk(t)
	d := c.Deal("Альфа", "Поставка насосов", func(*crm.Deal) {})
	c.Opens(nav.To("pipeline", crm.MainPipeline.String()))
	c.Tap("Первичный контакт")
	c.Press(fyne.KeyDelete)
	c.Ctrl(fyne.KeyS)
	c.Wants("На этапе «Первичный контакт» сейчас 1 сделка. Выберите, куда её перевести")
	c.Field("Куда перевести сделки с убранных этапов")
	c.Enter("Квал")
	c.Press(fyne.KeyReturn)
	c.Ctrl(fyne.KeyS)
	if d := c.DealNow(d.ID); d.Stage != crm.StageNeeds || len(d.Moves) != 2 {
		t.Fatalf("the deal is %+v", d)
	}
	p, err := c.App().Pipelines.Get(t.Context(), crm.PipelineID{})
	if err != nil || len(p.Open()) != 5 || !p.Stage(crm.StageLead).Retired {
		t.Fatalf("the pipeline is %+v, %v", p, err)
	}
}

func TestANewStageAsksForWhatItIsToldTo(t *testing.T) {
	c := uitest.AtDesk(t)
	c.Opens(nav.To("pipeline", crm.MainPipeline.String()))
	c.Tap("Счёт выставлен")
	c.Press(fyne.KeyDown)
	c.Enter("Отгрузка")
	c.Press(fyne.KeyTab, fyne.KeyTab)
	c.Enter("95")
	c.Press(fyne.KeyTab)
	c.Enter("3")
	c.Press(fyne.KeyTab)
	c.Enter("сумма, дата, цвет глаз")
	c.Ctrl(fyne.KeyS)
	c.Wants("Поля «цвет глаз» нет. Можно: Сумма, Дата закрытия, Контактное лицо, Источник, Конкурент, Товары")
	c.Press(fyne.KeyF2)
	c.Replace("сумма, дата")
	c.Press(fyne.KeyReturn)
	c.Ctrl(fyne.KeyReturn)
	p, err := c.App().Pipelines.Get(t.Context(), crm.PipelineID{})
	if err != nil || len(p.Stages) != 9 {
		t.Fatalf("the pipeline is %+v, %v", p, err)
	}
	s := p.Stages[6]
	if s.Name != "Отгрузка" || s.Probability != 95 || s.Norm != 3 || len(s.Required) != 2 || s.Required[0] != crm.FieldAmount || s.Required[1] != crm.FieldClose {
		t.Errorf("the stage is %+v", s)
	}
	if p.Stages[0].Name != "" || p.Reasons != nil {
		t.Errorf("words nobody has changed were kept as the firm's: %+v %v", p.Stages[0], p.Reasons)
	}
}
