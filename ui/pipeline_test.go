package ui_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"kartoteka/data/crm"
	"kartoteka/ui/nav"
)

func TestAStageIsTakenOutOnlyWithAPlaceForItsDeals(t *testing.T) {
	c := atDesk(t)
	d := c.deal("Альфа", "Поставка насосов", func(*crm.Deal) {})
	c.opens(nav.To("pipeline", crm.MainPipeline.String()))
	c.tap("Первичный контакт")
	c.press(fyne.KeyDelete)
	c.ctrl(fyne.KeyS)
	c.wants("На этапе «Первичный контакт» сейчас 1 сделка. Выберите, куда её перевести")
	c.field("Куда перевести сделки с убранных этапов")
	c.enter("Квал")
	c.press(fyne.KeyReturn)
	c.ctrl(fyne.KeyS)
	if d := c.dealNow(d.ID); d.Stage != crm.StageNeeds || len(d.Moves) != 2 {
		t.Fatalf("the deal is %+v", d)
	}
	p, err := c.App().Pipelines.Get(t.Context(), crm.PipelineID{})
	if err != nil || len(p.Open()) != 5 || !p.Stage(crm.StageLead).Retired {
		t.Fatalf("the pipeline is %+v, %v", p, err)
	}
}

func TestANewStageAsksForWhatItIsToldTo(t *testing.T) {
	c := atDesk(t)
	c.opens(nav.To("pipeline", crm.MainPipeline.String()))
	c.tap("Счёт выставлен")
	c.press(fyne.KeyDown)
	c.enter("Отгрузка")
	c.press(fyne.KeyTab, fyne.KeyTab)
	c.enter("95")
	c.press(fyne.KeyTab)
	c.enter("3")
	c.press(fyne.KeyTab)
	c.enter("сумма, дата, цвет глаз")
	c.ctrl(fyne.KeyS)
	c.wants("Поля «цвет глаз» нет. Можно: Сумма, Дата закрытия, Контактное лицо, Источник, Конкурент, Товары")
	c.press(fyne.KeyF2)
	c.replace("сумма, дата")
	c.press(fyne.KeyReturn)
	c.ctrl(fyne.KeyReturn)
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
