package sales_test

import (
	"reflect"
	"testing"

	"kartoteka/app/apptest"
	"kartoteka/data/crm"
	"kartoteka/data/problem"
)

func invoice(t *testing.T, a *apptest.App, o *crm.Order) *crm.Invoice {
	t.Helper()
	inv, err := a.Invoices.ForOrder(t.Context(), o.ID)
	if err != nil {
		t.Fatal(err)
	}
	return inv
}

func TestAnIssuedInvoiceIsFrozen(t *testing.T) {
	a := apptest.New(t)
	firm := a.Organisation("ООО «Ромашка»")
	alfa, pump := a.Client("ООО «Альфа»"), a.Product("Насос", 100)
	o := a.Order(alfa, apptest.Line(pump, 3))
	first := invoice(t, a, o)
	if first.Number != "СЧ-2026/000001" || first.Seller.Name != firm.Name || first.Lines[0].Name != "Насос" || first.Gross != 300_00 {
		t.Fatalf("invoice = %+v", first)
	}
	again := invoice(t, a, o)
	if !reflect.DeepEqual(first, again) {
		t.Errorf("printed twice it is %+v and %+v", first, again)
	}
	if a.Undo(); len(a.Events) == 0 {
		t.Error("the undo told nobody")
	}
	first = invoice(t, a, o)

	alfa.Name, pump.Name = "АО «Альфа»", "Насос погружной"
	for _, err := range []error{a.Clients.Save(t.Context(), alfa), a.Products.Save(t.Context(), pump)} {
		if err != nil {
			t.Fatal(err)
		}
	}
	stored, err := a.Invoices.Find(t.Context(), first.Number)
	if err != nil || !reflect.DeepEqual(first, stored) {
		t.Errorf("the issued invoice became %+v, %v", stored, err)
	}
	second := invoice(t, a, o)
	if second.Number == first.Number || second.Buyer.Name != "АО «Альфа»" || second.Lines[0].Name != "Насос погружной" {
		t.Errorf("the changed client and product give %+v", second)
	}

	changed, err := a.Orders.Get(t.Context(), o.ID)
	if err != nil {
		t.Fatal(err)
	}
	changed.Lines[0].Qty = 5000
	if err := a.Orders.Save(t.Context(), changed); err != nil {
		t.Fatal(err)
	}
	if third := invoice(t, a, o); third.Number == second.Number || third.Gross != 500_00 {
		t.Errorf("the changed order gives %+v", third)
	}
}

func TestAnInvoiceIsFoundByItsNumberOrItsOrders(t *testing.T) {
	a := apptest.New(t)
	o := a.Order(a.Client("ООО «Альфа»"), apptest.Line(a.Product("Насос", 100), 3))
	byOrder, err := a.Invoices.Find(t.Context(), o.Number)
	if err != nil {
		t.Fatal(err)
	}
	byNumber, err := a.Invoices.Find(t.Context(), byOrder.Number)
	if err != nil || byNumber.ID != byOrder.ID {
		t.Errorf("found %+v, %v", byNumber, err)
	}
	if _, err := a.Invoices.Find(t.Context(), "нет"); !problem.Has(err, "number", "problem.print.no_document") {
		t.Errorf("Find = %v", err)
	}
}

func TestNumbersBearThePrefixOfTheFirm(t *testing.T) {
	a := apptest.New(t)
	firm := a.Organisation("ООО «Ромашка»")
	firm.Prefix = "РМ"
	if err := a.Organisations.Save(t.Context(), firm); err != nil {
		t.Fatal(err)
	}
	o := a.Order(a.Client("ООО «Альфа»"), apptest.Line(a.Product("Насос", 100), 3))
	if inv := invoice(t, a, o); o.Number != "РМ-ЗК-2026/000001" || inv.Number != "РМ-СЧ-2026/000001" {
		t.Errorf("numbers %s and %s", o.Number, inv.Number)
	}
}
