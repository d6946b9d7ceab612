package planner

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"kartoteka/data/calendar"
	"kartoteka/ui/host/hosttest"
	"kartoteka/ui/look"
)

func at(day, hour, minute int) time.Time {
	return time.Date(2026, 11, day, hour, minute, 0, 0, time.UTC)
}

// plannerDesk is a planner in a window of 1096 × 706; did is what it asked for.
type plannerDesk struct {
	*Planner
	did []string
}

func newPlannerDesk(t *testing.T, span Span) *plannerDesk {
	t.Helper()
	env, _ := hosttest.NewEnv(t, look.Theme{}, "ru") // Monday 23 November 2026, 9:00
	d := &plannerDesk{Planner: New(env, span)}
	say := func(words ...string) { d.did = append(d.did, strings.TrimSpace(strings.Join(words, " "))) }
	d.OnOpen = func(id string) { say("open", id) }
	d.OnCreate = func(at time.Time, timed bool) {
		say("create", at.Format("2.1 15:04"), map[bool]string{true: "timed"}[timed])
	}
	d.OnMove = func(id string, at time.Time, timed bool) {
		say("move", id, at.Format("2.1 15:04"), map[bool]string{true: "timed"}[timed])
	}
	d.OnSpan = func() { say("span", string(d.Span()), d.Period().From.Format("2.1"), d.Period().Last().Format("2.1")) }
	d.Set([]Item{
		{ID: "call", Start: at(24, 10, 30), Text: "Позвонить", Detail: "Альфа"},
		{ID: "letter", Start: at(24, 10, 45), Text: "Письмо"},
		{ID: "stock", Start: at(25, 0, 0), AllDay: true, Text: "Остатки"},
		{ID: "done", Start: at(26, 12, 0), Text: "Сделанное", Fixed: true},
	})
	env.Window.SetContent(d.Planner)
	env.Window.Resize(fyne.NewSize(1096, 706))
	env.Window.Canvas().Focus(d.Planner)
	return d
}

func (d *plannerDesk) keys(names ...fyne.KeyName) {
	for _, n := range names {
		d.Env.Window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: n})
	}
}

func (d *plannerDesk) wants(t *testing.T, want ...string) {
	t.Helper()
	if got, all := strings.Join(d.did, "|"), strings.Join(want, "|"); got != all {
		t.Errorf("did %s, want %s", got, all)
	}
	d.did = nil
}

// centre is the middle of a day, or of an hour of it.
func (d *plannerDesk) centre(day time.Time, hour int) fyne.Position {
	pos, size := d.boxOf(day, hour)
	return pos.AddXY(size.Width/2, size.Height/2)
}

// drags takes hold of a thing and lets it go at a point.
func (d *plannerDesk) drags(id string, to fyne.Position) {
	for _, s := range d.spots {
		if s.item >= 0 && d.items[s.item].ID == id {
			from := s.pos.AddXY(4, 4)
			d.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: from.AddXY(3, 3)}, Dragged: fyne.NewDelta(3, 3)})
			d.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: to}, Dragged: fyne.NewDelta(9, 9)})
			d.DragEnd()
			return
		}
	}
	panic("no thing " + id)
}

func TestAPlannerShowsWholeWeeksFromMonday(t *testing.T) {
	d := newPlannerDesk(t, SpanMonth)
	for day, want := range map[string]string{
		"2026-11-23": "2026-10-26 2026-12-06", "2026-02-10": "2026-01-26 2026-03-01", "2027-02-28": "2027-02-01 2027-02-28",
	} {
		on, _ := time.Parse(time.DateOnly, day)
		d.Go(on)
		p := d.Period()
		if got := p.From.Format(time.DateOnly) + " " + p.Last().Format(time.DateOnly); got != want {
			t.Errorf("%s: %s, want %s", day, got, want)
		}
		if p.From.Weekday() != time.Monday || p.Days()%7 != 0 {
			t.Errorf("%s: %d days from %v", day, p.Days(), p.From.Weekday())
		}
	}
}

