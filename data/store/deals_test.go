package store

import (
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"kartoteka/data/crm"
	"kartoteka/data/kv"
)

var stagesOfTest = []crm.StageID{crm.StageLead, "s0123456789x", crm.StageContract}

func TestEntriesTellOfDealsWhatTheDealsDo(t *testing.T) {
	f := newFirm(t, kv.NewMemory())
	day := time.Date(2026, 3, 1, 0, 0, 0, 0, time.UTC)
	var deals []*crm.Deal
	f.update(t, func(tx *kv.Tx) error {
		c := &crm.Client{ID: tx.NewID(), Requisites: crm.Requisites{Name: "Альфа"}}
		if err := Clients.Put(tx, c); err != nil {
			return err
		}
		for i := range 9 {
			d := &crm.Deal{
				ID: tx.NewID(), Number: "СД-1", Name: strings.Repeat("🙂", 200), Client: c.ID, Stage: crm.StageLead,
				Entered: day, Date: day.AddDate(-60, 0, i), Amount: 5_00, Source: strings.Repeat("ы", crm.SourceLimit), Deleted: i == 8,
			}
			if i%2 == 0 {
				d.Name, d.Own, d.Probability, d.Close = "Склад", true, 100, day.AddDate(0, 1, 0)
			}
			for n := range 30 * i {
				d.MoveTo(stagesOfTest[n%3], day.Add(time.Duration(n)*time.Hour), crm.ManagerID{byte(n)})
			}
			if i%3 == 0 {
				d.MoveTo(crm.StageLost, day.AddDate(1, 0, 0), crm.ManagerID{})
				d.Loss = crm.LossReason(strings.Repeat("щ", crm.LossLimit))
			}
			deals = append(deals, d)
			if err := Deals.Put(tx, d); err != nil {
				return err
			}
		}
		return nil
	})
	f.view(t, func(tx *kv.Tx) error {
		all, err := AllDealsMoved(tx)
		if err != nil {
			return err
		}
		facts := map[crm.DealID]*DealEntry{}
		if err := DealFacts(tx, func(e *DealEntry) {
			kept := *e
			facts[e.ID] = &kept
		}, func(id crm.DealID, moves []crm.StageMove) {
			facts[id].Moves = append(facts[id].Moves, moves...)
		}); err != nil {
			return err
		}
		for _, e := range all {
			e.Number, e.Name = "", ""
			if got := facts[e.ID]; len(facts) != len(all) || got == nil || !reflect.DeepEqual(e, *got) {
				t.Errorf("the fact of a deal is %+v, its entry %+v", got, e)
			}
		}
		open, err := OpenDeals(tx)
		if err != nil || len(all) != 8 || len(open) != 5 {
			t.Fatalf("%d entries and %d open, %v", len(all), len(open), err)
		}
		for i, e := range all {
			at := slices.IndexFunc(deals, func(d *crm.Deal) bool { return d.ID == e.ID })
			d := deals[at]
			want := EntryOf(d)
			if !strings.HasPrefix(d.Name, e.Name) || e.Name == "" || d.Source != e.Source || d.Loss != e.Loss {
				t.Errorf("entry %d tells %q %q %q", i, e.Name, e.Source, e.Loss)
			}
			if !slices.EqualFunc(e.Moves, d.Moves, func(a, b crm.StageMove) bool { return a.Stage == b.Stage && a.At.Equal(b.At) }) {
				t.Errorf("entry %d has %d moves of %d", i, len(e.Moves), len(d.Moves))
			}
			want.Moves, e.Moves = nil, nil
			if e.Name != want.Name || e.Own != want.Own || !e.Close.Equal(want.Close) || !e.Date.Equal(want.Date) || !e.Entered.Equal(want.Entered) || e.Stage != want.Stage || e.Amount != want.Amount || e.Client != want.Client {
				t.Errorf("entry %+v, want %+v", e, want)
			}
			if (i < len(open)) == e.Stage.Closed() {
				t.Errorf("entry %d of stage %s stands in the wrong part", i, e.Stage)
			}
		}
		return nil
	})
	f.clean(t)
}
