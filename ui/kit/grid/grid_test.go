package grid

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"kartoteka/ui/draw"
	"kartoteka/ui/host/hosttest"
	"kartoteka/ui/kit/kittest"
	"kartoteka/ui/look"
)

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

var numberColumns = []Column{
	{Key: "n", Title: "№", Align: AlignRight, Width: 60, Sortable: true},
	{Key: "name", Title: "Название", Width: 120, Flex: 1, Lead: true, Sortable: true},
	{Key: "square", Title: "Квадрат", Align: AlignRight, Width: 100, Sortable: true},
}

// showGrid opens a grid of n rows in a window of 800 × 310: ten rows and a
// header, less where there are totals.
func showGrid(t testing.TB, n int) (*Grid, *time.Time) {
	t.Helper()
	env, now := hosttest.NewEnv(t, look.Theme{}, "ru")
	g := New(env, numberColumns, upTo(n))
	env.Window.SetContent(g)
	env.Window.Resize(fyne.NewSize(800, 310))
	env.Window.Canvas().Focus(g)
	return g, now
}

// click presses the mouse on a row in the whole table.
func click(g *Grid, row int, m fyne.KeyModifier) {
	e := &desktop.MouseEvent{Button: desktop.MouseButtonPrimary, Modifier: m}
	e.Position = fyne.NewPos(20, float32(row)*g.RowHeight()+3)
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
		hosttest.Press(g, step.key)
		if g.Cursor() != step.want {
			t.Fatalf("after %s the cursor is at %d, want %d", step.key, g.Cursor(), step.want)
		}
	}
}

func TestShiftSpaceAndCtrlMarkRows(t *testing.T) {
	g, _ := showGrid(t, 100)
	shift := &fyne.KeyEvent{Name: desktop.KeyShiftLeft}
	g.KeyDown(shift)
	hosttest.Press(g, desktop.KeyShiftLeft, fyne.KeyDown, fyne.KeyDown)
	g.KeyUp(shift)
	mustSelect(t, g, 0, 1, 2)
	hosttest.Press(g, fyne.KeyDown)
	mustSelect(t, g, 3)
	hosttest.Press(g, fyne.KeySpace, fyne.KeyDown, fyne.KeySpace)
	mustSelect(t, g, 3, 5)
	hosttest.Press(g, fyne.KeyEscape)
	mustSelect(t, g, 6)
	click(g, 2, 0)
	click(g, 5, fyne.KeyModifierControl)
	mustSelect(t, g, 2, 5)
	click(g, 5, fyne.KeyModifierControl)
	mustSelect(t, g, 2)
	click(g, 7, fyne.KeyModifierShift)
	mustSelect(t, g, 5, 6, 7)
	g.TypedShortcut(&fyne.ShortcutSelectAll{})
	if got := len(g.Selected()); got != 100 {
		t.Fatalf("Ctrl+A selects %d rows, want 100", got)
	}
	click(g, 1, 0)
	mustSelect(t, g, 1)
}

func mustSelect(t *testing.T, g *Grid, rows ...int) {
	t.Helper()
	if got := g.Selected(); !slices.Equal(got, rows) {
		t.Fatalf("selected %v, want %v", got, rows)
	}
}

func TestSelectionFollowsTheRecordWhenRowsChange(t *testing.T) {
	g, _ := showGrid(t, 100)
	g.Select(40)
	y := g.Scroll.Offset.Y
	g.SetSource(append(numbered{1000, 1001, 1002}, upTo(100)...))
	mustSelect(t, g, 43)
	if got := g.Scroll.Offset.Y; got != y+3*g.RowHeight() {
		t.Errorf("offset %v: the row under the cursor moved on the screen", got)
	}
	g.SetSource(slices.DeleteFunc(upTo(100), func(n int) bool { return n == 40 }))
	mustSelect(t, g, 43)
	g.SetSource(upTo(5))
	mustSelect(t, g, 4)
	g.SetSource(upTo(0))
	mustSelect(t, g)
	hosttest.Press(g, fyne.KeyDown, fyne.KeyEnd, fyne.KeySpace, fyne.KeyReturn, desktop.KeyMenu)
}

