package form

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"kartoteka/data/money"
	"kartoteka/data/problem"
	"kartoteka/ui/host"
	"kartoteka/ui/host/hosttest"
	"kartoteka/ui/kit"
)

// position is a line of a small bill.
type position struct {
	ID, Name string
	Qty      money.Qty
	Price    money.Money
	Rate     string
	Sum      money.Money
}

type bill struct {
	Lines []position
	Total money.Money
}

func goods(_ context.Context, text string) ([]kit.Option, error) {
	var found []kit.Option
	for _, o := range []kit.Option{{ID: "1", Name: "Сверло 8 мм", Detail: ""}, {ID: "2", Name: "Сверло 10 мм", Detail: ""}, {ID: "3", Name: "Диск отрезной", Detail: ""}, {ID: "4", Name: "Перчатки", Detail: ""}} {
		if strings.Contains(strings.ToLower(o.Name), strings.ToLower(text)) {
			found = append(found, o)
		}
	}
	return found, nil
}

func (b *bill) recalc() {
	b.Total = 0
	for i := range b.Lines {
		l := &b.Lines[i]
		l.Sum, _ = money.LineSum(l.Qty, l.Price, 0)
		b.Total += l.Sum
	}
}

// ledger is lines on a bench.
type ledger struct {
	*hosttest.Bench
	p     *Page[bill]
	g     *linesGrid[position]
	saved []bill
}

func newLedger(t testing.TB, lines ...position) *ledger {
	t.Helper()
	l := &ledger{Bench: hosttest.NewBench(t)}
	v := bill{Lines: lines}
	v.recalc()
	f := Form[bill]{
		Key: "bill", Value: &v, Recalc: (*bill).recalc,
		Title: func(*host.Env, *bill) string { return "Счёт" },
		Lines: LinesOf("lines", func(b *bill) *[]position { return &b.Lines }, Lines[position]{
			New:   func() position { return position{Rate: "22"} },
			Blank: func(p *position) bool { return p.ID == "" && p.Qty == 0 && p.Price == 0 },
			Columns: []Field[position]{
				PickField("line.product", goods, func(p *position) kit.Option { return kit.Option{ID: p.ID, Name: p.Name} },
					func(p *position, o kit.Option) error { p.ID, p.Name = o.ID, o.Name; return nil }).Required(),
				QtyField("line.qty", func(p *position) *money.Qty { return &p.Qty }).Total(),
				MoneyField("line.price", func(p *position) *money.Money { return &p.Price }),
				ChoiceField("line.rate", func(*host.Env) []kit.Option { return []kit.Option{{ID: "22", Name: "22 %"}, {ID: "10", Name: "10 %"}} },
					func(p *position) string { return p.Rate }, func(p *position, id string) { p.Rate = id }),
				SumField("line.sum", func(p *position) *money.Money { return &p.Sum }).Total(),
			},
		}),
		Check: func(b *bill) error {
			var errs []error
			for i, p := range b.Lines {
				if p.Qty > 900000 {
					errs = append(errs, problem.At(fmt.Sprintf("lines.%d.qty", i), "problem.money.too_big"))
				}
			}
			return problem.Join(errs...)
		},
		Save: func(_ context.Context, b *bill) error { l.saved = append(l.saved, *b); return nil },
	}
	l.p = f.Page(l.Env).(*Page[bill])
	l.Page = l.p
	l.Window.SetContent(l.p)
	l.g = l.p.parts[0].lines.(*boundLines[bill, position]).grid
	l.p.FocusFirst()
	return l
}

func (l *ledger) paste(text string) {
	board := test.NewClipboard()
	board.SetContent(text)
	l.Window.Canvas().Focused().(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutPaste{Clipboard: board})
}

var drill = position{ID: "1", Name: "Сверло 8 мм", Qty: 2000, Price: 41200, Rate: "22"}

func TestLinesAreEnteredByKeysAloneAndEnterMakesTheNextLine(t *testing.T) {
	l := newLedger(t)
	l.Enter("8 мм")
	l.Press(fyne.KeyReturn) // takes the product and goes on
	l.Enter("2")
	l.Press(fyne.KeyReturn)
	l.Enter("100*4,12")
	l.Press(fyne.KeyReturn)
	l.Enter("1")                            // opens the rates at «10 %»
	l.Press(fyne.KeyReturn)                 // and goes to the first cell of a new line
	l.Enter("диск")                         //
	l.Press(fyne.KeyTab)                    // Tab takes it, too
	l.Enter("3")                            //
	l.Press(fyne.KeyTab, fyne.KeyReturn)    // price stays empty
	l.Press(fyne.KeyReturn, fyne.KeyEscape) // the line to be is opened and left alone
	l.p.Save(false)
	want := []position{
		{ID: "1", Name: "Сверло 8 мм", Qty: 2000, Price: 41200, Rate: "10", Sum: 82400},
		{ID: "3", Name: "Диск отрезной", Qty: 3000, Rate: "22"},
	}
	if len(l.saved) != 1 || fmt.Sprint(l.saved[0].Lines) != fmt.Sprint(want) || l.saved[0].Total != 82400 {
		t.Fatalf("saved %+v, want %+v", l.saved, want)
	}
	if l.p.Dirty() {
		t.Error("dirty after saving")
	}
}

