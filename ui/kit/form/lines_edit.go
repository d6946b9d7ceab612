package form

import (
	"fyne.io/fyne/v2"

	"kartoteka/ui/host"
	"kartoteka/ui/kit"
	"kartoteka/ui/look"
)

// firstCol is the first column that can be edited.
func (g *linesGrid[L]) firstCol() int {
	for c := range g.Columns {
		if g.Columns[c].edit != nil {
			return c
		}
	}
	return 0
}

// move puts the cursor on a cell and scrolls it into sight.
func (g *linesGrid[L]) move(row, col int) {
	g.row = max(0, min(row, len(g.rows)))
	g.col = max(0, min(col, len(g.Columns)-1))
	t := look.Current().Size
	top, h := float32(g.row)*t.Row, g.scroll.Size().Height
	switch at := g.scroll.Offset.Y; {
	case top < at:
		g.scroll.ScrollToOffset(fyne.NewPos(0, top))
	case top+t.Row > at+h && h > 0:
		g.scroll.ScrollToOffset(fyne.NewPos(0, top+t.Row-h))
	}
	g.show()
}

// step goes to the next or the previous cell that can be edited; it reports
// whether there is one.
func (g *linesGrid[L]) step(by int) bool {
	row, col := g.row, g.col
	for {
		col += by
		switch {
		case col >= len(g.Columns):
			row, col = row+1, 0
		case col < 0:
			row, col = row-1, len(g.Columns)-1
		}
		if row < 0 || row > len(g.rows) {
			return false
		}
		if g.Columns[col].edit != nil {
			g.move(row, col)
			return true
		}
	}
}

// edit begins to edit the cell under the cursor.
func (g *linesGrid[L]) edit() {
	f := &g.Columns[g.col]
	if f.edit == nil || g.editing != nil {
		return
	}
	g.ensureRow()
	switch {
	case f.ticks:
		g.toggle()
		return
	case f.open != nil:
		g.choose()
		return
	}
	e := f.edit(g.Env, edits{changed: func() {}, left: g.commit, focused: func() {}})
	g.wire(e)
	g.origin = g.text(g.row, g.col)
	e.show(g.origin)
	g.editing = e
	g.show()
	g.Env.Window.Canvas().Focus(e.focus())
}

// ensureRow makes the line to be a line.
func (g *linesGrid[L]) ensureRow() {
	if g.row < len(g.rows) {
		return
	}
	r := &lineRow[L]{}
	if g.New != nil {
		r.value = g.New()
	}
	g.rows = append(g.rows, r)
}

// wire gives the keys of an editor to the table where they walk it.
func (g *linesGrid[L]) wire(e editor) {
	line, ok := e.(lineEditor)
	if !ok {
		return
	}
	entry := line.entry()
	entry.Bare()
	own := entry.Hook
	entry.Hook = func(ev *fyne.KeyEvent) bool { return g.editKey(ev) || own != nil && own(ev) }
	entry.OnTab = func(back bool) { g.commitAnd(func() { g.goOn(back) }) }
	entry.Shortcut = g.shortcut
	if p, ok := e.(*pickEditor); ok {
		p.OnPick = func(kit.Option) { g.commitAnd(func() { g.goOn(false) }) }
		p.OnTab = func() {}
	}
}

// editKey is the keys that walk the table while a cell is edited.
func (g *linesGrid[L]) editKey(ev *fyne.KeyEvent) bool {
	_, picks := g.editing.(*pickEditor)
	switch ev.Name {
	case fyne.KeyEscape:
		g.cancel()
	case fyne.KeyReturn, fyne.KeyEnter:
		g.commitAnd(func() { g.goOn(false) })
	case fyne.KeyUp:
		g.commitAnd(func() { g.move(g.row-1, g.col) })
	case fyne.KeyDown:
		if picks {
			return false
		}
		g.commitAnd(func() { g.move(g.row+1, g.col) })
	default:
		return false
	}
	return true
}

// goOn is what Enter and Tab do: the next cell, or out of the table.
func (g *linesGrid[L]) goOn(back bool) {
	c := g.Env.Window.Canvas()
	switch {
	case back && !g.step(-1):
		c.FocusPrevious()
	case !back && !g.step(1):
		c.FocusNext()
	}
}

// commitAnd ends editing, takes the focus back and goes on.
func (g *linesGrid[L]) commitAnd(then func()) {
	g.commit()
	g.Env.Window.Canvas().Focus(g)
	then()
}

// cancel ends editing as if nothing was typed.
func (g *linesGrid[L]) cancel() {
	g.stop()
	g.dropBlank()
	g.Env.Window.Canvas().Focus(g)
	g.show()
}

// stop takes the editor away.
func (g *linesGrid[L]) stop() { g.editing = nil }

// commit ends editing and takes what was typed.
func (g *linesGrid[L]) commit() {
	e := g.editing
	if e == nil {
		return
	}
	o := e.value()
	g.stop()
	if o == g.origin {
		g.dropBlank()
		g.show()
		return
	}
	g.put(g.row, g.col, o)
	g.dropBlank()
	g.host.linesEdited()
	g.show()
}

// put takes a value into a cell; one that can't be read stays there as typed.
func (g *linesGrid[L]) put(row, col int, o kit.Option) {
	r, f := g.rows[row], &g.Columns[col]
	v := r.value
	err := f.read(g.Env, o, &v)
	if err == nil {
		r.value = v
		delete(r.bad, col)
		return
	}
	g.refuse(r, col, o, err)
}

func (g *linesGrid[L]) refuse(r *lineRow[L], col int, o kit.Option, err error) {
	words := g.Env.Lang.Problems(err)
	if len(words) == 0 {
		words = []string{g.Env.Explain(err)}
	}
	if r.bad == nil {
		r.bad = map[int]badCell{}
	}
	r.bad[col] = badCell{typed: o, unread: true, words: words[0], err: err}
}

// dropBlank removes a last line nothing was entered in.
func (g *linesGrid[L]) dropBlank() {
	if n := len(g.rows); n > 0 && g.row == n-1 && g.blank(g.rows[n-1]) {
		g.rows = g.rows[:n-1]
	}
}

// toggle flips a tick.
func (g *linesGrid[L]) toggle() {
	o := kit.Option{ID: ticked}
	if g.text(g.row, g.col).ID == ticked {
		o = kit.Option{}
	}
	g.put(g.row, g.col, o)
	g.host.linesEdited()
	g.show()
}

// choose opens the options of a cell.
func (g *linesGrid[L]) choose() *kit.OptionList {
	options := g.Columns[g.col].open(g.Env)
	at := 0
	for i, o := range options {
		if o.ID == g.text(g.row, g.col).ID {
			at = i
		}
	}
	list := kit.NewOptionList(g.Env, options, at)
	cell := fyne.NewPos(g.xs[g.col], float32(g.row)*look.Current().Size.Row)
	size := fyne.NewSize(g.xs[g.col+1]-g.xs[g.col], look.Current().Size.Row)
	card := kit.DropDown(g.Env, list, host.PositionOf(g.body).Add(cell), size, func(i int) {
		g.put(g.row, g.col, options[i])
		g.host.linesEdited()
		g.goOn(false)
	})
	list.Close = func() {
		card.Close()
		g.dropBlank()
		g.show()
	}
	card.Outside = list.Close
	return list
}
