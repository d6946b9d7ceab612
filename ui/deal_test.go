package ui_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"kartoteka/app/deals"
	"kartoteka/data/crm"
	"kartoteka/ui/nav"
)

// deal enters a deal with a client.
func (c *clerk) deal(client, name string, change func(*crm.Deal)) *crm.Deal {
	c.t.Helper()
	d := &crm.Deal{Name: name, Client: c.client(client).ID}
	change(d)
	if err := c.App().Deals.Save(c.t.Context(), d); err != nil {
		c.t.Fatal(err)
	}
	return d
}

// dealNow is the deal as the base has it.
func (c *clerk) dealNow(id crm.DealID) *crm.Deal {
	c.t.Helper()
	d, err := c.App().Deals.Get(c.t.Context(), id)
	if err != nil {
		c.t.Fatal(err)
	}
	return d
}

func TestADealThatLacksWhatItsStageAsksIsRefusedAtTheField(t *testing.T) {
	c := atDesk(t)
	d := c.deal("Альфа", "Поставка насосов", func(*crm.Deal) {})
	c.opens(nav.To("deal", d.ID.String()))
	c.field("Этап")
	c.enter("Согл")
	c.press(fyne.KeyReturn)
	c.ctrl(fyne.KeyReturn)
	if at := c.captionOfFocus(); at != "Сумма, ₽" {
		t.Fatalf("the caret is in %q, want the sum", at)
	}
	c.wants("Заполните, чтобы перевести сделку на этап «Согласование договора»")
	c.enter("150000")
	c.ctrl(fyne.KeyReturn)
	if d := c.dealNow(d.ID); d.Stage != crm.StageContract || d.Amount != 150_000_00 || len(d.Moves) != 2 {
		t.Fatalf("the base has %+v", d)
	}
	c.ctrl(fyne.KeyZ)
	if d := c.dealNow(d.ID); d.Stage != crm.StageLead || d.Amount != 0 || len(d.Moves) != 1 {
		t.Errorf("after undo the base has %+v", d)
	}
}

func TestADealIsLostFromItsCardWithAReason(t *testing.T) {
	c := atDesk(t)
	d := c.deal("Альфа", "Поставка насосов", func(d *crm.Deal) { d.Amount = 5_000_00 })
	c.opens(nav.To("deal", d.ID.String()))
	c.more("Проиграна")
	c.wants("Почему проиграна сделка?")
	c.press(fyne.KeyReturn) // no reason yet
	if d := c.dealNow(d.ID); d.Stage != crm.StageLead {
		t.Fatalf("it was lost for no reason: %+v", d)
	}
	c.field("Причина отказа")
	c.enter("Выбр")
	c.press(fyne.KeyReturn)
	c.field("Подробности")
	c.enter("Метиз-Снаб дал отсрочку")
	c.press(fyne.KeyReturn)
	if d := c.dealNow(d.ID); d.Stage != crm.StageLost || d.Loss != crm.LossCompetitor || d.Reason != "Метиз-Снаб дал отсрочку" {
		t.Fatalf("the base has %+v", d)
	}
	c.wants("Сделка проиграна")
	c.tap("Отменить")
	if d := c.dealNow(d.ID); d.Stage != crm.StageLead || d.Loss != "" {
		t.Errorf("after undo the base has %+v", d)
	}
}

func TestAChanceOfItsOwnIsMarkedSoAndTakenBackByEmptying(t *testing.T) {
	c := atDesk(t)
	d := c.deal("Альфа", "Поставка насосов", func(d *crm.Deal) { d.Amount = 1_000_00 })
	c.opens(nav.To("deal", d.ID.String()))
	c.wants("Взвешенно, 10 % по этапу", "100,00")
	c.field("Своя вероятность, %")
	c.enter("45")
	c.press(fyne.KeyTab)
	c.wants("Взвешенно, 45 % свои", "450,00")
	c.ctrl(fyne.KeyS)
	if d := c.dealNow(d.ID); !d.Own || d.Probability != 45 {
		t.Fatalf("the base has %+v", d)
	}
	c.field("Своя вероятность, %")
	c.replace("120")
	c.ctrl(fyne.KeyS)
	c.wants("Допустимы значения от 0 до 100")
	c.replace("")
	c.ctrl(fyne.KeyS)
	if d := c.dealNow(d.ID); d.Own {
		t.Errorf("the base has %+v", d)
	}
}

func TestAnOrderIsMadeOfADealWithItsGoods(t *testing.T) {
	c := atDesk(t)
	pump := c.product("Насос", 100)
	d := c.deal("Альфа", "Поставка насосов", func(d *crm.Deal) {
		d.Lines = []crm.Line{{Product: pump.ID, Qty: 3_000, Price: 100_00, VAT: crm.VAT22}}
	})
	c.opens(nav.To("deal", d.ID.String()))
	c.more("Заказ по сделке")
	c.wants("Новый заказ", "Насос")
	c.ctrl(fyne.KeyReturn) // ships it
	rows, err := c.App().Deals.Documents(t.Context(), d.ID)
	if err != nil || len(rows) != 2 || rows[0].Kind != crm.KindShipment || rows[1].Kind != crm.KindOrder || rows[1].Sum != 300_00 {
		t.Fatalf("the documents of the deal are %+v, %v", rows, err)
	}
	c.opens(nav.To("deal", d.ID.String()))
	c.tap("Документы")
	c.wants(rows[0].Number)
}

func TestTheCardTellsTheStagesTheDealCameTo(t *testing.T) {
	c := atDesk(t)
	d := c.deal("Альфа", "Поставка насосов", func(*crm.Deal) {})
	if err := c.App().Deals.Move(t.Context(), deals.Move{Deal: d.ID, To: crm.StageOffer}); err != nil {
		t.Fatal(err)
	}
	c.opens(nav.To("deal", d.ID.String()))
	c.tap("Этапы")
	c.wants("Первичный контакт", "Коммерческое предложение")
	c.tap("История")
	c.wants("Поставка насосов")
}
