package money

import (
	"math"
	"math/big"
	"testing"

	"pgregory.net/rapid"

	"kartoteka/data/problem"
)

func TestParseReadsWhatPeopleAndFilesWrite(t *testing.T) {
	for text, want := range map[string]Money{
		"1 234,56":                   123456,
		"1234.5":                     123450,
		"1 234 567,89":               123456789,
		"1\u00a0234\u202f567,89":     123456789,
		"1\u2009234":                 123400,
		"1,234.56":                   123456,
		"1.234,56":                   123456,
		"1,234,567":                  123456700,
		"1.234.567,8":                123456780,
		"1'234.50":                   123450,
		"−1 500,00 ₽":                -150000,
		"–5":                         -500,
		"-0.05":                      -5,
		"+20 руб.":                   2000,
		"20 Р.":                      2000,
		"RUB 12,200.00":              1220000,
		"20 рублей":                  2000,
		"₽ 3":                        300,
		",5":                         50,
		"5.":                         500,
		"007":                        700,
		"10.50000":                   1050,
		"92233720368547758.07":       math.MaxInt64,
		"-92 233 720 368 547 758,08": math.MinInt64,
	} {
		if got, err := Parse(text); err != nil || got != want {
			t.Errorf("Parse(%q) = %d, %v; want %d", text, got, err, want)
		}
	}
}

func TestParseRefusesWithAReason(t *testing.T) {
	for text, key := range map[string]string{
		"":                     "problem.money.empty",
		" \u00a0":              "problem.money.empty",
		"₽":                    "problem.money.empty",
		"-":                    "problem.money.syntax",
		".":                    "problem.money.syntax",
		"12abc":                "problem.money.syntax",
		"--5":                  "problem.money.syntax",
		"5-":                   "problem.money.syntax",
		"1,23,456":             "problem.money.syntax",
		"1.2.3":                "problem.money.syntax",
		"1234,567,890":         "problem.money.syntax",
		"1,234.567,89":         "problem.money.syntax",
		"1e5":                  "problem.money.syntax",
		"٣":                    "problem.money.syntax",
		"1,234":                "problem.money.decimals",
		"0.005":                "problem.money.decimals",
		"92233720368547758.08": "problem.money.too_big",
		"99999999999999999999999999999999999999999999": "problem.money.too_big",
	} {
		if got, err := Parse(text); !problem.Has(err, "", key) {
			t.Errorf("Parse(%q) = %d, %v; want %s", text, got, err, key)
		}
	}
}

func TestForeignDecimalsAreRoundedHalfAwayFromZero(t *testing.T) {
	for text, want := range map[string]Money{
		"957.5775": 95758, "22.368": 2237, "0.005": 1, "-0.005": -1, "0.0049": 0,
		"-0,0051": -1, "1,234.5678": 123457, "0.995": 100, "14.62": 1462,
	} {
		if got, err := ParseRounded(text); err != nil || got != want {
			t.Errorf("ParseRounded(%q) = %d, %v; want %d", text, got, err, want)
		}
	}
	if q, err := ParseQtyRounded("1.23456"); err != nil || q != 1235 {
		t.Errorf("ParseQtyRounded = %d, %v", q, err)
	}
	if p, err := ParsePercentRounded("0.125 %"); err != nil || p != 13 {
		t.Errorf("ParsePercentRounded = %d, %v", p, err)
	}
}

func TestQuantitiesAndPercentsKeepTheirDecimals(t *testing.T) {
	if q, err := ParseQty("1 000,125"); err != nil || q != 1000125 {
		t.Errorf("ParseQty = %d, %v", q, err)
	}
	if _, err := ParseQty("0.0001"); !problem.Has(err, "", "problem.money.decimals") {
		t.Errorf("ParseQty(0.0001): %v", err)
	}
	if p, err := ParsePercent("5,5 %"); err != nil || p != 550 {
		t.Errorf("ParsePercent = %d, %v", p, err)
	}
	for _, c := range []struct{ got, want string }{
		{Qty(20000).String(), "20"},
		{Qty(125).String(), "0.125"},
		{Qty(-1500).String(), "-1.5"},
		{Percent(550).String(), "5.5"},
		{Money(-5).String(), "-0.05"},
		{Money(123450).String(), "1234.50"},
		{Money(math.MinInt64).String(), "-92233720368547758.08"},
	} {
		if c.got != c.want {
			t.Errorf("got %s, want %s", c.got, c.want)
		}
	}
}

