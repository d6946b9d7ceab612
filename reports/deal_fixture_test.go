package reports_test

import (
	"context"
	"fmt"
	"testing"
	"time"

	"kartoteka/data/calendar"
	"kartoteka/data/crm"
	"kartoteka/data/money"
	"kartoteka/reports"
)

// dealList is deals in memory.
type dealList struct {
	deals     []reports.Deal
	pipelines []*crm.Pipeline
	managers  map[crm.ManagerID]string
}

func (l *dealList) Deals(context.Context) ([]reports.Deal, error) { return l.deals, nil }

func (l *dealList) Pipelines(context.Context) ([]*crm.Pipeline, error) { return l.pipelines, nil }

func (l *dealList) Managers(context.Context) (map[crm.ManagerID]string, error) {
	return l.managers, nil
}

// today of the tests is that of source.
var dealsToday = date(2026, 11, 23)

func newDealList() *dealList {
	return &dealList{pipelines: []*crm.Pipeline{crm.StartPipeline()}, managers: map[crm.ManagerID]string{}}
}

// withStages makes the main pipeline one of these stages.
func (l *dealList) withStages(stages ...string) *dealList {
	p := &crm.Pipeline{ID: crm.MainPipeline}
	for _, s := range stages {
		p.Stages = append(p.Stages, crm.Stage{ID: crm.StageID(s), Name: s})
	}
	p.Stages = append(p.Stages, crm.Stage{ID: crm.StageWon, Probability: 100}, crm.Stage{ID: crm.StageLost})
	l.pipelines[0] = p
	return l
}

func (l *dealList) manager(name string) crm.ManagerID {
	for id, n := range l.managers {
		if n == name {
			return id
		}
	}
	id := crm.ManagerID{0xAA, byte(len(l.managers) + 1)}
	l.managers[id] = name
	return id
}

// add makes a deal that was on each of the stages since its day; the last one is
// where it stands.
func (l *dealList) add(roubles int64, moves ...any) *reports.Deal {
	n := len(l.deals)
	d := reports.Deal{
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
	l.deals = append(l.deals, d)
	return &l.deals[n]
}

func (l *dealList) source() reports.Source {
	return reports.Source{Views: reports.Views{&reports.Rows{}, l}, Compare: compareBytes, Today: dealsToday}
}

// settingsOf are key, value pairs.
func settingsOf(period calendar.Period, pairs ...string) reports.Settings {
	s := reports.Settings{Period: period, Values: map[string]string{}}
	for i := 0; i < len(pairs); i += 2 {
		s.Values[pairs[i]] = pairs[i+1]
	}
	return s
}

// build makes a report of the deals.
func (l *dealList) build(t rapidT, name string, s reports.Settings) reports.Report {
	t.Helper()
	d, err := reports.Find(name)
	if err != nil {
		t.Fatal(err)
	}
	r, err := d.Build(context.Background(), l.source(), s)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return r
}

// rapidT is what testing and rapid have in common.
type rapidT interface {
	Helper()
	Fatal(...any)
	Fatalf(string, ...any)
	Errorf(string, ...any)
}

// cell is the cell of a column in a row.
func cell(t rapidT, r reports.Report, row int, key string) reports.Cell {
	t.Helper()
	for i, c := range r.Table.Columns {
		if c.Key == key {
			return r.Table.Rows[row].Cells[i]
		}
	}
	t.Fatalf("no column %s", key)
	return reports.Cell{}
}

// totalOf is the total of a column.
func totalOf(t rapidT, r reports.Report, key string) reports.Cell {
	t.Helper()
	for i, c := range r.Table.Columns {
		if c.Key == key && r.Table.Totals != nil {
			return r.Table.Totals[i]
		}
	}
	return reports.Cell{}
}

// behind lists the deals of a key.
func (l *dealList) behind(t rapidT, name string, s reports.Settings, key string) []crm.DealID {
	t.Helper()
	d, err := reports.Find(name)
	if err != nil {
		t.Fatal(err)
	}
	ids, err := d.Behind(context.Background(), l.source(), s, key)
	if err != nil {
		t.Fatalf("%s %s: %v", name, key, err)
	}
	return ids
}

// by finds a deal.
func (l *dealList) by(id crm.DealID) *reports.Deal {
	for i := range l.deals {
		if l.deals[i].ID == id {
			return &l.deals[i]
		}
	}
	return nil
}

func contains(t *testing.T, said, want string) {
	t.Helper()
	if !containsText(said, want) {
		t.Errorf("%q is not in %q", want, said)
	}
}
