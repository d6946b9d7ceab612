package app_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"kartoteka/app"
	"kartoteka/app/apptest"
	"kartoteka/app/base"
	"kartoteka/app/sales"
	"kartoteka/data/calendar"
	"kartoteka/data/crm"
	"kartoteka/data/money"
	"kartoteka/data/trial"
)

// clerkBase names the base that this process, a child of the test, works on
// until it is killed.
const clerkBase = "KARTOTEKA_TEST_CLERK"

func TestMain(m *testing.M) {
	if path := os.Getenv(clerkBase); path != "" {
		fmt.Fprintln(os.Stderr, clerk(path))
		os.Exit(1)
	}
	os.Exit(m.Run())
}

// clerk enters an order, ships it and takes its payment, again and again, and
// says each number after the last of the three was saved.
func clerk(path string) error {
	ctx := context.Background()
	a, err := app.Open(ctx, path, base.Environment{Now: func() time.Time { return apptest.Now }})
	if err != nil {
		return err
	}
	clients, err := a.Clients.List(ctx)
	if err != nil {
		return err
	}
	products, err := a.Products.List(ctx)
	if err != nil {
		return err
	}
	for n := int64(1); ; n++ {
		o := &crm.Order{
			Date: a.Today(), Client: clients[0].ID, Mode: crm.VATIncluded,
			Lines: []crm.Line{{Product: products[0].ID, Qty: money.Qty(1000 * n), Price: 100_00, VAT: crm.VAT22}},
		}
		if err := a.Orders.SaveAndShip(ctx, o); err != nil {
			return err
		}
		p := &crm.Payment{Date: a.Today(), Order: o.ID, Client: o.Client, Amount: o.Gross}
		if err := a.Payments.Save(ctx, p); err != nil {
			return err
		}
		if _, err := fmt.Println(o.Number, p.Number); err != nil {
			return err
		}
	}
}

// TestNothingAcknowledgedIsLostWhenTheProgramIsKilled kills the program with
// SIGKILL in the middle of its work: whatever it has said to be saved is there,
// and order, shipment, sales facts and payments agree.
func TestNothingAcknowledgedIsLostWhenTheProgramIsKilled(t *testing.T) {
	a := apptest.New(t)
	alfa := a.Client("ООО «Альфа»")
	a.Product("Насос", 100)
	path := a.Path()
	a.Finish()
	var said []string
	cycles := 0
	for range trial.Rounds(t, 40) {
		cmd := exec.Command(os.Args[0])
		cmd.Env = append(os.Environ(), clerkBase+"="+path)
		more, err := trial.Kill(cmd)
		if err != nil {
			t.Fatal(err)
		}
		said = append(said, more...)
		cycles++
		survived(t, path, alfa.ID, said)
	}
	if len(said) < cycles {
		t.Errorf("only %d orders in %d cycles", len(said), cycles)
	}
	t.Logf("%d cycles, %d acknowledged orders, none lost", cycles, len(said))
}

// survived opens the base and looks for everything said.
func survived(t *testing.T, path string, client crm.ClientID, said []string) {
	t.Helper()
	a, err := app.Open(t.Context(), path, apptest.Environment())
	if err != nil {
		t.Fatal(err)
	}
	orders, err1 := a.Orders.List(t.Context(), calendar.Period{})
	payments, err2 := a.Payments.List(t.Context(), calendar.Period{})
	clients, err3 := a.Clients.List(t.Context())
	found, err4 := a.Base.Check(t.Context(), nil)
	if err := errors.Join(err1, err2, err3, err4, a.Close()); err != nil {
		t.Fatal(err)
	}
	if !found.OK() {
		t.Fatalf("check finds %v", found.Findings)
	}
	saved := map[string]sales.OrderRow{}
	var unpaid money.Money
	for _, o := range orders {
		saved[o.Number] = o
		unpaid += o.Left()
	}
	paid := map[string]bool{}
	for _, p := range payments {
		paid[p.Number] = true
	}
	for _, s := range said {
		order, payment, _ := strings.Cut(s, " ")
		if o, ok := saved[order]; !ok || o.State != crm.OrderShipped || o.Left() != 0 || !paid[payment] {
			t.Fatalf("order %s was saved and shipped and paid by %s; now it is %+v", order, payment, o)
		}
	}
	if clients[0].ID != client || clients[0].Debt != unpaid {
		t.Fatalf("the ledgers have a debt of %v, the documents of %v", clients[0].Debt, unpaid)
	}
}
