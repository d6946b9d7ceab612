package money

import "math"

// Included returns the tax contained in a gross sum, rounded half away from
// zero to the kopeck: 12 200.00 at 22 % holds 2 200.00 (22/122). Documents
// compute it per line and add the lines up, as the tax invoice shows it.
func (r Rate) Included(gross Money) Money { return r.share(gross, r.Den+r.Num) }

// OnTop returns the tax to be added to a net sum, rounded half away from zero
// to the kopeck: 10 000.00 at 22 % bears 2 200.00.
func (r Rate) OnTop(net Money) Money { return r.share(net, r.Den) }

// IsZero reports whether nothing is charged: the rate 0 % and the lack of a
// rate («Без НДС») alike; papers tell those apart by the code of the rate.
func (r Rate) IsZero() bool { return r.Num == 0 }

// share is m·Num/den. A rate of at most 100 % cannot overflow; a greater one,
// which no law knows, stops at the end of the range.
func (r Rate) share(m Money, den int64) Money {
	if r.Num == 0 {
		return 0
	}
	tax, err := MulDiv(int64(m), r.Num, den)
	switch {
	case err == nil:
		return Money(tax)
	case m < 0:
		return math.MinInt64
	default:
		return math.MaxInt64
	}
}