func TestCalcComputesExactlyAndRoundsOnce(t *testing.T) {
	for text, want := range map[string]Money{
		"1200*3":                 360000,
		"1 200,50":               120050,
		"-5":                     -500,
		"2+2*2":                  600,
		"(2+2)*2":                800,
		"100/3":                  3333,
		"100/3*3":                10000,
		"200/3":                  6667,
		"-200/3":                 -6667,
		"(1 500,50 + 300) / 2":   90025,
		"0.1+0.2":                30,
		"7×1,15":                 805,
		"10 − 2,5":               750,
		"10:4":                   250,
		"-(3-5)":                 200,
		"2*-3":                   -600,
		"1000-5*(10+0.125)":      94938,
		"1,234.50*2 руб":         246900,
		"((((((1))))))+1":        200,
		"1/3+1/3+1/3":            100,
		"1 000 000 * 1 000 000":  100000000000000,
		"92233720368547758.07+0": math.MaxInt64,
	} {
		if got, err := Calc(text); err != nil || got != want {
			t.Errorf("Calc(%q) = %d, %v; want %d", text, got, err, want)
		}
	}
	if q, err := CalcQty("12*1,5+0,125"); err != nil || q != 18125 {
		t.Errorf("CalcQty = %d, %v; want 18125", q, err)
	}
}

func TestCalcSaysWhatIsWrong(t *testing.T) {
	for text, key := range map[string]string{
		"":                            "problem.money.empty",
		"1.005":                       "problem.money.decimals",
		"5/0":                         "problem.money.divide_by_zero",
		"5/(2-2)":                     "problem.money.divide_by_zero",
		"(1+2":                        "problem.money.bracket",
		"1+2)":                        "problem.money.syntax",
		"1+":                          "problem.money.syntax",
		"*3":                          "problem.money.syntax",
		"()":                          "problem.money.syntax",
		"2 $ 3":                       "problem.money.syntax",
		"1.2.3+1":                     "problem.money.syntax",
		"9999999999999999*9999999999": "problem.money.too_big",
	} {
		if got, err := Calc(text); !problem.Has(err, "", key) {
			t.Errorf("Calc(%q) = %d, %v; want %s", text, got, err, key)
		}
	}
}

func TestProductsPassThrough128Bits(t *testing.T) {
	if got, err := MulDiv(math.MaxInt64, math.MaxInt64, math.MaxInt64); err != nil || got != math.MaxInt64 {
		t.Errorf("MulDiv = %d, %v", got, err)
	}
	if got, err := MulDiv(math.MinInt64, 1, 1); err != nil || got != math.MinInt64 {
		t.Errorf("MulDiv of the least = %d, %v", got, err)
	}
	if _, err := MulDiv(math.MinInt64, -1, 1); !problem.Has(err, "", "problem.money.too_big") {
		t.Errorf("MulDiv past the end: %v", err)
	}
	if _, err := MulDiv(1, 1, 0); !problem.Has(err, "", "problem.money.divide_by_zero") {
		t.Errorf("MulDiv by zero: %v", err)
	}
	if _, err := LineSum(math.MaxInt64, math.MaxInt64, math.MinInt64); !problem.Has(err, "", "problem.money.too_big") {
		t.Errorf("LineSum past the end: %v", err)
	}
	if _, err := Sum(math.MaxInt64, 1); !problem.Has(err, "", "problem.money.too_big") {
		t.Errorf("Sum past the end: %v", err)
	}
	if got, err := Sum(5, -7, 0, 3); err != nil || got != 1 {
		t.Errorf("Sum = %d, %v", got, err)
	}
	if got, err := UnitPrice(10000, 3000); err != nil || got != 3333 {
		t.Errorf("UnitPrice = %d, %v", got, err)
	}
}

func TestMulDivAgreesWithBigIntegers(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b, c := rapid.Int64().Draw(t, "a"), rapid.Int64().Draw(t, "b"), rapid.Int64().Draw(t, "c")
		got, err := MulDiv(a, b, c)
		if c == 0 {
			if err == nil {
				t.Fatal("division by zero passed")
			}
			return
		}
		want, wantErr := round(new(big.Rat).SetFrac(new(big.Int).Mul(big.NewInt(a), big.NewInt(b)), big.NewInt(c)))
		if got != want || (err == nil) != (wantErr == nil) {
			t.Fatalf("MulDiv(%d, %d, %d) = %d, %v; want %d, %v", a, b, c, got, err, want, wantErr)
		}
	})
}

func TestLineSumAgreesWithBigIntegers(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		q := rapid.Int64().Draw(t, "qty")
		p := rapid.Int64().Draw(t, "price")
		d := rapid.Int64Range(-1<<40, 1<<40).Draw(t, "discount")
		got, err := LineSum(Qty(q), Money(p), Percent(d))
		exact := new(big.Int).Mul(big.NewInt(q), big.NewInt(p))
		exact.Mul(exact, big.NewInt(10000-d))
		want, wantErr := round(new(big.Rat).SetFrac(exact, big.NewInt(1000*10000)))
		if int64(got) != want || (err == nil) != (wantErr == nil) {
			t.Fatalf("LineSum = %d, %v; want %d, %v", got, err, want, wantErr)
		}
	})
}

func TestAllocateKeepsTheSum(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		total := Money(rapid.Int64().Draw(t, "total"))
		weights := rapid.SliceOfN(rapid.Int64(), 1, 40).Draw(t, "weights")
		left := total
		for _, s := range Allocate(total, weights) {
			left -= s
			if (s < 0) != (total < 0) && s != 0 {
				t.Fatalf("the share %d is against the total %d", s, total)
			}
		}
		if left != 0 {
			t.Fatalf("%d kopecks are lost", left)
		}
	})
}

