package list

import (
	"context"
	"testing"
	"time"

	"kartoteka/data/calendar"
	"kartoteka/ui/host/hosttest"
)

func TestARouteNarrowsTheListWithoutBeingRemembered(t *testing.T) {
	env := hosttest.PlainEnv(t)
	r := clients(sampleClients)
	p := showRegister(t, env, r)
	p.filterMenu()[1].Do() // с долгом, the person's own
	p.Follow(map[string]string{"manager": "Смирнов В.", "state": "lost", "debt": "no"})
	mustShow(t, p, "")
	p.Follow(map[string]string{"manager": "Смирнов В.", "state": "active"})
	mustShow(t, p, "Волгапромсервис, Уралкомплект")
	p.bar.chips[0].Remove() // the manager
	if got := len(p.Shown()); got != 10 {
		t.Errorf("%d active clients, want 10", got)
	}
	if got := clients(sampleClients).Page(env); len(got.filters) != 3 || !got.filters["debt"].On || got.filters["state"].On {
		t.Errorf("a visit was remembered: %v", got.filters)
	}
	p.Follow(nil)
	if got := len(p.Shown()); got != 8 {
		t.Errorf("%d rows by the person's own filter, want 8", got)
	}
}

func TestARouteNamesThePeriodThatIsLoaded(t *testing.T) {
	r := clients(sampleClients)
	var asked calendar.Period
	r.Load = func(_ context.Context, q Query) ([]client, error) { asked = q.Period; return sampleClients, nil }
	r.Filters = append(r.Filters,
		PeriodFilter("date", func(client) time.Time { return time.Date(2026, 5, 5, 0, 0, 0, 0, time.UTC) }).Loads().During(calendar.Last90Days),
		Flag("late", func(c client) bool { return !c.late }).On())
	p := showRegister(t, hosttest.PlainEnv(t), r)
	p.Follow(map[string]string{"from": "2026-05-01", "to": "2026-06-01"})
	if want := (calendar.Period{From: time.Date(2026, 5, 1, 0, 0, 0, 0, time.UTC), To: time.Date(2026, 6, 1, 0, 0, 0, 0, time.UTC)}); asked != want {
		t.Errorf("loaded %v, want %v", asked, want)
	}
	if len(p.Shown()) != 15 { // a flag set at first stays
		t.Errorf("%d rows, want 15", len(p.Shown()))
	}
	p.Follow(map[string]string{"manager": "Смирнов В."})
	if !asked.IsZero() {
		t.Errorf("a filter nobody named still loads %v", asked)
	}
}

func TestAnEmptyListDoesNotBlameFiltersThatKeptNothingBack(t *testing.T) {
	env := hosttest.PlainEnv(t)
	r := clients(nil)
	r.Filters = append(r.Filters, Flag("late", func(c client) bool { return !c.late }).On())
	p := showRegister(t, env, r)
	if got := p.note.words.Text(); got != env.Lang.T("clients.empty") {
		t.Errorf("an empty base says %q", got)
	}
}
