package list

import (
	"strings"

	"fyne.io/fyne/v2"

	"kartoteka/data/calendar"
	"kartoteka/ui/host"
	"kartoteka/ui/kit"
	"kartoteka/ui/kit/form"
	"kartoteka/ui/kit/grid"
	"kartoteka/ui/look"
)

// registerBar is all above the rows: name and count, buttons, search, chips.
type registerBar struct {
	title, count *kit.Words
	buttons      []*kit.Button
	primary      []func() bool // of each button, whether it can be pressed
	more         *kit.Button
	find         *kit.Entry
	chips        []*kit.Chip          // of the filters in force
	made         map[string]*kit.Chip // of each filter, made once: one may have the focus
	add          *kit.Chip
	turns        [2]*kit.Button // to board and to list; nil without a board
	reset        *kit.Link
}

func (p *Page[R]) newBar() *registerBar {
	l := p.env.Lang
	b := &registerBar{
		title: kit.Heading(l.T(p.r.Key + ".title")),
		made:  map[string]*kit.Chip{},
		find:  p.newFind(),
		reset: kit.NewLink(p.env, l.T("register.reset"), p.Reset),
	}
	b.count = kit.Body("", look.Muted)
	b.reset.In(look.Muted)
	if p.r.Create != nil {
		b.button(kit.NewButton(p.env, l.T("register.create"), p.r.Create).Primary(), func() bool { return true })
	}
	for _, a := range p.r.Actions {
		if a.Primary {
			b.button(kit.NewButton(p.env, l.T(a.Key), func() { a.Do(p.Selected()) }), func() bool { return a.enabled(p.Selected()) })
		}
	}
	if p.r.Board != nil {
		b.turns[0] = kit.NewButton(p.env, l.T("register.board"), func() { p.ShowBoard(true) })
		b.turns[1] = kit.NewButton(p.env, l.T("register.list"), func() { p.ShowBoard(false) })
		b.buttons = append(b.buttons, b.turns[:]...)
		b.turn(false)
	}
	b.more = kit.NewMenuButton(p.env, l.T("register.more"), p.moreMenu)
	b.buttons = append(b.buttons, b.more)
	if len(p.r.Filters) > 0 {
		b.add = kit.NewChip(p.env, l.T("register.filter"), false, func() { kit.ShowMenu(p.env, b.add, p.filterMenu()) }, nil)
	}
	return b
}

func (b *registerBar) button(x *kit.Button, can func() bool) {
	b.buttons = append(b.buttons, x)
	b.primary = append(b.primary, can)
}

// turn shows whether the rows are cards or lines.
func (b *registerBar) turn(board bool) {
	b.turns[0].SetOn(board)
	b.turns[1].SetOn(!board)
}

// newFind is the search field: the rows follow each letter; Down, Enter and Esc
// go to them.
func (p *Page[R]) newFind() *kit.Entry {
	e := kit.NewEntry(p.env)
	e.SetPlaceHolder(p.env.Lang.T("register.search"))
	e.OnChanged = func(text string) {
		if text != p.search {
			p.search = text
			p.arrange()
		}
	}
	e.OnEnter = p.focusRows
	e.Hook = func(ev *fyne.KeyEvent) bool {
		switch ev.Name {
		case fyne.KeyDown:
			p.focusRows()
		case fyne.KeyEscape:
			e.SetText("")
			p.focusRows()
		default:
			return false
		}
		return true
	}
	return e
}

// typed begins a search by typing in the rows.
func (p *Page[R]) typed(r rune) {
	if p.r.Search == nil {
		return
	}
	p.FocusSearch()
	p.bar.find.TypedRune(r)
}

// refreshBar shows the filters in force as chips.
func (p *Page[R]) refreshBar() {
	b := p.bar
	b.chips = b.chips[:0]
	for i := range p.r.Filters {
		f := &p.r.Filters[i]
		if s := p.filters[f.key]; s.On {
			if b.made[f.key] == nil {
				b.made[f.key] = p.newChip(f)
			}
			b.made[f.key].SetText(f.chip(p.env.Lang, s))
			b.chips = append(b.chips, b.made[f.key])
		}
	}
	b.reset.Hidden = len(b.chips) == 0 && p.search == ""
	if b.add != nil {
		b.add.Hidden = len(b.chips) == len(p.r.Filters)
	}
	p.refreshCount()
	p.Refresh()
}

