package docs

import (
	"math/bits"

	"rsc.io/qr/coding"
)

// lane is a row or column of modules: bit i is set where module i is dark. The
// widest symbol has 177.
type lane [3]uint64

func (l *lane) set(i int) { l[i/64] |= 1 << (i % 64) }

// from moves module i+n to i, n less than 64.
func (l lane) from(n int) lane {
	return lane{l[0]>>n | l[1]<<(64-n), l[1]>>n | l[2]<<(64-n), l[2] >> n}
}

func (l lane) and(o lane) lane { return lane{l[0] & o[0], l[1] & o[1], l[2] & o[2]} }

// same has a bit where both have the same colour.
func (l lane) same(o lane) lane { return lane{^(l[0] ^ o[0]), ^(l[1] ^ o[1]), ^(l[2] ^ o[2])} }

func (l lane) count() int {
	return bits.OnesCount64(l[0]) + bits.OnesCount64(l[1]) + bits.OnesCount64(l[2])
}

// first has the first n bits.
func first(n int) lane {
	var l lane
	for i := range n {
		l.set(i)
	}
	return l
}

// lanes are the rows and columns of a symbol.
func lanes(code *coding.Code) (rows, columns []lane) {
	rows, columns = make([]lane, code.Size), make([]lane, code.Size)
	for y := range rows {
		for i, eight := range code.Bitmap[y*code.Stride:][:(code.Size+7)/8] {
			rows[y][i/8] |= uint64(bits.Reverse8(eight)) << (i % 8 * 8)
		}
		for i, word := range rows[y] {
			for ; word != 0; word &= word - 1 {
				columns[i*64+bits.TrailingZeros64(word)].set(y)
			}
		}
	}
	return rows, columns
}

// penalty counts what hampers a reader by ISO/IEC 18004 § 7.8.3: runs and
// blocks of one colour, shapes like a finder pattern, too much dark or light.
// The mask that costs least is to be taken.
func penalty(code *coding.Code) int {
	n := code.Size
	rows, columns := lanes(code)
	pairs, windows := first(n-1), first(n-10)
	points, dark := 0, 0
	for i := range n {
		dark += rows[i].count()
		for _, l := range [...]lane{rows[i], columns[i]} {
			points += l.runs(pairs) + 40*l.lookalikes(windows)
		}
		if i > 0 {
			a, b := rows[i-1], rows[i]
			blocks := a.same(b).and(a.same(a.from(1))).and(b.same(b.from(1))).and(pairs)
			points += 3 * blocks.count()
		}
	}
	off := 20*dark - 10*n*n // from half the area, in twentieths of it
	return points + 10*(max(off, -off)/(n*n))
}

// runs gives three points for five modules of one colour in a row and one for
// each more: a run of k makes k−4 fives, and is worth two more than they are.
func (l lane) runs(pairs lane) int {
	same := l.same(l.from(1)).and(pairs)
	twos := same.and(same.from(1))
	fives := twos.and(twos.from(2))
	apart := fives.count() - fives.and(fives.from(1)).count()
	return fives.count() + 2*apart
}

// lookalikes counts shapes like a finder pattern: its proportions 1:1:3:1:1
// with four light modules before or after.
func (l lane) lookalikes(windows lane) int {
	light := l.same(lane{})
	finder := l.and(light.from(1)).and(l.from(2)).and(l.from(3)).and(l.from(4)).and(light.from(5)).and(l.from(6))
	twos := light.and(light.from(1))
	fours := twos.and(twos.from(2))
	after := finder.and(fours.from(7)).and(windows)
	before := fours.and(finder.from(4)).and(windows)
	return after.count() + before.count()
}