func TestEnterAndDoubleClickOpen(t *testing.T) {
	g, now := showGrid(t, 100)
	var opened []int
	g.OnOpen = func(row int) { opened = append(opened, row) }
	hosttest.Press(g, fyne.KeyDown, fyne.KeyReturn)
	click(g, 4, 0)
	click(g, 4, 0)
	click(g, 6, 0)
	*now = now.Add(time.Second)
	click(g, 6, 0)
	if want := []int{1, 4}; !slices.Equal(opened, want) {
		t.Errorf("opened %v, want %v", opened, want)
	}
}

func TestKeysWithoutUseReachTheOwnerThenThePage(t *testing.T) {
	g, _ := showGrid(t, 3)
	var owner, page []fyne.KeyName
	g.OnKey = func(e *fyne.KeyEvent) bool { owner = append(owner, e.Name); return e.Name == fyne.KeyF5 }
	g.env.Keys = func(e *fyne.KeyEvent) bool { page = append(page, e.Name); return true }
	hosttest.Press(g, fyne.KeyF5, fyne.KeyInsert, fyne.KeyDelete, fyne.KeyEscape)
	if want := []fyne.KeyName{fyne.KeyF5, fyne.KeyInsert, fyne.KeyDelete, fyne.KeyEscape}; !slices.Equal(owner, want) {
		t.Errorf("owner saw %v", owner)
	}
	if want := []fyne.KeyName{fyne.KeyInsert, fyne.KeyDelete, fyne.KeyEscape}; !slices.Equal(page, want) {
		t.Errorf("page saw %v", page)
	}
	var typed []rune
	g.OnRune = func(r rune) { typed = append(typed, r) }
	for _, r := range "ё к" {
		g.TypedRune(r)
	}
	if string(typed) != "ёк" {
		t.Errorf("typed %q: a space marks and is no search", string(typed))
	}
}

func TestCtrlCCopiesSelectedRowsForASpreadsheet(t *testing.T) {
	g, _ := showGrid(t, 100)
	click(g, 2, 0)
	click(g, 3, fyne.KeyModifierShift)
	board := test.NewClipboard()
	g.TypedShortcut(&fyne.ShortcutCopy{Clipboard: board})
	want := "№\tНазвание\tКвадрат\n2\tСтрока с длинным названием № 2\t4\n3\tСтрока с длинным названием № 3\t9\n"
	if got := board.Content(); got != want {
		t.Errorf("copied %q, want %q", got, want)
	}
}

func TestOnlyVisibleRowsAreAskedFor(t *testing.T) {
	g, _ := showGrid(t, 100_000)
	g.Select(99_999)
	rows := visible(g)
	if last := rows[len(rows)-1]; !strings.HasPrefix(last, "99999|") {
		t.Errorf("the last row drawn is %q", last)
	}
	if len(rows) > 12 {
		t.Errorf("%d rows drawn where ten fit", len(rows))
	}
	test.Scroll(g.env.Window.Canvas(), fyne.NewPos(100, 100), 0, 1e9)
	if first := visible(g)[0]; !strings.HasPrefix(first, "0|") {
		t.Errorf("after scrolling up the first row drawn is %q", first)
	}
}

func TestHeaderOrdersResizesFitsAndMoves(t *testing.T) {
	g, now := showGrid(t, 100)
	var sorts []Sort
	g.OnSort = func(s Sort) { sorts = append(sorts, s) }
	saved := 0
	g.OnLayout = func() { saved++ }
	at := func(x float32) *fyne.PointEvent { return &fyne.PointEvent{Position: fyne.NewPos(x, 10)} }
	g.header.Tapped(at(30))
	g.header.Tapped(at(30))
	if want := []Sort{{Key: "n"}, {Key: "n", Desc: true}}; !slices.Equal(sorts, want) {
		t.Errorf("orders %v, want %v", sorts, want)
	}
	dragHeader(g, 60, 140)
	if w := g.FindColumn("n").Width; w != 200 {
		t.Errorf("the column drawn 140 wider is %v wide, want 200", w)
	}
	dragHeader(g, 200, -500)
	if w := g.FindColumn("n").Width; w != defaultMinWidth {
		t.Errorf("a column can be drawn to %v, want %v at least", w, defaultMinWidth)
	}
	g.header.Tapped(at(defaultMinWidth))
	*now = now.Add(100 * time.Millisecond)
	g.header.Tapped(at(defaultMinWidth))
	if w := g.FindColumn("n").Width; w < 40 || w > 60 {
		t.Errorf("a double click on the edge fits to %v, want some 50", w)
	}
	dragHeader(g, 20, 700)
	if got := g.VisibleColumns(); !slices.Equal(got, []int{1, 2, 0}) && !slices.Equal(got, []int{1, 0, 2}) {
		t.Errorf("columns shown %v after the first was dragged to the right", got)
	}
	if saved != 4 {
		t.Errorf("arranging was told %d times, want 4", saved)
	}
}

