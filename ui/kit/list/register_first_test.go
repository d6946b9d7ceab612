package list

import (
	"context"
	"errors"
	"slices"
	"testing"

	"fyne.io/fyne/v2"

	"kartoteka/reports"
	"kartoteka/ui/host/hosttest"
	"kartoteka/ui/kit/grid"
)

// firstOf is a register whose First knows only the names of the first rows.
func firstOf(rows []client, n int) Register[client] {
	r := clients(rows)
	r.First = func(context.Context) ([]client, error) {
		first := slices.Clone(rows[:n])
		for i := range first {
			first[i].debt = 0
		}
		return first, nil
	}
	r.Filters[1] = r.Filters[1].Whole()
	return r
}

// openHeld shows a register whose requests wait to be answered.
func openHeld(t *testing.T, r Register[client]) (*Page[client], *hosttest.HeldRunner) {
	t.Helper()
	env, run := hosttest.PlainEnv(t), &hosttest.HeldRunner{}
	env.Run = run
	return showRegister(t, env, r), run
}

func TestTheFirstRowsDoNotWaitForTheLast(t *testing.T) {
	p, run := openHeld(t, firstOf(sampleClients, 12))
	run.Answer(t, "first")
	if got := len(p.Shown()); got != 12 {
		t.Fatalf("%d rows before Load, want the first 12", got)
	}
	var sum grid.Cell
	p.rows.footer(6, 0, &sum)
	if got := p.bar.count.Text(); got != "" || sum.Text != "" {
		t.Errorf("count %q and total %q told of a part of the rows", got, sum.Text)
	}
	run.Answer(t, "load")
	p.rows.footer(6, 0, &sum)
	if got := p.bar.count.Text(); len(p.Shown()) != 18 || got == "" || sum.Text == "" {
		t.Errorf("%d rows, count %q, total %q after Load", len(p.Shown()), got, sum.Text)
	}
}

func TestWhenTheRestComesNothingMoves(t *testing.T) {
	many := slices.Repeat(sampleClients[:1], 300)
	for i := range many {
		many[i].name = "Клиент " + string(rune('а'+i/30)) + string(rune('а'+i%30))
	}
	p, run := openHeld(t, firstOf(many, 100))
	run.Answer(t, "first")
	p.grid.Select(60)
	p.grid.Marks.Toggle(p.grid.Source(), 62, true)
	p.grid.ScrollToY(50 * p.grid.RowHeight())
	selected, at := names(p.Selected()), p.grid.Scroll.Offset
	run.Answer(t, "load")
	if len(p.Selected()) != 2 || at.Y == 0 {
		t.Fatalf("%d rows selected at %v: nothing could move", len(p.Selected()), at)
	}
	if got := names(p.Selected()); got != selected || p.grid.Scroll.Offset != at {
		t.Errorf("selected %s at %v, was %s at %v", got, p.grid.Scroll.Offset, selected, at)
	}
}

func TestFirstRowsNeverTakeThePlaceOfAll(t *testing.T) {
	p, run := openHeld(t, firstOf(sampleClients, 5))
	run.Answer(t, "load")
	run.Answer(t, "first")
	if got := len(p.Shown()); got != 18 {
		t.Errorf("%d rows: a late answer is shown", got)
	}
	p.Reload()
	if run.Holds("first") {
		t.Error("first rows are asked for while all are shown")
	}
}

func TestFirstRowsPassTheFiltersInForce(t *testing.T) {
	p, run := openHeld(t, firstOf(sampleClients, 5))
	p.set(&p.r.Filters[0], filterState{On: true, Values: []string{"Смирнов В."}})
	run.Answer(t, "first")
	mustShow(t, p, "Волгапромсервис, Енисей-Логистик")
	p.set(&p.r.Filters[0], filterState{})
	mustShow(t, p, "Альфа-Снаб, Волгапромсервис, Григорьева Е. С., Дельта-Инструмент, Енисей-Логистик")
}

// What first rows can't answer is not answered by them.
func TestWhatNeedsAllRowsWaitsForThem(t *testing.T) {
	for what, do := range map[string]func(p *Page[client]){
		"a search":            func(p *Page[client]) { p.bar.find.SetText("Самара") },
		"another order":       func(p *Page[client]) { p.grid.SortByColumn(p.grid.FindColumn("debt")) },
		"a filter by figures": func(p *Page[client]) { p.set(&p.r.Filters[1], filterState{On: true}) },
	} {
		for _, before := range []bool{true, false} {
			p, run := openHeld(t, firstOf(sampleClients, 5))
			if before {
				do(p)
			}
			run.Answer(t, "first")
			if !before {
				do(p)
			}
			if got := names(p.Shown()); got != "" {
				t.Errorf("%s is answered by the first rows: %s", what, got)
			}
			run.Answer(t, "load")
			whole := showRegister(t, hosttest.PlainEnv(t), clients(sampleClients))
			do(whole)
			mustShow(t, p, names(whole.Shown()))
		}
	}
}

func TestExportIsOfAllRows(t *testing.T) {
	p, run := openHeld(t, firstOf(sampleClients, 5))
	var got []reports.Table
	p.env.Save = func(t reports.Table) { got = append(got, t) }
	run.Answer(t, "first")
	p.Export()
	if len(got) > 0 {
		t.Fatal("a part of the rows is exported")
	}
	run.Answer(t, "load")
	if len(got) != 1 || len(got[0].Rows) != 18 {
		t.Errorf("exported %d tables", len(got))
	}
}

func TestFirstRowsThatCannotBeReadLeaveTheWordToLoad(t *testing.T) {
	r := firstOf(sampleClients, 5)
	r.First = func(context.Context) ([]client, error) { return nil, errors.New("no") }
	p, run := openHeld(t, r)
	run.Answer(t, "first")
	if p.note.Visible() {
		t.Error("a fault is told while the rows may still come")
	}
	run.Finish()
	if got := len(p.Shown()); got != 18 {
		t.Errorf("%d rows", got)
	}
}

func TestFirstRowsCanBeOpenedAtOnce(t *testing.T) {
	r := firstOf(sampleClients, 5)
	var opened string
	r.Open = func(c client) { opened = c.name }
	p, run := openHeld(t, r)
	run.Answer(t, "first")
	p.grid.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	p.grid.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if opened != sampleClients[1].name {
		t.Errorf("opened %q", opened)
	}
}
