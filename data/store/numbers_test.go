package store

import (
	"fmt"
	"slices"
	"testing"

	"kartoteka/data/crm"
	"kartoteka/data/kv"
)

// numbers takes n numbers, each in a transaction of its own.
func numbers(t *testing.T, f *firm, kind crm.Kind, firm string, year, n int) (out []string) {
	t.Helper()
	for range n {
		f.update(t, func(tx *kv.Tx) error {
			number, err := NextNumber(tx, kind, firm, year)
			out = append(out, number)
			return err
		})
	}
	return out
}

func TestNumbersCountByKindFirmAndYear(t *testing.T) {
	f := newFirm(t, kv.NewMemory())
	for _, c := range []struct {
		kind crm.Kind
		firm string
		year int
		want []string
	}{
		{crm.KindOrder, "", 2026, []string{"ЗК-2026/000001", "ЗК-2026/000002"}},
		{crm.KindInvoice, "", 2026, []string{"СЧ-2026/000001", "СЧ-2026/000002"}},
		{crm.KindPayment, "", 2026, []string{"ПЛ-2026/000001"}},
		{crm.KindDeal, "", 2026, []string{"СД-2026/000001"}},
		{crm.KindOrder, "", 2027, []string{"ЗК-2027/000001"}},
		{crm.KindOrder, "Р", 2026, []string{"Р-ЗК-2026/000001"}},
		{crm.KindOrder, "", 2026, []string{"ЗК-2026/000003"}},
	} {
		if got := numbers(t, f, c.kind, c.firm, c.year, len(c.want)); !slices.Equal(got, c.want) {
			t.Errorf("numbers = %v, want %v", got, c.want)
		}
	}
}

func TestNumbersThatAreTakenArePassedOver(t *testing.T) {
	f := newFirm(t, kv.NewMemory())
	f.update(t, func(tx *kv.Tx) error {
		for _, n := range []string{"ЗК-2026/000001", "ЗК-2026/000002", "ЗК-2026/000004"} {
			o := crm.Order{ID: crm.OrderID(tx.NewID()), Number: n, Date: monday, Client: f.clients[0]}
			if err := Orders.Put(tx, &o); err != nil {
				return err
			}
		}
		i := crm.Invoice{ID: crm.InvoiceID(tx.NewID()), Number: "СЧ-2026/000001", Date: monday, Order: f.order}
		p := crm.Payment{ID: crm.PaymentID(tx.NewID()), Number: "ПЛ-2026/000001", Date: monday, Client: f.clients[0], Amount: 1}
		if err := Invoices.Put(tx, &i); err != nil {
			return err
		}
		return Payments.Put(tx, &p)
	})
	for kind, want := range map[crm.Kind][]string{
		crm.KindOrder:   {"ЗК-2026/000003", "ЗК-2026/000005"},
		crm.KindInvoice: {"СЧ-2026/000002"},
		crm.KindPayment: {"ПЛ-2026/000002"},
	} {
		if got := numbers(t, f, kind, "", 2026, len(want)); !slices.Equal(got, want) {
			t.Errorf("numbers = %v, want %v", got, want)
		}
	}
}

func TestARefusedDocumentGivesItsNumberBack(t *testing.T) {
	f := newFirm(t, kv.NewMemory())
	_, err := f.db.Update(t.Context(), "test", func(tx *kv.Tx) error {
		_, err := NextNumber(tx, crm.KindOrder, "", 2026)
		return fmt.Errorf("refused: %v", err)
	})
	if err == nil {
		t.Fatal("the transaction was not refused")
	}
	if got := numbers(t, f, crm.KindOrder, "", 2026, 1); got[0] != "ЗК-2026/000001" {
		t.Errorf("number = %v", got)
	}
}

func TestTwoMachinesNeverGiveTheSameNumber(t *testing.T) {
	seen := map[string]string{}
	for _, node := range []string{"", "A", "B"} {
		db, err := kv.Open(kv.NewMemory(), Registry(), counted(node))
		if err != nil {
			t.Fatal(err)
		}
		f := &firm{db: db}
		for _, firm := range []string{"", "Р"} {
			for _, kind := range []crm.Kind{crm.KindOrder, crm.KindInvoice, crm.KindPayment, crm.KindDeal} {
				for _, n := range numbers(t, f, kind, firm, 2026, 3) {
					if other, ok := seen[n]; ok {
						t.Errorf("%q is given by the machines %q and %q", n, other, node)
					}
					seen[n] = node
				}
			}
		}
	}
}
