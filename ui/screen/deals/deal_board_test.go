package deals_test

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"

	"kartoteka/data/crm"
	"kartoteka/ui/nav"
	"kartoteka/ui/uitest"
)

// middleOf is the place of some words in the window and what around them can be
// dragged.
func middleOf(c *uitest.Clerk, text string) (at fyne.Position, board fyne.Draggable) {
	c.T.Helper()
	uitest.Walk(c.Root(), func(o fyne.CanvasObject, in []fyne.CanvasObject, corner fyne.Position) {
		word, ok := o.(*canvas.Text)
		if !ok || uitest.Plain(word.Text) != text {
			return
		}
		for _, o := range slices.Backward(in) {
			if d, ok := o.(fyne.Draggable); ok {
				board = d
			}
		}
		at = corner.Add(fyne.NewPos(4, word.Size().Height/2))
	})
	if board == nil {
		c.T.Fatalf("nothing to drag bears %q", text)
	}
	return at, board
}

// drag takes what bears the words by the mouse to other words, a bit below them.
func drag(c *uitest.Clerk, text, to string, below float32) {
	c.T.Helper()
	from, board := middleOf(c, text)
	target, _ := middleOf(c, to)
	target = target.AddXY(20, below)
	corner := uitest.Place(board.(fyne.CanvasObject))
	for _, at := range []fyne.Position{from, from.AddXY(4, 4), target} {
		board.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{AbsolutePosition: at, Position: at.Subtract(corner)}})
	}
	board.DragEnd()
}

// board opens the deals with one of a client.
func board(c *uitest.Clerk, change func(*crm.Deal)) *crm.Deal {
	c.T.Helper()
	d := c.Deal("Альфа", "Поставка насосов", change)
	c.Opens(nav.To("deals"))
	c.Wants("Альфа", "Нет следующего шага")
	return d
}

func TestACardIsDraggedToAStageAndTakenBack(t *testing.T) {
	c := uitest.AtDesk(t)
	d := board(c, func(d *crm.Deal) { d.Amount = 5_000_00 })
	drag(c, "Альфа", "Переговоры", 60)
	if d := c.DealNow(d.ID); d.Stage != crm.StageNegotiation || len(d.Moves) != 2 {
		t.Fatalf("the base has %+v", d)
	}
	c.Wants("Сделка переведена")
	c.Tap("Отменить")
	if d := c.DealNow(d.ID); d.Stage != crm.StageLead || len(d.Moves) != 1 {
		t.Errorf("after undo the base has %+v", d)
	}
}

func TestACardIsMovedAndLostByKeysAlone(t *testing.T) {
	c := uitest.AtDesk(t)
	d := c.Deal("Альфа", "Поставка насосов", func(d *crm.Deal) { d.Amount = 5_000_00 })
	c.Alt(fyne.Key3)
	for _, k := range []fyne.KeyName{fyne.KeyRight, fyne.KeyRight, fyne.KeyLeft} {
		c.Window.Canvas().Focused().(fyne.Shortcutable).TypedShortcut(&desktop.CustomShortcut{KeyName: k, Modifier: fyne.KeyModifierControl})
	}
	if d := c.DealNow(d.ID); d.Stage != crm.StageNeeds || len(d.Moves) != 4 {
		t.Fatalf("the base has %+v", d)
	}
	c.Press(fyne.KeyF4)
	c.Press(fyne.KeyPageDown, fyne.KeyReturn)
	c.Wants("Почему проиграна сделка?")
	c.Enter("Дорого")
	c.Press(fyne.KeyReturn, fyne.KeyTab)
	c.Enter("Просили 20 %")
	c.Press(fyne.KeyReturn)
	if d := c.DealNow(d.ID); d.Stage != crm.StageLost || d.Loss != crm.LossPrice || d.Reason != "Просили 20 %" {
		t.Fatalf("the base has %+v", d)
	}
	c.Wants("Сделка проиграна")
	c.Ctrl(fyne.KeyZ)
	if d := c.DealNow(d.ID); d.Stage != crm.StageNeeds {
		t.Errorf("after undo the base has %+v", d)
	}
}

func TestADropOnLostAsksWhy(t *testing.T) {
	c := uitest.AtDesk(t)
	d := board(c, func(*crm.Deal) {})
	drag(c, "Альфа", "Проиграна — спросим причину", 0)
	c.Wants("Почему проиграна сделка?", "Поставка насосов")
	c.Press(fyne.KeyEscape)
	if d := c.DealNow(d.ID); d.Stage != crm.StageLead {
		t.Fatalf("the base has %+v", d)
	}
}

func TestACardThatLacksWhatTheStageAsksOpensWithTheReasonAtTheField(t *testing.T) {
	c := uitest.AtDesk(t)
	d := board(c, func(*crm.Deal) {})
	drag(c, "Альфа", "Счёт выставлен", 60)
	c.Wants("Заполните, чтобы перевести сделку на этап «Счёт выставлен»")
	if at := c.CaptionOfFocus(); at != "Сумма, ₽" {
		t.Fatalf("the caret is in %q, want the sum", at)
	}
	if d := c.DealNow(d.ID); d.Stage != crm.StageLead {
		t.Fatalf("the base has %+v", d)
	}
	c.Enter("70000")
	c.Ctrl(fyne.KeyReturn)
	if d := c.DealNow(d.ID); d.Stage != crm.StagePayment || d.Amount != 70_000_00 {
		t.Fatalf("the base has %+v", d)
	}
	c.Wants("Счёт выставлен", "70 000,00")
}

func TestBoardAndListOfDealsTellTheSameSums(t *testing.T) {
	c := uitest.AtDesk(t)
	c.Deal("Альфа", "Насосы", func(d *crm.Deal) { d.Amount = 1_000_000_00 })
	c.Deal("Бета", "Трубы", func(d *crm.Deal) { d.Amount, d.Stage = 500_000_00, crm.StageNegotiation })
	c.Opens(nav.To("deals"))
	c.Wants("2 · 1,5 млн ₽ · взвеш. 400 тыс. ₽")
	c.Tap("Список")
	c.Wants("2 · 1,5 млн ₽ · взвеш. 400 тыс. ₽", "1 500 000,00")
}
