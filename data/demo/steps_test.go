package demo

import (
	"slices"
	"testing"

	"kartoteka/data/crm"
)

func TestMostOpenDealsHaveANextStepAndMostTasksAPerson(t *testing.T) {
	f := New(Default(today))
	deals, clients := map[crm.DealID]*crm.Deal{}, map[crm.ClientID]*crm.Client{}
	open := 0
	for i := range f.Deals {
		deals[f.Deals[i].ID] = &f.Deals[i]
		if !f.Deals[i].Stage.Closed() {
			open++
		}
	}
	for i := range f.Clients {
		clients[f.Clients[i].ID] = &f.Clients[i]
	}
	steps, persons, ofClients := 0, 0, 0
	for i := range f.Tasks {
		task := &f.Tasks[i]
		if err := task.Check(); err != nil {
			t.Errorf("%q: %v", task.Text, err)
		}
		if d := deals[task.Deal]; d != nil {
			steps++
			if d.Stage.Closed() || d.Client != task.Client || !task.Open() {
				t.Errorf("a step %+v of the deal %+v", task, d)
			}
		}
		if task.Client.IsZero() {
			continue
		}
		ofClients++
		if !task.Contact.IsZero() {
			persons++
			if clients[task.Client].Contact(task.Contact) == nil {
				t.Errorf("%q is with nobody of %s", task.Text, clients[task.Client].Name)
			}
		}
	}
	if share := 100 * steps / open; share < 60 || share > 80 {
		t.Errorf("%d %% of open deals have a next step", share)
	}
	if share := 100 * persons / ofClients; share < 75 || share == 100 {
		t.Errorf("%d %% of tasks are with a person", share)
	}
}

func TestOneCardWasEnteredTwiceAndMadeOne(t *testing.T) {
	f := New(Default(today))
	m := f.Merged
	if m == nil || m.Second.Check() != nil || len(m.Talks) == 0 || m.Merge.Until().Before(today) {
		t.Fatalf("the merge is %+v", m)
	}
	for i := range m.Talks {
		if err := m.Talks[i].Check(); err != nil || m.Talks[i].At.After(m.Merge.When) {
			t.Errorf("said at %v: %v", m.Talks[i].At, err)
		}
	}
	if slices.ContainsFunc(f.Clients, func(c crm.Client) bool { return c.ID == m.Second.ID }) {
		t.Error("the second card stands among the clients")
	}
}
