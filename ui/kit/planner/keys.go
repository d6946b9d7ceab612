package planner

import "fyne.io/fyne/v2"

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
			p.Pass(ev)
			return
		}
		p.drag = nil
		p.Refresh()
	default:
		p.Pass(ev)
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