// dragHeader drags the header from x by dx in three steps.
func dragHeader(g *Grid, x, dx float32) {
	down := &desktop.MouseEvent{Button: desktop.MouseButtonPrimary}
	down.Position = fyne.NewPos(x, 10)
	g.header.MouseDown(down)
	for range 4 {
		g.header.Dragged(&fyne.DragEvent{Dragged: fyne.NewDelta(dx/4, 0)})
	}
	g.header.DragEnd()
}

func TestChooserHidesAndRestoresColumns(t *testing.T) {
	g, _ := showGrid(t, 10)
	g.header.TappedSecondary(&fyne.PointEvent{AbsolutePosition: fyne.NewPos(50, 20)})
	list := g.env.Window.Canvas().Focused().(*Grid)
	hosttest.Press(list, fyne.KeyDown, fyne.KeyDown, fyne.KeySpace)
	if got := g.VisibleColumns(); !slices.Equal(got, []int{0, 1}) {
		t.Fatalf("shown %v after unticking the third column", got)
	}
	click(list, 0, 0)
	click(list, 1, 0)
	if got := g.VisibleColumns(); !slices.Equal(got, []int{1}) {
		t.Fatalf("shown %v: the last column must stay", got)
	}
	kittest.TapText(t, g.env, "Вернуть, как было")
	if got := g.VisibleColumns(); !slices.Equal(got, []int{0, 1, 2}) {
		t.Fatalf("shown %v after restoring", got)
	}
	hosttest.Press(list, fyne.KeyEscape)
	if g.env.Window.Canvas().Overlays().Top() != nil {
		t.Error("Esc does not close the list of columns")
	}
}

func TestACutTextIsToldInFullWhenThePointerRests(t *testing.T) {
	g, _ := showGrid(t, 10)
	g.SetWidth(g.FindColumn("name"), 90)
	move := &desktop.MouseEvent{}
	move.Position = fyne.NewPos(80, 2*g.RowHeight()+5)
	g.body.MouseMoved(move)
	if got, want := g.tip.Text.Text, "Строка с длинным названием № 2"; !g.tip.Text.Visible() || got != want {
		t.Errorf("tip %q, want %q", got, want)
	}
	g.place(g.Size()) // as the toolkit does after a new text
	if !g.tip.Text.Visible() {
		t.Error("a layout in the same size takes the tip away")
	}
	g.body.MouseOut()
	if g.tip.Box.Visible() {
		t.Error("the tip stays after the pointer left")
	}
}

func TestHeaderStandsOverTheRowsAndKeepsToTheGrid(t *testing.T) {
	g, _ := showGrid(t, 100)
	title := g.header.texts[0]
	if top, bottom := title.Position().Y, title.Position().Y+title.Size().Height; top < 0 || bottom > g.header.height() {
		t.Errorf("titles from %v to %v in a header of %v", top, bottom, g.header.height())
	}
	g.SetWidth(g.FindColumn("name"), 2000)
	if got := g.top.Size().Width; got != g.Size().Width {
		t.Errorf("the header is %v wide in a grid of %v", got, g.Size().Width)
	}
	g.Scroll.Offset.X = 300
	g.scrolled()
	if got, want := g.header.texts[1].Position().X, g.placed[1].x+8-300; got != want {
		t.Errorf("the second title at %v, want %v as its cells", got, want)
	}
}

