package crm_test

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"kartoteka/data/crm"
	"kartoteka/data/money"
)

func on(month time.Month, d int) time.Time { return time.Date(2026, month, d, 0, 0, 0, 0, time.UTC) }

func shipped(n byte, due time.Time, gross money.Money) *crm.Order {
	return &crm.Order{ID: crm.OrderID{n}, State: crm.OrderShipped, Shipped: on(1, 1), Due: due, Gross: gross}
}

func paid(n byte, sum money.Money) *crm.Payment {
	p := &crm.Payment{Direction: crm.Incoming, Amount: sum}
	if n > 0 {
		p.Order = crm.OrderID{n}
	}
	return p
}

func TestMoneyGoesToItsOrderAndTheRestToTheOldestTerm(t *testing.T) {
	orders := []*crm.Order{
		shipped(1, on(5, 1), 100), shipped(2, on(3, 1), 100), shipped(3, on(7, 1), 100),
		{ID: crm.OrderID{4}, State: crm.OrderNew, Gross: 500},
	}
	s := crm.Settle(orders, []*crm.Payment{paid(1, 30), paid(0, 40), paid(3, 110), paid(4, 20)}, on(6, 1))
	// 30 for the first; 40 in advance, 10 in excess and 20 for goods not shipped go to the second.
	if s.Debt != 100 || s.Advance != 0 || s.Left[crm.OrderID{1}] != 70 || s.Left[crm.OrderID{2}] != 30 || len(s.Left) != 2 {
		t.Errorf("%+v", s)
	}
	// 92 days past the term of the second, 31 past that of the first.
	if s.Overdue != 100 || s.Ageing != [4]money.Money{0, 70, 0, 30} {
		t.Errorf("overdue %v, by age %v", s.Overdue, s.Ageing)
	}
}

func TestTheDayOfTheTermIsNotOverdueAndThirtyDaysAreTheFirstAge(t *testing.T) {
	for days, want := range map[int][4]money.Money{
		0: {}, 1: {9}, 30: {9}, 31: {0, 9}, 60: {0, 9}, 61: {0, 0, 9}, 90: {0, 0, 9}, 91: {0, 0, 0, 9},
	} {
		if s := crm.Settle([]*crm.Order{shipped(1, on(3, 1), 9)}, nil, on(3, 1).AddDate(0, 0, days)); s.Ageing != want {
			t.Errorf("%d days past the term: %v, want %v", days, s.Ageing, want)
		}
	}
}

func TestDebtLessAdvanceIsShippedLessPaid(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var orders []*crm.Order
		var payments []*crm.Payment
		var balance money.Money
		for i := range rapid.IntRange(0, 6).Draw(t, "orders") {
			o := shipped(byte(i+1), on(1, 1+rapid.IntRange(0, 300).Draw(t, "due")), money.Money(rapid.IntRange(0, 100).Draw(t, "gross")))
			if rapid.Bool().Draw(t, "is new") {
				o.State = crm.OrderNew
			} else {
				balance += o.Gross
			}
			orders = append(orders, o)
		}
		for range rapid.IntRange(0, 8).Draw(t, "payments") {
			p := paid(byte(rapid.IntRange(0, 6).Draw(t, "order")), money.Money(rapid.IntRange(1, 150).Draw(t, "sum")))
			p.Direction = rapid.SampledFrom(crm.Directions).Draw(t, "way")
			p.Deleted = rapid.Bool().Draw(t, "marked")
			payments, balance = append(payments, p), balance-p.Paid()
		}
		s := crm.Settle(orders, payments, on(6, 1))
		var left, aged money.Money
		for _, m := range s.Left {
			left += m
		}
		for _, m := range s.Ageing {
			aged += m
		}
		if s.Debt-s.Advance != balance || s.Debt < 0 || s.Advance < 0 || s.Debt > 0 && s.Advance > 0 {
			t.Fatalf("debt %v, advance %v of the balance %v", s.Debt, s.Advance, balance)
		}
		if aged != s.Overdue || s.Overdue > s.Debt || left > s.Debt {
			t.Fatalf("left %v, overdue %v, by age %v of the debt %v", left, s.Overdue, aged, s.Debt)
		}
	})
}
