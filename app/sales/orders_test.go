package sales_test

import (
	"errors"
	"testing"
	"time"

	"kartoteka/app/apptest"
	"kartoteka/app/base"
	"kartoteka/data/crm"
	"kartoteka/data/money"
	"kartoteka/data/problem"
)

func TestAShippedOrderMakesDebtAndSales(t *testing.T) {
	a := apptest.New(t)
	alfa, pump := a.Client("ООО «Альфа»"), a.Product("Насос", 100)
	o := a.Order(alfa, apptest.Line(pump, 3))
	if got := a.Row(alfa); got.Debt != 0 || !got.LastSale.IsZero() {
		t.Errorf("an order alone makes %+v", got)
	}
	a.Ship(o)
	if got := a.Row(alfa); got.Debt != 300_00 || got.Year != 300_00 || !got.LastSale.Equal(a.Today()) {
		t.Errorf("after shipment the list has %+v", got)
	}
	if got := a.Card(alfa); got.Debt != 300_00 || got.Orders != 1 || got.Average != 300_00 {
		t.Errorf("after shipment the card has %+v", got)
	}
	got, err := a.Orders.Get(t.Context(), o.ID)
	if err != nil || got.State != crm.OrderShipped || got.Tax != 54_10 {
		t.Errorf("order = %+v, %v; want shipped, VAT 54.10 in 300", got, err)
	}
}

func TestUnshippingCancelsTheFacts(t *testing.T) {
	a := apptest.New(t)
	alfa, pump := a.Client("ООО «Альфа»"), a.Product("Насос", 100)
	o := a.Order(alfa, apptest.Line(pump, 3))
	a.Ship(o)
	if err := a.Orders.Unship(t.Context(), o.ID); err != nil {
		t.Fatal(err)
	}
	if got := a.Row(alfa); got.Debt != 0 || got.Year != 0 || !got.LastSale.IsZero() {
		t.Errorf("after taking the shipment back the list has %+v", got)
	}
	if err := a.Orders.Unship(t.Context(), o.ID); !problem.Has(err, "state", "problem.order.not_shipped") {
		t.Errorf("second Unship = %v", err)
	}
	a.Ship(o)
	if got := a.Row(alfa); got.Debt != 300_00 {
		t.Errorf("shipped once more the debt is %v", got.Debt)
	}
}

func TestARefusedShipmentLeavesNothing(t *testing.T) {
	a := apptest.New(t)
	alfa, pump := a.Client("ООО «Альфа»"), a.Product("Насос", 100)
	o := a.Order(alfa, apptest.Line(pump, 3))
	a.Events = nil
	before := a.Bytes()
	if err := a.Orders.Ship(t.Context(), o.ID, o.Date.AddDate(0, 0, -1)); !problem.Has(err, "shipped", "problem.before_date") {
		t.Errorf("shipped before its date: %v", err)
	}
	draft := &crm.Order{Date: a.Today(), Client: alfa.ID, Lines: []crm.Line{apptest.Line(pump, 1), {Product: pump.ID}}}
	err := a.Orders.SaveAndShip(t.Context(), draft)
	if !problem.Has(err, "lines.1.qty", "problem.required") {
		t.Errorf("an empty quantity: %v", err)
	}
	if !draft.ID.IsZero() || draft.Number != "" || draft.Rev != 0 {
		t.Errorf("the refused draft was changed: %+v", draft)
	}
	if len(a.Events) != 0 || string(a.Bytes()) != string(before) {
		t.Errorf("refused shipments told %v or wrote to the base", a.Events)
	}
}

func TestAllFaultsOfAnOrderAreToldAtOnce(t *testing.T) {
	a := apptest.New(t)
	err := a.Orders.Save(t.Context(), &crm.Order{Date: a.Today(), Due: a.Today().AddDate(0, 0, -1)})
	for field, key := range map[string]string{"client": "problem.required", "lines": "problem.order.no_lines", "due": "problem.before_date"} {
		if !problem.Has(err, field, key) {
			t.Errorf("no %s at %s in: %v", key, field, err)
		}
	}
}

func TestAStaleWriteIsRefused(t *testing.T) {
	a := apptest.New(t)
	alfa := a.Client("ООО «Альфа»")
	mine, yours := *alfa, *alfa
	mine.City, yours.City = "Самара", "Пермь"
	if err := a.Clients.Save(t.Context(), &mine); err != nil {
		t.Fatal(err)
	}
	if err := a.Clients.Save(t.Context(), &yours); !errors.Is(err, base.ErrStale) {
		t.Errorf("Save of an older card = %v", err)
	}
	if got, _ := a.Clients.Get(t.Context(), alfa.ID); got.City != "Самара" {
		t.Errorf("city = %q", got.City)
	}
}