func (p *Page[R]) newChip(f *Filter[R]) *kit.Chip {
	var c *kit.Chip
	remove := func() {
		p.set(f, filterState{})
		p.focusRows()
	}
	c = kit.NewChip(p.env, "", true, func() {
		if f.flag == nil {
			p.choose(f, host.PositionOf(c), c.Size())
		}
	}, remove)
	return c
}

// refreshCount says how many rows there are and how many are marked, and which
// buttons can be pressed.
func (p *Page[R]) refreshCount() {
	l, shown, all := p.env.Lang, len(p.rows.shown), len(p.rows.all)
	text := l.T("register.count", "N", all)
	if shown != all {
		text = l.T("register.count_of", "Shown", shown, "All", all)
	}
	if p.r.Board != nil {
		text = strings.TrimSuffix(text+" · "+p.boardWords(), " · ")
	}
	if p.rows.first {
		text = ""
	}
	if n := p.body.Marked(); n > 1 {
		text = strings.TrimPrefix(text+" · "+l.T("register.marked", "N", n), " · ")
	}
	if all == 0 {
		text = ""
	}
	if p.r.Metrics != nil && !p.rows.first {
		p.figures.Set(p.r.Metrics(p.rows.all))
	}
	if p.bar.count.SetText(text); p.draw != nil {
		p.place(p.Size())
	}
	for i, can := range p.bar.primary {
		if b := p.bar.buttons[i]; can() != !b.Disabled() {
			if can() {
				b.Enable()
			} else {
				b.Disable()
			}
		}
	}
}

// filterMenu offers the filters that are not in force.
func (p *Page[R]) filterMenu() []kit.MenuItem {
	var items []kit.MenuItem
	at, size := host.PositionOf(p.bar.add), p.bar.add.Size()
	for i := range p.r.Filters {
		f := &p.r.Filters[i]
		if !p.filters[f.key].On {
			items = append(items, kit.MenuItem{
				Text: p.env.Lang.T("filter." + f.key),
				Do:   func() { p.choose(f, at, size) },
			})
		}
	}
	return items
}

// choose asks what to filter by, under a rectangle of the window.
func (p *Page[R]) choose(f *Filter[R], at fyne.Position, size fyne.Size) {
	switch {
	case f.flag != nil:
		p.set(f, filterState{On: true})
	case f.date != nil:
		kit.ShowMenuAt(p.env, at, size, p.periodMenu(f))
	default:
		p.whenWhole(func() { p.chooseValues(f, at, size) })
	}
}

// chooseValues offers the values the rows have.
func (p *Page[R]) chooseValues(f *Filter[R], at fyne.Position, size fyne.Size) {
	list := &grid.Checklist{Env: p.env, Items: f.choices(p.env.Lang, p.rows.all, p.filters[f.key])}
	list.Toggle = func(string, bool) {
		var values []string
		for _, it := range list.Items {
			if it.On {
				values = append(values, it.Key)
			}
		}
		p.set(f, filterState{On: len(values) > 0, Values: values})
	}
	list.Open(at, size)
}

func (p *Page[R]) periodMenu(f *Filter[R]) []kit.MenuItem {
	items := make([]kit.MenuItem, 0, len(calendar.Presets))
	for _, preset := range calendar.Presets {
		if preset != calendar.AllTime {
			items = append(items, kit.MenuItem{
				Text: p.env.Lang.T("period." + string(preset)),
				Do:   func() { p.set(f, filterState{On: true, Preset: preset}) },
			})
		}
	}
	return append(items, kit.MenuItem{Text: p.env.Lang.T("period.custom"), Do: func() { p.askPeriod(f) }})
}

// askPeriod filters by days the person types.
func (p *Page[R]) askPeriod(f *Filter[R]) {
	picker := form.NewPeriodPicker(p.env, "register."+p.r.Key+"."+f.key, calendar.ThisMonth, func(period calendar.Period) {
		p.set(f, filterState{On: true, Period: period})
	})
	if s := p.filters[f.key]; s.On {
		picker.Set(s.period(p.env.Now()))
	}
	picker.Ask()
}
