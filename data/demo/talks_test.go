package demo

import (
	"testing"
	"time"

	"kartoteka/data/crm"
)

func TestClientsAreTalkedToOverTheirLife(t *testing.T) {
	f := New(Default(today))
	said, authors, kinds := map[crm.ClientID]int{}, map[crm.ClientID]map[crm.ManagerID]bool{}, map[crm.InteractionKind]int{}
	for i := range f.Talks {
		v := &f.Talks[i]
		if err := v.Check(); err != nil {
			t.Errorf("%+v: %v", v, err)
		}
		if wd := v.At.Weekday(); !v.At.Before(today) || wd == time.Saturday || wd == time.Sunday {
			t.Errorf("said at %v", v.At)
		}
		said[v.Client]++
		kinds[v.Kind]++
		if authors[v.Client] == nil {
			authors[v.Client] = map[crm.ManagerID]bool{}
		}
		authors[v.Client][v.Author] = true
	}
	changed := 0
	for _, c := range f.Clients {
		if said[c.ID] < 3 {
			t.Errorf("%s was talked to %d times", c.Name, said[c.ID])
		}
		if len(authors[c.ID]) > 1 {
			changed++
		}
	}
	if changed < len(f.Clients)/6 {
		t.Errorf("only %d clients were talked to by two managers", changed)
	}
	for _, k := range crm.InteractionKinds {
		if kinds[k] == 0 {
			t.Errorf("nobody had a %s", k)
		}
	}
}

func TestALargeFirmIsNotTalkedAboutForEver(t *testing.T) {
	f := New(Config{Clients: 20_000, Orders: 1_000_000, Months: 36, Seed: 1, Today: today})
	if n := len(f.Talks); n > talksLimit {
		t.Errorf("%d interactions", n)
	}
}
