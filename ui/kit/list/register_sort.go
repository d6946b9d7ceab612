package list

import (
	"cmp"
	"slices"

	"kartoteka/data/lang"
	"kartoteka/reports"
)

// sorter compares two rows by the column through keys made once for all rows;
// rows without a value come last, whichever way the order runs.
func (c *Column[R]) sorter(l *lang.Lang, rows []R, desc bool) func(a, b int) int {
	way := 1
	if desc {
		way = -1
	}
	if c.order == nil && c.kind != reports.KindText && c.kind != reports.KindWord {
		keys, set := make([]int64, len(rows)), make([]bool, len(rows))
		for i, r := range rows {
			keys[i], set[i] = number(c.value(r))
		}
		return func(a, b int) int {
			if set[a] != set[b] {
				return cmp.Compare(rank(set[a]), rank(set[b]))
			}
			return way * cmp.Compare(keys[a], keys[b])
		}
	}
	keys := make([][]byte, len(rows))
	for i, r := range rows {
		if text := c.orderText(l, r); text != "" {
			keys[i] = l.SortKey(text)
		}
	}
	return func(a, b int) int {
		if (keys[a] == nil) != (keys[b] == nil) {
			return cmp.Compare(rank(keys[a] != nil), rank(keys[b] != nil))
		}
		return way * slices.Compare(keys[a], keys[b])
	}
}

func (c *Column[R]) orderText(l *lang.Lang, r R) string {
	if c.order != nil {
		return c.order(r)
	}
	return c.write(l, c.value(r))
}

// number is a value to order by; per cents count to a millionth.
func number(v reports.Cell) (int64, bool) {
	switch v.Kind {
	case reports.KindPercent:
		return int64(v.Float * 1e6), v.Set
	case reports.KindDate:
		return v.Time.Unix(), v.Set
	}
	return v.Int, v.Set
}

func rank(set bool) int {
	if set {
		return 0
	}
	return 1
}
