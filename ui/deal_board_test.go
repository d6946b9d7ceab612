package ui_test

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"

	"kartoteka/data/crm"
	"kartoteka/ui/nav"
)

// middleOf is the place of some words in the window and what around them can be
// dragged.
func (c *clerk) middleOf(text string) (at fyne.Position, board fyne.Draggable) {
	c.t.Helper()
	walk(c.root(), func(o fyne.CanvasObject, in []fyne.CanvasObject) {
		word, ok := o.(*canvas.Text)
		if !ok || plain(word.Text) != text {
			return
		}
		for _, o := range slices.Backward(in) {
			if d, ok := o.(fyne.Draggable); ok {
				board = d
			}
		}
		at = place(word).Add(fyne.NewPos(4, word.Size().Height/2))
	})
	if board == nil {
		c.t.Fatalf("nothing to drag bears %q", text)
	}
	return at, board
}

// drag takes what bears the words by the mouse to other words, a bit below them.
func (c *clerk) drag(text, to string, below float32) {
	c.t.Helper()
	from, board := c.middleOf(text)
	target, _ := c.middleOf(to)
	target = target.AddXY(20, below)
	corner := place(board.(fyne.CanvasObject))
	for _, at := range []fyne.Position{from, from.AddXY(4, 4), target} {
		board.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{AbsolutePosition: at, Position: at.Subtract(corner)}})
	}
	board.DragEnd()
}

// board opens the deals with one of a client.
func (c *clerk) board(change func(*crm.Deal)) *crm.Deal {
	c.t.Helper()
	d := c.deal("Альфа", "Поставка насосов", change)
	c.opens(nav.To("deals"))
	c.wants("Альфа", "Нет следующего шага")
	return d
}

func TestACardIsDraggedToAStageAndTakenBack(t *testing.T) {
	c := atDesk(t)
	d := c.board(func(d *crm.Deal) { d.Amount = 5_000_00 })
	c.drag("Альфа", "Переговоры", 60)
	if d := c.dealNow(d.ID); d.Stage != crm.StageNegotiation || len(d.Moves) != 2 {
		t.Fatalf("the base has %+v", d)
	}
	c.wants("Сделка переведена")
	c.tap("Отменить")
	if d := c.dealNow(d.ID); d.Stage != crm.StageLead || len(d.Moves) != 1 {
		t.Errorf("after undo the base has %+v", d)
	}
}

func TestACardIsMovedAndLostByKeysAlone(t *testing.T) {
	c := atDesk(t)
	d := c.deal("Альфа", "Поставка насосов", func(d *crm.Deal) { d.Amount = 5_000_00 })
	c.alt(fyne.Key3)
	for _, k := range []fyne.KeyName{fyne.KeyRight, fyne.KeyRight, fyne.KeyLeft} {
		c.window.Canvas().Focused().(fyne.Shortcutable).TypedShortcut(&desktop.CustomShortcut{KeyName: k, Modifier: fyne.KeyModifierControl})
	}
	if d := c.dealNow(d.ID); d.Stage != crm.StageNeeds || len(d.Moves) != 4 {
		t.Fatalf("the base has %+v", d)
	}
	c.press(fyne.KeyF4)
	c.press(fyne.KeyPageDown, fyne.KeyReturn)
	c.wants("Почему проиграна сделка?")
	c.enter("Дорого")
	c.press(fyne.KeyReturn, fyne.KeyTab)
	c.enter("Просили 20 %")
	c.press(fyne.KeyReturn)
	if d := c.dealNow(d.ID); d.Stage != crm.StageLost || d.Loss != crm.LossPrice || d.Reason != "Просили 20 %" {
		t.Fatalf("the base has %+v", d)
	}
	c.wants("Сделка проиграна")
	c.ctrl(fyne.KeyZ)
	if d := c.dealNow(d.ID); d.Stage != crm.StageNeeds {
		t.Errorf("after undo the base has %+v", d)
	}
}

func TestADropOnLostAsksWhy(t *testing.T) {
	c := atDesk(t)
	d := c.board(func(*crm.Deal) {})
	c.drag("Альфа", "Проиграна — спросим причину", 0)
	c.wants("Почему проиграна сделка?", "Поставка насосов")
	c.press(fyne.KeyEscape)
	if d := c.dealNow(d.ID); d.Stage != crm.StageLead {
		t.Fatalf("the base has %+v", d)
	}
}

func TestACardThatLacksWhatTheStageAsksOpensWithTheReasonAtTheField(t *testing.T) {
	c := atDesk(t)
	d := c.board(func(*crm.Deal) {})
	c.drag("Альфа", "Счёт выставлен", 60)
	c.wants("Заполните, чтобы перевести сделку на этап «Счёт выставлен»")
	if at := c.captionOfFocus(); at != "Сумма, ₽" {
		t.Fatalf("the caret is in %q, want the sum", at)
	}
	if d := c.dealNow(d.ID); d.Stage != crm.StageLead {
		t.Fatalf("the base has %+v", d)
	}
	c.enter("70000")
	c.ctrl(fyne.KeyReturn)
	if d := c.dealNow(d.ID); d.Stage != crm.StagePayment || d.Amount != 70_000_00 {
		t.Fatalf("the base has %+v", d)
	}
	c.wants("Счёт выставлен", "70 000,00")
}

func TestBoardAndListOfDealsTellTheSameSums(t *testing.T) {
	c := atDesk(t)
	c.deal("Альфа", "Насосы", func(d *crm.Deal) { d.Amount = 1_000_000_00 })
	c.deal("Бета", "Трубы", func(d *crm.Deal) { d.Amount, d.Stage = 500_000_00, crm.StageNegotiation })
	c.opens(nav.To("deals"))
	c.wants("2 · 1,5 млн ₽ · взвеш. 400 тыс. ₽")
	c.tap("Список")
	c.wants("2 · 1,5 млн ₽ · взвеш. 400 тыс. ₽", "1 500 000,00")
}
