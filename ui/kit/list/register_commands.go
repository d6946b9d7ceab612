package list

import (
	"strings"

	"fyne.io/fyne/v2"

	"kartoteka/reports"
	"kartoteka/ui/host"
	"kartoteka/ui/kit"
)

// rowMenu is the menu of the selected rows.
func (p *Page[R]) rowMenu() []kit.MenuItem {
	l, rows := p.env.Lang, p.Selected()
	var items []kit.MenuItem
	if p.r.Open != nil {
		items = append(items, kit.MenuItem{Text: l.T("register.open"), Keys: "Enter", Off: len(rows) != 1, Do: func() { p.r.Open(rows[0]) }})
	}
	for _, a := range p.r.Actions {
		items = append(items, kit.MenuItem{Text: l.T(a.Key), Keys: a.Keys, Off: !a.enabled(rows), Do: func() { a.Do(rows) }})
	}
	if p.r.Board != nil && p.r.Board.Move != nil {
		items = append(items, kit.MenuItem{Text: l.T("register.move"), Keys: "F4", Off: len(rows) != 1, Do: p.chooseColumn})
	}
	items = append(items, p.recordMenu(rows)...)
	if len(rows) == 1 {
		items = append(items, p.onlyMenu(rows[0])...)
	}
	return items
}

// menuAt opens the menu of the selected rows at a place in the window.
func (p *Page[R]) menuAt(at fyne.Position) { kit.ShowMenuAt(p.env, at, fyne.Size{}, p.rowMenu()) }

// onlyMenu narrows to rows that are like this one in something.
func (p *Page[R]) onlyMenu(row R) []kit.MenuItem {
	var items []kit.MenuItem
	for i := range p.r.Filters {
		f := &p.r.Filters[i]
		if f.choice == nil || f.choice(row) == "" {
			continue
		}
		only := filterState{On: true, Values: []string{f.choice(row)}}
		items = append(items, kit.MenuItem{
			Text: p.env.Lang.T("register.only", "What", f.chip(p.env.Lang, only)),
			Do:   func() { p.set(f, only) },
		})
	}
	return items
}

// recordMenu is what every register does with records.
func (p *Page[R]) recordMenu(rows []R) []kit.MenuItem {
	l := p.env.Lang
	var items []kit.MenuItem
	if p.r.Copy != nil {
		items = append(items, kit.MenuItem{Text: l.T("register.copy"), Keys: "F9", Off: len(rows) != 1, Do: func() { p.r.Copy(rows[0]) }})
	}
	if p.r.Delete != nil {
		items = append(items, kit.MenuItem{Text: l.T("register.delete"), Keys: "Del", Off: len(rows) == 0, Do: func() { p.r.Delete(rows) }})
	}
	return items
}

// moreMenu is what «Ещё» holds: what has no button of its own.
func (p *Page[R]) moreMenu() []kit.MenuItem {
	l, rows := p.env.Lang, p.Selected()
	var items []kit.MenuItem
	for _, a := range p.r.Actions {
		if !a.Primary {
			items = append(items, kit.MenuItem{Text: l.T(a.Key), Keys: a.Keys, Off: !a.enabled(rows), Do: func() { a.Do(rows) }})
		}
	}
	items = append(items, p.recordMenu(rows)...)
	if p.env.Save != nil {
		items = append(items, kit.MenuItem{Text: l.T("register.export"), Off: p.rows.Len() == 0, Do: p.Export})
	}
	if p.env.Print != nil {
		items = append(items, kit.MenuItem{Text: l.T("register.print"), Keys: "Ctrl+P", Off: p.rows.Len() == 0, Do: p.Print})
	}
	if !p.onBoard() {
		items = append(items, kit.MenuItem{Text: l.T("register.columns"), Do: func() { p.grid.ChooseColumns(host.PositionOf(p.bar.more)) }})
	}
	items = append(items, kit.MenuItem{Text: l.T("register.reload"), Keys: "F5", Do: p.Reload})
	switch {
	case p.r.Preview == nil || p.onBoard():
	case p.prefs.Shut:
		items = append(items, kit.MenuItem{Text: l.T("register.preview"), Do: func() { p.ShutPreview(false) }})
	default:
		items = append(items, kit.MenuItem{Text: l.T("register.no_preview"), Do: func() { p.ShutPreview(true) }})
	}
	return items
}

