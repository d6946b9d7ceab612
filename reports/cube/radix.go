package cube

// sortByKey sorts by an unsigned key, stably, digit by digit (LSD radix sort
// of 11 bits). Digits that all keys share cost one look. On 100 000 sums it is
// several times faster than comparing.
func sortByKey[T any](items []T, key func(*T) uint64) {
	const digitBits = 11
	if len(items) < 2 {
		return
	}
	var differ uint64
	first := key(&items[0])
	for i := range items {
		differ |= first ^ key(&items[i])
	}
	from, to := items, make([]T, len(items))
	for shift := 0; shift < 64; shift += digitBits {
		if differ>>shift&(1<<digitBits-1) == 0 {
			continue
		}
		var at [1 << digitBits]int
		for i := range from {
			at[key(&from[i])>>shift&(1<<digitBits-1)]++
		}
		sum := 0
		for d, n := range at {
			at[d] = sum
			sum += n
		}
		for i := range from {
			d := key(&from[i]) >> shift & (1<<digitBits - 1)
			to[at[d]] = from[i]
			at[d]++
		}
		from, to = to, from
	}
	if &from[0] != &items[0] {
		copy(items, from)
	}
}
