package kit

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"kartoteka/ui/look"
)

// wide is a hundred thousand rows of ten columns.
type wide struct{}

func (wide) Len() int          { return 100_000 }
func (wide) ID(row int) string { return fmt.Sprint(row) }
func (wide) Cell(row, col int, out *Cell) {
	out.Text = wideText(row, col)
}

func wideText(row, col int) string {
	return fmt.Sprintf("Значение %d · %d", row*7919%100_000, col)
}

const wideColumns = 10

func benchGrid(b *testing.B) *Grid {
	env, _ := gridEnv(b, look.Theme{}, "ru")
	columns := make([]GridColumn, wideColumns)
	for i := range columns {
		columns[i] = GridColumn{Key: fmt.Sprint(i), Title: fmt.Sprint(i), Width: 140}
	}
	g := NewGrid(env, columns, wide{})
	env.Window.SetContent(g)
	env.Window.Resize(fyne.NewSize(1400, 800))
	return g
}

// benchTable is the toolkit's table over the same rows, with its bare label.
func benchTable(b *testing.B) *widget.Table {
	env, _ := gridEnv(b, look.Theme{}, "ru")
	t := widget.NewTable(
		func() (int, int) { return 100_000, wideColumns },
		func() fyne.CanvasObject { return widget.NewLabel("") },
		func(id widget.TableCellID, o fyne.CanvasObject) { o.(*widget.Label).SetText(wideText(id.Row, id.Col)) })
	for i := range wideColumns {
		t.SetColumnWidth(i, 140)
	}
	env.Window.SetContent(t)
	env.Window.Resize(fyne.NewSize(1400, 800))
	return t
}

// A wheel step shows one new row, a page jump all new rows. Texts come round so
// that both measure drawing rather than shaping of strings never seen.
func BenchmarkScroll100000Rows(b *testing.B) {
	b.Run("wheel/grid", func(b *testing.B) {
		g := benchGrid(b)
		for i := 0; b.Loop(); i++ {
			g.scrollTo(float32(i%1000) * g.rowHeight())
		}
	})
	b.Run("wheel/table", func(b *testing.B) {
		t := benchTable(b)
		h := widget.NewLabel("").MinSize().Height
		for i := 0; b.Loop(); i++ {
			t.ScrollToOffset(fyne.NewPos(0, float32(i%1000)*h))
		}
	})
	b.Run("page/grid", func(b *testing.B) {
		g := benchGrid(b)
		for i := 0; b.Loop(); i++ {
			g.scrollTo(float32(i%100*900) * g.rowHeight())
		}
	})
	b.Run("page/table", func(b *testing.B) {
		t := benchTable(b)
		for i := 0; b.Loop(); i++ {
			t.ScrollTo(widget.TableCellID{Row: i % 100 * 900})
		}
	})
}

func BenchmarkSearch100000Rows(b *testing.B) {
	env, _ := gridEnv(b, look.Theme{}, "ru")
	many := make([]client, 100_000)
	for i := range many {
		many[i] = sampleClients[i%len(sampleClients)]
		many[i].name = fmt.Sprintf("%s %06d", many[i].name, i)
	}
	p := clients(nil).Page(env)
	rows := p.rows.load(many, Sort{Key: "client"})
	b.Run("search", func(b *testing.B) {
		for b.Loop() {
			if _, err := rows.pick(b.Context(), "нет такого", nil); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("load and sort text", func(b *testing.B) {
		for b.Loop() {
			rows.load(many, Sort{Key: "client"})
		}
	})
	b.Run("sort money", func(b *testing.B) {
		for b.Loop() {
			rows.sort(Sort{Key: "debt"})
		}
	})
}
