package app_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"kartoteka/app"
	"kartoteka/app/apptest"
	"kartoteka/app/base"
	"kartoteka/data/crm"
	"kartoteka/data/demo"
	"kartoteka/data/kv"
	"kartoteka/data/store"
)

// alien makes a closed base of a program and a layout.
func alien(t *testing.T, program string, version int) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "alien.db")
	e, err := kv.CreateBolt(path, kv.BoltOptions{}, func(e kv.Engine) error {
		_, err := kv.Open(e, kv.NewRegistry(program, version), kv.Options{Now: apptest.Environment().Now})
		return err
	})
	if err != nil || e.Close() != nil {
		t.Fatal(err)
	}
	return path
}

func TestEachBadFileIsASituationOfItsOwn(t *testing.T) {
	sound := apptest.New(t)
	sound.Client("ООО «Альфа»")
	locked := sound.Path()
	whole := sound.Bytes()
	file := func(text string) string { return sound.File("bad.db", text) }
	for name, c := range map[string]struct {
		path string
		want error
	}{
		"missing":            {filepath.Join(t.TempDir(), "no.db"), base.ErrNoBase},
		"empty":              {file(""), base.ErrEmptyFile},
		"a text":             {file(strings.Repeat("не база ", 4000)), base.ErrNotABase},
		"cut short":          {file(string(whole[:3*4096])), base.ErrTruncated},
		"of another program": {alien(t, "other", 1), base.ErrNotABase},
		"newer":              {alien(t, store.AppID, store.Version+1), base.ErrNewerBase},
		"open elsewhere":     {locked, base.ErrLocked},
	} {
		before, _ := os.ReadFile(c.path)
		a, err := app.Open(t.Context(), c.path, apptest.Environment())
		if !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
		if err == nil {
			_ = a.Close()
		}
		if after, _ := os.ReadFile(c.path); string(after) != string(before) {
			t.Errorf("%s: the file was changed", name)
		}
	}
}

func TestABaseIsNeverMadeOverAFile(t *testing.T) {
	a := apptest.New(t)
	if _, err := app.Create(t.Context(), a.Path(), apptest.Environment()); err == nil {
		t.Error("a base was made over another")
	}
	path := a.File("letter.txt", "письмо")
	if _, err := app.Create(t.Context(), path, apptest.Environment()); err == nil {
		t.Error("a base was made over a letter")
	}
	if text, err := os.ReadFile(path); err != nil || string(text) != "письмо" {
		t.Errorf("the letter became %q, %v", text, err)
	}
}

func TestTheDemoFirmComesIntoAnEmptyBaseOnly(t *testing.T) {
	a := apptest.New(t)
	c := demo.Config{Clients: 30, Orders: 300, Months: 12, Seed: 1, Today: a.Today()}
	if err := a.Base.FillDemo(t.Context(), c, nil); err != nil {
		t.Fatal(err)
	}
	if err := a.Base.FillDemo(t.Context(), c, nil); !errors.Is(err, app.ErrNotEmpty) {
		t.Errorf("a second time: %v", err)
	}
	if verb, err := a.App.Undo(t.Context()); verb != "" || err != nil {
		t.Errorf("after the demo there is %q to undo, %v", verb, err)
	}
	if m := apptest.LastMerge(t, a); !m.Open(a.Now()) || m.Records == 0 || m.By == "" {
		t.Errorf("the merge of the demo firm is %+v", m)
	}
	rows, err := a.Clients.List(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range rows {
		if card := a.Card(&crm.Client{ID: r.ID}); card.Debt != r.Debt || !card.LastSale.Equal(r.LastSale) {
			t.Errorf("%s: the list has a debt of %v and a sale of %v, the card %v and %v", r.Name, r.Debt, r.LastSale, card.Debt, card.LastSale)
		}
	}
}

func TestADirectoryOfMarksHidesRecordsFromPickersOnly(t *testing.T) {
	a := apptest.New(t)
	alfa, pump := a.Client("ООО «Альфа»"), a.Product("Насос", 100)
	found := func(want int) {
		t.Helper()
		got, err := a.Find(t.Context(), "а")
		if err != nil || len(got) != want {
			t.Errorf("found %v, %v; want %d", got, err, want)
		}
	}
	found(2)
	err := errors.Join(a.Clients.Mark(t.Context(), []crm.ClientID{alfa.ID}, true), a.Products.Mark(t.Context(), []crm.ProductID{pump.ID}, true))
	if err != nil {
		t.Fatal(err)
	}
	found(0)
	if !a.Row(alfa).Deleted {
		t.Error("the list does not show the mark")
	}
	a.Undo()
	a.Undo()
	found(2)
}

func TestAnythingIsFoundByWhatAPersonTypes(t *testing.T) {
	a := apptest.New(t)
	alfa := a.Client("ООО «Ёлка»")
	alfa.INN = "7707083893"
	if err := a.Clients.Save(t.Context(), alfa); err != nil {
		t.Fatal(err)
	}
	pump := a.Product("Насос погружной", 100)
	pump.Article = "Н-17"
	if err := a.Products.Save(t.Context(), pump); err != nil {
		t.Fatal(err)
	}
	o := a.Order(alfa, apptest.Line(pump, 1))
	for text, want := range map[string]string{
		"елка": alfa.ID.String(), "7707": alfa.ID.String(), "погружной нас": pump.ID.String(), "н-17": pump.ID.String(), o.Number: o.ID.String(),
	} {
		got, err := a.Find(t.Context(), text)
		if err != nil || len(got) != 1 || got[0].ID != want {
			t.Errorf("%q finds %v, %v", text, got, err)
		}
	}
}

func TestADealComesToItsStageOnTheDayItIsMoved(t *testing.T) {
	a := apptest.New(t)
	alfa := a.Client("ООО «Альфа»")
	d := &crm.Deal{Name: "Склад", Client: alfa.ID, Date: apptest.Day(1, 10)}
	if err := a.Deals.Save(t.Context(), d); err != nil {
		t.Fatal(err)
	}
	if d.Stage != crm.StageLead || !d.Entered.Equal(a.Today()) || d.Number != "СД-2026/000001" {
		t.Errorf("a new deal is %+v", d)
	}
	d.Entered = apptest.Day(2, 1)
	if err := a.Deals.Save(t.Context(), d); err != nil || !d.Entered.Equal(apptest.Day(2, 1)) {
		t.Errorf("on the same stage: %+v, %v", d, err)
	}
	d.Stage = crm.StageOffer
	if err := a.Deals.Save(t.Context(), d); err != nil || !d.Entered.Equal(a.Today()) {
		t.Errorf("on the next stage: %+v, %v", d, err)
	}
	d.Stage = crm.StageLost
	if err := a.Deals.Save(t.Context(), d); err == nil {
		t.Error("a deal is lost for no reason")
	}
}
