package money

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"kartoteka/data/problem"
)

// Gender is the grammatical gender of what is counted in words.
type Gender int

// Genders: один рубль, одна копейка, одно место.
const (
	Masculine Gender = iota
	Feminine
	Neuter
)

// wordsLimit is the first count of roubles that Words refuses: a document over
// 999 trillion roubles is a mistake.
const wordsLimit = 1_000_000_000_000_000

// Words writes a sum as papers must: «Двенадцать тысяч двести рублей 00 копеек»
// — roubles in words with a capital, kopecks in two digits; below zero it
// begins with «Минус». It is the result of «ЧислоПрописью» with the customary
// parameters «рубль, рубля, рублей, м, копейка, копейки, копеек, ж, 2».
//
// Problem: problem.money.words from a quadrillion roubles on.
func Words(m Money) (string, error) {
	roubles, kopecks := abs(int64(m))/100, abs(int64(m))%100
	if roubles >= wordsLimit {
		return "", problem.At("", "problem.money.words")
	}
	var b strings.Builder
	if m < 0 {
		b.WriteString("минус ")
	}
	b.WriteString(WordsOf(int64(roubles), Masculine))
	b.WriteByte(' ')
	b.WriteString(Form(int64(roubles), "рубль", "рубля", "рублей"))
	b.WriteByte(' ')
	b.WriteByte(byte('0' + kopecks/10))
	b.WriteByte(byte('0' + kopecks%10))
	b.WriteByte(' ')
	b.WriteString(Form(int64(kopecks), "копейка", "копейки", "копеек"))
	return Capital(b.String()), nil
}

// Form chooses the form of a counted noun in Russian: 1 рубль, 2 рубля,
// 5 рублей, 11 рублей, 21 рубль.
func Form(n int64, one, few, many string) string {
	u := abs(n)
	switch tens := u / 10 % 10; {
	case tens == 1:
		return many
	case u%10 == 1:
		return one
	case u%10 >= 2 && u%10 <= 4:
		return few
	default:
		return many
	}
}

// Capital makes the first letter a capital.
func Capital(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	if size == 0 {
		return s
	}
	return string(unicode.ToUpper(r)) + s[size:]
}

// scale is the name of a thousand to some power.
type scale struct {
	unit           uint64
	gender         Gender
	one, few, many string
}

var scales = []scale{
	{1_000_000_000_000_000_000, Masculine, "квинтиллион", "квинтиллиона", "квинтиллионов"},
	{1_000_000_000_000_000, Masculine, "квадриллион", "квадриллиона", "квадриллионов"},
	{1_000_000_000_000, Masculine, "триллион", "триллиона", "триллионов"},
	{1_000_000_000, Masculine, "миллиард", "миллиарда", "миллиардов"},
	{1_000_000, Masculine, "миллион", "миллиона", "миллионов"},
	{1_000, Feminine, "тысяча", "тысячи", "тысяч"},
}

// WordsOf writes a whole number in words, in lower case, with the last word in
// the gender of what is counted: 2 is «два» листа, «две» позиции.
func WordsOf(n int64, gender Gender) string {
	if n == 0 {
		return "ноль"
	}
	var words []string
	if n < 0 {
		words = append(words, "минус")
	}
	u := abs(n)
	for _, s := range scales {
		if triad := u / s.unit % 1000; triad > 0 {
			words = appendTriad(words, triad, s.gender)
			words = append(words, Form(int64(triad), s.one, s.few, s.many))
		}
	}
	return strings.Join(appendTriad(words, u%1000, gender), " ")
}

var (
	units = [3][3]string{
		Masculine: {"", "один", "два"},
		Feminine:  {"", "одна", "две"},
		Neuter:    {"", "одно", "два"},
	}
	upToTwenty = [20]string{
		3: "три", "четыре", "пять", "шесть", "семь", "восемь", "девять", "десять",
		"одиннадцать", "двенадцать", "тринадцать", "четырнадцать", "пятнадцать",
		"шестнадцать", "семнадцать", "восемнадцать", "девятнадцать",
	}
	tens = [10]string{
		2: "двадцать", "тридцать", "сорок", "пятьдесят", "шестьдесят", "семьдесят",
		"восемьдесят", "девяносто",
	}
	hundreds = [10]string{
		1: "сто", "двести", "триста", "четыреста", "пятьсот", "шестьсот", "семьсот",
		"восемьсот", "девятьсот",
	}
)

// appendTriad writes 0…999; nothing for zero.
func appendTriad(words []string, n uint64, gender Gender) []string {
	if n >= 100 {
		words = append(words, hundreds[n/100])
	}
	if n %= 100; n >= 20 {
		words = append(words, tens[n/10])
		n %= 10
	}
	switch {
	case n >= 3:
		words = append(words, upToTwenty[n])
	case n > 0:
		words = append(words, units[gender][n])
	}
	return words
}