func TestAPlannerIsWalkedByKeys(t *testing.T) {
	d := newPlannerDesk(t, SpanWeek)
	d.keys(fyne.KeyRight, fyne.KeyRight, fyne.KeyUp, fyne.KeyUp) // Wednesday, over the hours
	if d.hour != wholeDay || d.Day() != at(25, 0, 0) {
		t.Fatalf("the cursor is at %v, %d", d.Day(), d.hour)
	}
	d.keys(fyne.KeyReturn, fyne.KeyInsert)
	d.wants(t, "open stock", "create 25.11 00:00")
	d.keys(fyne.KeyDown, fyne.KeyDown, fyne.KeyInsert) // 9:00
	d.wants(t, "create 25.11 09:00 timed")
	d.keys(fyne.KeyPageDown)
	d.wants(t, "span week 30.11 6.12")
	d.TypedRune('с')
	d.wants(t, "span week 23.11 29.11")
	for r, want := range map[rune]string{'m': "span month 26.10 6.12", 'в': "span day 23.11 23.11", 'Н': "span week 23.11 29.11"} {
		d.span, d.day = "", at(23, 0, 0)
		d.TypedRune(r)
		d.wants(t, want)
	}
}

func TestAPlannerAsksWhichOfManyToOpen(t *testing.T) {
	d := newPlannerDesk(t, SpanMonth)
	d.keys(fyne.KeyRight, fyne.KeyReturn) // Tuesday has two
	d.keys(fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn)
	d.wants(t, "open letter")
	d.keys(fyne.KeyUp, fyne.KeyReturn) // nothing a week before: the day is shown
	d.wants(t, "span day 17.11 17.11")
}

func TestATaskIsMovedByTheMouse(t *testing.T) {
	d := newPlannerDesk(t, SpanMonth)
	d.drags("call", d.centre(at(27, 0, 0), 0))
	d.wants(t, "move call 27.11 10:30 timed")
	d.drags("stock", d.centre(at(1, 0, 0), 0))
	d.wants(t, "move stock 1.11 00:00")
	d.drags("call", d.centre(at(24, 0, 0), 0))
	d.wants(t)

	d = newPlannerDesk(t, SpanWeek)
	d.drags("call", d.centre(at(26, 0, 0), 15))
	d.wants(t, "move call 26.11 15:30 timed")
	d.drags("call", d.centre(at(26, 0, 0), wholeDay))
	d.wants(t, "move call 26.11 00:00")
	d.drags("stock", d.centre(at(26, 0, 0), 9))
	d.wants(t, "move stock 26.11 09:00 timed")
	d.drags("done", d.centre(at(27, 0, 0), 15))
	d.wants(t)
	d.drags("call", fyne.NewPos(-40, -40)) // let go outside
	d.wants(t)
}

func TestADoubleClickOpensOrMakesATask(t *testing.T) {
	d := newPlannerDesk(t, SpanWeek)
	twice := func(p fyne.Position) {
		d.Tapped(&fyne.PointEvent{Position: p})
		d.Tapped(&fyne.PointEvent{Position: p})
	}
	twice(d.centre(at(27, 0, 0), 14))
	d.wants(t, "create 27.11 14:00 timed")
	for _, s := range d.spots {
		if d.items[s.item].ID == "call" {
			twice(s.pos.AddXY(3, 3))
			break
		}
	}
	d.wants(t, "open call")
}

func TestWhatADayHasNoRoomForIsCountedAndLeadsToTheDay(t *testing.T) {
	d := newPlannerDesk(t, SpanMonth)
	var many []Item
	for i := range 12 {
		many = append(many, Item{ID: "x", Start: at(24, 8+i, 0), Text: "Дело"})
	}
	d.Set(many)
	last := d.spots[len(d.spots)-1]
	if last.item >= 0 || len(d.spots) > 6 {
		t.Fatalf("%d spots, the last %+v", len(d.spots), last)
	}
	d.Tapped(&fyne.PointEvent{Position: last.pos.AddXY(5, 5)})
	d.wants(t, "span day 24.11 24.11")
}

func TestThingsOfOneHourDoNotCoverEachOther(t *testing.T) {
	d := newPlannerDesk(t, SpanWeek)
	for i, a := range d.spots {
		for _, b := range d.spots[i+1:] {
			if a.pos.X < b.pos.X+b.size.Width && b.pos.X < a.pos.X+a.size.Width && a.pos.Y < b.pos.Y+b.size.Height && b.pos.Y < a.pos.Y+a.size.Height {
				t.Errorf("%s covers %s", d.items[a.item].Text, d.items[b.item].Text)
			}
		}
	}
	if d.Day() != calendar.DayOf(d.Env.Now()) {
		t.Errorf("begins at %v", d.Day())
	}
}
