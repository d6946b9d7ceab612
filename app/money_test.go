package app_test

import (
	"testing"
	"time"

	"kartoteka/app/apptest"
	"kartoteka/data/calendar"
	"kartoteka/data/crm"
	"kartoteka/data/money"
	"kartoteka/data/problem"
)

func TestPaymentsTakeDebtOff(t *testing.T) {
	a := apptest.New(t)
	alfa, pump := a.Client("ООО «Альфа»"), a.Product("Насос", 100)
	o := a.Order(alfa, apptest.Line(pump, 10))
	a.Ship(o)
	debt := func(what string, want money.Money) {
		t.Helper()
		if card, row := a.Card(alfa), a.Row(alfa); card.Debt != want || row.Debt != want {
			t.Errorf("%s: debt %v on the card and %v in the list, want %v", what, card.Debt, row.Debt, want)
		}
	}
	debt("shipped", 1000_00)
	part := a.Paid(alfa, o, 400)
	debt("part is paid", 600_00)
	if _, left, err := a.Orders.Unpaid(t.Context(), o.ID); err != nil || left != 600_00 {
		t.Errorf("left to pay %v, %v", left, err)
	}
	a.Paid(alfa, nil, 700)
	debt("an advance makes our debt", -100_00)
	refund := &crm.Payment{Date: a.Today(), Client: alfa.ID, Direction: crm.Outgoing, Amount: 100_00}
	if err := a.Payments.Save(t.Context(), refund); err != nil {
		t.Fatal(err)
	}
	debt("the surplus is refunded", 0)
	if err := a.Payments.Mark(t.Context(), []crm.PaymentID{part.ID}, true); err != nil {
		t.Fatal(err)
	}
	debt("a marked payment pays nothing", 400_00)
	if err := a.Payments.Mark(t.Context(), []crm.PaymentID{part.ID}, false); err != nil {
		t.Fatal(err)
	}
	changed, err := a.Payments.Get(t.Context(), part.ID)
	if err != nil {
		t.Fatal(err)
	}
	changed.Amount = 300_00
	if err := a.Payments.Save(t.Context(), changed); err != nil {
		t.Fatal(err)
	}
	debt("a payment was entered wrong", 100_00)
}

func TestAPaymentOfAnOrderIsItsClients(t *testing.T) {
	a := apptest.New(t)
	alfa, beta, pump := a.Client("ООО «Альфа»"), a.Client("ООО «Бета»"), a.Product("Насос", 100)
	o := a.Order(alfa, apptest.Line(pump, 1))
	if p := a.Paid(beta, o, 100); p.Client != alfa.ID || p.Number != "ПЛ-2026/000001" {
		t.Errorf("payment = %+v", p)
	}
	err := a.Payments.Save(t.Context(), &crm.Payment{Date: a.Today(), Client: alfa.ID})
	if !problem.Has(err, "amount", "problem.positive") {
		t.Errorf("a payment of nothing = %v", err)
	}
}

func TestAnOrderIsOverdueTheDayAfterItsTerm(t *testing.T) {
	a := apptest.New(t) // today is 2 March
	alfa, pump := a.Client("ООО «Альфа»"), a.Product("Насос", 100)
	late := a.Shipped(alfa, apptest.Day(time.February, 1), apptest.Day(time.March, 1), apptest.Line(pump, 5))
	a.Shipped(alfa, apptest.Day(time.February, 1), apptest.Day(time.March, 2), apptest.Line(pump, 3))
	paid := a.Shipped(alfa, apptest.Day(time.January, 1), apptest.Day(time.January, 9), apptest.Line(pump, 2))
	a.Paid(alfa, paid, 200)
	a.Paid(alfa, late, 100)
	if card := a.Card(alfa); card.Overdue != 400_00 || card.Debt != 700_00 {
		t.Errorf("card = %+v", card)
	}
	rows, err := a.Orders.List(t.Context(), calendar.Period{})
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range rows {
		if r.Overdue != (r.ID == late.ID) {
			t.Errorf("order %s of %v: overdue %v", r.Number, r.Due, r.Overdue)
		}
		if r.ID == late.ID && r.Left() != 400_00 {
			t.Errorf("left to pay %v", r.Left())
		}
	}
}

