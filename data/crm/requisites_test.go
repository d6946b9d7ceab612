package crm_test

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"kartoteka/data/crm"
	"kartoteka/data/problem"
)

// cases reads testdata/NAME.csv, its header row first.
func cases(t *testing.T, name string) []map[string]string {
	t.Helper()
	f, err := os.Open(filepath.Join("testdata", name+".csv"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	records, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var rows []map[string]string
	for _, r := range records[1:] {
		row := map[string]string{}
		for i, name := range records[0] {
			row[name] = r[i]
		}
		rows = append(rows, row)
	}
	return rows
}

// verdict tells in the words of the tables what a check said.
func verdict(err error) string {
	ps := problem.All(err)
	switch {
	case err == nil:
		return "valid"
	case len(ps) != 1 || ps[0].Field != "":
		return err.Error()
	case strings.HasPrefix(ps[0].Key, "problem.bic."):
		return "invalid_bic"
	case ps[0].Key == "problem.account.length":
		return "invalid_len"
	default:
		return "invalid"
	}
}

func TestINNOfTheTable(t *testing.T) {
	for _, row := range cases(t, "inn") {
		want := row["expected"]
		if strings.HasSuffix(row["inn"], " ") {
			want = "valid" // a space is typed by mistake and dropped
		}
		got, err := crm.CheckINN(row["inn"], "")
		if verdict(err) != want {
			t.Errorf("CheckINN(%q): %v, want %s (%s)", row["inn"], err, want, row["note"])
		}
		if err == nil && got != strings.TrimSpace(row["inn"]) {
			t.Errorf("CheckINN(%q) = %q", row["inn"], got)
		}
	}
}

func TestINNBelongsToTheKindOfParty(t *testing.T) {
	for _, c := range []struct {
		inn  string
		kind crm.PartyKind
		key  string
	}{
		{"7707 083 893", crm.Company, ""},
		{"500100732259", crm.Entrepreneur, ""},
		{"500100732259", crm.Person, ""},
		{"500100732259", crm.Company, "problem.inn.length_company"},
		{"7707083893", crm.Entrepreneur, "problem.inn.length_person"},
		{"7707083893", crm.Person, "problem.inn.length_person"},
		{"77070838", "", "problem.inn.length"},
		{"77-07083893", crm.Company, "problem.inn.digits"},
		{"0000000000", crm.Company, "problem.inn.zeros"},
		{"7707083894", crm.Company, "problem.inn.checksum"},
	} {
		_, err := crm.CheckINN(c.inn, c.kind)
		if c.key == "" && err != nil || c.key != "" && !problem.Has(err, "", c.key) {
			t.Errorf("CheckINN(%s, %s) = %v, want %q", c.inn, c.kind, err, c.key)
		}
	}
}

func TestAnINNTakenForANumberGetsItsZeroBack(t *testing.T) {
	for in, want := range map[string]string{
		"273014210":    "0273014210",
		"105000008":    "0105000008",
		"27301421142":  "027301421142",
		"273014212":    "273014212", // not an ИНН with a zero either
		"12345673":     "12345673",  // two zeros are lost: too little to tell
		" 7707083893 ": "7707083893",
		"":             "",
	} {
		if got := crm.RestoreINN(in); got != want {
			t.Errorf("RestoreINN(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestOneWrongDigitOfAnINNIsNoticed(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		inn := []byte("7707083893")
		at := rapid.IntRange(0, 8).Draw(t, "at")
		digit := byte('0' + rapid.IntRange(0, 9).Draw(t, "digit"))
		if digit == inn[at] {
			return
		}
		inn[at] = digit
		if _, err := crm.CheckINN(string(inn), crm.Company); err == nil {
			t.Fatalf("%s passed", inn)
		}
	})
}

func TestOGRNOfTheTable(t *testing.T) {
	kinds := map[string]crm.PartyKind{"ОГРН": crm.Company, "ОГРНИП": crm.Entrepreneur, "": ""}
	for _, row := range cases(t, "ogrn") {
		if _, err := crm.CheckOGRN(row["number"], kinds[row["kind"]]); verdict(err) != row["expected"] {
			t.Errorf("CheckOGRN(%q): %v, want %s (%s)", row["number"], err, row["expected"], row["note"])
		}
	}
}

func TestOGRNBelongsToTheKindOfParty(t *testing.T) {
	for _, c := range []struct {
		ogrn string
		kind crm.PartyKind
		key  string
	}{
		{"304500116000157", crm.Company, "problem.ogrn.length_company"},
		{"1027700132195", crm.Entrepreneur, "problem.ogrn.length_entrepreneur"},
		{"10277001321", crm.Person, "problem.ogrn.length"},
		{"0000000000000", crm.Company, "problem.ogrn.zeros"},
		{"1027700132196", crm.Company, "problem.ogrn.checksum"},
		{"ОГРН 1", crm.Company, "problem.ogrn.digits"},
	} {
		if _, err := crm.CheckOGRN(c.ogrn, c.kind); !problem.Has(err, "", c.key) {
			t.Errorf("CheckOGRN(%s, %s) = %v, want %s", c.ogrn, c.kind, err, c.key)
		}
	}
}

func TestAccountsOfTheTable(t *testing.T) {
	for _, row := range cases(t, "bank_account") {
		check := crm.CheckAccount
		if row["kind"] == "corr" {
			check = crm.CheckCorrAccount
		}
		got, err := check(row["bic"], row["account"])
		said := verdict(err)
		if err == nil && !crm.HasAccountKey(got) {
			said = "skip"
		}
		if said != row["expected"] {
			t.Errorf("%s %s in %s: %v, want %s (%s)", row["kind"], row["account"], row["bic"], err, row["expected"], row["note"])
		}
	}
}

func TestAnAccountMayHoldALetterOfAClearingCurrency(t *testing.T) {
	// A stands for 0, so the key is that of the account with the digit.
	digits, letter := "40702010", "40702A10"
	for key := range 10 {
		tail := string(rune('0'+key)) + "00000001234"
		_, one := crm.CheckAccount("044525225", digits+tail)
		_, two := crm.CheckAccount("044525225", letter+tail)
		if (one == nil) != (two == nil) {
			t.Errorf("key %d: %v with the digit, %v with the letter", key, one, two)
		}
	}
	if _, err := crm.CheckAccount("044525225", "4070281093812006199A"); !problem.Has(err, "", "problem.account.form") {
		t.Errorf("a letter in the last place: %v", err)
	}
}

func TestOneWrongDigitOfAnAccountIsNoticed(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		account := []byte("40702810938120061991")
		at := rapid.IntRange(0, 19).Draw(t, "at")
		digit := byte('0' + rapid.IntRange(0, 9).Draw(t, "digit"))
		if digit == account[at] {
			return
		}
		account[at] = digit
		if _, err := crm.CheckAccount("044525225", string(account)); err == nil {
			t.Fatalf("%s passed", account)
		}
	})
}

func TestBICHasNineDigits(t *testing.T) {
	for in, key := range map[string]string{
		"044 525 225": "", "015402901": "",
		"04452522": "problem.bic.length", "04452522A": "problem.bic.digits",
		"": "problem.bic.digits", "000000000": "problem.bic.zeros",
	} {
		_, err := crm.CheckBIC(in)
		if key == "" && err != nil || key != "" && !problem.Has(err, "", key) {
			t.Errorf("CheckBIC(%q) = %v, want %q", in, err, key)
		}
	}
}

func TestKPPMayHoldLatinLetters(t *testing.T) {
	for in, key := range map[string]string{
		"773601001": "", "770401001": "", "7801AB001": "", " 7801 AB001 ": "",
		"77360100": "problem.kpp.form", "7736O1001а": "problem.kpp.form",
		"7801ab001": "problem.kpp.form", "7801АВ001": "problem.kpp.form",
		"000000000": "problem.kpp.zeros",
	} {
		_, err := crm.CheckKPP(in)
		if key == "" && err != nil || key != "" && !problem.Has(err, "", key) {
			t.Errorf("CheckKPP(%q) = %v, want %q", in, err, key)
		}
	}
}

func TestPhonesOfTheTable(t *testing.T) {
	for _, row := range cases(t, "phone") {
		p := crm.NormalizePhone(row["input"])
		got := p.E164
		if p.Ext != "" {
			got += ";ext=" + p.Ext
		}
		if got != row["e164_or_empty"] || p.Raw != strings.TrimSpace(row["input"]) {
			t.Errorf("NormalizePhone(%q) = %+v, want %q", row["input"], p, row["e164_or_empty"])
		}
	}
}

func TestPhonesAreWrittenForPeople(t *testing.T) {
	for in, want := range map[string]string{
		"84951234567":               "+7 495 123-45-67",
		"8 (495) 123-45-67, доб.12": "+7 495 123-45-67 доб. 12",
		"+375 29 123-45-67":         "+375291234567",
		" 123-45-67 ":               "123-45-67",
		"":                          "",
	} {
		p := crm.NormalizePhone(in)
		if p.String() != want {
			t.Errorf("%q is written %q, want %q", in, p, want)
		}
		if again := crm.NormalizePhone(p.String()); again.E164 != p.E164 || again.Ext != p.Ext {
			t.Errorf("%q is read back as %+v", p, again)
		}
	}
}

func TestEmailKeepsItsNameAndLowersItsDomain(t *testing.T) {
	for in, want := range map[string]string{
		" Ivan.Petrov@Example.COM ": "Ivan.Petrov@example.com",
		"инфо@Почта.РФ":             "инфо@почта.рф",
		"a+b@sub.example.co":        "a+b@sub.example.co",
	} {
		if got, err := crm.CheckEmail(in); err != nil || got != want {
			t.Errorf("CheckEmail(%q) = %q, %v; want %q", in, got, err, want)
		}
	}
	for _, in := range []string{
		"", "ivan", "ivan@", "@example.com", "ivan@example", "ivan@.com", "ivan@example.",
		"a@b@example.com", "Иван <ivan@example.com>", "ivan petrov@example.com", "ivan@exa mple.com",
		"ivan@example..com", "a@example.com, b@example.com",
	} {
		if got, err := crm.CheckEmail(in); !problem.Has(err, "", "problem.email.form") {
			t.Errorf("CheckEmail(%q) = %q, %v; want a problem", in, got, err)
		}
	}
}
