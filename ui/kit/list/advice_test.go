package list

import (
	"testing"

	"fyne.io/fyne/v2"

	"kartoteka/ui/kit/kittest"
	"kartoteka/ui/look"
)

func TestAdviceStandsOverTheRowsAndDoesWhatItOffers(t *testing.T) {
	d := tradesAt(t, look.Theme{}, sampleTrades)
	bottom := d.Page.advice.Position().Y + d.Page.advice.Size().Height
	if y := d.board.Position().Y; !d.Page.advice.Visible() || y < bottom {
		t.Fatalf("the board begins at %v, the advice ends at %v", y, bottom)
	}
	kittest.TapText(t, d.env, "Показать 3 сделки")
	if got := len(d.Shown()); got != 3 {
		t.Errorf("%d rows shown, want 3", got)
	}
	for _, s := range []fyne.Size{{Width: 300, Height: 500}, {Width: 1900, Height: 900}, {}} {
		d.Resize(s)
		if d.Page.advice.linkAt.Y+d.Page.advice.step() > d.Page.advice.height(d.Page.advice.Size().Width) {
			t.Errorf("%v: the link reaches below the advice", s)
		}
	}
	d.rows = d.rows[:3]
	d.Reload()
	if d.Page.advice.Visible() {
		t.Error("the advice stays when there is nothing to say")
	}
}