func TestAllocateSharesByWeight(t *testing.T) {
	for _, c := range []struct {
		total   Money
		weights []int64
		want    []Money
	}{
		{100, []int64{1, 1, 1}, []Money{34, 33, 33}},
		{-100, []int64{1, 1, 1}, []Money{-34, -33, -33}},
		{1000, []int64{70, 20, 10}, []Money{700, 200, 100}},
		{10, []int64{0, 3, 0}, []Money{0, 10, 0}},
		{5, []int64{0, 0}, []Money{3, 2}},
		{1, []int64{1, 2}, []Money{0, 1}},
		{100, nil, nil},
	} {
		got := Allocate(c.total, c.weights)
		if len(got) != len(c.want) {
			t.Fatalf("Allocate(%d, %v) = %v", c.total, c.weights, got)
		}
		for i := range got {
			if got[i] != c.want[i] {
				t.Errorf("Allocate(%d, %v) = %v, want %v", c.total, c.weights, got, c.want)
				break
			}
		}
	}
}

func TestWhatIsWrittenIsReadBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.Int64().Draw(t, "n")
		if got, err := Parse(Money(n).String()); err != nil || got != Money(n) {
			t.Fatalf("money %d: %d, %v", n, got, err)
		}
		if got, err := ParseQty(Qty(n).String()); err != nil || got != Qty(n) {
			t.Fatalf("quantity %d: %d, %v", n, got, err)
		}
		if got, err := ParsePercent(Percent(n).String()); err != nil || got != Percent(n) {
			t.Fatalf("percent %d: %d, %v", n, got, err)
		}
	})
}

func TestNumbersInWordsKnowGender(t *testing.T) {
	for _, c := range []struct {
		n      int64
		gender Gender
		want   string
	}{
		{0, Feminine, "ноль"},
		{1, Masculine, "один"},
		{2, Masculine, "два"},
		{2, Feminine, "две"},
		{1, Neuter, "одно"},
		{21, Feminine, "двадцать одна"},
		{1001, Feminine, "одна тысяча одна"},
		{-2, Neuter, "минус два"},
		{12000, Masculine, "двенадцать тысяч"},
		{5_000_000_000_000_000, Masculine, "пять квадриллионов"},
	} {
		if got := WordsOf(c.n, c.gender); got != c.want {
			t.Errorf("WordsOf(%d) = %q, want %q", c.n, got, c.want)
		}
	}
	if got := Capital(WordsOf(2, Feminine)) + " " + Form(2, "позиция", "позиции", "позиций"); got != "Две позиции" {
		t.Errorf("got %q", got)
	}
	if WordsOf(math.MinInt64, Masculine) == "" {
		t.Error("the least number has no words")
	}
}

func TestWordsStopAtAQuadrillion(t *testing.T) {
	if got, err := Words(-150); err != nil || got != "Минус один рубль 50 копеек" {
		t.Errorf("Words(-1.50) = %q, %v", got, err)
	}
	if _, err := Words(wordsLimit * 100); !problem.Has(err, "", "problem.money.words") {
		t.Errorf("Words of a quadrillion: %v", err)
	}
}

func TestARateOverTheRangeStopsAtItsEnd(t *testing.T) {
	huge := Rate{Num: math.MaxInt64, Den: 1}
	if huge.OnTop(100) != math.MaxInt64 || huge.OnTop(-100) != math.MinInt64 {
		t.Error("a senseless rate must stop at the end of the range")
	}
	if !(Rate{Den: 1}).IsZero() || (Rate{22, 100}).IsZero() {
		t.Error("IsZero is wrong")
	}
	if (Rate{}).Included(100) != 0 {
		t.Error("no rate, no tax")
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"1 234,56", "1,234.56", "−5 ₽", "1.234.567", "", "+,5", "99999999999999999999"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		m, err := Parse(s)
		if err != nil {
			if problem.All(err) == nil {
				t.Fatalf("Parse(%q): %v is no problem", s, err)
			}
			return
		}
		if again, err := Parse(m.String()); err != nil || again != m {
			t.Fatalf("Parse(%q) = %s, read back as %s, %v", s, m, again, err)
		}
		if rounded, err := ParseRounded(s); err != nil || rounded != m {
			t.Fatalf("ParseRounded(%q) = %s, %v; want %s", s, rounded, err, m)
		}
	})
}

func FuzzCalc(f *testing.F) {
	for _, s := range []string{"1200*3", "(1+2)/3", "1/0", "((((", "-−-5", "2 000,5 × 4 : 3", "1,2,3*4"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if _, err := Calc(s); err != nil && problem.All(err) == nil {
			t.Fatalf("Calc(%q): %v is no problem", s, err)
		}
	})
}

func BenchmarkLineSum(b *testing.B) {
	for b.Loop() {
		_, _ = LineSum(2345, 1999, 550)
	}
}

func BenchmarkParse(b *testing.B) {
	for b.Loop() {
		_, _ = Parse("1 234 567,89")
	}
}
