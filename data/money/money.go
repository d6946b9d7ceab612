// Package money is exact arithmetic of sums, quantities, discounts and rates.
//
// All values are integers: kopecks, thousandths of a unit, hundredths of a per
// cent. Products pass through 128 bits and are rounded half away from zero
// once, to the kopeck; nothing here or above it uses a float for money.
package money

// Money is a sum in kopecks.
type Money int64

// Qty is a quantity in thousandths of a unit (1С keeps three decimals too).
type Qty int64

// Percent is a discount or mark-up in hundredths of a per cent: 550 is 5.5 %.
type Percent int64

// Rate is a tax rate as a fraction of the net amount: 22 % is {22, 100}.
type Rate struct {
	Num, Den int64 // numerator and denominator
}
