package form

import (
	"slices"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"kartoteka/data/problem"
	"kartoteka/ui/host"
	"kartoteka/ui/kit"
	"kartoteka/ui/look"
)

// Lines is a table edited in place inside a form, as data. Columns are fields of
// a line; a column without an editor is computed and follows Form.Recalc.
//
// The cell under the cursor is edited by typing over it, by F2 or by a click;
// F4 opens its list or calendar. Enter and Tab go on to the next cell that can
// be edited and make a new line after the last one; ↑↓←→ walk; Del removes the
// line, F9 copies it, Ctrl+↑↓ moves it; Ctrl+V takes a table from a spreadsheet.
type Lines[L any] struct {
	// Columns are the fields of a line, from left to right.
	Columns []Field[L]
	// New makes a new line; nil makes the zero line.
	New func() L
	// Blank reports that nothing was entered in a line: it is dropped. Nil asks
	// whether all cells that can be edited are empty.
	Blank func(*L) bool
}

// lineRow is a line and what of it can't be taken.
type lineRow[L any] struct {
	value L
	bad   map[int]badCell // by column
}

// badCell is a cell with a problem.
type badCell struct {
	typed  kit.Option // what was typed, when it could not be read
	unread bool
	words  string
	err    error
}

// linesGrid is the table. One editor floats over the cell that is edited; all
// other cells are drawn.
type linesGrid[L any] struct {
	kit.Control
	Lines[L]
	host linesHost
	tall float32 // natural height when last shown

	rows     []*lineRow[L]
	kept     [][]kit.Option
	row, col int // the cursor; row len(rows) is the line to be
	editing  editor
	origin   kit.Option // what the edited cell showed
	shifted  bool

	scroll *container.Scroll
	body   *linesBody[L]
	xs     []float32 // left edges of columns and the right one of the last
}

func newLinesGrid[L any](env *host.Env, lines Lines[L], host linesHost) *linesGrid[L] {
	g := &linesGrid[L]{Lines: lines, host: host}
	g.body = newLinesBody(g)
	g.scroll = container.NewVScroll(g.body)
	g.scroll.OnScrolled = func(fyne.Position) { g.body.Refresh() }
	g.Extend(env, g)
	g.col = g.firstCol()
	return g
}

// set shows lines. Cells that could not be read keep what was typed unless the
// lines count as kept.
func (g *linesGrid[L]) set(lines []L, kept bool) {
	rows := make([]*lineRow[L], len(lines))
	for i, l := range lines {
		rows[i] = &lineRow[L]{value: l}
		if !kept && i < len(g.rows) {
			rows[i].bad = g.rows[i].bad
		}
	}
	g.rows = rows
	g.row = min(g.row, len(rows))
	if kept {
		g.stop()
		g.kept = g.texts()
	}
	g.show()
}

// show draws the table again, and has it laid out again when its height changed.
func (g *linesGrid[L]) show() {
	g.body.Refresh()
	g.scroll.Refresh()
	g.Refresh()
	if tall := g.natural(); tall != g.tall {
		g.tall = tall
		g.host.linesResized()
	}
}

// entered drops blank lines and returns the rest, with the problems of cells
// that could not be read or must not be empty.
func (g *linesGrid[L]) entered() ([]L, error) {
	if g.editing == nil {
		g.rows = slices.DeleteFunc(g.rows, g.blank)
		g.row = min(g.row, len(g.rows))
	}
	var errs []error
	lines := make([]L, 0, len(g.rows))
	for i, r := range g.rows {
		lines = append(lines, r.value)
		for c := range g.Columns {
			f := &g.Columns[c]
			if b, bad := r.bad[c]; bad && b.unread {
				errs = append(errs, problem.In(strconv.Itoa(i), problem.In(f.path, b.err)))
			} else if f.required && f.edit != nil && f.show(g.Env, &r.value) == (kit.Option{}) {
				errs = append(errs, problem.In(strconv.Itoa(i), problem.At(f.path, "problem.required")))
			}
		}
	}
	return lines, problem.Join(errs...)
}

// blank reports that nothing was entered in a line.
func (g *linesGrid[L]) blank(r *lineRow[L]) bool {
	if len(r.bad) > 0 {
		return false
	}
	if g.Blank != nil {
		return g.Blank(&r.value)
	}
	return !slices.ContainsFunc(g.Columns, func(f Field[L]) bool {
		return f.edit != nil && f.show(g.Env, &r.value) != (kit.Option{})
	})
}

// text is what a cell shows.
func (g *linesGrid[L]) text(row, col int) kit.Option {
	if row >= len(g.rows) {
		return kit.Option{}
	}
	r := g.rows[row]
	if b, bad := r.bad[col]; bad && b.unread {
		return b.typed
	}
	return g.Columns[col].show(g.Env, &r.value)
}

// texts is what all cells that can be edited show.
func (g *linesGrid[L]) texts() [][]kit.Option {
	all := make([][]kit.Option, len(g.rows))
	for i := range g.rows {
		for c := range g.Columns {
			if g.Columns[c].edit != nil {
				all[i] = append(all[i], g.text(i, c))
			}
		}
	}
	return all
}

// dirty reports whether the person changed a line since they were kept.
func (g *linesGrid[L]) dirty() bool {
	if g.editing != nil && g.editing.value() != g.origin {
		return true
	}
	return !slices.EqualFunc(g.texts(), g.kept, slices.Equal)
}

// blame marks a cell that was read well and judged wrong.
func (g *linesGrid[L]) blame(row, col int, words string) {
	r := g.rows[row]
	if _, bad := r.bad[col]; bad {
		return
	}
	if r.bad == nil {
		r.bad = map[int]badCell{}
	}
	r.bad[col] = badCell{words: words}
	g.show()
}

// absolve takes away what blame marked.
func (g *linesGrid[L]) absolve() {
	for _, r := range g.rows {
		for c, b := range r.bad {
			if !b.unread {
				delete(r.bad, c)
			}
		}
	}
}

// natural is the height at which nothing has to be scrolled.
func (g *linesGrid[L]) natural() float32 {
	t := look.Current().Size
	return t.Header + float32(len(g.rows)+1)*t.Row + g.foot()
}

// foot is the height of the totals and of the words about a bad cell.
func (g *linesGrid[L]) foot() float32 {
	t := look.Current().Size
	h := float32(0)
	if g.totals() {
		h += t.Row
	}
	if g.words() != "" {
		h += t.Row
	}
	return h
}

func (g *linesGrid[L]) totals() bool {
	return slices.ContainsFunc(g.Columns, func(f Field[L]) bool { return f.total })
}

// words is the problem under the cursor, else the first there is.
func (g *linesGrid[L]) words() string {
	if g.row < len(g.rows) {
		if b, bad := g.rows[g.row].bad[g.col]; bad {
			return g.refusal(g.row, g.col, b)
		}
	}
	for i, r := range g.rows {
		for c := range g.Columns {
			if b, bad := r.bad[c]; bad {
				return g.refusal(i, c, b)
			}
		}
	}
	return ""
}

func (g *linesGrid[L]) refusal(row, col int, b badCell) string {
	l := g.Env.Lang
	return l.T("lines.refused", "Row", row+1, "Field", l.T(g.Columns[col].key), "Problem", b.words)
}
