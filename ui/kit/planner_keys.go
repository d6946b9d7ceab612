package kit

import (
	"fmt"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"kartoteka/data/crm"
	"kartoteka/ui/look"
)

// TypedKey walks, opens and makes; other keys are the page's.
func (p *Planner) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeyLeft:
		p.Go(p.day.AddDate(0, 0, -1))
	case fyne.KeyRight:
		p.Go(p.day.AddDate(0, 0, 1))
	case fyne.KeyUp:
		p.climb(-1)
	case fyne.KeyDown:
		p.climb(1)
	case fyne.KeyPageUp:
		p.Turn(-1)
	case fyne.KeyPageDown:
		p.Turn(1)
	case fyne.KeyReturn, fyne.KeyEnter:
		p.open()
	case fyne.KeyInsert:
		p.create()
	case fyne.KeyEscape:
		if p.drag == nil {
			p.pass(ev)
			return
		}
		p.drag = nil
		p.Refresh()
	default:
		p.pass(ev)
	}
}

// climb walks by weeks in a month and by hours elsewhere.
func (p *Planner) climb(by int) {
	if p.span == SpanMonth {
		p.Go(p.day.AddDate(0, 0, 7*by))
		return
	}
	from, to := p.hours()
	switch next := p.hour + by; {
	case p.hour == wholeDay && by > 0:
		p.hour = from
	case next < from:
		p.hour = wholeDay
	default:
		p.hour = min(next, to-1)
	}
	p.Refresh()
}

// TypedRune takes letters of both layouts: today, day, week, month.
func (p *Planner) TypedRune(r rune) {
	switch r {
	case 't', 'T', 'е', 'Е', 'с', 'С':
		p.Today()
	case 'd', 'D', 'в', 'В', 'д', 'Д':
		p.SetSpan(SpanDay)
	case 'w', 'W', 'ц', 'Ц', 'н', 'Н':
		p.SetSpan(SpanWeek)
	case 'm', 'M', 'ь', 'Ь', 'м', 'М':
		p.SetSpan(SpanMonth)
	}
}

// plannerDrag is a thing on its way to another place.
type plannerDrag struct {
	item int
	at   fyne.Position
	day  time.Time
	hour int
}

// Tapped puts the cursor under the pointer, opens the day of «ещё»; a second tap
// at once opens or makes something.
func (p *Planner) Tapped(ev *fyne.PointEvent) {
	p.env.Window.Canvas().Focus(p)
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
	if twice := p.clicks.double(p.env.Now(), fmt.Sprint(day, hour)); !twice || !again {
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

// Dragged moves the thing the pointer took hold of.
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

// DragEnd puts the thing where it was let go.
func (p *Planner) DragEnd() {
	d := p.drag
	p.drag = nil
	p.Refresh()
	if d == nil || d.day.IsZero() || d.item >= len(p.items) {
		return
	}
	it := p.items[d.item]
	clock := it.Start.Sub(crm.DayOf(it.Start))
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

// Cursor is a hand over what can be opened.
func (p *Planner) Cursor() desktop.Cursor { return desktop.DefaultCursor }

// spotAt is the thing drawn at a point, nil where there is none.
func (p *Planner) spotAt(at fyne.Position) *plannerSpot {
	for i := len(p.spots) - 1; i >= 0; i-- {
		s := &p.spots[i]
		if in(at, s.pos, s.size) {
			return s
		}
	}
	return nil
}

func in(at, pos fyne.Position, size fyne.Size) bool {
	return at.X >= pos.X && at.X < pos.X+size.Width && at.Y >= pos.Y && at.Y < pos.Y+size.Height
}

// placeAt is the day and the hour at a point; false outside of them.
func (p *Planner) placeAt(at fyne.Position) (day time.Time, hour int, ok bool) {
	f := p.frame(p.Size())
	col := int((at.X - f.left) / f.col)
	if at.X < f.left || col >= f.cols || at.Y < f.top {
		return time.Time{}, 0, false
	}
	if p.span == SpanMonth {
		line := int((at.Y - f.top) / f.line)
		if line >= f.lines {
			return time.Time{}, 0, false
		}
		return p.first().AddDate(0, 0, line*7+col), p.hour, true
	}
	day = p.first().AddDate(0, 0, col)
	if at.Y < f.top+f.strip {
		return day, wholeDay, true
	}
	from, to := p.hours()
	return day, min(from+int((at.Y-f.top-f.strip)/f.line), to-1), true
}

// cursorBox is where the cursor stands.
func (p *Planner) cursorBox() (fyne.Position, fyne.Size) { return p.boxOf(p.day, p.hour) }

// boxOf is where a day, or an hour of it, is drawn.
func (p *Planner) boxOf(day time.Time, hour int) (fyne.Position, fyne.Size) {
	f := p.frame(p.Size())
	n := crm.Days(p.first(), day)
	if p.span == SpanMonth {
		return fyne.NewPos(f.left+float32(n%7)*f.col, f.top+float32(n/7)*f.line), fyne.NewSize(f.col, f.line)
	}
	x := f.left + float32(n)*f.col
	if hour == wholeDay {
		return fyne.NewPos(x, f.top), fyne.NewSize(f.col, f.strip)
	}
	from, _ := p.hours()
	return fyne.NewPos(x, f.top+f.strip+float32(hour-from)*f.line), fyne.NewSize(f.col, f.line)
}

// plannerFrame is the measures of what is drawn.
type plannerFrame struct {
	left, top   float32 // where days begin
	col, line   float32 // of a day; of a week of a month, or of an hour
	cols, lines int
	strip       float32 // whole days over the hours
}

// Hours shown when nothing stands outside them.
const (
	workFrom = 8
	workTo   = 20
)

// hours are the first shown and the one after the last.
func (p *Planner) hours() (from, to int) {
	from, to = workFrom, workTo
	for _, it := range p.items {
		if !it.AllDay {
			from, to = min(from, it.Start.Hour()), max(to, it.Start.Hour()+1)
		}
	}
	if p.hour != wholeDay {
		from, to = min(from, p.hour), max(to, p.hour+1)
	}
	return from, to
}

func (p *Planner) frame(s fyne.Size) plannerFrame {
	t := look.Current().Size
	f := plannerFrame{top: t.Header, cols: 7}
	if p.span == SpanMonth {
		f.lines = p.days() / 7
		f.col, f.line = (s.Width-t.Line)/7, (s.Height-f.top-t.Line)/float32(f.lines)
		return f
	}
	from, to := p.hours()
	f.cols, f.lines = p.days(), to-from
	f.left = 3*t.Icon + t.Gap
	f.strip = (t.Badge+t.Gap/2)*float32(p.mostWhole()) + t.Gap
	f.col, f.line = (s.Width-f.left)/float32(f.cols), (s.Height-f.top-f.strip)/float32(f.lines)
	return f
}

// wholeShown is the most whole-day things a day shows in a week.
const wholeShown = 4

// mostWhole is how many lines the strip of whole days has.
func (p *Planner) mostWhole() int {
	counts := map[time.Time]int{}
	most := 1
	for _, it := range p.items {
		if it.AllDay {
			counts[it.Start]++
			most = max(most, counts[it.Start])
		}
	}
	return min(most, wholeShown)
}
