package money

import (
	"math/big"
	"strings"
	"unicode"
	"unicode/utf8"

	"kartoteka/data/problem"
)

// calcLimit bounds the length of an expression in bytes: nobody types more into
// a field, and it bounds the nesting of brackets too.
const calcLimit = 200

// Calc reads what a person types into a field of money: a number as Parse reads
// it, or an expression of numbers, + − * / and brackets such as «1200*3» or
// «(1 500,50 + 300) / 2». The expression is computed exactly and rounded once,
// half away from zero, to the kopeck.
//
// Problems are those of Parse, and problem.money.divide_by_zero.
func Calc(s string) (Money, error) {
	n, err := calc(trimCurrency(s), moneyDigits)
	return Money(n), err
}

// CalcQty is Calc for a field of quantity, rounded to the thousandth.
func CalcQty(s string) (Qty, error) {
	n, err := calc(s, qtyDigits)
	return Qty(n), err
}

func calc(s string, digits int) (int64, error) {
	n, err := parse(s, digits, false)
	if err == nil || !problem.Has(err, "", "problem.money.syntax") {
		return n, err
	}
	if len(s) > calcLimit {
		return 0, problem.At("", "problem.money.too_long", "Max", calcLimit)
	}
	e := expression{rest: s}
	v, err := e.sum()
	if err != nil {
		return 0, err
	}
	if e.peek() != 0 {
		return 0, problem.At("", "problem.money.syntax", "Text", strings.TrimSpace(s))
	}
	unit := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(digits)), nil)
	return round(v.Mul(v, new(big.Rat).SetInt(unit)))
}

// round gives the nearest integer, halves away from zero.
func round(v *big.Rat) (int64, error) {
	num := new(big.Int).Abs(v.Num())
	num.Lsh(num, 1).Add(num, v.Denom())
	num.Quo(num, new(big.Int).Lsh(v.Denom(), 1))
	if v.Sign() < 0 {
		num.Neg(num)
	}
	if !num.IsInt64() {
		return 0, tooBig()
	}
	return num.Int64(), nil
}

// expression is a recursive descent over the rest of the text.
type expression struct{ rest string }

// peek returns the next sign that is no space, or 0 at the end.
func (e *expression) peek() rune {
	e.rest = strings.TrimLeftFunc(e.rest, unicode.IsSpace)
	r, _ := utf8.DecodeRuneInString(e.rest)
	if e.rest == "" {
		return 0
	}
	return r
}

// take steps over the next sign if it is one of these.
func (e *expression) take(signs string) rune {
	r := e.peek()
	if r == 0 || !strings.ContainsRune(signs, r) {
		return 0
	}
	e.rest = e.rest[utf8.RuneLen(r):]
	return r
}

// sum reads products joined by plus and minus.
func (e *expression) sum() (*big.Rat, error) {
	v, err := e.product()
	for err == nil {
		sign := e.take("+-−–")
		if sign == 0 {
			break
		}
		var w *big.Rat
		if w, err = e.product(); err != nil {
			break
		}
		if sign != '+' {
			w.Neg(w)
		}
		v.Add(v, w)
	}
	return v, err
}

// product reads factors joined by times and over.
func (e *expression) product() (*big.Rat, error) {
	v, err := e.factor()
	for err == nil {
		sign := e.take("*×·/:÷")
		if sign == 0 {
			break
		}
		var w *big.Rat
		if w, err = e.factor(); err != nil {
			break
		}
		if strings.ContainsRune("/:÷", sign) {
			if w.Sign() == 0 {
				return nil, problem.At("", "problem.money.divide_by_zero")
			}
			w.Inv(w)
		}
		v.Mul(v, w)
	}
	return v, err
}

// factor reads a number or a sum in brackets, with signs before it.
func (e *expression) factor() (*big.Rat, error) {
	switch sign := e.take("+-−–("); sign {
	case '(':
		v, err := e.sum()
		if err == nil && e.take(")") == 0 {
			err = problem.At("", "problem.money.bracket")
		}
		return v, err
	case 0:
		return e.number()
	default:
		v, err := e.factor()
		if err == nil && sign != '+' {
			v.Neg(v)
		}
		return v, err
	}
}

// number reads the longest run that can belong to one number.
func (e *expression) number() (*big.Rat, error) {
	e.peek()
	end := strings.IndexFunc(e.rest, func(r rune) bool {
		return !unicode.IsSpace(r) && !strings.ContainsRune("0123456789,.'’", r)
	})
	if end < 0 {
		end = len(e.rest)
	}
	text := e.rest[:end]
	if strings.TrimSpace(text) == "" {
		return nil, problem.At("", "problem.money.syntax", "Text", strings.TrimSpace(e.rest))
	}
	e.rest = e.rest[end:]
	d, err := scan(text)
	if err != nil {
		return nil, err
	}
	v, _ := new(big.Rat).SetString("0" + d.whole + "." + d.frac + "0")
	return v, nil
}
