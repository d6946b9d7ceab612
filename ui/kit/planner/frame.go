package planner

import (
	"time"

	"fyne.io/fyne/v2"

	"kartoteka/data/calendar"
	"kartoteka/ui/look"
)

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

// cursorBox is where the cursor is drawn.
func (p *Planner) cursorBox() (fyne.Position, fyne.Size) { return p.boxOf(p.day, p.hour) }

// boxOf is where a day, or an hour of it, is drawn.
func (p *Planner) boxOf(day time.Time, hour int) (fyne.Position, fyne.Size) {
	f := p.frame(p.Size())
	n := calendar.Days(p.first(), day)
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

// The hours shown when no task lies outside them.
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

// wholeShown is the most whole-day tasks a day shows in a week.
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
