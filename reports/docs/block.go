package docs

// Block is one piece of a paper: Text, Rule, Spacer, Grid, Together, Beside,
// Picture or Symbol.
type Block interface{ block() }

// Align is where a text stands across its room.
type Align int

// Alignments.
const (
	Left Align = iota
	Center
	Right
)

// Valign is where a text stands down its cell.
type Valign int

// Vertical alignments.
const (
	Top Valign = iota
	Middle
	Bottom
)

// Style is how a text looks.
type Style struct {
	Size   float64 // points; 0 is the usual 9
	Bold   bool    // printed heavier
	Align  Align   // in its line
	Valign Valign  // in a cell
}

// Points is the size of the font.
func (s Style) Points() float64 {
	if s.Size == 0 {
		return 9
	}
	return s.Size
}

// Text is a paragraph; a line break in it begins a new line.
type Text struct {
	Text  string // what it says
	Style Style  // how it looks
}

// Rule is a line across the room.
type Rule struct {
	Thick float64 // points
}

// Spacer is blank room; it vanishes at the top of a page.
type Spacer struct {
	Height float64 // millimetres
}

// Grid is rows of cells with borders and spans. Its first Head rows are
// repeated on every page the grid goes on to.
type Grid struct {
	Widths []float64 // of the columns, millimetres
	Head   int       // how many of the first rows are repeated
	Rows   []Row     // from the top down
}

// Row is cells from left to right. A column covered by a cell that spans from
// a row above is skipped, as in HTML.
type Row struct {
	Height float64 // the least one, millimetres
	Cells  []Cell  // from left to right
}

// Cell is one field of a grid.
type Cell struct {
	Text   string // what it says; a line break begins a new line
	Style  Style  // how the text looks
	Border Border // its drawn sides
	// Cols and Rows are how many columns and rows it takes; 0 is 1.
	Cols, Rows int
}

// Border is the set of drawn sides of a cell.
type Border uint8

// Sides of a cell.
const (
	SideLeft Border = 1 << iota
	SideTop
	SideRight
	SideBottom
	Boxed = SideLeft | SideTop | SideRight | SideBottom
)

// Together is blocks no page break parts, unless they are taller than a page.
type Together struct {
	Blocks []Block // from the top down
}

// Beside is parts side by side from the left margin; no page break cuts them.
type Beside struct {
	Parts []Part // from left to right
}

// Part is a column of Beside.
type Part struct {
	Width  float64 // millimetres
	Blocks []Block // from the top down
}

// Picture is an image laid over the paper, such as a signature or a stamp. Its
// place is counted from the point the flow has reached, and it takes no room.
type Picture struct {
	Data          []byte  // PNG or JPEG
	X, Y          float64 // of its upper left corner, millimetres to the right and down
	Width, Height float64 // millimetres
}

// Symbol is a square of dark and light modules, such as a QR code, with a quiet
// zone of four modules around it.
type Symbol struct {
	Modules [][]bool // rows of modules, true is dark
	Module  float64  // side of a module, millimetres
	Align   Align    // where it stands between the margins
}

// QuietZone is the blank border of a Symbol in modules, as ISO/IEC 18004 asks.
const QuietZone = 4

// Side is the width and height of the symbol with its quiet zone.
func (s Symbol) Side() float64 { return float64(len(s.Modules)+2*QuietZone) * s.Module }

func (Text) block()     {}
func (Rule) block()     {}
func (Spacer) block()   {}
func (Grid) block()     {}
func (Together) block() {}
func (Beside) block()   {}
func (Picture) block()  {}
func (Symbol) block()   {}
