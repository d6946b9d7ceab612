package crm

import (
	"regexp"
	"strings"
)

// Phone is a telephone number as it was typed and, where it could be told, in
// the form of E.164.
type Phone struct {
	Raw  string // as typed, without spaces around
	E164 string // "+74951234567"; empty when the number could not be told
	Ext  string // digits of the extension
}

// extension is what follows the number proper: «доб. 101», «вн. 5», «ext 12».
var extension = regexp.MustCompile(`(?i)[\s,;]*(?:доб|вн|ext|extension|#)[^\d]*(\d+)\s*$`)

// NormalizePhone reads a number as it is written in Russia. Without a plus,
// eleven digits from 8 or 7 and ten digits are Russian (or Kazakh), 8 10 opens
// another country; with a plus a number is taken as it is. A local number
// without its city is left alone, as are two numbers in one text.
func NormalizePhone(s string) Phone {
	p := Phone{Raw: strings.TrimSpace(s)}
	number := p.Raw
	if m := extension.FindStringSubmatchIndex(number); m != nil {
		p.Ext = number[m[2]:m[3]]
		number = number[:m[0]]
	}
	p.E164 = e164(onlyDigits(number), strings.Contains(number, "+"))
	if p.E164 == "" {
		p.Ext = ""
	}
	return p
}

// e164 makes the international form of the digits, or nothing. No country has
// a code from 89, so +89… is a Russian mobile number with a wrong plus.
func e164(digits string, plus bool) string {
	n := len(digits)
	switch {
	case n == 0:
		return ""
	case plus && digits[0] == '7' && n != 11, plus && strings.HasPrefix(digits, "89"):
		return ""
	case plus && n >= 8 && n <= 15:
		return "+" + digits
	case plus:
		return ""
	case strings.HasPrefix(digits, "810") && n >= 3+8 && n <= 3+15:
		return "+" + digits[3:]
	case n == 11 && (digits[0] == '8' || digits[0] == '7'):
		return "+7" + digits[1:]
	case n == 10 && digits[0] >= '3':
		return "+7" + digits
	}
	return ""
}

// String writes the number for people and papers: +7 495 123-45-67, with
// «доб. 101» after it; as typed when it could not be told.
func (p Phone) String() string {
	if p.E164 == "" {
		return p.Raw
	}
	s := p.E164
	if strings.HasPrefix(s, "+7") && len(s) == 12 {
		s = s[:2] + " " + s[2:5] + " " + s[5:8] + "-" + s[8:10] + "-" + s[10:]
	}
	if p.Ext != "" {
		s += " доб. " + p.Ext
	}
	return s
}

func onlyDigits(s string) string {
	return strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, s)
}
