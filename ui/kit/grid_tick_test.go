package kit

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
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
	p := showRegister(t, sampleEnv(t), r)
	if shown != 4 {
		t.Errorf("told of %d rows", shown)
	}
	icon := func(row int) string {
		var c Cell
		p.rows.Cell(row, 0, &c)
		return c.Icon
	}
	p.grid.Select(1)
	p.grid.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
	if icon(0) != "check-on" || icon(1) != "check-off" {
		t.Errorf("the boxes are %s, %s", icon(0), icon(1))
	}
	p.grid.marks.all(p.rows)
	p.grid.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
	if got := []string{icon(0), icon(1), icon(2)}; !slices.Equal(got, []string{"check-off", "check-on", "check-off"}) {
		t.Errorf("of all marked the boxes are %v", got)
	}
}
