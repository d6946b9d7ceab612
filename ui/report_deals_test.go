package ui_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"kartoteka/app/deals"
	"kartoteka/data/crm"
	"kartoteka/data/money"
	"kartoteka/ui/nav"
)

// dealOn puts a deal on the last of the stages into the base.
func (c *clerk) dealOn(client crm.ClientID, name string, roubles int64, stages ...crm.StageID) *crm.Deal {
	c.t.Helper()
	d := &crm.Deal{Name: name, Client: client, Amount: money.Money(roubles * 100)}
	if err := c.App().Deals.Save(c.t.Context(), d); err != nil {
		c.t.Fatal(err)
	}
	for _, s := range stages {
		m := deals.Move{Deal: d.ID, To: s}
		if s == crm.StageLost {
			m.Loss = crm.LossPrice
		}
		if err := c.App().Deals.Move(c.t.Context(), m); err != nil {
			c.t.Fatal(err)
		}
	}
	return d
}

func TestACellOfTheFunnelOpensItsDealsAndComesBack(t *testing.T) {
	c := atDesk(t)
	c.shipped("Альфа", 1)
	alpha := c.clients()["Альфа"].ID
	c.dealOn(alpha, "Насосы", 100, crm.StageOffer, crm.StageLost)
	c.dealOn(alpha, "Трубы", 200, crm.StageOffer)
	c.dealOn(alpha, "Клапаны", 300, crm.StageContract, crm.StageWon)
	c.opens(nav.To("report", "funnel"))
	c.wants("Воронка продаж", "Заведено 3 сделки, выиграно 1 (33,3 %) на 300 ₽.", "Коммерческое предложение", "Дорого")

	c.picture("funnel.png")
	c.press(fyne.KeyEnd, fyne.KeyReturn) // the row of won deals
	c.picture("behind.png")
	c.wants("Сделки отчёта", "Выиграна · Дошло", "Клапаны")
	c.wantsNot("Трубы", "Насосы")
	c.ctrl(fyne.KeyW)
	c.wants("Заведено 3 сделки")

	c.dealOn(alpha, "Задвижки", 50, crm.StageNeeds) // from elsewhere
	c.wants("Заведено 4 сделки")
}

func TestTheForecastOffersTheStagesThereAre(t *testing.T) {
	c := atDesk(t)
	c.shipped("Альфа", 1)
	alpha := c.clients()["Альфа"].ID
	c.dealOn(alpha, "Насосы", 100, crm.StageOffer, crm.StageWon)
	c.dealOn(alpha, "Трубы", 100, crm.StageOffer, crm.StageLost)
	c.dealOn(alpha, "Клапаны", 1000, crm.StageOffer)
	c.opens(nav.To("report", "forecast"))
	c.wants("В работе 1 сделка на 1 000 ₽. По статистике она принесёт 500 ₽")
	c.parameter("Что если этап", "Коммерческое предложение")
	c.wants("дальше проходит 50,0 %")
	c.tap("Что если конверсия, %: не задана")
	c.replace("75")
	c.press(fyne.KeyReturn)
	c.wants("прогноз изменится на +250 ₽ и составит 750 ₽")
}