// open opens a row.
func (p *Page[R]) open(row int) {
	if p.r.Open != nil {
		p.r.Open(p.rows.at([]int{row})[0])
	}
}

// one is the row under the cursor when exactly one is selected.
func (p *Page[R]) one() (row R, ok bool) {
	if rows := p.Selected(); len(rows) == 1 {
		return rows[0], true
	}
	return row, false
}

// HandleKey implements KeyHandler.
func (p *Page[R]) HandleKey(ev *fyne.KeyEvent) bool {
	row, one := p.one()
	switch {
	case ev.Name == fyne.KeyF5:
		p.Reload()
	case ev.Name == fyne.KeyF3:
		p.FocusSearch()
	case ev.Name == fyne.KeyInsert && p.r.Create != nil:
		p.r.Create()
	case ev.Name == fyne.KeyF9 && p.r.Copy != nil && one:
		p.r.Copy(row)
	case (ev.Name == fyne.KeyF2 || ev.Name == fyne.KeyReturn || ev.Name == fyne.KeyEnter) && p.r.Open != nil && one:
		p.r.Open(row)
	case ev.Name == fyne.KeyF4 && p.canMove():
		p.chooseColumn()
	case ev.Name == fyne.KeyDelete && p.r.Delete != nil && p.rows.Len() > 0:
		p.r.Delete(p.Selected())
	case ev.Name == fyne.KeyEscape && p.search != "":
		p.bar.find.SetText("")
	default:
		return false
	}
	return true
}

// CanTick implements Ticks.
func (p *Page[R]) CanTick() bool { return p.r.Tick != nil && p.rows.Len() > 0 }

// Tick implements Ticks.
func (p *Page[R]) Tick() {
	if p.CanTick() {
		p.tickRows(p.Selected())
	}
}

// Title implements Titled.
func (p *Page[R]) Title() string { return p.env.Lang.T(p.r.Key + ".title") }

// OnTitle implements Titled: the name of a list does not change.
func (p *Page[R]) OnTitle(func()) {}

// Tables implements Reloads.
func (p *Page[R]) Tables() []string { return p.r.Reads }

// FocusSearch implements Searchable.
func (p *Page[R]) FocusSearch() {
	if p.r.Search != nil {
		p.env.Window.Canvas().Focus(p.bar.find)
	}
}

// FocusFirst implements Focuser: keys walk the rows at once.
func (p *Page[R]) FocusFirst() { p.focusRows() }

// Table is what is shown, typed: visible columns, rows that pass, in order.
func (p *Page[R]) Table() reports.Table { return p.rows.table(p.grid.VisibleColumns()) }

// Export implements Exportable.
func (p *Page[R]) Export() {
	if p.env.Save != nil {
		p.whenWhole(func() { p.env.Save(p.Table()) })
	}
}

// Print implements Printable.
func (p *Page[R]) Print() {
	if p.env.Print != nil {
		p.whenWhole(func() { p.env.Print(p.Table()) })
	}
}

// Hints implements Hinting.
func (p *Page[R]) Hints() string {
	l := p.env.Lang
	var hints []string
	add := func(on bool, key string) {
		if on {
			hints = append(hints, l.T(key))
		}
	}
	add(p.r.Create != nil, "register.hint.create")
	add(p.r.Open != nil, "register.hint.open")
	add(p.r.Copy != nil, "register.hint.copy")
	add(p.onBoard() && p.r.Board.Move != nil, "register.hint.move")
	add(p.r.Tick != nil, "register.hint.tick")
	add(p.r.Search != nil, "register.hint.find")
	return strings.Join(hints, " · ")
}
