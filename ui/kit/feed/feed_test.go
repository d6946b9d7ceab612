package feed

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

func keysTo(f *Feed, names ...fyne.KeyName) {
	for _, n := range names {
		f.TypedKey(&fyne.KeyEvent{Name: n})
	}
}

func TestAFeedDrawsOnlyWhatIsInView(t *testing.T) {
	f := feedOf(t, 1000)
	for _, y := range []float32{0, 5000, 1 << 20, 40_000} {
		f.scrollTo(y)
		if n := len(f.body.slots); n > 12 {
			t.Fatalf("%d entries are drawn for a window of 700", n)
		}
		top, bottom := f.scroll.Offset.Y, f.scroll.Offset.Y+f.scroll.Size().Height
		for i, p := range f.places {
			drawn := slices.ContainsFunc(f.body.slots, func(s *feedSlot) bool { return s.entry == i })
			if in := p.bottom() > top && p.top < bottom; in && !drawn {
				t.Errorf("at %v entry %d is in view and not drawn", y, i)
			}
		}
	}
}

func TestKeysWalkTheEntriesAndKeepThemInView(t *testing.T) {
	f := feedOf(t, 100)
	f.FocusGained()
	told, opened := 0, -1
	f.OnSelect, f.OnOpen = func() { told++ }, func(i int) { opened = i }
	inView := func() {
		t.Helper()
		p := f.places[f.cursor]
		if p.top < f.scroll.Offset.Y || p.bottom() > f.scroll.Offset.Y+f.scroll.Size().Height {
			t.Errorf("entry %d is out of view", f.cursor)
		}
	}
	for _, step := range []struct {
		key  fyne.KeyName
		want int
	}{{fyne.KeyDown, 1}, {fyne.KeyDown, 2}, {fyne.KeyUp, 1}, {fyne.KeyEnd, 99}, {fyne.KeyDown, 99}, {fyne.KeyHome, 0}, {fyne.KeyUp, 0}} {
		keysTo(f, step.key)
		if f.Cursor() != step.want {
			t.Errorf("after %s the cursor is at %d, want %d", step.key, f.Cursor(), step.want)
		}
		inView()
	}
	keysTo(f, fyne.KeyPageDown)
	if f.Cursor() < 3 {
		t.Errorf("a page down moved to %d", f.Cursor())
	}
	inView()
	keysTo(f, fyne.KeyReturn)
	if opened != f.Cursor() || told < 8 {
		t.Errorf("Enter opened %d at %d; %d moves were told", opened, f.Cursor(), told)
	}
}

func TestALongTextIsOpenedUpAndShut(t *testing.T) {
	f := feedOf(t, 10)
	short, whole := f.places[0], f.body.MinSize().Height
	if len(short.lines) != feedLines || short.more == 0 {
		t.Fatalf("shut, the text has %d lines and %d more", len(short.lines), short.more)
	}
	keysTo(f, fyne.KeySpace)
	if p := f.places[0]; p.more != 0 || p.height <= short.height || f.body.MinSize().Height <= whole || f.places[1].top != p.bottom() {
		t.Errorf("opened up, the entry is %+v after %+v", p, short)
	}
	keysTo(f, fyne.KeySpace)
	if f.body.MinSize().Height != whole {
		t.Error("shut again, the feed is not as before")
	}
	f.body.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(200, f.places[0].bottom()-10)}, Button: desktop.MouseButtonPrimary})
	if f.places[0].more != 0 {
		t.Error("a click on «ещё» does not open the text up")
	}
}

// growing is entries that come by tens.
type growing struct {
	talks
	n *int
}

func (g growing) Len() int { return *g.n }

func TestTheEndIsToldOnceAndMoreIsShown(t *testing.T) {
	f := feedOf(t, 1)
	n, asked := 20, 0
	f.OnEnd = func() {
		asked++
		if n < 60 {
			n += 20
			f.Extend()
		}
	}
	f.SetSource(growing{0, &n})
	keysTo(f, fyne.KeyEnd, fyne.KeyEnd, fyne.KeyEnd, fyne.KeyEnd)
	if n != 60 || asked != 3 || len(f.places) != 60 || f.Cursor() != 59 {
		t.Errorf("%d entries, asked %d times, cursor at %d", n, asked, f.Cursor())
	}
}

func TestTheCursorFollowsItsEntry(t *testing.T) {
	f := feedOf(t, 50)
	f.Select(30)
	y := f.scroll.Offset.Y
	f.SetSource(talks(50))
	if f.Cursor() != 30 || f.scroll.Offset.Y != y {
		t.Errorf("after a reload the cursor is at %d, the view at %v of %v", f.Cursor(), f.scroll.Offset.Y, y)
	}
	f.SetSource(talks(0))
	if f.Cursor() != -1 {
		t.Errorf("no entries have a cursor at %d", f.Cursor())
	}
}