func TestTotalsStandUnderTheLastRowOrAtTheBottom(t *testing.T) {
	g, _ := showGrid(t, 3)
	g.Footer = func(col int, out *Cell) { out.Text = "Σ" }
	g.Refresh()
	if got, want := g.bottom.Position().Y, g.header.height()+3*g.RowHeight(); got != want {
		t.Errorf("totals at %v, want %v", got, want)
	}
	g.SetSource(upTo(100))
	if got, want := g.bottom.Position().Y, g.Size().Height-g.RowHeight(); got != want {
		t.Errorf("totals at %v, want %v", got, want)
	}
	g.Select(99)
	if bottom := float32(100)*g.RowHeight() - g.Scroll.Offset.Y; bottom > g.Scroll.Size().Height-g.RowHeight() {
		t.Errorf("the last row ends at %v, behind the totals", bottom)
	}
}

func TestGridSurvivesAnySize(t *testing.T) {
	g, _ := showGrid(t, 100)
	g.Footer = func(col int, out *Cell) { out.Text = "Σ" }
	for _, s := range []fyne.Size{{}, {Width: 1, Height: 1}, {Width: 800, Height: 20}, {Width: 10, Height: 900}, {Width: 3000, Height: 2000}} {
		g.Resize(s)
		g.Reload()
		hosttest.Press(g, fyne.KeyEnd, fyne.KeyPageUp, fyne.KeyHome)
	}
}

func TestFitKeepsToTheWidth(t *testing.T) {
	test.NewApp().Settings().SetTheme(look.Theme{})
	for _, s := range []string{"", "Ё", "ЗАО «Жигулёвский завод крепежа»", "1 234 567,89", "▲ ₽ №"} {
		for w := float32(0); w < 300; w += 7 {
			got, cut := draw.Fit(s, w, 13, false)
			if draw.TextWidth(got, 13, false) > w && got != "" {
				t.Errorf("Fit(%q, %v) = %q is wider", s, w, got)
			}
			if cut == (got == s) {
				t.Errorf("Fit(%q, %v) = %q, cut %v", s, w, got, cut)
			}
		}
	}
}

func TestArrowsScrollSidewaysWhatDoesNotFit(t *testing.T) {
	g, _ := showGrid(t, 10)
	hosttest.Press(g, fyne.KeyRight)
	if g.Scroll.Offset.X != 0 {
		t.Error("rows that fit were scrolled")
	}
	g.SetWidth(g.FindColumn("name"), 2000)
	hosttest.Press(g, fyne.KeyRight, fyne.KeyRight, fyne.KeyLeft)
	if got := g.Scroll.Offset.X; got != sideStep {
		t.Errorf("scrolled to %v, want %v", got, sideStep)
	}
}

func TestTheRowUnderAStillPointerIsLitWhileScrolling(t *testing.T) {
	g, _ := showGrid(t, 100)
	move := &desktop.MouseEvent{}
	move.Position = fyne.NewPos(100, 2*g.RowHeight()+5)
	g.body.MouseMoved(move)
	g.ScrollToY(3 * g.RowHeight())
	if g.hover != 5 {
		t.Errorf("row %d is lit, want 5", g.hover)
	}
}

func TestADrawnColumnKeepsItsWidthAndOthersFillTheRest(t *testing.T) {
	g, _ := showGrid(t, 10)
	dragHeader(g, 60, 140)
	if got := g.width(); got != g.Size().Width {
		t.Errorf("columns are %v wide in a grid of %v", got, g.Size().Width)
	}
	if got := g.placed[0].w; got != 200 {
		t.Errorf("the drawn column is %v wide, want 200", got)
	}
}

func TestInANarrowWindowTheLeadingColumnGivesWayLast(t *testing.T) {
	env, _ := hosttest.NewEnv(t, look.Theme{}, "ru")
	g := New(env, []Column{
		{Key: "lead", Width: 220, Flex: 3, Lead: true},
		{Key: "text", Width: 140, Flex: 1},
		{Key: "sum", Width: 110},
	}, upTo(3))
	for _, c := range []struct{ window, lead, text, sum float32 }{
		{470, 220, 140, 110},
		{570, 295, 165, 110},
		{418, 194, 114, 110},
		{300, 168, 88, 110},
	} {
		g.Resize(fyne.NewSize(c.window, 200))
		g.arrange(c.window)
		if l, x, s := g.placed[0].w, g.placed[1].w, g.placed[2].w; l != c.lead || x != c.text || s != c.sum {
			t.Errorf("in %v: %v %v %v, want %v %v %v", c.window, l, x, s, c.lead, c.text, c.sum)
		}
	}
}
