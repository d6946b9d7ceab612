package reports

import (
	"math"
	"strings"

	"kartoteka/data/lang"
	"kartoteka/data/money"
)

// Keys of words that are put together here:
//
//lang: column.* param.* report.*

const dash = "—"

// In writes a cell in a language. A value that does not exist is a dash; an
// empty text is empty.
func (c Cell) In(l *lang.Lang) string {
	if !c.Set {
		if c.Kind == KindText {
			return ""
		}
		return dash
	}
	switch c.Kind {
	case KindMoney:
		return l.Money(money.Money(c.Int))
	case KindQty:
		return l.Qty(money.Qty(c.Int))
	case KindCount:
		return l.Int(c.Int)
	case KindPercent:
		return l.Percent(c.Float)
	case KindDate:
		return l.Date(c.Time)
	case KindPeriod:
		return l.Period(c.Text, c.Time)
	case KindWord:
		return l.T(c.Text)
	}
	return c.Text
}

// Show writes a cell of a table: as In does, but a zero figure is left empty,
// so that the eye finds what there is.
func (c Cell) Show(l *lang.Lang) string {
	if c.Set && c.Number() && c.Int == 0 && c.Float == 0 {
		return ""
	}
	return c.In(l)
}

// Number tells whether the cell is a figure, aligned to the right.
func (c Cell) Number() bool { return c.Kind.Number() }

// Number tells whether cells of the kind are figures, aligned to the right.
func (k Kind) Number() bool {
	return k == KindMoney || k == KindQty || k == KindCount || k == KindPercent
}

// First writes the first cell of the row with the row's mark: «ноябрь 2026 г.
// (не окончен)».
func (r Row) First(l *lang.Lang) string {
	s := r.Cells[0].Show(l)
	if r.Mark != "" {
		s += " (" + l.T(r.Mark) + ")"
	}
	return s
}

// In is the heading of the column.
func (c Column) In(l *lang.Lang) string {
	if c.Word != "" {
		return l.T(c.Word)
	}
	return l.T("column." + c.Key)
}

// In says a message in a language; a message without a key is empty.
func (m Message) In(l *lang.Lang) string {
	if m.Key == "" {
		return ""
	}
	args := make([]any, len(m.Args))
	for i, a := range m.Args {
		switch a := a.(type) {
		case Cell:
			args[i] = a.In(l)
		case Brief:
			args[i] = a.In(l)
		case Names:
			args[i] = a.In(l)
		default:
			args[i] = a
		}
	}
	if m.HasN {
		return l.N(m.Key, int64(m.N), args...)
	}
	return l.T(m.Key, args...)
}

// In writes the sum short: «5,8 млн ₽», «+340 тыс. ₽», «950 ₽»; counts and
// quantities without a sign of money.
func (b Brief) In(l *lang.Lang) string {
	s := ""
	if b.Signed && b.Cell.Int > 0 {
		s = "+"
	}
	switch b.Cell.Kind {
	case KindMoney:
		scale := ScaleOf(KindMoney, math.Abs(float64(b.Cell.Int)))
		x := float64(b.Cell.Int) / scale.Unit
		decimals := 0
		if scale.Key != "report.unit.rub" && math.Abs(x) < 100 {
			decimals = 1
		}
		return s + l.Number(x, decimals) + "\u00a0" + l.T(scale.Key)
	case KindQty:
		return s + l.Qty(money.Qty(b.Cell.Int))
	}
	return s + b.Cell.In(l)
}

// Scale is a unit sums are written in: its size in the units of a cell and the
// key of its words, empty for plain units.
type Scale struct {
	Unit float64 // how many units of the cell it is
	Key  string  // of its words; empty for plain units
}

// ScaleOf chooses the unit in which the greatest of the values is short:
// roubles below ten thousand, then thousands, millions, billions. Quantities
// and counts go on in thousands and millions of units.
func ScaleOf(k Kind, greatest float64) Scale {
	one := map[Kind]float64{KindMoney: 100, KindQty: 1000}[k]
	if one == 0 {
		one = 1
	}
	names := [4]string{"", "report.unit.thousand", "report.unit.million", "report.unit.billion"}
	if k == KindMoney {
		names = [4]string{
			"report.unit.rub", "report.unit.rub_thousand", "report.unit.rub_million", "report.unit.rub_billion",
		}
	}
	switch {
	case greatest >= 1e9*one:
		return Scale{1e9 * one, names[3]}
	case greatest >= 1e6*one:
		return Scale{1e6 * one, names[2]}
	case greatest >= 1e4*one:
		return Scale{1e3 * one, names[1]}
	}
	return Scale{one, names[0]}
}

// In lists the names in a sentence.
func (n Names) In(l *lang.Lang) string {
	list := make([]string, len(n.First))
	for i, c := range n.First {
		list[i] = c.In(l)
		if i < len(n.Values) {
			list[i] += " (" + n.Values[i].In(l) + ")"
		}
	}
	if n.More > 0 {
		return l.N("report.names.more", int64(n.More), "Names", strings.Join(list, ", "))
	}
	if len(list) < 2 {
		return strings.Join(list, "")
	}
	last := len(list) - 1
	return l.T("report.names.and", "Names", strings.Join(list[:last], ", "), "Last", list[last])
}
