package list

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"kartoteka/data/money"
	"kartoteka/ui/kit/kittest"
	"kartoteka/ui/look"
)

func TestABoardIsWalkedByKeys(t *testing.T) {
	d := tradesAt(t, look.Theme{}, sampleTrades)
	for _, step := range []struct {
		key  fyne.KeyName
		want string
	}{
		{fyne.KeyDown, "Козлов П. А."},
		{fyne.KeyEnd, "Фрегат"},
		{fyne.KeyDown, "Фрегат"},
		{fyne.KeyRight, "Промтехника"},
		{fyne.KeyRight, "Техноторг"},
		{fyne.KeyHome, "Уралкомплект"},
		{fyne.KeyRight, "Волгапромсервис"},
		{fyne.KeyPageDown, "Альфа-Снаб"},
		{fyne.KeyPageUp, "Волгапромсервис"},
		{fyne.KeyRight, "Енисей-Логистик и экспедирование грузов"},
		{fyne.KeyRight, "Енисей-Логистик и экспедирование грузов"},
	} {
		d.keys(step.key)
		if got := d.under(); got != step.want {
			t.Fatalf("after %s the cursor is on %s, want %s", step.key, got, step.want)
		}
	}
	d.keys(fyne.KeyDown, fyne.KeyReturn, fyne.KeyF2, fyne.KeyInsert, fyne.KeyF9, fyne.KeyUp, fyne.KeySpace, fyne.KeySpace, fyne.KeyDelete, fyne.KeyEscape, fyne.KeyDelete)
	d.wants("open Григорьева Е. С.", "open Григорьева Е. С.", "create", "copy Григорьева Е. С.", "delete 2", "delete 1")
}

func TestACardIsMovedByKeys(t *testing.T) {
	d := tradesAt(t, look.Theme{}, sampleTrades)
	d.ctrl(fyne.KeyLeft)
	d.wants()
	d.ctrl(fyne.KeyRight)
	d.ctrl(fyne.KeyRight)
	d.ctrl(fyne.KeyLeft)
	d.wants("move Океан offer", "move Океан talks", "move Океан offer")
	d.keys(fyne.KeyF4)
	d.keys(fyne.KeyPageDown, fyne.KeyReturn)
	d.wants("move Океан lost")
}

func TestTheMenuOfColumnsSaysWhyACardCannotGo(t *testing.T) {
	d := tradesAt(t, look.Theme{}, sampleTrades)
	var got []string
	for _, it := range d.moveMenu() {
		got = append(got, fmt.Sprint(it.Text, " ", it.Keys, " ", it.Off))
	}
	for i, want := range map[int]string{0: "Первичный контакт здесь true", 1: "Предложение  false", 4: "Счёт выставлен Сначала нужен договор true", 5: "Выиграна  false"} {
		if got[i] != want {
			t.Errorf("line %d: %s, want %s", i, got[i], want)
		}
	}
}

func TestEscLetsTheDraggedCardGo(t *testing.T) {
	d := tradesAt(t, look.Theme{}, sampleTrades)
	from := d.middle("Океан")
	d.pulls(from, from.AddXY(3, 3))
	d.pulls(from, d.over("offer"))
	d.keys(fyne.KeyEscape)
	d.pulls(d.over("offer"), d.middle("Уралкомплект"))
	d.board.DragEnd()
	d.wants()
}

func TestBoardAndListTellTheSame(t *testing.T) {
	d := tradesAt(t, look.Theme{}, sampleTrades)
	tell := func() string {
		return d.bar.count.Text() + " / " + fmt.Sprint(d.Table().Totals[2].Int, len(d.Shown()))
	}
	narrow := map[string]func(){
		"nothing":  func() {},
		"a filter": func() { d.set(&d.r.Filters[0], filterState{On: true}) },
		"a search": func() { d.bar.find.SetText("ооо") },
		"reset":    d.Reset,
	}
	for _, what := range []string{"nothing", "a filter", "a search", "reset"} {
		narrow[what]()
		d.ShowBoard(true)
		board, cards, sum := tell(), d.offBoard, money.Money(0)
		for _, l := range d.board.lanes {
			cards += len(l.rows)
			for _, row := range l.rows {
				sum += d.Page.rows.row(row).sum
			}
		}
		for _, b := range d.board.boxes {
			cards += b.count
		}
		if cards != len(d.Shown()) {
			t.Errorf("%s: %d cards of %d rows", what, cards, len(d.Shown()))
		}
		d.ShowBoard(false)
		if list := tell(); strings.Replace(board, " · ещё 1 не на доске", "", 1) != list {
			t.Errorf("%s: the board tells %s, the list %s", what, board, list)
		}
	}
}

func TestAWhollyNarrowedBoardHasTheSumsOfItsRows(t *testing.T) {
	d := tradesAt(t, look.Theme{}, sampleTrades)
	d.set(&d.r.Filters[0], filterState{On: true})
	if got, want := d.bar.count.Text(), "3 из 15 · 2,6 млн ₽ · взвеш. 1,3 млн ₽"; strings.ReplaceAll(got, "\u00a0", " ") != want {
		t.Errorf("told %q, want %q", got, want)
	}
}

