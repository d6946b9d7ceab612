package reports

import (
	"cmp"
	"context"
	"fmt"
	"slices"
)

// Ranked is an object with its value.
type Ranked struct {
	Ordinal uint32
	Value   int64
}

// Rank orders the objects whose seen is true by value, greatest first. Equal
// values stay in the order of ordinals.
func Rank(values []int64, seen []bool) []Ranked {
	ranked := make([]Ranked, 0, len(values))
	for o, v := range values {
		if seen[o] {
			ranked = append(ranked, Ranked{uint32(o), v})
		}
	}
	sortRanked(ranked)
	return ranked
}

// sortRanked puts the greatest value first.
func sortRanked(ranked []Ranked) {
	sortByKey(ranked, func(r *Ranked) uint64 { return ^(uint64(r.Value) ^ 1<<63) })
}

// Rank orders the rows of a cube without columns by a measure, greatest first;
// rows where no fact fell are left out.
func (r *Result) Rank(measure int) []Ranked {
	n := r.Rows.Len() * r.Cols.Len()
	if r.cell == nil {
		return Rank(r.sums[measure][:n], r.seen[:n])
	}
	var ranked []Ranked
	for row := range r.Cells() {
		ranked = append(ranked, Ranked{uint32(row), r.At(measure, row, 0)})
	}
	sortRanked(ranked)
	return ranked
}

// named is a ranked list with names, ties settled: equal values stand by name
// in the reader's language, then by key.
type named struct {
	Ranked
	Member
}

// nameRanked looks the names up and settles ties.
func nameRanked(ctx context.Context, src Source, axis Axis, ranked []Ranked) ([]named, error) {
	ordinals := make([]uint32, len(ranked))
	for i, r := range ranked {
		ordinals[i] = r.Ordinal
	}
	members, err := src.Facts.Members(ctx, axis, ordinals)
	if err != nil {
		return nil, fmt.Errorf("names of %s: %w", axis, err)
	}
	list := make([]named, len(ranked))
	for i, r := range ranked {
		list[i] = named{r, members[i]}
	}
	for i := 0; i < len(list); {
		k := i + 1
		for k < len(list) && list[k].Value == list[i].Value {
			k++
		}
		if k > i+1 {
			slices.SortStableFunc(list[i:k], func(a, b named) int {
				return cmp.Or(src.Compare(a.Name, b.Name), cmp.Compare(a.Key, b.Key))
			})
		}
		i = k
	}
	return list, nil
}
