package crm

import (
	"strings"

	"kartoteka/data/problem"
	"kartoteka/data/text"
)

// CheckBIC checks a БИК and returns its nine digits without spaces. The first
// two need not be 04: treasury bodies have others since 2021.
//
// Problems: problem.bic.digits, problem.bic.length (Have), problem.bic.zeros.
func CheckBIC(s string) (string, error) {
	bic := text.WithoutSpaces(s)
	switch {
	case !text.IsDigits(bic):
		return "", problem.At("", "problem.bic.digits")
	case len(bic) != 9:
		return "", problem.At("", "problem.bic.length", "Have", len(bic))
	case strings.Trim(bic, "0") == "":
		return "", problem.At("", "problem.bic.zeros")
	}
	return bic, nil
}

// CheckAccount checks a client's account in the bank of the БИК and returns its
// twenty signs without spaces. Its key is computed with the last three digits
// of the БИК or, in a division of the Bank of Russia (000–002), with «0» and the
// fifth and sixth (порядок Банка России 08.09.1997 № 515). An account that
// HasAccountKey denies passes by its form alone.
//
// Problems: those of CheckBIC, problem.account.form, .length (Have), .key.
func CheckAccount(bic, account string) (string, error) {
	return checkAccount(bic, account, func(bic string) string {
		if n := bic[6:]; n != "000" && n != "001" && n != "002" {
			return n
		}
		return "0" + bic[4:6]
	})
}

// CheckCorrAccount checks the correspondent account of the bank itself, or the
// single treasury account 40102…, which stand in the Bank of Russia: the key is
// computed with «0» and the fifth and sixth digits of the БИК. Problems are
// those of CheckAccount.
func CheckCorrAccount(bic, account string) (string, error) {
	return checkAccount(bic, account, func(bic string) string { return "0" + bic[4:6] })
}

// HasAccountKey reports whether an account holds a key to be checked; treasury
// accounts, 03…, do not.
func HasAccountKey(account string) bool { return !strings.HasPrefix(account, "03") }

func checkAccount(bic, account string, prefix func(bic string) string) (string, error) {
	bic, err := CheckBIC(bic)
	if err != nil {
		return "", err
	}
	account = text.WithoutSpaces(account)
	if !accountForm(account) {
		return "", problem.At("", "problem.account.form")
	}
	if len(account) != 20 {
		return "", problem.At("", "problem.account.length", "Have", len(account))
	}
	if HasAccountKey(account) && !accountKeyHolds(prefix(bic)+account) {
		return "", problem.At("", "problem.account.key")
	}
	return account, nil
}

// clearing are the letters that may stand for the digits 0–9 in the sixth place
// of an account in a clearing currency.
const clearing = "ABCEHKMPTX"

// accountForm reports whether all signs are digits, the sixth perhaps a letter.
func accountForm(account string) bool {
	if len(account) > 5 && strings.IndexByte(clearing, account[5]) >= 0 {
		account = account[:5] + account[6:]
	}
	return text.IsDigits(account)
}

// accountKeyHolds checks the 23 signs of prefix and account: the last digits of
// their products with 7, 1, 3, 7, 1, 3… add up to a multiple of ten.
func accountKeyHolds(signs string) bool {
	weights := [3]int{7, 1, 3}
	sum := 0
	for i := range len(signs) {
		digit := int(signs[i] - '0')
		if letter := strings.IndexByte(clearing, signs[i]); letter >= 0 {
			digit = letter
		}
		sum += digit * weights[i%3] % 10
	}
	return sum%10 == 0
}
