package grid

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"kartoteka/ui/host/hosttest"
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
	env, _ := hosttest.NewEnv(b, look.Theme{}, "ru")
	columns := make([]Column, wideColumns)
	for i := range columns {
		columns[i] = Column{Key: fmt.Sprint(i), Title: fmt.Sprint(i), Width: 140}
	}
	g := New(env, columns, wide{})
	env.Window.SetContent(g)
	env.Window.Resize(fyne.NewSize(1400, 800))
	return g
}

// benchTable is the toolkit's table over the same rows, with its bare label.
func benchTable(b *testing.B) *widget.Table {
	env, _ := hosttest.NewEnv(b, look.Theme{}, "ru")
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
			g.ScrollToY(float32(i%1000) * g.RowHeight())
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
			g.ScrollToY(float32(i%100*900) * g.RowHeight())
		}
	})
	b.Run("page/table", func(b *testing.B) {
		t := benchTable(b)
		for i := 0; b.Loop(); i++ {
			t.ScrollTo(widget.TableCellID{Row: i % 100 * 900})
		}
	})
}
