package list

import (
	"context"
	"slices"
	"strings"

	"kartoteka/data/lang"
	"kartoteka/data/money"
	"kartoteka/data/text"
	"kartoteka/reports"
	"kartoteka/ui/kit/grid"
	"kartoteka/ui/look"
)

// registerRows is what Load gave, ordered, and which of it passes the search and the
// filters. It is the Source of grid and board. Values are replaced, never changed, so
// they may be made on one thread and shown on another.
type registerRows[R any] struct {
	register *Register[R]
	lang     *lang.Lang

	all    []R
	first  bool          // all is those of First: the rest is still read
	folded []string      // text searched, of each row
	order  []int         // places in all, ordered
	by     grid.Sort     // of order
	shown  []int         // those that pass, ordered
	totals []int64       // of shown, by column
	sums   []money.Money // of shown, by sum of the board
}

// load takes new rows and orders them.
func (s registerRows[R]) load(all []R, by grid.Sort) registerRows[R] {
	s.all, s.first = all, false
	s.folded = make([]string, len(all))
	if s.register.Search != nil {
		for i, r := range all {
			s.folded[i] = text.Fold(s.register.Search(r))
		}
	}
	s.order = nil
	return s.sort(by)
}

// sort orders the rows by a column; equal rows keep the order of Load.
func (s registerRows[R]) sort(by grid.Sort) registerRows[R] {
	if s.order != nil && s.by == by {
		return s
	}
	s.by = by
	s.order = make([]int, len(s.all))
	for i := range s.order {
		s.order[i] = i
	}
	for i := range s.register.Columns {
		if c := &s.register.Columns[i]; c.key == by.Key {
			slices.SortStableFunc(s.order, c.sorter(s.lang, s.all, by.Desc))
		}
	}
	return s
}

// passes is whether a row passes all filters in force.
type passes[R any] func(R) bool

// pick keeps the rows that hold every word of the search, or are found
// otherwise, and pass the filters.
func (s registerRows[R]) pick(ctx context.Context, search string, filters []passes[R]) (registerRows[R], error) {
	words := strings.Fields(text.Fold(search))
	found := func(R) bool { return false }
	if s.register.Finds != nil && len(words) > 0 {
		more, err := s.register.Finds(ctx, search)
		if err != nil {
			return s, err
		}
		if more != nil {
			found = more
		}
	}
	s.shown = make([]int, 0, len(s.order))
	for n, i := range s.order {
		if n%4096 == 0 && ctx.Err() != nil {
			return s, ctx.Err()
		}
		if (holds(s.folded[i], words) || found(s.all[i])) && passesAll(s.all[i], filters) {
			s.shown = append(s.shown, i)
		}
	}
	s.sum()
	return s, nil
}

func holds(text string, words []string) bool {
	for _, w := range words {
		if !strings.Contains(text, w) {
			return false
		}
	}
	return true
}

func passesAll[R any](r R, filters []passes[R]) bool {
	for _, pass := range filters {
		if !pass(r) {
			return false
		}
	}
	return true
}

// sum adds up the columns with totals and those the board shows.
func (s *registerRows[R]) sum() {
	s.totals = make([]int64, len(s.register.Columns))
	for c := range s.register.Columns {
		if col := &s.register.Columns[c]; col.total {
			for _, i := range s.shown {
				s.totals[c] += col.value(s.all[i]).Int
			}
		}
	}
	s.sums = nil
	if b := s.register.Board; b != nil {
		s.sums = make([]money.Money, len(b.Sums))
		for n := range b.Sums {
			for _, i := range s.shown {
				s.sums[n] += b.Sums[n].Of(s.all[i])
			}
		}
	}
}

// Len implements Source.
func (s *registerRows[R]) Len() int { return len(s.shown) }

// ID implements Source.
func (s *registerRows[R]) ID(row int) string { return s.register.ID(s.all[s.shown[row]]) }

// Cell implements Source.
func (s *registerRows[R]) Cell(row, col int, out *grid.Cell) {
	c, r := &s.register.Columns[col], s.all[s.shown[row]]
	c.cell(s.lang, r, out)
	if s.register.Ticked != nil && c.grid.Lead {
		out.Icon = tickIcon(s.register.Ticked(r))
	}
}

// row is the row at a place in what is shown.
func (s *registerRows[R]) row(place int) R { return s.all[s.shown[place]] }

// at returns the rows at places in what is shown.
func (s *registerRows[R]) at(places []int) []R {
	rows := make([]R, len(places))
	for i, p := range places {
		rows[i] = s.row(p)
	}
	return rows
}

// footer is the total of a column; the first visible one without a sum counts
// the rows.
func (s *registerRows[R]) footer(col, first int, out *grid.Cell) {
	c := &s.register.Columns[col]
	switch {
	case s.first: // of the rest nothing is known
	case c.total:
		out.Text = c.write(s.lang, s.total(col))
		if s.totals[col] < 0 {
			out.Role = look.Bad
		}
	case col == first:
		out.Text = s.lang.T("register.total", "N", len(s.shown))
	}
}

func (s *registerRows[R]) total(col int) reports.Cell {
	switch s.register.Columns[col].kind {
	case reports.KindMoney:
		return reports.Money(money.Money(s.totals[col]))
	case reports.KindQty:
		return reports.Qty(money.Qty(s.totals[col]))
	}
	return reports.Count(s.totals[col])
}

// table is what is shown as a table of these columns.
func (s *registerRows[R]) table(cols []int) reports.Table {
	t := reports.Table{Name: s.register.Key, Title: reports.Message{Key: s.register.Key + ".title"}}
	summed := false
	for _, c := range cols {
		col := &s.register.Columns[c]
		t.Columns = append(t.Columns, reports.Column{Key: col.key, Kind: col.kind})
		cell := reports.None(col.kind)
		if col.total {
			cell, summed = s.total(c), true
		}
		t.Totals = append(t.Totals, cell)
	}
	if !summed {
		t.Totals = nil
	}
	for _, i := range s.shown {
		cells := make([]reports.Cell, len(cols))
		for n, c := range cols {
			cells[n] = s.register.Columns[c].value(s.all[i])
		}
		t.Rows = append(t.Rows, reports.Row{Cells: cells})
	}
	return t
}
