package cube

import (
	"encoding/binary"

	"kartoteka/data/calendar"
)

// Pass is one run of a cube over the chunks: for each chunk it numbers the
// cell of every row, column by column, then adds each measure into the cells.
// A chunk's scratch stays in the processor's cache, so that the only memory
// touched at random is the sums.
type Pass struct {
	span        calendar.Span
	vatIncluded bool
	columns     Columns
	parts       []part
	masks       []mask
	periods     []calendar.DayNumber
	rows, cols  Side

	cell     map[uint64]uint64 // combination → cell of a sparse cube
	trash    uint64            // the cell of rows that do not count
	seen     []bool
	measures []Measure
	sums     [][]int64
	papers   paperCount // filled when a measure counts documents

	cells  []uint64 // scratch: the cell of each row of the chunk
	values []int64  // scratch: a measure of each row of the chunk
}

// allot makes room for the sums. The last cell is for the rows that do not
// count: adding them there is cheaper than asking again in each measure.
func (p *Pass) allot(measures []Measure, cells uint64) {
	if cells > denseCells {
		p.cell = map[uint64]uint64{}
		cells = 0
	}
	p.trash = cells
	p.seen = make([]bool, cells+1)
	p.measures = measures
	for _, m := range measures {
		p.columns |= m.columns(p.vatIncluded)
		p.sums = append(p.sums, make([]int64, cells+1))
		p.papers.wanted = p.papers.wanted || m.CountsPapers()
	}
}

// Add takes one chunk in.
func (p *Pass) Add(c Chunk) error {
	if err := c.check(p.columns); err != nil {
		return err
	}
	if cap(p.cells) < c.Rows {
		p.cells = make([]uint64, c.Rows)
		p.values = make([]int64, c.Rows)
	}
	cells, values := p.cells[:c.Rows], p.values[:c.Rows]
	if err := p.number(&c, cells); err != nil {
		return err
	}
	for _, cell := range cells {
		p.seen[cell] = true
	}
	for i, m := range p.measures {
		if m.CountsPapers() {
			continue
		}
		m.read(&c, p.vatIncluded, values)
		sums := p.sums[i]
		for k, cell := range cells {
			sums[cell] += values[k]
		}
	}
	if p.papers.wanted {
		p.papers.add(&c, cells, p.trash)
	}
	return nil
}

// number writes the cell of every row of the chunk.
func (p *Pass) number(c *Chunk, cells []uint64) error {
	clear(cells)
	for i := range p.parts {
		if err := p.parts[i].number(c, p.span, cells); err != nil {
			return err
		}
	}
	if p.cell != nil {
		p.place(cells)
	}
	if !c.Whole {
		days := c.Date
		for i := range cells {
			d := calendar.DayNumber(binary.LittleEndian.Uint32(days[:4]))
			days = days[4:]
			if d < p.span.From || d >= p.span.To {
				cells[i] = p.trash
			}
		}
	}
	for i := range p.masks {
		if err := p.masks[i].drop(c, cells, p.trash); err != nil {
			return err
		}
	}
	return nil
}

// place turns combinations of a sparse cube into cells given out as met. Cell
// 0 is the trash.
func (p *Pass) place(cells []uint64) {
	for i, combination := range cells {
		cell, ok := p.cell[combination]
		if !ok {
			cell = uint64(len(p.seen))
			p.cell[combination] = cell
			p.seen = append(p.seen, false)
			for k := range p.sums {
				p.sums[k] = append(p.sums[k], 0)
			}
		}
		cells[i] = cell
	}
}

// Result is what was summed of the chunks added.
func (p *Pass) Result() *Result {
	for i, m := range p.measures {
		if m.CountsPapers() {
			p.papers.count(p.sums[i], m == Orders)
		}
	}
	for combination, cell := range p.cell {
		if !p.seen[cell] {
			delete(p.cell, combination)
		}
	}
	return &Result{Rows: p.rows, Cols: p.cols, Periods: p.periods, sums: p.sums, seen: p.seen, cell: p.cell}
}
