package list

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"kartoteka/ui/look"
)

// manyTrades is n trades in the five columns, in turn.
func manyTrades(n int) []trade {
	rows := make([]trade, n)
	for i := range rows {
		rows[i] = sampleTrades[i%13]
		rows[i].name = fmt.Sprintf("%s %04d", rows[i].name, i)
		rows[i].stage = []string{"lead", "offer", "talks", "contract", "bill"}[i%5]
	}
	return rows
}

func TestABoardOfManyCardsDrawsThoseInViewOnly(t *testing.T) {
	d := tradesAt(t, look.Theme{}, manyTrades(2000))
	few := len(d.board.cards.slots)
	if most := 5 * (int(d.board.view()/d.board.frame.step) + 2); few > most {
		t.Fatalf("%d cards are drawn, want %d at most", few, most)
	}
	d.keys(fyne.KeyEnd)
	d.board.Scrolled(&fyne.ScrollEvent{PointEvent: fyne.PointEvent{Position: d.over("talks")}, Scrolled: fyne.NewDelta(0, -2345)})
	if n := len(d.board.cards.slots); n > few+5 {
		t.Errorf("%d cards are drawn after scrolling, %d before", n, few)
	}
	drawn := map[int]int{}
	for _, s := range d.board.cards.slots {
		if s.row >= 0 {
			drawn[s.row]++
			want := d.board.source.ID(s.row)
			if p := d.board.where[s.row]; s.title.Text != want && !strings.HasSuffix(s.title.Text, "…") || s.pos.Y != d.board.cardY(p) {
				t.Errorf("%s is drawn as %s at %v", want, s.title.Text, s.pos)
			}
		}
	}
	for n := range d.board.lanes {
		first, end := d.board.cardsInView(n)
		for _, row := range d.board.lanes[n].rows[first:end] {
			if drawn[row] != 1 {
				t.Errorf("the card of row %d in view is drawn %d times", row, drawn[row])
			}
		}
	}
	if y := d.board.cardY(d.board.where[d.board.Cursor()]); y < d.board.frame.head || y+d.board.frame.card > d.board.frame.foot {
		t.Errorf("the card under the cursor is out of view at %v", y)
	}
}

func TestEachColumnScrollsByItselfAndHeadsTurnTheBoard(t *testing.T) {
	d := tradesAt(t, look.Theme{}, manyTrades(200))
	wheel := func(at fyne.Position, dy float32) {
		d.board.Scrolled(&fyne.ScrollEvent{PointEvent: fyne.PointEvent{Position: at}, Scrolled: fyne.NewDelta(0, dy)})
	}
	wheel(d.over("talks"), -100)
	if got := fmt.Sprint(d.board.down["lead"], d.board.down["talks"], d.board.across); got != "0 100 0" {
		t.Errorf("scrolled %s", got)
	}
	wheel(d.over("talks"), 500)
	if d.board.down["talks"] != 0 {
		t.Error("a column scrolls beyond its first card")
	}
	d.env.Window.Resize(fyne.NewSize(600, 706))
	wheel(fyne.NewPos(50, 10), -5000)
	if d.board.across != d.board.mostAcross() || d.board.across == 0 {
		t.Errorf("across %v of %v", d.board.across, d.board.mostAcross())
	}
	d.keys(fyne.KeyHome)
	if x := d.board.laneX(0); x != 0 {
		t.Errorf("the column of the cursor is out of view at %v", x)
	}
}

func TestACardAtAnEdgeScrollsTheColumnUnderIt(t *testing.T) {
	d := tradesAt(t, look.Theme{}, manyTrades(200))
	row := d.board.lanes[0].rows[0]
	from := d.middle(bare(d.board.source.ID(row)))
	d.pulls(from, from.AddXY(3, 3))
	at := d.over("talks")
	d.pulls(from, fyne.NewPos(at.X, d.board.frame.foot-5))
	before := d.board.down["talks"]
	d.board.creep(60)
	if got := d.board.down["talks"]; got != before+60 || d.board.down["lead"] != 0 {
		t.Errorf("from %v to %v", before, got)
	}
	d.pulls(at, fyne.NewPos(at.X, d.board.frame.head+120))
	if d.board.creeping {
		t.Error("it goes on scrolling away from the edge")
	}
	d.board.DragEnd()
	if len(d.did) != 1 {
		t.Errorf("did %v", d.did)
	}
}

func TestABoardSurvivesAnySizeAndLook(t *testing.T) {
	for _, theme := range []look.Theme{{}, {Dark: true}, {Zoom: 1.5}, {Comfortable: true}} {
		d := tradesAt(t, theme, sampleTrades)
		for _, s := range []fyne.Size{{}, {Width: 1, Height: 1}, {Width: 500, Height: 300}, {Width: 2560, Height: 1440}} {
			d.Resize(s)
			d.Refresh()
			d.keys(fyne.KeyDown, fyne.KeyRight)
		}
		f := d.board.frame
		if f.step < 3*d.board.tokens.Size.Text+f.gap || f.card > 5*d.board.tokens.Size.Row {
			t.Errorf("%+v: a card is %v high", theme, f.card)
		}
	}
}

// Pictures to look at: go test -run Pictures -artifacts ./ui/kit/list.
func TestPicturesOfABoard(t *testing.T) {
	d := tradesAt(t, look.Theme{}, sampleTrades)
	d.picture("light")
	from := d.middle("Техноторг")
	d.pulls(from, from.AddXY(3, 3))
	d.pulls(from, d.over("contract").AddXY(0, -150))
	d.picture("dragged")
	d.pulls(from, d.over("lost"))
	d.picture("lost")
	d.keys(fyne.KeyEscape)
	d.env.Window.Resize(fyne.NewSize(640, 500))
	d.picture("narrow")
	tradesAt(t, look.Theme{Dark: true}, manyTrades(2000)).picture("dark")
	tradesAt(t, look.Theme{Zoom: 1.5, Comfortable: true}, sampleTrades).picture("large")
	d = tradesAt(t, look.Theme{}, sampleTrades)
	d.ShowBoard(false)
	d.picture("list")
}

func BenchmarkBoard(b *testing.B) {
	for _, n := range []int{50, 2000} {
		d := tradesAt(b, look.Theme{}, manyTrades(n))
		b.Run(fmt.Sprint("fill/", n), func(b *testing.B) {
			for b.Loop() {
				d.board.Reload()
			}
		})
		b.Run(fmt.Sprint("wheel/", n), func(b *testing.B) {
			for i := 0; b.Loop(); i++ {
				d.board.scroll(i%5, float32(40-i/50%2*80), 0)
			}
		})
		b.Run(fmt.Sprint("step/", n), func(b *testing.B) {
			for i := 0; b.Loop(); i++ {
				d.keys([]fyne.KeyName{fyne.KeyDown, fyne.KeyRight, fyne.KeyUp, fyne.KeyLeft}[i%4])
			}
		})
	}
}
