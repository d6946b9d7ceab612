package kit

import (
	"context"
	"fmt"
	"image/png"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"kartoteka/data/lang"
	"kartoteka/ui/look"
)

// gridEnv is a window of the test driver with a clock one sets.
func gridEnv(t testing.TB, theme look.Theme, code string) (*Env, *time.Time) {
	t.Helper()
	test.NewApp().Settings().SetTheme(theme)
	w := test.NewWindow(nil)
	w.SetPadded(false)
	t.Cleanup(w.Close)
	now := time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)
	return &Env{
		Lang: lang.For(code), Prefs: MapPrefs{}, Run: noWait{}, Window: w,
		Now: func() time.Time { return now },
	}, &now
}

// noWait runs at once, and a rest of the pointer takes no time.
type noWait struct{ Inline }

func (n noWait) Run(key string, work func(context.Context) error, done func(error)) {
	if key == "grid.tip" {
		done(nil)
		return
	}
	n.Inline.Run(key, work, done)
}

// numbered is rows of a number, its name and its square.
type numbered []int

func (n numbered) Len() int          { return len(n) }
func (n numbered) ID(row int) string { return fmt.Sprint(n[row]) }
func (n numbered) Cell(row, col int, out *Cell) {
	switch v := n[row]; col {
	case 0:
		out.Text = fmt.Sprint(v)
	case 1:
		out.Text = fmt.Sprintf("Строка с длинным названием № %d", v)
	default:
		out.Text = fmt.Sprint(v * v)
	}
}

func upTo(n int) numbered {
	rows := make(numbered, n)
	for i := range rows {
		rows[i] = i
	}
	return rows
}

var numberColumns = []GridColumn{
	{Key: "n", Title: "№", Align: Right, Width: 60, Sortable: true},
	{Key: "name", Title: "Название", Width: 120, Flex: 1, Lead: true, Sortable: true},
	{Key: "square", Title: "Квадрат", Align: Right, Width: 100, Sortable: true},
}

// showGrid opens a grid of n rows in a window of 800 × 310: ten rows and a
// header, less where there are totals.
func showGrid(t testing.TB, n int) (*Grid, *time.Time) {
	t.Helper()
	env, now := gridEnv(t, look.Theme{}, "ru")
	g := NewGrid(env, numberColumns, upTo(n))
	env.Window.SetContent(g)
	env.Window.Resize(fyne.NewSize(800, 310))
	env.Window.Canvas().Focus(g)
	return g, now
}

func press(g *Grid, keys ...fyne.KeyName) {
	for _, k := range keys {
		g.TypedKey(&fyne.KeyEvent{Name: k})
	}
}

// click presses the mouse on a row in the whole table.
func click(g *Grid, row int, m fyne.KeyModifier) {
	e := &desktop.MouseEvent{Button: desktop.MouseButtonPrimary, Modifier: m}
	e.Position = fyne.NewPos(20, float32(row)*g.rowHeight()+3)
	g.body.MouseDown(e)
	g.body.MouseUp(e)
}

// visible lists the texts drawn, row by row.
func visible(g *Grid) []string {
	var rows []string
	slots := slices.Clone(g.body.slots)
	slices.SortFunc(slots, func(a, b *gridSlot) int { return a.row - b.row })
	for _, s := range slots {
		if s.row < 0 {
			continue
		}
		var cells []string
		for _, c := range s.cells {
			cells = append(cells, c.text.Text)
		}
		rows = append(rows, strings.Join(cells, "|"))
	}
	return rows
}

func TestKeysWalkTheRows(t *testing.T) {
	g, _ := showGrid(t, 100)
	for _, step := range []struct {
		key  fyne.KeyName
		want int
	}{
		{fyne.KeyDown, 1},
		{fyne.KeyUp, 0},
		{fyne.KeyUp, 0},
		{fyne.KeyEnd, 99},
		{fyne.KeyDown, 99},
		{fyne.KeyPageUp, 90},
		{fyne.KeyHome, 0},
		{fyne.KeyPageDown, 9},
	} {
		press(g, step.key)
		if g.Cursor() != step.want {
			t.Fatalf("after %s the cursor is at %d, want %d", step.key, g.Cursor(), step.want)
		}
	}
}

func TestSampleShot(t *testing.T) {
	g, _ := showGrid(t, 100)
	g.Footer = func(col int, out *Cell) { out.Text = "Итого: 100" }
	g.SetSort(Sort{Key: "square", Desc: true})
	g.Refresh()
	press(g, fyne.KeyDown)
	f, _ := os.Create("/tmp/px/grid.png")
	png.Encode(f, g.env.Window.Canvas().Capture())
}
