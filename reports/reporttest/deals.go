package reporttest

import (
	"context"
	"fmt"
	"time"

	"kartoteka/data/calendar"
	"kartoteka/data/crm"
	"kartoteka/data/money"
	"kartoteka/reports"
	"kartoteka/reports/all"
	"kartoteka/reports/cube"
	"kartoteka/reports/deals"
)

// Deals is deals in memory.
type Deals struct {
	Made     []deals.Deal
	Ways     []*crm.Pipeline
	managers map[crm.ManagerID]string
}

func (l *Deals) Deals(context.Context) ([]deals.Deal, error) { return l.Made, nil }

func (l *Deals) Pipelines(context.Context) ([]*crm.Pipeline, error) { return l.Ways, nil }

func (l *Deals) Managers(context.Context) (map[crm.ManagerID]string, error) {
	return l.managers, nil
}

// today of the tests is that of source.
var Today = Date(2026, 11, 23)

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

func (l *Deals) Source() reports.Source {
	return reports.Source{Views: reports.Views{&cube.Rows{}, l}, Compare: compareBytes, Today: Today}
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
func (l *Deals) Build(t RapidT, name string, s reports.Settings) reports.Report {
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
func (l *Deals) Behind(t RapidT, name string, s reports.Settings, key string) []crm.DealID {
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
