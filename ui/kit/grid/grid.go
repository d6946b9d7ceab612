package grid

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"kartoteka/ui/draw"
	"kartoteka/ui/host"
	"kartoteka/ui/kit"
	"kartoteka/ui/look"
)

// Align is the side a column's texts keep to; numbers keep to the right.
type Align int

// Alignments.
const (
	AlignLeft Align = iota
	AlignRight
)

// Column is one column of a Grid. Widths are device-independent pixels at
// 100 % zoom.
type Column struct {
	Key      string  // names the column in what is remembered
	Title    string  // words of the header
	Align    Align   // the side its texts keep to
	Width    float32 // 0 means 120
	MinWidth float32 // 0 means 40
	Flex     float32 // share of the width that is left over; 0 takes none
	Lead     bool    // the column one recognises a row by: bold under the cursor
	Sortable bool    // a click on the title calls OnSort
	Hidden   bool    // not shown until the person chooses it
}

// Cell is what one cell shows. Fill every field: cells are reused.
type Cell struct {
	Text   string    // cut where it does not fit
	Role   look.Role // its colour
	Bold   bool      // as totals and headings of groups are
	Badge  bool      // Text in a rounded tint of Role
	Icon   string    // name of an icon before Text
	Indent int       // depth of a row in a hierarchy
}

// Source is the rows of a Grid. Only visible rows are asked for, on the thread
// of the window: both methods return what is at hand.
type Source interface {
	// Len is the number of rows.
	Len() int
	// ID names the record of a row: selection follows the record, not the row.
	ID(row int) string
	// Cell fills the cell of the column that was at index col in New.
	Cell(row, col int, out *Cell)
}

// Sort is the column rows are ordered by; an empty Key is the source's order.
type Sort struct {
	Key  string `json:"key"`            // of the column
	Desc bool   `json:"desc,omitempty"` // from the greatest to the least
}

// Grid is a table of any length. It keeps canvas objects for the visible rows
// only and rewrites them as one scrolls (a page jump of 100 000 rows takes a
// fraction of a millisecond before painting), knows nothing of records, and
// leaves ordering to its owner.
//
// Keys: arrows, PgUp, PgDn, Home, End walk; with Shift they mark a range; Space
// marks one row; Ctrl+A marks all; Esc unmarks; Enter opens; Ctrl+C copies
// marked rows for a spreadsheet. What the grid has no use for goes to OnKey and
// OnRune.
type Grid struct {
	widget.BaseWidget

	OnSelect func()                    // the cursor moved or marks changed
	OnOpen   func(row int)             // Enter or double click
	OnBox    func(row int)             // a click on the icon of the lead column; nil where it is no box
	OnSort   func(Sort)                // a header was clicked; the owner orders and calls Reload
	OnMenu   func(at fyne.Position)    // right click or the Menu key, in the canvas
	OnLayout func()                    // the person arranged columns
	OnKey    func(*fyne.KeyEvent) bool // a key the grid has no use for
	First    func(*fyne.KeyEvent) bool // gets each key before the grid and reports whether it used it, such as ←→ between two sides
	OnCell   func(row, col int)        // a click on a cell of the column that was at index col in New
	OnRune   func(rune)                // typing: the owner searches
	OnSpace  func()                    // replaces marking by a space
	Footer   func(col int, out *Cell)  // totals; nil for none

	// List makes it a plain list to choose from: no header, no marks, and one
	// click or a space opens.
	List bool

	// Marks is the selection. Focused is whether keys walk the rows. Scroll is the
	// view of the rows: its size and how far it is scrolled.
	Marks   Marks
	Focused bool
	Scroll  *container.Scroll

	env     *host.Env
	columns []*Column // in the order shown
	given   []Column  // as given to New, to be restored
	source  Source
	sort    Sort
	hover   int     // row under the pointer, −1 for none
	pointer float32 // its height over the top of the view
	shift   bool    // held while keys are typed
	clicks  kit.Clicks

	tokens look.Tokens
	placed []placedColumn
	header *gridHeader
	body   *gridBody
	footer *gridFooter
	tip    *draw.Tip
	top    *container.Clip // around the header: both may be wider than the grid
	bottom *container.Clip // around the totals
}

