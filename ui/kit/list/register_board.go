package list

import (
	"strings"

	"fyne.io/fyne/v2"

	"kartoteka/data/money"
	"kartoteka/reports"
)

// newBoardView makes the board of a register that has one.
func (p *Page[R]) newBoardView() *boardView {
	b := newBoardView(p.env)
	b.content = p.boardContent
	b.OnSelect = p.selected
	b.OnOpen = p.open
	b.OnMenu = p.menuAt
	b.OnKey = p.HandleKey
	b.OnRune = p.typed
	if p.r.Board.Move != nil {
		b.OnMove = func(row int, to string) { p.move(p.rows.row(row), to) }
		b.May = func(row int, to string) string { return p.mayMove(p.rows.row(row), to) }
	}
	return b
}

// boardContent parts the rows that pass among columns and targets.
func (p *Page[R]) boardContent() (lanes []boardLane, boxes []boardBox) {
	lane, box := map[string]int{}, map[string]int{}
	for i, c := range p.r.Board.Columns() {
		lanes, lane[c.ID] = append(lanes, boardLane{BoardColumn: c}), i
	}
	for i, t := range p.targets() {
		boxes, box[t.ID] = append(boxes, boardBox{BoardTarget: t}), i
	}
	sums := make([]money.Money, len(lanes)*len(p.r.Board.Sums))
	p.offBoard = 0
	for row, i := range p.rows.shown {
		r := &p.rows.all[i]
		place := p.placeOf(*r)
		if at, ok := lane[place]; ok {
			lanes[at].rows = append(lanes[at].rows, row)
			for n := range p.r.Board.Sums {
				sums[at*len(p.r.Board.Sums)+n] += p.r.Board.Sums[n].Of(*r)
			}
		} else if at, ok := box[place]; ok {
			boxes[at].count++
		} else {
			p.offBoard++
		}
	}
	for i := range lanes {
		p.headLane(&lanes[i], sums[i*len(p.r.Board.Sums):][:len(p.r.Board.Sums)])
	}
	return lanes, boxes
}

func (p *Page[R]) targets() []BoardTarget {
	if p.r.Board.Targets == nil {
		return nil
	}
	return p.r.Board.Targets()
}

// placeOf is the column of a row: where it was moved to while the move runs.
func (p *Page[R]) placeOf(r R) string {
	if len(p.moves) > 0 {
		if m, ok := p.moves[p.r.ID(r)]; ok {
			return m.to
		}
	}
	return p.r.Board.Place(r)
}

// Card implements cardSource.
func (s *registerRows[R]) Card(row int) BoardCard { return s.register.Board.Card(s.row(row)) }

// headLane writes the head of a column.
func (p *Page[R]) headLane(lane *boardLane, sums []money.Money) {
	l := p.env.Lang
	lane.brief = []string{l.Int(int64(len(lane.rows)))}
	full := []string{lane.Note}
	for i, sum := range sums {
		if brief := p.sumWords(i, briefMoney(p, sum)); i == 0 {
			lane.brief[0] += " · " + brief
		} else {
			lane.brief = append(lane.brief, brief)
		}
		full = append(full, p.sumWords(i, l.Money(sum)+"\u00a0₽"))
	}
	lane.full = strings.TrimPrefix(strings.Join(full, " · "), " · ")
}

func briefMoney[R any](p *Page[R], sum money.Money) string {
	return reports.Brief{Cell: reports.Money(sum)}.In(p.env.Lang)
}

// lang: board.sum.*

// sumWords names a sum of the board.
func (p *Page[R]) sumWords(i int, sum string) string {
	if key := p.r.Board.Sums[i].Key; key != "" {
		return p.env.Lang.T("board.sum."+key, "Sum", sum)
	}
	return sum
}

// boardWords is what is shown of all rows that pass beside their count: the sums,
// and how many of them have no place on the board.
func (p *Page[R]) boardWords() string {
	var parts []string
	for i, sum := range p.rows.sums {
		parts = append(parts, p.sumWords(i, briefMoney(p, sum)))
	}
	if p.onBoard() && p.offBoard > 0 {
		parts = append(parts, p.env.Lang.T("board.off", "N", p.offBoard))
	}
	return strings.Join(parts, " · ")
}

// onBoard is whether the rows are shown as cards.
func (p *Page[R]) onBoard() bool { return p.board != nil && p.body == rowsView(p.board) }

// ShowBoard shows the rows as cards or in lines, and remembers it.
func (p *Page[R]) ShowBoard(on bool) {
	p.prefs.List = !on
	p.remember()
	p.turnTo(on)
	p.focusRows()
}

// turnTo shows the rows as cards or in lines; the record under the cursor stays
// under it.
func (p *Page[R]) turnTo(board bool) {
	if p.board == nil || board == p.onBoard() {
		return
	}
	old, row := p.body, p.body.Cursor()
	p.board.letGo()
	p.body = p.grid
	if board {
		p.body = p.board
	}
	p.bar.turn(board)
	p.body.SetSource(p.rows)
	p.body.Select(row)
	p.selected()
	p.Refresh()
	if p.env.Window.Canvas().Focused() == fyne.Focusable(old) {
		p.focusRows()
	}
}