func TestAnOrderPaidBackIsOverdueAgain(t *testing.T) {
	a := apptest.New(t) // today is 2 March
	alfa, pump := a.Client("ООО «Альфа»"), a.Product("Насос", 100)
	o := a.Shipped(alfa, apptest.Day(time.January, 1), apptest.Day(time.January, 9), apptest.Line(pump, 5))
	overdue := func() money.Money {
		t.Helper()
		h, err := a.Home(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		return h.Overdue
	}
	part, rest := a.Paid(alfa, o, 200), a.Paid(alfa, o, 300)
	if got := overdue(); got != 0 {
		t.Errorf("paid in two parts: %v overdue", got)
	}
	if err := a.Payments.Mark(t.Context(), []crm.PaymentID{part.ID}, true); err != nil {
		t.Fatal(err)
	}
	if got := overdue(); got != 200_00 {
		t.Errorf("a part marked for deletion: %v overdue", got)
	}
	refund := &crm.Payment{Date: a.Today(), Client: alfa.ID, Order: o.ID, Direction: crm.Outgoing, Amount: rest.Amount}
	if err := a.Payments.Save(t.Context(), refund); err != nil {
		t.Fatal(err)
	}
	if got := overdue(); got != 500_00 {
		t.Errorf("the rest given back: %v overdue", got)
	}
	a.Undo()
	a.Undo()
	if got := overdue(); got != 0 {
		t.Errorf("both undone: %v overdue", got)
	}
}

func TestHomeSumsTheFirmUp(t *testing.T) {
	a := apptest.New(t) // 2 March
	alfa, beta, pump := a.Client("ООО «Альфа»"), a.Client("ООО «Бета»"), a.Product("Насос", 100)
	a.Shipped(alfa, apptest.Day(time.March, 1), apptest.Day(time.March, 1), apptest.Line(pump, 4))
	a.Shipped(alfa, apptest.Day(time.March, 2), apptest.Day(time.March, 20), apptest.Line(pump, 1))
	a.Shipped(beta, apptest.Day(time.February, 2), apptest.Day(time.February, 10), apptest.Line(pump, 7))
	a.Shipped(beta, apptest.Day(time.February, 3), time.Time{}, apptest.Line(pump, 9))
	a.Order(alfa, apptest.Line(pump, 2))
	a.Paid(beta, nil, 5000) // an advance is not netted with the debts of others
	for _, stage := range []crm.StageID{crm.StageOffer, crm.StageWon} {
		d := &crm.Deal{Name: "Склад", Client: alfa.ID, Stage: stage, Amount: 900_00}
		if err := a.Deals.Save(t.Context(), d); err != nil {
			t.Fatal(err)
		}
	}
	h, err := a.Home(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if h.Month != 500_00 || h.Before != 700_00 {
		t.Errorf("month %v, by the same day before %v", h.Month, h.Before)
	}
	if h.Debt != 500_00 || h.LateOrders != 2 || h.Overdue != 1100_00 {
		t.Errorf("debt %v, %d late orders, overdue %v", h.Debt, h.LateOrders, h.Overdue)
	}
	if h.Open != 1 || h.OpenSum != 200_00 || h.Deals != 1 || h.DealsSum != 900_00 {
		t.Errorf("open orders %d of %v, deals %d of %v", h.Open, h.OpenSum, h.Deals, h.DealsSum)
	}
	if len(h.Late) != 2 || h.Late[0].Left != 700_00 || h.Late[0].Name != "ООО «Бета»" || h.Late[0].Days != 20 {
		t.Errorf("late = %+v", h.Late)
	}
}
