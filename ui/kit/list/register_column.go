package list

import (
	"time"

	"kartoteka/data/lang"
	"kartoteka/data/money"
	"kartoteka/reports"
	"kartoteka/ui/kit/grid"
	"kartoteka/ui/look"
)

// lang: column.*

// Column is one column of a register. It holds one typed value per row, and
// all else follows from that: how it is written, aligned, ordered, summed and
// exported. Its words are column.KEY, which also heads the column in files.
type Column[R any] struct {
	key   string
	kind  reports.Kind
	value func(R) reports.Cell
	role  func(R) look.Role
	order func(R) string
	days  bool
	badge bool
	bold  bool
	total bool
	width float32 // given by Width
	grid  grid.Column
}

func newColumn[R any](key string, kind reports.Kind, width float32, value func(R) reports.Cell) Column[R] {
	c := Column[R]{key: key, kind: kind, value: value}
	c.grid = grid.Column{Key: key, Width: width, Sortable: true}
	switch kind {
	case reports.KindMoney, reports.KindQty, reports.KindCount, reports.KindPercent:
		c.grid.Align = grid.AlignRight
	}
	return c
}

// Text is a column of words; without a Width or a Flex it takes a small share
// of what is left over.
func Text[R any](key string, value func(R) string) Column[R] {
	return newColumn(key, reports.KindText, 140, func(r R) reports.Cell { return reports.Text(value(r)) })
}

// Money is a column of kopecks; zero is empty, less than zero is in "bad".
func Money[R any](key string, value func(R) money.Money) Column[R] {
	return newColumn(key, reports.KindMoney, 110, func(r R) reports.Cell { return reports.Money(value(r)) })
}

// Qty is a column of quantities; zero is empty.
func Qty[R any](key string, value func(R) money.Qty) Column[R] {
	return newColumn(key, reports.KindQty, 90, func(r R) reports.Cell { return reports.Qty(value(r)) })
}

// Count is a column of whole numbers; zero is empty.
func Count[R any](key string, value func(R) int) Column[R] {
	return newColumn(key, reports.KindCount, 80, func(r R) reports.Cell { return reports.Count(int64(value(r))) })
}

// Percent is a column of per cents with one decimal.
func Percent[R any](key string, value func(R) float64) Column[R] {
	return newColumn(key, reports.KindPercent, 80, func(r R) reports.Cell { return reports.Percent(value(r)) })
}

// Days is a column of whole days, «3 дн.»; less than zero is empty.
func Days[R any](key string, value func(R) int) Column[R] {
	c := newColumn(key, reports.KindCount, 90, func(r R) reports.Cell {
		if n := value(r); n >= 0 {
			return reports.Count(int64(n))
		}
		return reports.None(reports.KindCount)
	})
	c.days = true
	return c
}

// Date is a column of days; the zero time is empty.
func Date[R any](key string, value func(R) time.Time) Column[R] {
	return newColumn(key, reports.KindDate, 92, func(r R) reports.Cell {
		if t := value(r); !t.IsZero() {
			return reports.Date(t)
		}
		return reports.None(reports.KindDate)
	})
}

// Badge is a column of states: a key of words on a tint of the role. An empty
// key is no badge.
func Badge[R any](key string, value func(R) (word string, role look.Role)) Column[R] {
	c := newColumn(key, reports.KindWord, 110, func(r R) reports.Cell {
		if word, _ := value(r); word != "" {
			return reports.Word(word)
		}
		return reports.None(reports.KindWord)
	})
	c.badge = true
	c.role = func(r R) look.Role {
		_, role := value(r)
		return role
	}
	return c
}

// Width fixes the width at 100 % zoom; with Flex it is where the flexing begins.
func (c Column[R]) Width(w float32) Column[R] { c.width = w; return c }

// Flex lets the column take a share of the width that is left over.
func (c Column[R]) Flex(weight float32) Column[R] { c.grid.Flex = weight; return c }

// Hidden leaves the column out until the person asks for it.
func (c Column[R]) Hidden() Column[R] { c.grid.Hidden = true; return c }

// Lead marks the column one recognises a row by; it is the last to give way in
// a narrow window.
func (c Column[R]) Lead() Column[R] { c.grid.Lead = true; return c }

// Bold writes the column in bold.
func (c Column[R]) Bold() Column[R] { c.bold = true; return c }

// Muted writes the column in the quiet colour.
func (c Column[R]) Muted() Column[R] {
	return c.Role(func(R) look.Role { return look.Muted })
}

// Role colours each cell.
func (c Column[R]) Role(role func(R) look.Role) Column[R] { c.role = role; return c }

// Total sums the column under the rows.
func (c Column[R]) Total() Column[R] { c.total = true; return c }

// SortBy orders by another text than the one shown, such as a company's name
// without its legal form.
func (c Column[R]) SortBy(order func(R) string) Column[R] { c.order = order; return c }

// column is the column as the grid takes it.
func (c *Column[R]) column(l *lang.Lang) grid.Column {
	const leadWidth, textFlex = 220, 0.2
	g := c.grid
	g.Title = l.T("column." + c.key)
	switch {
	case c.width > 0:
		g.Width = c.width
	case g.Lead:
		g.Width = leadWidth
	}
	if c.width == 0 && g.Flex == 0 && c.kind == reports.KindText {
		g.Flex = textFlex
	}
	return g
}

// cell fills a cell of the grid.
func (c *Column[R]) cell(l *lang.Lang, r R, out *grid.Cell) {
	v := c.value(r)
	out.Text, out.Bold, out.Badge = c.write(l, v), c.bold, c.badge
	switch {
	case c.role != nil:
		out.Role = c.role(r)
	case v.Int < 0 && c.kind == reports.KindMoney:
		out.Role = look.Bad
	}
}

// write is the value as the person reads it.
func (c *Column[R]) write(l *lang.Lang, v reports.Cell) string {
	if !v.Set {
		return ""
	}
	switch v.Kind {
	case reports.KindMoney:
		if v.Int != 0 {
			return l.Money(money.Money(v.Int))
		}
	case reports.KindQty:
		if v.Int != 0 {
			return l.Qty(money.Qty(v.Int))
		}
	case reports.KindCount:
		if c.days {
			return l.T("register.days", "N", v.Int)
		}
		if v.Int != 0 {
			return l.Int(v.Int)
		}
	case reports.KindPercent:
		return l.Percent(v.Float)
	case reports.KindDate:
		return l.Date(v.Time)
	case reports.KindWord:
		return l.T(v.Text)
	default:
		return v.Text
	}
	return ""
}
