package form

import (
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"kartoteka/data/problem"
	"kartoteka/ui/host"
	"kartoteka/ui/kit"
)

// linesHost is the form around lines.
type linesHost interface {
	// linesEdited is called when a value was entered: the form takes the lines by
	// store, recalculates, and gives them back by present.
	linesEdited()
	// linesResized is called when the lines need another height.
	linesResized()
}

// formHost is the form over T around lines: it lets them change the value.
type formHost[T any] interface {
	linesHost
	amend(change func(v *T))
}

// linesView is lines on the page of a form over T.
type linesView[T any] interface {
	object() fyne.CanvasObject
	// height is how tall the lines want to be.
	height() float32
	// present shows the lines of v; always also where the person changed them,
	// and then they count as kept.
	present(v *T, always bool)
	// store puts the lines into v, with problems of cells that can't be read.
	store(v *T) error
	dirty() bool
	// owns reports whether a problem's path leads into the lines, blame puts its
	// words at the cell and names it, absolve takes such words away, visit leads
	// to the cell.
	owns(path string) bool
	blame(path, words string) (name string)
	absolve()
	visit(path string)
	// count is how many lines there are, cursor the number of the one under the
	// cursor, −1 for none.
	count() int
	cursor() int
	// differs reports whether two values show other lines, rebase counts the
	// lines of v as kept and leaves those shown as they are.
	differs(a, b *T) bool
	rebase(v *T)
}

// LinesOf makes the lines of a document part of its form. Path is where problems
// find them: "lines" for "lines.0.qty".
func LinesOf[T, L any](path string, at func(*T) *[]L, lines Lines[L]) FormLines[T] {
	return linesOf[T, L]{path, at, lines}
}

type linesOf[T, L any] struct {
	path  string
	at    func(*T) *[]L
	lines Lines[L]
}

func (l linesOf[T, L]) attach(env *host.Env, host formHost[T]) linesView[T] {
	return &boundLines[T, L]{linesOf: l, grid: newLinesGrid(env, l.lines, host)}
}

// boundLines is lines of L on the page of a form over T.
type boundLines[T, L any] struct {
	linesOf[T, L]
	grid *linesGrid[L]
}

func (b *boundLines[T, L]) object() fyne.CanvasObject { return b.grid }
func (b *boundLines[T, L]) height() float32           { return b.grid.natural() }
func (b *boundLines[T, L]) dirty() bool               { return b.grid.dirty() }
func (b *boundLines[T, L]) present(v *T, always bool) { b.grid.set(*b.at(v), always) }
func (b *boundLines[T, L]) absolve()                  { b.grid.absolve() }
func (b *boundLines[T, L]) rebase(v *T)               { b.grid.kept = b.grid.textsOf(*b.at(v)) }

func (b *boundLines[T, L]) count() int { return len(b.grid.rows) }

func (b *boundLines[T, L]) cursor() int {
	if b.grid.row >= len(b.grid.rows) {
		return -1
	}
	return b.grid.row
}

func (b *boundLines[T, L]) differs(x, y *T) bool {
	return !slices.EqualFunc(b.grid.textsOf(*b.at(x)), b.grid.textsOf(*b.at(y)), slices.Equal)
}

func (b *boundLines[T, L]) store(v *T) error {
	b.grid.commit()
	rows, err := b.grid.entered()
	*b.at(v) = slices.Clone(rows)
	return problem.In(b.path, err)
}

func (b *boundLines[T, L]) owns(path string) bool {
	return path == b.path || strings.HasPrefix(path, b.path+".")
}

// cell finds the row and column of a path; the first column for a whole row.
func (b *boundLines[T, L]) cell(path string) (row, col int, found bool) {
	rest := strings.TrimPrefix(strings.TrimPrefix(path, b.path), ".")
	number, field, _ := strings.Cut(rest, ".")
	row, err := strconv.Atoi(number)
	if err != nil || row < 0 || row >= len(b.grid.rows) {
		return 0, 0, false
	}
	col = slices.IndexFunc(b.grid.Columns, func(f Field[L]) bool { return f.path == field })
	return row, max(0, col), true
}

func (b *boundLines[T, L]) blame(path, words string) string {
	row, col, found := b.cell(path)
	if !found {
		return ""
	}
	b.grid.blame(row, col, words)
	l := b.grid.Env.Lang
	return l.T("lines.row", "Row", row+1, "Field", l.T(b.grid.Columns[col].key))
}

func (b *boundLines[T, L]) visit(path string) {
	if row, col, found := b.cell(path); found {
		b.grid.move(row, col)
	}
	b.grid.Env.Window.Canvas().Focus(b.grid)
}

// textsOf is what cells that can be edited would show of other lines.
func (g *linesGrid[L]) textsOf(lines []L) [][]kit.Option {
	all := make([][]kit.Option, len(lines))
	for i := range lines {
		for c := range g.Columns {
			if g.Columns[c].edit != nil {
				all[i] = append(all[i], g.Columns[c].show(g.Env, &lines[i]))
			}
		}
	}
	return all
}
