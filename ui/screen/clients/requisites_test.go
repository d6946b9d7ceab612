package clients_test

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"kartoteka/data/crm"
	"kartoteka/ui/nav"
	"kartoteka/ui/uitest"
)

// table reads a table of cases of data/crm, its header row first.
func table(t *testing.T, name string) []map[string]string {
	t.Helper()
	f, err := os.Open(filepath.Join("..", "..", "..", "data", "crm", "testdata", name+".csv"))
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

// tries types a text into a field of the card and saves. It returns what the
// base then has, and whether the card was refused at that very field.
func tries(c *uitest.Clerk, v *crm.Client, field, text string) (got *crm.Client, refused bool) {
	c.T.Helper()
	c.Field(field)
	c.Replace(text)
	c.Ctrl(fyne.KeyS)
	return c.Kept(v), c.Sees(field + ": ")
}

// entity puts a client of a kind into the base and opens its card.
func entity(c *uitest.Clerk, kind crm.PartyKind) *crm.Client {
	c.T.Helper()
	v := &crm.Client{Requisites: crm.Requisites{Kind: kind, Name: "Пробный " + string(kind)}}
	if err := c.App().Clients.Save(c.T.Context(), v); err != nil {
		c.T.Fatal(err)
	}
	c.Opens(nav.To("client", v.ID.String()))
	return v
}

func TestINNOfTheTableIsTakenOrRefusedAtItsField(t *testing.T) {
	c := uitest.AtDesk(t)
	company, person := entity(c, crm.Company), entity(c, crm.Person)
	for _, row := range table(t, "inn") {
		v := company
		if len(strings.TrimSpace(row["inn"])) > 10 {
			v = person
		}
		c.Opens(nav.To("client", v.ID.String()))
		got, refused := tries(c, v, "ИНН", row["inn"])
		code := strings.TrimSpace(row["inn"])
		valid := row["expected"] == "valid" || row["inn"] != code || code == "" // a space around is dropped, an empty field says nothing
		if valid == refused || valid && got.INN != code || !valid && got.INN == code {
			t.Errorf("%q (%s): refused %v, stored %q", row["inn"], row["note"], refused, got.INN)
		}
	}
}

func TestOGRNOfTheTableIsTakenOrRefusedAtItsField(t *testing.T) {
	c := uitest.AtDesk(t)
	of := map[string]*crm.Client{"ОГРН": entity(c, crm.Company), "ОГРНИП": entity(c, crm.Entrepreneur)}
	for _, row := range table(t, "ogrn") {
		v := of[row["kind"]]
		if v == nil {
			v = of["ОГРН"]
		}
		c.Opens(nav.To("client", v.ID.String()))
		got, refused := tries(c, v, "ОГРН или ОГРНИП", row["number"])
		// an empty field says nothing
		if valid := row["expected"] == "valid" || row["number"] == ""; valid == refused || valid && got.OGRN != row["number"] {
			t.Errorf("%s (%s): refused %v, stored %q", row["number"], row["note"], refused, got.OGRN)
		}
	}
}

func TestAccountsOfTheTableAreTakenOrRefusedAtTheirField(t *testing.T) {
	c := uitest.AtDesk(t)
	v := entity(c, crm.Company)
	c.Tap("Банк и адреса")
	for _, row := range table(t, "bank_account") {
		field, other, stored := "Расчётный счёт", "Корреспондентский счёт", func(a crm.BankAccount) string { return a.Account }
		if row["kind"] == "corr" {
			field, other, stored = other, field, func(a crm.BankAccount) string { return a.Corr }
		}
		c.Field(other)
		c.Replace("")
		c.Field("БИК")
		c.Replace(row["bic"])
		got, refused := tries(c, v, field, row["account"])
		refused = refused || c.Sees("БИК: ")
		valid := row["expected"] == "valid" || row["expected"] == "skip"
		if valid == refused || valid && stored(got.Account) != row["account"] {
			t.Errorf("%s in %s (%s): refused %v, stored %+v", row["account"], row["bic"], row["note"], refused, got.Account)
		}
	}
}

func TestPhonesOfTheTableAreWrittenOneWayOrKeptAsTyped(t *testing.T) {
	c := uitest.AtDesk(t)
	v := entity(c, crm.Company)
	for _, row := range table(t, "phone") {
		got, refused := tries(c, v, "Телефон", row["input"])
		want := crm.NormalizePhone(row["input"]).String()
		if refused || got.Phone != want || row["e164_or_empty"] == "" && got.Phone != strings.TrimSpace(row["input"]) {
			t.Errorf("%q: refused %v, stored %q, want %q", row["input"], refused, got.Phone, want)
		}
	}
}
