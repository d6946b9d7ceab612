package cube

// Ranked is an object with its value.
type Ranked struct {
	Ordinal uint32 // of the object on its axis
	Value   int64  // of the measure ranked by
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
	if r.cell == nil {
		return Rank(r.Values(measure))
	}
	var ranked []Ranked
	for row := range r.Cells() {
		ranked = append(ranked, Ranked{uint32(row), r.At(measure, row, 0)})
	}
	sortRanked(ranked)
	return ranked
}