func TestComputedCellsAndTotalsFollowEachEdit(t *testing.T) {
	l := newLedger(t, drill)
	l.g.move(0, 1)
	l.Enter("10")
	l.Press(fyne.KeyDown)
	if got := l.g.text(0, 4).Name; got != "4\u00a0120,00" {
		t.Errorf("sum %q, want 4 120,00", got)
	}
	if l.p.Value().Total != 412000 || !l.p.Dirty() {
		t.Errorf("total %v, dirty %v", l.p.Value().Total, l.p.Dirty())
	}
}

func TestACellThatCannotBeReadKeepsWhatWasTypedAndRefusesSaving(t *testing.T) {
	l := newLedger(t, drill, drill)
	l.g.move(1, 2)
	l.Enter("4,1,2")
	l.Press(fyne.KeyReturn)
	l.p.Save(false)
	if len(l.saved) != 0 || l.g.text(1, 2).Name != "4,1,2" {
		t.Fatalf("saved %d times, the cell shows %q", len(l.saved), l.g.text(1, 2).Name)
	}
	if got := l.p.problems.list; len(got) != 1 || got[0].path != "lines.1.price" || !strings.Contains(got[0].name, "2") {
		t.Errorf("on top %+v", got)
	}
	if l.g.row != 1 || l.g.col != 2 || l.Window.Canvas().Focused() != l.g {
		t.Errorf("the cursor is at %d, %d", l.g.row, l.g.col)
	}
	l.Enter("412")
	l.Press(fyne.KeyReturn)
	l.p.Save(false)
	if len(l.saved) != 1 || l.saved[0].Lines[1].Price != 41200 || !l.p.problems.Hidden {
		t.Errorf("saved %+v", l.saved)
	}
}

func TestProblemsOfTheDocumentStandAtTheirCells(t *testing.T) {
	many := drill
	many.Qty = 1000000
	l := newLedger(t, drill, many)
	l.p.Save(false)
	if len(l.saved) != 0 || !l.g.isBad(1, 1) || !strings.Contains(l.g.words(), "Число слишком большое") {
		t.Fatalf("saved %d times, words %q", len(l.saved), l.g.words())
	}
	l.Enter("5")
	l.Press(fyne.KeyReturn)
	l.p.Save(false)
	if len(l.saved) != 1 {
		t.Error("the mended document was not saved")
	}
}

func TestARequiredCellMustNotBeEmpty(t *testing.T) {
	l := newLedger(t)
	l.g.move(0, 1)
	l.Enter("3")
	l.Press(fyne.KeyReturn)
	l.p.Save(false)
	if len(l.saved) != 0 || !l.g.isBad(0, 0) {
		t.Errorf("a line without a product was saved: %+v", l.saved)
	}
}

func TestATableOfASpreadsheetIsPastedAndItsBadCellIsMarked(t *testing.T) {
	l := newLedger(t, drill)
	l.g.move(1, 0)
	l.paste("Диск отрезной\t10\t58,40\t22 %\r\nсверло 10 мм\tмного\t486\t10 %\r\nПерчатки\t1 20\t96.00\t\r\n")
	want := "[{1 Сверло 8 мм 2 412.00 22 824.00} {3 Диск отрезной 10 58.40 22 584.00}" +
		" {2 Сверло 10 мм 0 486.00 10 0.00} {4 Перчатки 120 96.00  11520.00}]"
	if got := fmt.Sprint(l.p.Value().Lines); got != want {
		t.Fatalf("pasted\n%s, want\n%s", got, want)
	}
	if !l.g.isBad(2, 1) || l.g.text(2, 1).Name != "много" || len(l.Toasts) != 2 {
		t.Errorf("the bad cell shows %q; said %q", l.g.text(2, 1).Name, l.Toasts)
	}
	l.p.Save(false)
	if len(l.saved) != 0 || len(l.p.problems.list) != 1 || l.p.problems.list[0].path != "lines.2.qty" {
		t.Errorf("problems %+v", l.p.problems.list)
	}
}

