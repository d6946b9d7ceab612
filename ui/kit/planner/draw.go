package planner

import (
	"image/color"
	"strconv"
	"time"

	"fyne.io/fyne/v2"

	"kartoteka/data/calendar"
	"kartoteka/ui/draw"
	"kartoteka/ui/look"
)

// CreateRenderer draws the planner.
func (p *Planner) CreateRenderer() fyne.WidgetRenderer {
	p.draw = &draw.Drawing{Owner: p, Paint: func() {}}
	p.draw.Min = func() fyne.Size {
		t := look.Current().Size
		return fyne.NewSize(14*t.Input, 8*t.Row)
	}
	p.draw.Place = p.place
	return p.draw
}

func (p *Planner) place(s fyne.Size) {
	p.sketch.Begin()
	p.spots = p.spots[:0]
	if s.Width > 0 && s.Height > 0 {
		f := p.frame(s)
		p.heads(f)
		if p.span == SpanMonth {
			p.month(f)
		} else {
			p.hourly(f, s)
		}
		p.cursor()
		p.dragged(f)
	}
	p.draw.Parts = p.sketch.Parts
	for _, o := range p.sketch.Parts {
		o.Refresh()
	}
}

// heads names the columns.
func (p *Planner) heads(f plannerFrame) {
	t, l := look.Current(), p.Env.Lang
	today := calendar.DayOf(p.Env.Now())
	for i := range f.cols {
		day := p.first().AddDate(0, 0, i)
		words, role, bold := l.WeekdayShort(day.Weekday()), look.Muted, false
		switch p.span {
		case SpanWeek:
			words += ", " + strconv.Itoa(day.Day())
		case SpanDay:
			words = l.Weekday(day.Weekday()) + ", " + l.DateLong(day)
		}
		if p.span != SpanMonth && day.Equal(today) {
			role, bold = look.Accent, true
		} else if weekend(day) {
			role = look.Bad
		}
		p.sketch.Text(words, f.left+float32(i)*f.col+t.Size.Inner, 0, f.col-2*t.Size.Inner, f.top, t.Size.Title, t.Color.Of(role), bold)
	}
}

func weekend(day time.Time) bool {
	return day.Weekday() == time.Saturday || day.Weekday() == time.Sunday
}

// month draws weeks under each other.
func (p *Planner) month(f plannerFrame) {
	t := look.Current()
	today := calendar.DayOf(p.Env.Now())
	for n := range f.lines * 7 {
		day := p.first().AddDate(0, 0, n)
		x, y := float32(n%7)*f.col, f.top+float32(n/7)*f.line
		ground := t.Color.Background
		if weekend(day) || day.Month() != p.day.Month() {
			ground = t.Color.Surface
		}
		cell := p.sketch.Box(x, y, f.col, f.line, ground)
		cell.StrokeColor, cell.StrokeWidth = t.Color.Line, t.Size.Line
		number, role := strconv.Itoa(day.Day()), look.Plain
		if day.Day() == 1 {
			number += " " + p.Env.Lang.MonthName(day.Month())
		}
		switch {
		case day.Equal(today):
			role = look.OnAccent
			w := draw.TextWidth(number, t.Size.Caption, true) + 2*t.Size.Inner
			p.sketch.Box(x+t.Size.Pad, y+t.Size.Pad, w, t.Size.Badge, t.Color.Accent).CornerRadius = t.Size.Radius
		case day.Month() != p.day.Month():
			role = look.Disabled
		case weekend(day):
			role = look.Bad
		}
		p.sketch.Text(number, x+t.Size.Pad+t.Size.Inner, y+t.Size.Pad, f.col-2*t.Size.Cell, t.Size.Badge, t.Size.Caption, t.Color.Of(role), day.Equal(today))
		p.dayItems(day, x, y+t.Size.Badge+2*t.Size.Pad, f.col, f.line-t.Size.Badge-2*t.Size.Pad)
	}
}

