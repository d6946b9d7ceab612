package cube

import "encoding/binary"

// paperCount counts documents by cell. A document met in many rows, and in
// reversals that take those rows back, is one document whose figures add up;
// it counts when something is left of it.
type paperCount struct {
	wanted bool
	found  []paper
}

// paper is what is left of a document in a cell.
type paper struct {
	key   uint64 // cell and document
	qty   int64  // thousandths
	gross int64  // kopecks: tells for lines without quantity
}

// add gathers a chunk. Lines of one document lie together, so most of them
// fall into the paper before.
func (p *paperCount) add(c *Chunk, cells []uint64, trash uint64) {
	docs, qty, gross := c.Document[:4*len(cells)], c.Qty[:8*len(cells)], c.Revenue[:8*len(cells)]
	for i, cell := range cells {
		if cell == trash {
			continue
		}
		key := cell<<32 | uint64(binary.LittleEndian.Uint32(docs[4*i:]))
		if n := len(p.found); n == 0 || p.found[n-1].key != key {
			p.found = append(p.found, paper{key: key})
		}
		last := &p.found[len(p.found)-1]
		last.qty += valueAt(qty, i)
		last.gross += valueAt(gross, i)
	}
}

// count adds the number of documents to their cells: of shipments only, or of
// all that something is left of.
func (p *paperCount) count(sums []int64, shipments bool) {
	sortByKey(p.found, func(d *paper) uint64 { return d.key })
	for i := 0; i < len(p.found); {
		d := p.found[i]
		for i++; i < len(p.found) && p.found[i].key == d.key; i++ {
			d.qty += p.found[i].qty
			d.gross += p.found[i].gross
		}
		shipped := d.qty > 0 || d.qty == 0 && d.gross > 0
		if shipped || !shipments && (d.qty != 0 || d.gross != 0) {
			sums[d.key>>32]++
		}
	}
}
