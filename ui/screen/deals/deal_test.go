package deals_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"kartoteka/app/deals"
	"kartoteka/data/crm"
	"kartoteka/ui/nav"
	"kartoteka/ui/uitest"
)

func TestADealIsLostForAReasonOnly(t *testing.T) {
	c := uitest.AtDesk(t)
	c.Client("Альфа")
	c.Alt(fyne.Key3)
	c.Press(fyne.KeyInsert)
	c.Enter("Поставка насосов")
	c.Field("Клиент")
	c.Enter("альф")
	c.Press(fyne.KeyReturn)
	c.Field("Этап")
	c.Enter("Проиг")
	c.Press(fyne.KeyReturn)
	c.Ctrl(fyne.KeyReturn)
	if at := c.CaptionOfFocus(); at != "Причина отказа" {
		t.Errorf("the caret is in %q, want the reason", at)
	}
	c.Enter("Дорого")
	c.Press(fyne.KeyReturn)
	c.Ctrl(fyne.KeyReturn)
	rows, err := c.App().Deals.List(t.Context(), false)
	if err != nil || len(rows) != 1 || rows[0].Stage != crm.StageLost || rows[0].Client != "Альфа" {
		t.Fatalf("the base has %+v, %v", rows, err)
	}
	c.WantsNot("Поставка насосов") // open deals are shown
	c.Tap("Сбросить")
	c.Wants("Проиграна — спросим причину · 1")
	c.Tap("Список")
	c.Wants("Поставка насосов", "Проиграна")
}

func TestADealThatLacksWhatItsStageAsksIsRefusedAtTheField(t *testing.T) {
	c := uitest.AtDesk(t)
	d := c.Deal("Альфа", "Поставка насосов", func(*crm.Deal) {})
	c.Opens(nav.To("deal", d.ID.String()))
	c.Field("Этап")
	c.Enter("Согл")
	c.Press(fyne.KeyReturn)
	c.Ctrl(fyne.KeyReturn)
	if at := c.CaptionOfFocus(); at != "Сумма, ₽" {
		t.Fatalf("the caret is in %q, want the sum", at)
	}
	c.Wants("Заполните, чтобы перевести сделку на этап «Согласование договора»")
	c.Enter("150000")
	c.Ctrl(fyne.KeyReturn)
	if d := c.DealNow(d.ID); d.Stage != crm.StageContract || d.Amount != 150_000_00 || len(d.Moves) != 2 {
		t.Fatalf("the base has %+v", d)
	}
	c.Ctrl(fyne.KeyZ)
	if d := c.DealNow(d.ID); d.Stage != crm.StageLead || d.Amount != 0 || len(d.Moves) != 1 {
		t.Errorf("after undo the base has %+v", d)
	}
}

func TestADealIsLostFromItsCardWithAReason(t *testing.T) {
	c := uitest.AtDesk(t)
	d := c.Deal("Альфа", "Поставка насосов", func(d *crm.Deal) { d.Amount = 5_000_00 })
	c.Opens(nav.To("deal", d.ID.String()))
	c.More("Проиграна")
	c.Wants("Почему проиграна сделка?")
	c.Press(fyne.KeyReturn) // no reason yet
	if d := c.DealNow(d.ID); d.Stage != crm.StageLead {
		t.Fatalf("it was lost for no reason: %+v", d)
	}
	c.Field("Причина отказа")
	c.Enter("Выбр")
	c.Press(fyne.KeyReturn)
	c.Field("Подробности")
	c.Enter("Метиз-Снаб дал отсрочку")
	c.Press(fyne.KeyReturn)
	if d := c.DealNow(d.ID); d.Stage != crm.StageLost || d.Loss != crm.LossCompetitor || d.Reason != "Метиз-Снаб дал отсрочку" {
		t.Fatalf("the base has %+v", d)
	}
	c.Wants("Сделка проиграна")
	c.Tap("Отменить")
	if d := c.DealNow(d.ID); d.Stage != crm.StageLead || d.Loss != "" {
		t.Errorf("after undo the base has %+v", d)
	}
}

func TestAChanceOfItsOwnIsMarkedSoAndTakenBackByEmptying(t *testing.T) {
	c := uitest.AtDesk(t)
	d := c.Deal("Альфа", "Поставка насосов", func(d *crm.Deal) { d.Amount = 1_000_00 })
	c.Opens(nav.To("deal", d.ID.String()))
	c.Wants("Взвешенно, 10 % по этапу", "100,00")
	c.Field("Своя вероятность, %")
	c.Enter("45")
	c.Press(fyne.KeyTab)
	c.Wants("Взвешенно, 45 % свои", "450,00")
	c.Ctrl(fyne.KeyS)
	if d := c.DealNow(d.ID); !d.Own || d.Probability != 45 {
		t.Fatalf("the base has %+v", d)
	}
	c.Field("Своя вероятность, %")
	c.Replace("120")
	c.Ctrl(fyne.KeyS)
	c.Wants("Допустимы значения от 0 до 100")
	c.Replace("")
	c.Ctrl(fyne.KeyS)
	if d := c.DealNow(d.ID); d.Own {
		t.Errorf("the base has %+v", d)
	}
}

func TestAnOrderIsMadeOfADealWithItsGoods(t *testing.T) {
	c := uitest.AtDesk(t)
	pump := c.Product("Насос", 100)
	d := c.Deal("Альфа", "Поставка насосов", func(d *crm.Deal) {
		d.Lines = []crm.Line{{Product: pump.ID, Qty: 3_000, Price: 100_00, VAT: crm.VAT22}}
	})
	c.Opens(nav.To("deal", d.ID.String()))
	c.More("Заказ по сделке")
	c.Wants("Новый заказ", "Насос")
	c.Ctrl(fyne.KeyReturn) // ships it
	rows, err := c.App().Deals.Documents(t.Context(), d.ID)
	if err != nil || len(rows) != 2 || rows[0].Kind != crm.KindShipment || rows[1].Kind != crm.KindOrder || rows[1].Sum != 300_00 {
		t.Fatalf("the documents of the deal are %+v, %v", rows, err)
	}
	c.Opens(nav.To("deal", d.ID.String()))
	c.Tap("Документы")
	c.Wants(rows[0].Number)
}

func TestTheCardTellsTheStagesTheDealCameTo(t *testing.T) {
	c := uitest.AtDesk(t)
	d := c.Deal("Альфа", "Поставка насосов", func(*crm.Deal) {})
	if err := c.App().Deals.Move(t.Context(), deals.Move{Deal: d.ID, To: crm.StageOffer}); err != nil {
		t.Fatal(err)
	}
	c.Opens(nav.To("deal", d.ID.String()))
	c.Tap("Этапы")
	c.Wants("Первичный контакт", "Коммерческое предложение")
	c.Tap("История")
	c.Wants("Поставка насосов")
}
