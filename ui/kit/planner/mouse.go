package planner

import (
	"fmt"
	"time"

	"fyne.io/fyne/v2"

	"kartoteka/data/calendar"
	"kartoteka/ui/draw"
)

// plannerDrag is a task on its way to another place.
type plannerDrag struct {
	item int
	at   fyne.Position
	day  time.Time
	hour int
}

// Tapped puts the cursor under the pointer, opens the day of «ещё»; a second tap
// at once opens or makes something.
func (p *Planner) Tapped(ev *fyne.PointEvent) {
	p.Env.Window.Canvas().Focus(p)
	s := p.spotAt(ev.Position)
	if s != nil && s.item < 0 {
		p.day = s.moreFrom
		p.SetSpan(SpanDay)
		return
	}
	day, hour, ok := p.placeAt(ev.Position)
	if !ok {
		return
	}
	again := p.day.Equal(day) && p.hour == hour
	p.hour = hour
	p.Go(day)
	if twice := p.clicks.Double(p.Env.Now(), fmt.Sprint(day, hour)); !twice || !again {
		return
	}
	if s != nil {
		p.OnOpen(p.items[s.item].ID)
	} else {
		p.create()
	}
}

// Scrolled turns the pages.
func (p *Planner) Scrolled(ev *fyne.ScrollEvent) {
	switch {
	case ev.Scrolled.DY > 0:
		p.Turn(-1)
	case ev.Scrolled.DY < 0:
		p.Turn(1)
	}
}

// Dragged moves the task the pointer took hold of.
func (p *Planner) Dragged(ev *fyne.DragEvent) {
	if p.drag == nil {
		s := p.spotAt(ev.Position.Subtract(ev.Dragged))
		if s == nil || s.item < 0 || p.items[s.item].Fixed {
			return
		}
		p.drag = &plannerDrag{item: s.item}
	}
	p.drag.at = ev.Position
	p.drag.day, p.drag.hour, _ = p.placeAt(ev.Position)
	p.Refresh()
}

// DragEnd puts the task where it was let go.
func (p *Planner) DragEnd() {
	d := p.drag
	p.drag = nil
	p.Refresh()
	if d == nil || d.day.IsZero() || d.item >= len(p.items) {
		return
	}
	it := p.items[d.item]
	clock := it.Start.Sub(calendar.DayOf(it.Start))
	at, timed := d.day.Add(clock), !it.AllDay
	if p.span != SpanMonth {
		timed = d.hour != wholeDay
		at = d.day
		if timed {
			at = d.day.Add(time.Duration(d.hour)*time.Hour + clock%time.Hour)
		}
	}
	if !at.Equal(it.Start) || timed == it.AllDay {
		p.OnMove(it.ID, at, timed)
	}
}

// spotAt is the task drawn at a point, nil where there is none.
func (p *Planner) spotAt(at fyne.Position) *plannerSpot {
	for i := len(p.spots) - 1; i >= 0; i-- {
		s := &p.spots[i]
		if draw.Inside(at, s.pos, s.size) {
			return s
		}
	}
	return nil
}
