package list

import (
	"context"

	"fyne.io/fyne/v2"

	"kartoteka/ui/kit"
)

// boardMove is a card on its way. It is shown where it goes until the rows are
// read after the move.
type boardMove struct {
	to   string
	next func() // a further move of the same card, begun meanwhile
	done bool   // the next rows know
}

// mayMove says why a row can't go to a column or a target, "" when it can.
func (p *Page[R]) mayMove(r R, to string) string {
	if p.r.Board.May == nil {
		return ""
	}
	return p.r.Board.May(r, to)
}

// move takes a row to a column or a target, asking first what has to be asked.
func (p *Page[R]) move(r R, to string) {
	if why := p.mayMove(r, to); why != "" {
		p.tell(why)
		return
	}
	b := p.r.Board
	carry := func(do func(context.Context) error) {
		if do == nil {
			do = func(ctx context.Context) error { return b.Move(ctx, r, to) }
		}
		p.carry(p.r.ID(r), to, do, func() {
			if b.Moved != nil {
				b.Moved(r, to)
			}
		})
	}
	if b.Ask == nil || !b.Ask(r, to, carry) {
		carry(nil)
	}
}

// carry shows the card where it goes and does the move; refused, the card goes
// back. Moves of one card wait for each other; Moved is called after each.
func (p *Page[R]) carry(id, to string, do func(context.Context) error, done func()) {
	if m := p.moves[id]; m != nil && !m.done {
		m.to, m.next = to, func() { p.carry(id, to, do, done) }
		p.body.Reload()
		return
	}
	m := &boardMove{to: to}
	p.moves[id] = m
	p.body.Reload()
	p.env.Run.Run("", do, func(err error) {
		switch {
		case err != nil:
			delete(p.moves, id)
			p.body.Reload()
			p.refreshCount()
			p.tell(p.explain(err))
		case m.next != nil:
			m.done = true
			done()
			m.next()
		default:
			m.done = true
			done()
			p.Reload()
		}
	})
}

// arrived forgets the moves the rows just read know of.
func (p *Page[R]) arrived() {
	for id, m := range p.moves {
		if m.done {
			delete(p.moves, id)
		}
	}
}

// tell shows a sentence that asks nothing.
func (p *Page[R]) tell(text string) {
	if p.env.Toast != nil {
		p.env.Toast(text, nil)
	}
}

// canMove is whether there is one row that can be moved.
func (p *Page[R]) canMove() bool {
	_, one := p.one()
	return one && p.r.Board != nil && p.r.Board.Move != nil
}

// chooseColumn asks where the selected row goes.
func (p *Page[R]) chooseColumn() {
	if p.canMove() {
		kit.ShowMenuAt(p.env, p.body.CursorCorner(), fyne.Size{}, p.moveMenu())
	}
}

// moveMenu is the columns and targets a row can go to; of the others it says why
// not.
func (p *Page[R]) moveMenu() []kit.MenuItem {
	r, ok := p.one()
	if !ok {
		return nil
	}
	var items []kit.MenuItem
	add := func(id, title string) {
		it := kit.MenuItem{Text: title, Do: func() { p.move(r, id) }}
		if id == p.placeOf(r) {
			it.Keys, it.Off = p.env.Lang.T("board.here"), true
		} else if why := p.mayMove(r, id); why != "" {
			it.Keys, it.Off = why, true
		}
		items = append(items, it)
	}
	for _, c := range p.r.Board.Columns() {
		add(c.ID, c.Title)
	}
	for _, t := range p.targets() {
		add(t.ID, t.Title)
	}
	return items
}