func TestATakenNumberIsAProblemOfItsField(t *testing.T) {
	a := apptest.New(t)
	alfa, pump := a.Client("ООО «Альфа»"), a.Product("Насос", 100)
	first := a.Order(alfa, apptest.Line(pump, 1))
	err := a.Orders.Save(t.Context(), &crm.Order{Number: first.Number, Date: a.Today(), Client: alfa.ID, Lines: []crm.Line{apptest.Line(pump, 1)}})
	if !problem.Has(err, "number", "problem.taken") {
		t.Errorf("Save = %v", err)
	}
}

func TestAnOrderTakesWhatTheClientsCardKnows(t *testing.T) {
	a := apptest.New(t)
	manager, err := a.Managers.Ensure(t.Context(), "Орлова")
	if err != nil {
		t.Fatal(err)
	}
	region, err := a.Regions.Ensure(t.Context(), "Самарская область")
	if err != nil {
		t.Fatal(err)
	}
	alfa, pump := a.Client("ООО «Альфа»"), a.Product("Насос", 100)
	pump.Cost = 60_00
	alfa.Manager, alfa.Region, alfa.Deferral = manager, region, 14
	if err := errors.Join(a.Clients.Save(t.Context(), alfa), a.Products.Save(t.Context(), pump)); err != nil {
		t.Fatal(err)
	}
	o := a.Order(alfa, apptest.Line(pump, 3))
	if o.Manager != manager || o.Region != region || !o.Due.Equal(apptest.Day(time.March, 16)) || o.Lines[0].Cost != 180_00 {
		t.Errorf("order = %+v", o)
	}
}

func TestVATFollowsTheModeOfTheOrder(t *testing.T) {
	a := apptest.New(t)
	alfa, pump := a.Client("ООО «Альфа»"), a.Product("Насос", 100)
	for _, c := range []struct {
		mode       crm.VATMode
		gross, tax money.Money
	}{{crm.VATIncluded, 100_00, 18_03}, {crm.VATOnTop, 122_00, 22_00}, {crm.VATOff, 100_00, 0}} {
		o := &crm.Order{Date: a.Today(), Client: alfa.ID, Mode: c.mode, Lines: []crm.Line{apptest.Line(pump, 1)}}
		if err := a.Orders.Save(t.Context(), o); err != nil {
			t.Fatal(err)
		}
		if o.Gross != c.gross || o.Tax != c.tax {
			t.Errorf("%s: gross %v, VAT %v, want %v and %v", c.mode, o.Gross, o.Tax, c.gross, c.tax)
		}
	}
}

func TestTheGeneralRateOfVATFollowsTheDate(t *testing.T) {
	a := apptest.New(t)
	pump := a.Product("Насос", 120)
	for year, want := range map[int]crm.VATCode{2025: crm.VAT20, 2026: crm.VAT22} {
		if got := pump.RateOn(time.Date(year, 6, 1, 0, 0, 0, 0, time.UTC)); got != want {
			t.Errorf("rate in %d = %s, want %s", year, got, want)
		}
	}
}

func TestUndoTakesBackOneOperationAfterAnother(t *testing.T) {
	a := apptest.New(t)
	alfa, pump := a.Client("ООО «Альфа»"), a.Product("Насос", 100)
	for _, city := range []string{"Самара", "Пермь"} {
		alfa.City = city
		if err := a.Clients.Save(t.Context(), alfa); err != nil {
			t.Fatal(err)
		}
	}
	o := a.Order(alfa, apptest.Line(pump, 3))
	a.Ship(o)
	a.Paid(alfa, o, 300)

	a.Undo()
	a.Undo()
	if got := a.Row(alfa); got.Debt != 0 || !got.LastSale.IsZero() {
		t.Errorf("with payment and shipment undone the list has %+v", got)
	}
	if got, err := a.Orders.Get(t.Context(), o.ID); err != nil || got.State != crm.OrderNew {
		t.Errorf("the order is %+v, %v", got, err)
	}
	a.Undo()
	if _, err := a.Orders.Get(t.Context(), o.ID); !errors.Is(err, base.ErrGone) {
		t.Errorf("the undone order = %v", err)
	}
	for _, want := range []string{"Самара", ""} {
		a.Undo()
		if got := a.Row(alfa).City; got != want {
			t.Errorf("city = %q, want %q", got, want)
		}
	}
	a.Undo()
	a.Undo()
	if rows, err := a.Clients.List(t.Context()); err != nil || len(rows) != 0 {
		t.Errorf("everything undone leaves %v, %v", rows, err)
	}
	if verb, err := a.App.Undo(t.Context()); verb != "" || err != nil {
		t.Errorf("undo of nothing = %q, %v", verb, err)
	}
}

