package reporttest

import (
	"context"
	"fmt"
	"time"

	"pgregory.net/rapid"

	"kartoteka/data/calendar"
	"kartoteka/data/crm"
	"kartoteka/data/money"
	"kartoteka/reports"
	"kartoteka/reports/all"
	"kartoteka/reports/deals"
)

// Deals is deals.Facts in memory.
type Deals struct {
	Made     []deals.Deal    // the deals, in the order they were added
	Ways     []*crm.Pipeline // the pipelines, the main one first
	managers map[crm.ManagerID]string
}

// Deals implements deals.Facts.
func (l *Deals) Deals(context.Context) ([]deals.Deal, error) { return l.Made, nil }

// Pipelines implements deals.Facts.
func (l *Deals) Pipelines(context.Context) ([]*crm.Pipeline, error) { return l.Ways, nil }

// Managers implements deals.Facts.
func (l *Deals) Managers(context.Context) (map[crm.ManagerID]string, error) {
	return l.managers, nil
}

// Today is the day reports are read on.
var Today = Date(2026, 11, 23)

// NewDeals is no deals and the main pipeline of a new firm.
func NewDeals() *Deals {
	return &Deals{Ways: []*crm.Pipeline{crm.StartPipeline()}, managers: map[crm.ManagerID]string{}}
}

// WithStages makes the main pipeline one of these stages.
func (l *Deals) WithStages(stages ...string) *Deals {
	p := &crm.Pipeline{ID: crm.MainPipeline}
	for _, s := range stages {
		p.Stages = append(p.Stages, crm.Stage{ID: crm.StageID(s), Name: s})
	}
	p.Stages = append(p.Stages, crm.Stage{ID: crm.StageWon, Probability: 100}, crm.Stage{ID: crm.StageLost})
	l.Ways[0] = p
	return l
}

// Manager is the ID of a manager by name, who is hired when first named.
func (l *Deals) Manager(name string) crm.ManagerID {
	for id, n := range l.managers {
		if n == name {
			return id
		}
	}
	id := crm.ManagerID{0xAA, byte(len(l.managers) + 1)}
	l.managers[id] = name
	return id
}

// Add makes a deal that was on each of the stages since its day; the last one is
// where it stands.
func (l *Deals) Add(roubles int64, moves ...any) *deals.Deal {
	n := len(l.Made)
	d := deals.Deal{
		ID: crm.DealID{0xDE, byte(n >> 16), byte(n >> 8), byte(n)}, Amount: money.Money(roubles * 100), Own: -1, Close: calendar.NoDay,
	}
	for i := 0; i < len(moves); i += 2 {
		at := moves[i+1].(time.Time)
		d.Moves = append(d.Moves, crm.StageMove{Stage: crm.StageID(fmt.Sprint(moves[i])), At: at.Add(10 * time.Hour)})
	}
	last := d.Moves[len(d.Moves)-1]
	d.Stage, d.Entered, d.Created = last.Stage, calendar.NumberOf(last.At), calendar.NumberOf(d.Moves[0].At)
	if d.Stage == crm.StageLost {
		d.Loss = crm.LossPrice
	}
	l.Made = append(l.Made, d)
	return &l.Made[n]
}

// Source is the deals, without sales, and a plain order of names.
func (l *Deals) Source() reports.Source {
	return reports.Source{Views: reports.Views{l}, Compare: compareBytes, Today: Today}
}

// SettingsOf are key, value pairs.
func SettingsOf(period calendar.Period, pairs ...string) reports.Settings {
	s := reports.Settings{Period: period, Values: map[string]string{}}
	for i := 0; i < len(pairs); i += 2 {
		s.Values[pairs[i]] = pairs[i+1]
	}
	return s
}

// Build makes a report of the deals.
func (l *Deals) Build(t rapid.TB, name string, s reports.Settings) reports.Report {
	t.Helper()
	d, err := all.Find(name)
	if err != nil {
		t.Fatal(err)
	}
	r, err := d.Build(context.Background(), l.Source(), s)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return r
}

// Behind lists the deals of a key.
func (l *Deals) Behind(t rapid.TB, name string, s reports.Settings, key string) []crm.DealID {
	t.Helper()
	d, err := all.Find(name)
	if err != nil {
		t.Fatal(err)
	}
	ids, err := d.Behind(context.Background(), l.Source(), s, key)
	if err != nil {
		t.Fatalf("%s %s: %v", name, key, err)
	}
	return ids
}

// By finds a deal.
func (l *Deals) By(id crm.DealID) *deals.Deal {
	for i := range l.Made {
		if l.Made[i].ID == id {
			return &l.Made[i]
		}
	}
	return nil
}