// New returns a grid of these columns over the source.
func New(env *host.Env, columns []Column, source Source) *Grid {
	g := &Grid{env: env, source: source, given: columns, hover: -1, tokens: look.Current()}
	g.columns = g.fresh()
	g.Marks.Cursor = -1
	g.header = newGridHeader(g)
	g.body = newGridBody(g)
	g.footer = newGridFooter(g)
	g.tip = draw.NewTip()
	g.top, g.bottom = container.NewClip(g.header), container.NewClip(g.footer)
	g.Scroll = container.NewScroll(g.body)
	g.Scroll.OnScrolled = func(fyne.Position) { g.scrolled() }
	g.ExtendBaseWidget(g)
	g.Marks.Follow(source)
	return g
}

// Reload reads the rows in view from the source again. The record under the cursor keeps
// its cursor and its place on the screen; if it is gone, the row that took its
// place has the cursor.
func (g *Grid) Reload() {
	at := float32(g.Marks.Cursor)*g.RowHeight() - g.Scroll.Offset.Y
	g.Marks.Follow(g.source)
	g.body.forget()
	g.resizeBody()
	if g.Marks.Cursor >= 0 && at >= 0 && at < g.Scroll.Size().Height {
		g.ScrollToY(float32(g.Marks.Cursor)*g.RowHeight() - at)
	} else {
		g.ScrollToY(g.Scroll.Offset.Y)
	}
	g.footer.Refresh()
}

// RefreshRow reads one row from the source again.
func (g *Grid) RefreshRow(row int) {
	g.body.forgetRow(row)
	g.body.update()
}

// SetSource replaces the rows and shows them.
func (g *Grid) SetSource(s Source) {
	g.source = s
	g.Reload()
}

// Source returns the rows shown.
func (g *Grid) Source() Source { return g.source }

// ScrollTo brings a row into view, moving as little as possible.
func (g *Grid) ScrollTo(row int) {
	h, view := g.RowHeight(), g.Scroll.Size().Height-g.footer.height()
	if view <= 0 { // not laid out yet: the top is shown
		return
	}
	top := float32(row) * h
	switch y := g.Scroll.Offset.Y; {
	case top < y:
		g.ScrollToY(top)
	case top+h > y+view:
		g.ScrollToY(top + h - view)
	default:
		g.body.update()
	}
}

// ScrollToY scrolls to an offset within bounds and redraws, which the toolkit's own
// ScrollToOffset does not.
func (g *Grid) ScrollToY(y float32) {
	most := g.body.MinSize().Height - g.Scroll.Size().Height
	g.Scroll.ScrollToOffset(fyne.NewPos(g.Scroll.Offset.X, max(0, min(y, most))))
	g.scrolled()
}

// scrolled redraws what depends on the offset.
func (g *Grid) scrolled() {
	g.tip.Hide()
	if g.hover >= 0 {
		g.body.hover(int((g.pointer + g.Scroll.Offset.Y) / g.RowHeight()))
	}
	g.body.update()
	g.header.Refresh()
	g.footer.Refresh()
}

// SetSort shows which column rows are ordered by.
func (g *Grid) SetSort(s Sort) {
	g.sort = s
	g.header.Refresh()
}

// Sort returns the column rows are ordered by.
func (g *Grid) Sort() Sort { return g.sort }

// SortByColumn orders by the column, or turns the order round if it is its already.
func (g *Grid) SortByColumn(c *Column) {
	if !c.Sortable {
		return
	}
	next := Sort{Key: c.Key}
	if g.sort.Key == c.Key {
		next.Desc = !g.sort.Desc
	}
	g.SetSort(next)
	if g.OnSort != nil {
		g.OnSort(next)
	}
}

// RowHeight is the height of a row at the zoom in force.
func (g *Grid) RowHeight() float32 { return g.tokens.Size.Row }

// CursorID is the ID of the record under the cursor, "" for none.
func (g *Grid) CursorID() string { return g.Marks.ID }

// SelectFirst puts the cursor on the topmost row.
func (g *Grid) SelectFirst() { g.Select(0) }
