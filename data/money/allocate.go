package money

import (
	"math/big"
	"slices"
)

// Allocate shares the total in proportion to the magnitudes of the weights and
// keeps the sum to the kopeck: what is left after rounding down goes, kopeck by
// kopeck, to the largest remainders, the earlier share first among equals. With
// all weights zero the shares are even. No weights, no shares.
//
// It spreads a discount, a payment or delivery over the lines of a document.
func Allocate(total Money, weights []int64) []Money {
	if len(weights) == 0 {
		return nil
	}
	parts := make([]*big.Int, len(weights))
	whole := new(big.Int)
	for i, w := range weights {
		parts[i] = new(big.Int).SetUint64(abs(w))
		whole.Add(whole, parts[i])
	}
	if whole.Sign() == 0 {
		for _, p := range parts {
			p.SetInt64(1)
		}
		whole.SetInt64(int64(len(parts)))
	}
	return largestRemainder(total, parts, whole)
}

// largestRemainder gives each part its share rounded toward zero and then deals
// the rest out. The remainders replace the parts.
func largestRemainder(total Money, parts []*big.Int, whole *big.Int) []Money {
	shares := make([]Money, len(parts))
	order := make([]int, len(parts))
	sum := new(big.Int).SetInt64(int64(total))
	left, share := total, new(big.Int)
	for i, p := range parts {
		share.QuoRem(p.Mul(p, sum), whole, p)
		shares[i] = Money(share.Int64())
		left -= shares[i]
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return parts[b].CmpAbs(parts[a]) })
	step := Money(1)
	if left < 0 {
		step = -1
	}
	for i := 0; left != 0; i++ {
		shares[order[i]] += step
		left -= step
	}
	return shares
}
