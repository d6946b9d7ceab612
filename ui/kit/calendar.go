package kit

import (
	"strconv"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"kartoteka/data/calendar"
	"kartoteka/data/money"
	"kartoteka/ui/draw"
	"kartoteka/ui/host"
	"kartoteka/ui/look"
)

// monthSheet is a month to choose a day of, Monday first. Arrows walk by days and
// weeks, PageUp and PageDown by months, Home is today, Enter chooses.
type monthSheet struct {
	Control
	day, today time.Time
	pick       func(time.Time)
	close      func()
	draw       *draw.Drawing
	head       *canvas.Text
	earlier    *draw.Icon
	later      *draw.Icon
	week       [7]*canvas.Text
	ground     *canvas.Rectangle
	frame      *canvas.Rectangle
	days       [42]*canvas.Text
}

func newCalendar(env *host.Env, day time.Time) *monthSheet {
	c := &monthSheet{today: calendar.DayOf(env.Now())}
	c.day = c.today
	if !day.IsZero() {
		c.day = calendar.DayOf(day)
	}
	c.Extend(env, c)
	return c
}

// ShowCalendar opens a calendar under an object.
func ShowCalendar(env *host.Env, anchor fyne.CanvasObject, day time.Time, pick func(time.Time)) {
	c := newCalendar(env, day)
	at, size := host.PositionOf(anchor), anchor.Size()
	o := &Overlay{Env: env, Content: c}
	o.Place = func(window fyne.Size) (fyne.Position, fyne.Size) {
		return Under(at, size, c.MinSize(), window), c.MinSize()
	}
	o.Outside, c.close = o.Close, o.Close
	c.pick = func(d time.Time) {
		o.Close()
		pick(d)
	}
	o.Open(c)
}

// cell is the side of a day.
func (c *monthSheet) cell() float32 { return look.Current().Size.Row + look.Current().Size.Pad }

// first is the Monday the month is drawn from.
func (c *monthSheet) first() time.Time {
	return calendar.Week.Truncate(calendar.Month.Truncate(c.day))
}

func (c *monthSheet) walk(months, days int) {
	if months != 0 {
		month := calendar.Month.Truncate(c.day).AddDate(0, months, 0)
		last := month.AddDate(0, 1, -1).Day()
		c.day = month.AddDate(0, 0, min(c.day.Day(), last)-1)
	}
	c.day = c.day.AddDate(0, 0, days)
	c.Refresh()
}

// TypedKey walks and chooses.
func (c *monthSheet) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeyLeft:
		c.walk(0, -1)
	case fyne.KeyRight:
		c.walk(0, 1)
	case fyne.KeyUp:
		c.walk(0, -7)
	case fyne.KeyDown:
		c.walk(0, 7)
	case fyne.KeyPageUp:
		c.walk(-1, 0)
	case fyne.KeyPageDown:
		c.walk(1, 0)
	case fyne.KeyHome:
		c.day = c.today
		c.Refresh()
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		c.pick(c.day)
	case fyne.KeyEscape, fyne.KeyF4:
		c.close()
	}
}

// Tapped chooses a day, or turns the month at the head.
func (c *monthSheet) Tapped(ev *fyne.PointEvent) {
	t := look.Current().Size
	cell := c.cell()
	col, line := int((ev.Position.X-t.Gap)/cell), int((ev.Position.Y-t.Gap)/cell)
	switch {
	case line == 0 && col == 0:
		c.walk(-1, 0)
	case line == 0 && col >= 6:
		c.walk(1, 0)
	case line >= 2 && line < 8 && col >= 0 && col < 7:
		c.pick(c.first().AddDate(0, 0, (line-2)*7+col))
	}
}

// Scrolled turns the month.
func (c *monthSheet) Scrolled(ev *fyne.ScrollEvent) {
	if ev.Scrolled.DY > 0 {
		c.walk(-1, 0)
	} else {
		c.walk(1, 0)
	}
}

// CreateRenderer draws the month.
func (c *monthSheet) CreateRenderer() fyne.WidgetRenderer {
	c.head, c.ground, c.frame = canvas.NewText("", nil), canvas.NewRectangle(nil), canvas.NewRectangle(nil)
	c.earlier, c.later = draw.NewIcon(), draw.NewIcon()
	objects := []fyne.CanvasObject{c.ground, c.frame, c.head, c.earlier.Image, c.later.Image}
	for i := range c.week {
		c.week[i] = canvas.NewText("", nil)
		objects = append(objects, c.week[i])
	}
	for i := range c.days {
		c.days[i] = canvas.NewText("", nil)
		objects = append(objects, c.days[i])
	}
	c.draw = &draw.Drawing{Owner: c, Parts: objects, Paint: c.paint, Place: c.place}
	c.draw.Min = func() fyne.Size {
		gap := look.Current().Size.Gap
		return fyne.NewSize(7*c.cell()+2*gap, 8*c.cell()+2*gap)
	}
	return c.draw.Started()
}

func (c *monthSheet) paint() {
	t, l := look.Current(), c.Env.Lang
	draw.Write(c.head, money.Capital(l.Month(c.day)), t.Size.Text, t.Color.Text, true)
	c.earlier.Set("chevron-left", look.Muted)
	c.later.Set("chevron-right", look.Muted)
	for i, w := range c.week {
		draw.Write(w, l.WeekdayShort(time.Weekday((i+1)%7)), t.Size.Caption, t.Color.Muted, false)
	}
	c.ground.FillColor, c.ground.CornerRadius = t.Color.Accent, t.Size.Radius
	c.frame.StrokeColor, c.frame.StrokeWidth, c.frame.CornerRadius = t.Color.Accent, t.Size.Line, t.Size.Radius
	for i, w := range c.days {
		d := c.first().AddDate(0, 0, i)
		role := look.Plain
		switch {
		case d.Equal(c.day):
			role = look.OnAccent
		case d.Month() != c.day.Month():
			role = look.Disabled
		case i%7 >= 5:
			role = look.Bad
		}
		draw.Write(w, strconv.Itoa(d.Day()), t.Size.Text, t.Color.Of(role), d.Equal(c.day))
	}
}

func (c *monthSheet) place(s fyne.Size) {
	t, cell := look.Current().Size, c.cell()
	centre := func(w *canvas.Text, col, line int) {
		x := t.Gap + float32(col)*cell + (cell-w.MinSize().Width)/2
		draw.PutText(w, x, t.Gap+float32(line)*cell, cell)
	}
	draw.PutText(c.head, (s.Width-c.head.MinSize().Width)/2, t.Gap, cell)
	inset := (cell - t.Icon) / 2
	draw.Put(c.earlier.Image, t.Gap+inset, t.Gap+inset, t.Icon, t.Icon)
	draw.Put(c.later.Image, t.Gap+6*cell+inset, t.Gap+inset, t.Icon, t.Icon)
	for i, w := range c.week {
		centre(w, i, 1)
	}
	c.frame.Hidden = true
	for i, w := range c.days {
		col, line := i%7, i/7+2
		centre(w, col, line)
		d := c.first().AddDate(0, 0, i)
		x, y := t.Gap+float32(col)*cell, t.Gap+float32(line)*cell
		if d.Equal(c.day) {
			draw.Put(c.ground, x, y, cell, cell)
		}
		if d.Equal(c.today) {
			c.frame.Hidden = false
			draw.Put(c.frame, x, y, cell, cell)
		}
	}
}