func TestANameOfManyIsNotGuessedWhenPasted(t *testing.T) {
	l := newLedger(t)
	l.paste("Сверло\t1\n")
	if !l.g.isBad(0, 0) || !strings.Contains(l.g.words(), "подходит к нескольким") {
		t.Errorf("words %q", l.g.words())
	}
}

func TestLinesAreRemovedCopiedMovedAndTakenBack(t *testing.T) {
	disc := position{ID: "3", Name: "Диск отрезной", Qty: 1000, Price: 5840, Rate: "22"}
	l := newLedger(t, drill, disc)
	order := func() string {
		ids := ""
		for _, p := range l.p.Value().Lines {
			ids += p.ID
		}
		return ids
	}
	l.g.move(0, 0)
	l.Press(fyne.KeyF9)
	if order() != "113" || l.g.row != 1 {
		t.Fatalf("after F9: %s, cursor %d", order(), l.g.row)
	}
	l.Shortcut(fyne.KeyDown)
	if order() != "131" || l.g.row != 2 {
		t.Fatalf("after Ctrl+↓: %s, cursor %d", order(), l.g.row)
	}
	l.Press(fyne.KeyDelete)
	if order() != "13" {
		t.Fatalf("after Del: %s", order())
	}
	l.Undo()
	if order() != "131" {
		t.Fatalf("taken back: %s", order())
	}
	l.g.move(1, 1)
	l.Press(fyne.KeyF2)
	l.Shortcut(fyne.KeyDelete) // while a cell is edited, too
	if order() != "11" {
		t.Fatalf("after Ctrl+Del: %s", order())
	}
}

func TestEscLeavesACellAsItWas(t *testing.T) {
	l := newLedger(t, drill)
	l.g.move(0, 2)
	l.Enter("999")
	l.Press(fyne.KeyEscape)
	if got := l.g.text(0, 2).Name; got != "412,00" || l.p.Dirty() {
		t.Errorf("the cell shows %q, dirty %v", got, l.p.Dirty())
	}
	l.g.add()
	l.Press(fyne.KeyEscape)
	if len(l.g.rows) != 1 || l.p.Dirty() {
		t.Errorf("%d lines after leaving an empty one", len(l.g.rows))
	}
}

func TestAClickElsewhereTakesWhatWasTyped(t *testing.T) {
	l := newLedger(t, drill)
	l.g.move(0, 1)
	l.Enter("7")
	test.TapCanvas(l.Window.Canvas(), l.p.title.Position())
	l.Window.Canvas().Unfocus()
	if got := l.p.Value().Lines[0].Qty; got != 7000 {
		t.Errorf("quantity %v, want 7", got)
	}
}

func TestATapChoosesACellAndASecondOneEditsIt(t *testing.T) {
	l := newLedger(t, drill, drill)
	l.Window.Canvas().Unfocus()
	at := &fyne.PointEvent{Position: fyne.NewPos(l.g.xs[2]+10, 40)} // second line, price
	l.g.body.Tapped(at)
	if l.g.row != 1 || l.g.col != 2 || l.g.editing != nil {
		t.Fatalf("cursor %d, %d", l.g.row, l.g.col)
	}
	l.g.body.Tapped(at)
	l.Enter("1")
	l.Press(fyne.KeyReturn)
	if got := l.p.Value().Lines[1].Price; got != 100 {
		t.Errorf("price %v, want 1,00", got)
	}
}

func TestThousandLinesAreWalkedWithFewObjects(t *testing.T) {
	lines := make([]position, 1000)
	for i := range lines {
		lines[i] = drill
	}
	l := newLedger(t, lines...)
	l.g.move(999, 1)
	l.Enter("5")
	l.Press(fyne.KeyUp)
	if n := len(l.g.body.draw.Parts); n > 400 {
		t.Errorf("%d objects are drawn for a screen of lines", n)
	}
	if got := l.p.Value().Lines[999].Qty; got != 5000 {
		t.Errorf("the last line has %v", got)
	}
}

func BenchmarkAnEditAmongFiveHundredLines(b *testing.B) {
	lines := make([]position, 500)
	for i := range lines {
		lines[i] = drill
	}
	l := newLedger(b, lines...)
	l.g.move(250, 1)
	for b.Loop() {
		l.Enter("5")
		l.Press(fyne.KeyUp, fyne.KeyDown)
	}
}

func TestTheCursorIsSeenAsSoonAsTheFocusComes(t *testing.T) {
	l := newLedger(t, drill)
	seen := func() bool {
		return slices.Contains(l.g.body.draw.Parts, fyne.CanvasObject(l.g.body.frame))
	}
	l.Window.Canvas().Unfocus()
	if seen() {
		t.Error("the cursor is drawn without the focus")
	}
	l.Window.Canvas().Focus(l.g)
	if !seen() {
		t.Error("the cursor is not drawn")
	}
}
