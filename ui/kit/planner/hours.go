package planner

import (
	"slices"
	"strconv"
	"time"

	"fyne.io/fyne/v2"

	"kartoteka/data/calendar"
	"kartoteka/ui/look"
)

// hourly draws days beside each other, whole days over the hours.
func (p *Planner) hourly(f plannerFrame, s fyne.Size) {
	t := look.Current()
	from, to := p.hours()
	top := f.top + f.strip
	for i := range f.cols {
		ground := t.Color.Background
		if weekend(p.first().AddDate(0, 0, i)) {
			ground = t.Color.Surface
		}
		p.sketch.Box(f.left+float32(i)*f.col, f.top, f.col, s.Height-f.top, ground)
	}
	p.sketch.Box(0, f.top, s.Width, t.Size.Line, t.Color.Line)
	p.sketch.Text(p.Env.Lang.T("planner.all_day"), t.Size.Pad, f.top, f.left-t.Size.Inner, t.Size.Badge+t.Size.Gap, t.Size.Caption, t.Color.Muted, false)
	for h := from; h < to; h++ {
		y := top + float32(h-from)*f.line
		p.sketch.Box(0, y, s.Width, t.Size.Line, t.Color.Line)
		p.sketch.Text(strconv.Itoa(h)+":00", t.Size.Pad, y, f.left-t.Size.Pad, t.Size.Badge+t.Size.Pad, t.Size.Caption, t.Color.Muted, false)
	}
	for i := range f.cols {
		x := f.left + float32(i)*f.col
		p.sketch.Box(x, f.top, t.Size.Line, s.Height-f.top, t.Color.Line)
		p.column(p.first().AddDate(0, 0, i), x, top, f)
	}
	p.present(f, top)
}

// present marks the present moment on today.
func (p *Planner) present(f plannerFrame, top float32) {
	now := p.Env.Now()
	n := calendar.Days(p.first(), calendar.DayOf(now))
	from, to := p.hours()
	if n >= 0 && n < f.cols && now.Hour() >= from && now.Hour() < to {
		t := look.Current()
		y := top + (float32(now.Hour()-from)+float32(now.Minute())/60)*f.line
		p.sketch.Box(f.left+float32(n)*f.col, y, f.col, 2*t.Size.Line, t.Color.Bad)
	}
}

// column draws the tasks of a day by hours; those that would cover each other
// are drawn side by side.
func (p *Planner) column(day time.Time, x, top float32, f plannerFrame) {
	t := look.Current().Size
	from, _ := p.hours()
	whole, timed := p.ofDay(day)
	for n, i := range whole {
		y := f.top + t.Pad + float32(n)*(t.Badge+t.Pad)
		if n == wholeShown-1 && len(whole) > wholeShown {
			p.more(len(whole)-n, day, x, y, f.col)
			break
		}
		p.bar(i, x+t.Line+1, y, f.col-t.Pad, t.Badge)
	}
	for len(timed) > 0 { // as many as touch each other
		ys := []float32{p.itemTop(timed[0], from, top, f)}
		for len(ys) < len(timed) {
			y := p.itemTop(timed[len(ys)], from, top, f)
			if y >= ys[len(ys)-1]+t.Badge {
				break
			}
			ys = append(ys, y)
		}
		group, rest := timed[:len(ys)], timed[len(ys):]
		high := t.Badge
		if len(rest) == 0 || p.itemTop(rest[0], from, top, f) >= ys[len(ys)-1]+2*t.Badge {
			high = max(t.Badge, min(f.line-1, 2*t.Badge))
		}
		p.abreast(group, ys, day, x+t.Line+1, high, f.col-t.Pad)
		timed = rest
	}
}

// abreast draws tasks that touch each other, each in the first lane that is
// free; where lanes would be too narrow to read, the rest is counted.
func (p *Planner) abreast(group []int, ys []float32, day time.Time, x, high, w float32) {
	t := look.Current().Size
	ends := []float32{}
	lanes := make([]int, len(group))
	for n, y := range ys {
		lane := slices.IndexFunc(ends, func(end float32) bool { return end <= y })
		if lane < 0 {
			lane, ends = len(ends), append(ends, 0)
		}
		lanes[n], ends[lane] = lane, y+t.Badge
	}
	room := max(1, int(w/(2*t.Input)))
	count := min(len(ends), room)
	lane := w / float32(count)
	hidden, first := 0, float32(0)
	for n, i := range group {
		if len(ends) > room && lanes[n] >= room-1 {
			if hidden == 0 {
				first = ys[n]
			}
			hidden++
			continue
		}
		p.bar(i, x+float32(lanes[n])*lane, ys[n], lane-2, high)
	}
	if hidden > 0 {
		p.more(hidden, day, x+float32(count-1)*lane, first, lane)
	}
}

func (p *Planner) itemTop(i, from int, top float32, f plannerFrame) float32 {
	it := p.items[i]
	return top + (float32(it.Start.Hour()-from)+float32(it.Start.Minute())/60)*f.line + 1
}