func TestEventsAreToldAfterTheCommitAndNameTables(t *testing.T) {
	a := apptest.New(t)
	alfa, pump := a.Client("ООО «Альфа»"), a.Product("Насос", 100)
	o := a.Order(alfa, apptest.Line(pump, 1))
	a.Events = nil
	var seen crm.OrderState
	stop := a.Subscribe(func([]string) {
		if got, err := a.Orders.Get(t.Context(), o.ID); err == nil {
			seen = got.State
		}
	})
	a.Ship(o)
	if seen != crm.OrderShipped {
		t.Errorf("the subscriber saw the order as %q", seen)
	}
	if len(a.Events) != 1 || len(a.Events[0]) != 2 || a.Events[0][0] != "orders" || a.Events[0][1] != "shipments" {
		t.Errorf("events = %v", a.Events)
	}
	stop()
	seen = ""
	a.Undo()
	if seen != "" {
		t.Error("a subscriber that has stopped was told")
	}
	got, err := a.Clients.Get(t.Context(), alfa.ID)
	if err != nil {
		t.Fatal(err)
	}
	a.Events = nil
	if err := a.Clients.Save(t.Context(), got); err != nil || len(a.Events) != 0 {
		t.Errorf("saving an unchanged card = %v, told %v", err, a.Events)
	}
}

func TestShippedOrdersAreNotMarkedAndCancelledOnesNotShipped(t *testing.T) {
	a := apptest.New(t)
	alfa, pump := a.Client("ООО «Альфа»"), a.Product("Насос", 100)
	o, other := a.Order(alfa, apptest.Line(pump, 1)), a.Order(alfa, apptest.Line(pump, 1))
	a.Ship(o)
	both := []crm.OrderID{other.ID, o.ID}
	if err := a.Orders.Mark(t.Context(), both, true); len(problem.All(err)) != 1 {
		t.Errorf("Mark of a shipped order = %v", err)
	}
	if got, _ := a.Orders.Get(t.Context(), other.ID); got.Deleted {
		t.Error("the refused mark stays on the other order")
	}
	if err := a.Orders.Cancel(t.Context(), both); len(problem.All(err)) != 1 {
		t.Errorf("Cancel of a shipped order = %v", err)
	}
	open := []crm.OrderID{other.ID}
	if err := errors.Join(a.Orders.Mark(t.Context(), open, true), a.Orders.Mark(t.Context(), open, false), a.Orders.Cancel(t.Context(), open)); err != nil {
		t.Fatal(err)
	}
	if err := a.Orders.Ship(t.Context(), other.ID, a.Today()); !problem.Has(err, "state", "problem.order.not_open") {
		t.Errorf("Ship of a cancelled order = %v", err)
	}
	if err := a.Orders.Reopen(t.Context(), open); err != nil {
		t.Fatal(err)
	}
	a.Ship(other)
}

func TestChangingRecordsThatAreGoneIsASituation(t *testing.T) {
	a := apptest.New(t)
	alfa := a.Client("ООО «Альфа»")
	a.Undo()
	if err := a.Clients.Mark(t.Context(), []crm.ClientID{alfa.ID}, true); !errors.Is(err, base.ErrGone) {
		t.Errorf("Mark = %v", err)
	}
	if err := a.Orders.Cancel(t.Context(), []crm.OrderID{{1}}); !errors.Is(err, base.ErrGone) {
		t.Errorf("Cancel = %v", err)
	}
}

func TestOrdersAreOfferedByNumberAndClient(t *testing.T) {
	a := apptest.New(t)
	alfa, beta, pump := a.Client("ООО «Альфа»"), a.Client("ООО «Бета»"), a.Product("Насос", 100)
	first, second := a.Order(alfa, apptest.Line(pump, 1)), a.Order(beta, apptest.Line(pump, 2))
	for _, c := range []struct {
		client crm.ClientID
		text   string
		want   []string
	}{
		{crm.ClientID{}, "", []string{second.Number, first.Number}},
		{crm.ClientID{}, "000001", []string{first.Number}},
		{crm.ClientID{}, "зк-2026", []string{second.Number, first.Number}},
		{beta.ID, "", []string{second.Number}},
		{beta.ID, "000001", nil},
	} {
		got, err := a.Orders.Options(t.Context(), c.client, c.text)
		if err != nil || len(got) != len(c.want) {
			t.Errorf("Options(%v, %q) = %v, %v", c.client, c.text, got, err)
			continue
		}
		for i := range got {
			if got[i].Name != c.want[i] {
				t.Errorf("Options(%v, %q) = %v, want %v", c.client, c.text, got, c.want)
			}
		}
	}
}

func TestADirectoryKnowsANameByAnySpelling(t *testing.T) {
	a := apptest.New(t)
	first, err := a.Regions.Ensure(t.Context(), "Республика «Хакасия»")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"республика Хакасия", "  РЕСПУБЛИКА   \"Хакасия\" "} {
		if got, err := a.Regions.Ensure(t.Context(), name); err != nil || got != first {
			t.Errorf("Ensure(%q) = %v, %v", name, got, err)
		}
	}
	if got, err := a.Regions.Ensure(t.Context(), "  "); err != nil || !got.IsZero() {
		t.Errorf("Ensure of nothing = %v, %v", got, err)
	}
	if got, err := a.Regions.Options(t.Context(), "хак"); err != nil || len(got) != 1 {
		t.Errorf("Options = %v, %v", got, err)
	}
}
