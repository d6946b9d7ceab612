package deals_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"kartoteka/app/deals"
	"kartoteka/data/crm"
	"kartoteka/data/money"
	"kartoteka/ui/nav"
	"kartoteka/ui/uitest"
)

// dealOn puts a deal on the last of the stages into the base.
func dealOn(c *uitest.Clerk, client crm.ClientID, name string, roubles int64, stages ...crm.StageID) *crm.Deal {
	c.T.Helper()
	d := &crm.Deal{Name: name, Client: client, Amount: money.Money(roubles * 100)}
	if err := c.App().Deals.Save(c.T.Context(), d); err != nil {
		c.T.Fatal(err)
	}
	for _, s := range stages {
		m := deals.Move{Deal: d.ID, To: s}
		if s == crm.StageLost {
			m.Loss = crm.LossPrice
		}
		if err := c.App().Deals.Move(c.T.Context(), m); err != nil {
			c.T.Fatal(err)
		}
	}
	return d
}

func TestACellOfTheFunnelOpensItsDealsAndComesBack(t *testing.T) {
	c := uitest.AtDesk(t)
	c.Shipped("Альфа", 1)
	alpha := c.Clients()["Альфа"].ID
	dealOn(c, alpha, "Насосы", 100, crm.StageOffer, crm.StageLost)
	dealOn(c, alpha, "Трубы", 200, crm.StageOffer)
	dealOn(c, alpha, "Клапаны", 300, crm.StageContract, crm.StageWon)
	c.Opens(nav.To("report", "funnel"))
	c.Wants("Воронка продаж", "Заведено 3 сделки, выиграно 1 (33,3 %) на 300 ₽.", "Коммерческое предложение", "Дорого")

	c.Picture("funnel.png")
	c.Press(fyne.KeyEnd, fyne.KeyReturn) // the row of won deals
	c.Picture("behind.png")
	c.Wants("Сделки отчёта", "Выиграна · Дошло", "Клапаны")
	c.WantsNot("Трубы", "Насосы")
	c.Ctrl(fyne.KeyW)
	c.Wants("Заведено 3 сделки")

	dealOn(c, alpha, "Задвижки", 50, crm.StageNeeds) // from elsewhere
	c.Wants("Заведено 4 сделки")
}

func TestTheForecastOffersTheStagesThereAre(t *testing.T) {
	c := uitest.AtDesk(t)
	c.Shipped("Альфа", 1)
	alpha := c.Clients()["Альфа"].ID
	dealOn(c, alpha, "Насосы", 100, crm.StageOffer, crm.StageWon)
	dealOn(c, alpha, "Трубы", 100, crm.StageOffer, crm.StageLost)
	dealOn(c, alpha, "Клапаны", 1000, crm.StageOffer)
	c.Opens(nav.To("report", "forecast"))
	c.Wants("В работе 1 сделка на 1 000 ₽. По статистике она принесёт 500 ₽")
	c.Parameter("Что если этап", "Коммерческое предложение")
	c.Wants("дальше проходит 50,0 %")
	c.Tap("Что если конверсия, %: не задана")
	c.Replace("75")
	c.Press(fyne.KeyReturn)
	c.Wants("прогноз изменится на +250 ₽ и составит 750 ₽")
}