func TestTheViewIsRememberedAndARouteMayAskForOne(t *testing.T) {
	d := tradesAt(t, look.Theme{}, sampleTrades)
	kittest.TapText(t, d.env, "Список")
	if d.onBoard() || d.env.Window.Canvas().Focused() != fyne.Focusable(d.grid) {
		t.Fatalf("«Список» does not show the list: board %v, focus on %T", d.onBoard(), d.env.Window.Canvas().Focused())
	}
	d.open()
	if d.onBoard() {
		t.Fatal("the list is forgotten")
	}
	d.Follow(map[string]string{"view": "board", "debt": "yes"})
	if !d.onBoard() || len(d.Shown()) != 3 {
		t.Errorf("a route for the board of late trades shows %d rows, board %v", len(d.Shown()), d.onBoard())
	}
	d.rows = d.rows[:1]
	d.Follow(nil)
	if d.onBoard() {
		t.Error("the visit was remembered")
	}
	if d.env.Window.Canvas().Focused() != fyne.Focusable(d.grid) {
		t.Error("the keys are left with the board out of sight")
	}
	d.env.Window.Canvas().Unfocus()
}

func TestTheCursorStaysOnItsRecordFromBoardToList(t *testing.T) {
	d := tradesAt(t, look.Theme{}, sampleTrades)
	d.keys(fyne.KeyRight, fyne.KeyDown)
	want := d.under()
	d.ShowBoard(false)
	if d.under() != want {
		t.Errorf("on %s in the list, was on %s", d.under(), want)
	}
	d.keys(fyne.KeyEnd) // frozen: on no column
	d.ShowBoard(true)
	if d.under() == "" || d.under() == "Инструмент-Центр" {
		t.Errorf("the cursor is on %q", d.under())
	}
}

func TestTypingOnABoardSearches(t *testing.T) {
	d := tradesAt(t, look.Theme{}, sampleTrades)
	d.env.Window.Canvas().Focused().TypedRune('м')
	d.env.Window.Canvas().Focused().TypedRune('е')
	if got := d.column("contract") + d.column("lead"); got != "Мегастрой" {
		t.Errorf("found %s", got)
	}
	d.keys(fyne.KeyEscape)
	if d.env.Window.Canvas().Focused() != fyne.Focusable(d.board) {
		t.Error("after Esc the keys do not walk the cards")
	}
}

func TestADoubleClickOpensACardAndTheRightButtonItsMenu(t *testing.T) {
	d := tradesAt(t, look.Theme{}, sampleTrades)
	at := d.middle("Лада-Сервис")
	press := func(b desktop.MouseButton, m fyne.KeyModifier, at fyne.Position) {
		e := &desktop.MouseEvent{Button: b, Modifier: m}
		e.Position = at
		d.board.MouseDown(e)
		d.board.MouseUp(e)
	}
	press(desktop.MouseButtonPrimary, 0, at)
	press(desktop.MouseButtonPrimary, 0, at)
	d.wants("open Лада-Сервис")
	press(desktop.MouseButtonPrimary, fyne.KeyModifierShortcutDefault, d.middle("Океан"))
	if got := d.bar.count.Text(); !strings.Contains(got, "выделено 2") {
		t.Errorf("count %q", got)
	}
	press(desktop.MouseButtonSecondary, 0, d.middle("Фрегат"))
	d.board.TappedSecondary(&fyne.PointEvent{Position: d.middle("Фрегат")})
	if d.env.Window.Canvas().Overlays().Top() == nil || d.under() != "Фрегат" {
		t.Errorf("no menu, or of %s", d.under())
	}
}

func TestCutNamesAndFullSumsAreToldAtRest(t *testing.T) {
	d := tradesAt(t, look.Theme{}, sampleTrades)
	e := &desktop.MouseEvent{}
	e.Position = d.middle("Енисей-Логистик и экспедирование грузов")
	d.board.MouseMoved(e)
	if got := d.board.tip.Over; got != "ООО «Енисей-Логистик и экспедирование грузов»" {
		t.Errorf("told %q", got)
	}
	e.Position = fyne.NewPos(d.board.laneX(3)+20, 20)
	d.board.MouseMoved(e)
	if got := strings.ReplaceAll(d.board.tip.Over, "\u00a0", " "); got != "Норма 7 дней · 2 660 000,00 ₽ · взвеш. 1 330 000,00 ₽" {
		t.Errorf("told %q", got)
	}
}

func TestABoardWithoutRowsSaysWhy(t *testing.T) {
	d := tradesAt(t, look.Theme{}, nil)
	if d.board.Visible() || !d.note.Visible() {
		t.Error("an empty board does not say why")
	}
	for _, k := range []fyne.KeyName{fyne.KeyDown, fyne.KeyF4, fyne.KeyReturn, fyne.KeySpace} {
		d.board.TypedKey(&fyne.KeyEvent{Name: k})
	}
	d.wants()
	d = tradesAt(t, look.Theme{}, sampleTrades[14:]) // on no column
	d.keys(fyne.KeyDown, fyne.KeyReturn)
	d.wants()
	if got := d.bar.count.Text(); !strings.Contains(got, "ещё 1 не на доске") {
		t.Errorf("count %q", got)
	}
}
