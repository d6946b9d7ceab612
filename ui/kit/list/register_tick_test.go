package list

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"

	"kartoteka/ui/host/hosttest"
	"kartoteka/ui/kit/grid"
)

func TestRowsAreTickedBySpaceAllThatAreMarkedAtOnce(t *testing.T) {
	off, shown := map[string]bool{}, 0
	r := clients(sampleClients[:4])
	r.Ticked = func(c client) bool { return !off[c.name] }
	r.Tick = func(rows []client) {
		for _, c := range rows {
			off[c.name] = !off[c.name]
		}
	}
	r.OnShown = func(rows []client) { shown = len(rows) }
	p := showRegister(t, hosttest.PlainEnv(t), r)
	if shown != 4 {
		t.Errorf("told of %d rows", shown)
	}
	icon := func(row int) string {
		var c grid.Cell
		p.rows.Cell(row, 0, &c)
		return c.Icon
	}
	p.grid.Select(1)
	p.grid.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
	if icon(0) != "check-on" || icon(1) != "check-off" {
		t.Errorf("the boxes are %s, %s", icon(0), icon(1))
	}
	p.grid.Marks.MarkAll(p.rows)
	p.grid.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
	if got := []string{icon(0), icon(1), icon(2)}; !slices.Equal(got, []string{"check-off", "check-on", "check-off"}) {
		t.Errorf("of all marked the boxes are %v", got)
	}
}

func TestSpaceTicksOffInAListOfThingsToBeDone(t *testing.T) {
	r := clients(sampleClients)
	var ticked string
	r.Tick = func(cs []client) { ticked += names(cs) + "|" }
	p := showRegister(t, hosttest.PlainEnv(t), r)
	hosttest.Press(p.grid, fyne.KeyDown, fyne.KeySpace)
	p.Tick()
	if want := "Волгапромсервис|Волгапромсервис|"; ticked != want {
		t.Errorf("ticked %q, want %q", ticked, want)
	}
	plain := showRegister(t, hosttest.PlainEnv(t), clients(sampleClients))
	if plain.CanTick() {
		t.Error("a list of clients has nothing to tick off")
	}
}
