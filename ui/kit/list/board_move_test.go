package list

import (
	"context"
	"errors"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"kartoteka/ui/host/hosttest"
	"kartoteka/ui/look"
)

func TestACardIsDraggedToAnotherColumn(t *testing.T) {
	d := tradesAt(t, look.Theme{}, sampleTrades)
	d.drags("Океан", d.over("offer"))
	d.wants("move Океан offer")
	if got := d.column("offer"); got != "Океан, Нижегородмаш, Лада-Сервис, Промтехника" {
		t.Errorf("the column has %s", got)
	}
	if d.under() != "Океан" {
		t.Errorf("the cursor is on %s", d.under())
	}
	d.drags("Океан", d.over("offer"))
	d.drags("Океан", fyne.NewPos(-30, 200))
	d.wants()
}

func TestACardIsDraggedToATarget(t *testing.T) {
	d := tradesAt(t, look.Theme{}, sampleTrades)
	d.drags("Океан", d.over("won"))
	d.wants("move Океан won")
	if got := d.board.boxes[0].count; got != 2 {
		t.Errorf("%d won, want 2", got)
	}
	if got := d.under(); got != "Козлов П. А." {
		t.Errorf("the cursor went to %s, not to the card that took its place", got)
	}
}

func TestACardThatMayNotComeIsToldSoBeforeItIsLetGo(t *testing.T) {
	d := tradesAt(t, look.Theme{}, sampleTrades)
	from := d.middle("Океан")
	d.pulls(from, from.AddXY(3, 3))
	d.pulls(from, d.over("bill"))
	if got := d.texts(); !strings.Contains(got, "Сначала нужен договор") {
		t.Errorf("the board says %s", got)
	}
	d.picture("refused")
	d.board.DragEnd()
	d.wants()
	d.says("Сначала нужен договор")
	if got := d.column("lead"); !strings.HasPrefix(got, "Океан") {
		t.Errorf("the column has %s", got)
	}
}

func TestARefusedMoveReturnsTheCardAndSaysWhy(t *testing.T) {
	d := tradesAt(t, look.Theme{}, sampleTrades)
	run := &hosttest.HeldRunner{}
	d.env.Run = run
	d.fails = errors.New("Этап закрыт")
	d.drags("Океан", d.over("offer"))
	if got := d.column("lead"); got != "Козлов П. А., Фрегат" {
		t.Fatalf("the card did not go at once: %s", got)
	}
	run.Finish()
	if got := d.column("lead"); got != "Океан, Козлов П. А., Фрегат" {
		t.Errorf("the card did not return: %s", got)
	}
	d.says("Этап закрыт")
}

func TestAReloadDoesNotThrowACardBackThatIsStillOnItsWay(t *testing.T) {
	d := tradesAt(t, look.Theme{}, sampleTrades)
	run := &hosttest.HeldRunner{}
	d.env.Run = run
	d.ctrl(fyne.KeyRight)
	move := run.Held[""]
	delete(run.Held, "")
	d.Reload()
	run.Finish()
	d.FocusSearch()
	d.bar.find.SetText("Океан")
	if got := d.column("offer"); got != "Океан" {
		t.Fatalf("offers are %s before the move is done", got)
	}
	move()
	run.Finish()
	if got := d.column("offer"); got != "Океан" || len(d.moves) != 0 {
		t.Errorf("offers are %s, %d moves are remembered", got, len(d.moves))
	}
}

func TestMovesOfOneCardWaitForEachOther(t *testing.T) {
	d := tradesAt(t, look.Theme{}, sampleTrades)
	run := &hosttest.HeldRunner{}
	d.env.Run = run
	d.ctrl(fyne.KeyRight)
	d.ctrl(fyne.KeyRight)
	if got := d.column("talks"); !strings.HasPrefix(got, "Океан") {
		t.Errorf("talks are %s", got)
	}
	run.Finish()
	d.wants("move Океан offer", "move Океан talks")
	if got := d.column("talks"); !strings.HasPrefix(got, "Океан") {
		t.Errorf("talks are %s", got)
	}
}

func TestWhatHasToBeAskedIsAskedBeforeTheCardMoves(t *testing.T) {
	d := tradesAt(t, look.Theme{}, sampleTrades)
	var answer func(func(context.Context) error)
	d.ask = func(_ trade, to string, move func(func(context.Context) error)) bool {
		answer = move
		return to == "lost"
	}
	d.drags("Океан", d.over("lost"))
	d.wants()
	if got := d.column("lead"); !strings.HasPrefix(got, "Океан") {
		t.Errorf("the card went before the answer: %s", got)
	}
	answer(func(context.Context) error { return d.carried(d.rows[0], "lost", "price") })
	d.wants("move Океан lost price")
	d.ctrl(fyne.KeyRight) // nothing to ask
	d.wants("move Козлов П. А. offer")
}