// dayItems lists the tasks of a day in a cell; what does not fit is counted.
func (p *Planner) dayItems(day time.Time, x, y, w, h float32) {
	t := look.Current().Size
	whole, timed := p.ofDay(day)
	mine := append(whole, timed...)
	step := t.Badge + t.Pad/2
	room := int(h / step)
	for n, i := range mine {
		if n == room-1 && len(mine) > room {
			p.more(len(mine)-n, day, x, y, w)
			return
		}
		if n >= room {
			return
		}
		p.bar(i, x+t.Pad, y, w-2*t.Pad, t.Badge)
		y += step
	}
}

// bar draws a task in one line, or two where there is room.
func (p *Planner) bar(i int, x, y, w, h float32) {
	t, it := look.Current(), p.items[i]
	role := it.Role
	if it.Faded {
		role = look.Muted
	}
	ground := p.sketch.Box(x, y, w, h, t.Color.Tint(role))
	ground.CornerRadius = t.Size.Radius / 2
	if role == look.Muted || role == look.Plain {
		ground.StrokeColor, ground.StrokeWidth = t.Color.Line, t.Size.Line
	}
	if !it.Faded {
		p.sketch.Box(x, y, 3*t.Size.Line, h, t.Color.Of(it.Role))
	}
	line := min(h, t.Size.Badge)
	p.sketch.Text(p.caption(it), x+t.Size.Inner+1, y, w-2*t.Size.Inner, line, t.Size.Caption, t.Color.OnTint(role), false)
	if it.Detail != "" && h >= 2*t.Size.Badge-t.Size.Pad {
		p.sketch.Text(it.Detail, x+t.Size.Inner+1, y+line-t.Size.Pad/2, w-2*t.Size.Inner, line, t.Size.Caption, t.Color.OnTint(look.Muted), false)
	}
	p.spots = append(p.spots, plannerSpot{item: i, pos: fyne.NewPos(x, y), size: fyne.NewSize(w, h)})
}

// ofDay lists the tasks of a day: whole days and those with an hour.
func (p *Planner) ofDay(day time.Time) (whole, timed []int) {
	for i, it := range p.items {
		switch {
		case !calendar.DayOf(it.Start).Equal(day):
		case it.AllDay:
			whole = append(whole, i)
		default:
			timed = append(timed, i)
		}
	}
	return whole, timed
}

// more counts what has no room; a click on it leads to the day.
func (p *Planner) more(n int, day time.Time, x, y, w float32) {
	t := look.Current()
	words := p.Env.Lang.T("planner.more", "N", n)
	p.sketch.Text(words, x+t.Size.Inner+1, y, w-t.Size.Inner, t.Size.Badge, t.Size.Caption, t.Color.Accent, false)
	p.spots = append(p.spots, plannerSpot{-1, fyne.NewPos(x, y), fyne.NewSize(w, t.Size.Badge), day})
}

// cursor frames the place keys work at.
func (p *Planner) cursor() {
	t := look.Current()
	pos, size := p.cursorBox()
	frame := p.sketch.Box(pos.X+1, pos.Y+1, size.Width-2, size.Height-2, color.Transparent)
	frame.StrokeWidth, frame.CornerRadius = t.Size.Line, t.Size.Radius/2
	frame.StrokeColor = t.Color.Muted
	if p.Focused {
		frame.StrokeColor, frame.StrokeWidth = t.Color.Accent, 2*t.Size.Line
	}
}

// dragged draws the task under the pointer and frames where it would go.
func (p *Planner) dragged(f plannerFrame) {
	if p.drag == nil || p.drag.item >= len(p.items) {
		return
	}
	t := look.Current()
	if !p.drag.day.IsZero() {
		pos, size := p.boxOf(p.drag.day, p.drag.hour)
		aim := p.sketch.Box(pos.X, pos.Y, size.Width, size.Height, t.Color.Selection)
		aim.StrokeColor, aim.StrokeWidth = t.Color.Accent, 2*t.Size.Line
	}
	w := f.col - 2*t.Size.Pad
	p.bar(p.drag.item, p.drag.at.X-w/4, p.drag.at.Y-t.Size.Badge/2, w, t.Size.Badge)
}
