package money

import (
	"math"
	"math/bits"

	"kartoteka/data/problem"
)

// MulDiv returns a·b/c rounded half away from zero. The product has 128 bits,
// so only a result that does not fit, or c = 0, is refused.
func MulDiv(a, b, c int64) (int64, error) {
	hi, lo := bits.Mul64(abs(a), abs(b))
	return quotient(hi, lo, abs(c), (a < 0) != (b < 0) != (c < 0))
}

// LineSum returns quantity × price less the discount, rounded once to the
// kopeck: the sum of a document line. A negative discount is a mark-up.
func LineSum(q Qty, price Money, discount Percent) (Money, error) {
	const whole = 100_00                  // 100 % in hundredths of a per cent
	if discount < math.MinInt64+whole+1 { // 100 % − discount would not fit
		return 0, tooBig()
	}
	rest := int64(whole - discount)
	hi, lo := bits.Mul64(abs(int64(q)), abs(int64(price)))
	over, high := bits.Mul64(hi, abs(rest))
	carry, low := bits.Mul64(lo, abs(rest))
	high, c := bits.Add64(high, carry, 0)
	if over+c != 0 {
		return 0, tooBig()
	}
	sum, err := quotient(high, low, 1000*whole, (q < 0) != (price < 0) != (rest < 0))
	return Money(sum), err
}

// UnitPrice returns the price of one unit when the sum of a line is given. It
// need not multiply back exactly: a third of 100.00 is 33.33.
func UnitPrice(sum Money, q Qty) (Money, error) {
	p, err := MulDiv(int64(sum), 1000, int64(q))
	return Money(p), err
}

// Sum adds and refuses a total that does not fit into 64 bits of kopecks, about
// 92 quadrillion roubles.
func Sum(ms ...Money) (Money, error) {
	var total int64
	for _, m := range ms {
		next := total + int64(m)
		if (next > total) != (m > 0) && m != 0 {
			return 0, tooBig()
		}
		total = next
	}
	return Money(total), nil
}

// quotient divides a 128-bit magnitude, rounding half up, and gives it a sign.
func quotient(hi, lo, c uint64, negative bool) (int64, error) {
	if c == 0 {
		return 0, problem.At("", "problem.money.divide_by_zero")
	}
	if hi >= c {
		return 0, tooBig()
	}
	q, r := bits.Div64(hi, lo, c)
	if r >= c-r {
		if q == math.MaxUint64 {
			return 0, tooBig()
		}
		q++
	}
	if negative && q <= 1<<63 {
		return -int64(q), nil
	}
	if q > math.MaxInt64 {
		return 0, tooBig()
	}
	return int64(q), nil
}

// abs is the magnitude; it is right for the least integer too.
func abs(n int64) uint64 {
	if n < 0 {
		return -uint64(n)
	}
	return uint64(n)
}

func tooBig() error { return problem.At("", "problem.money.too_big") }

// Divide returns a / n rounded half away from zero; n is above zero.
func Divide(a, n int64) int64 {
	if a < 0 {
		return -Divide(-a, n)
	}
	return (a + n/2) / n
}
