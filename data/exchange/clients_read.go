package exchange

import (
	"strings"

	"kartoteka/data/crm"
	"kartoteka/data/money"
)

func decodeClient(r *record) ClientRow {
	c := ClientRow{
		Row: r.row.Number, Name: r.name("name"), FullName: r.text("full_name"),
		Kind: crm.PartyKind(r.choice("kind")), INN: r.inn("inn"),
		Address: r.text("address"),
		Region:  r.name("region"), City: r.text("city"), Manager: r.name("manager"), Source: r.text("source"),
		Comment: r.note("comment"), Bank: r.text("bank"),
		Actual: r.text("actual_address"), Tags: r.list("tags"), Discount: r.percent("discount"), Deferral: r.days("deferral"),
		Birthday: r.day("birthday"), NoCalls: r.choice("no_calls"),
	}
	c.Limit = r.limit("limit")
	c.reach(r)
	if c.Name == "" {
		c.Name = c.FullName
	}
	c.Kind = r.partyKind(c.Kind, c.INN, c.Name)
	c.KPP = r.kpp("kpp", c.Kind, c.INN)
	c.OGRN = r.ogrn("ogrn", c.Kind)
	c.BIC, c.Account, c.Corr = r.bankAccount()
	return c
}

// partyKind tells the legal form where it is not given: ten digits of ИНН are
// a company's, twelve an entrepreneur's; without ИНН the name speaks.
func (r *record) partyKind(given crm.PartyKind, inn, name string) crm.PartyKind {
	lower := " " + strings.ToLower(name) + " "
	entrepreneur := strings.Contains(lower, " ип ") || strings.Contains(lower, "индивидуальный предприниматель")
	switch {
	case given == crm.Company && len(inn) == 12, given != crm.Company && given != "" && len(inn) == 10:
		r.fault("inn", "problem.import.inn_kind")
		return given
	case given != "":
		return given
	case len(inn) == 12, entrepreneur && inn == "":
		return crm.Entrepreneur
	}
	return crm.Company
}

// kpp is the КПП of a company; what banks write for entrepreneurs, 0, is none.
// It has no check digit, so a zero lost by a spreadsheet is put back only where
// the region of the ИНН is the same.
func (r *record) kpp(key string, kind crm.PartyKind, inn string) string {
	if text := r.raw(key); strings.Trim(text, "0") == "" {
		return ""
	}
	if kind != crm.Company {
		r.fault(key, "problem.import.kpp_kind")
		return ""
	}
	return r.code(key, "problem.import.kpp", func(s string) (string, error) {
		if len(s) == 8 && len(inn) == 10 && inn[:2] == "0"+s[:1] {
			s = "0" + s
		}
		return crm.CheckKPP(s)
	})
}

// list is texts with commas or semicolons between, written with commas.
func (r *record) list(key string) string { return strings.Join(r.parts(key), ", ") }

// days is a whole number of days.
func (r *record) days(key string) int {
	q, ok := r.count(key)
	if ok && (q%1000 != 0 || q < 0 || q > crm.DeferralLimit*1000) {
		r.fault(key, "problem.import.days")
		return 0
	}
	return int(q / 1000)
}

// limit is a sum that cannot be negative.
func (r *record) limit(key string) money.Money {
	m, ok := r.amount(key)
	if ok && m < 0 {
		r.fault(key, "problem.import.limit")
		return 0
	}
	return m
}

// ogrn is an ОГРН or ОГРНИП; other kinds of clients have none.
func (r *record) ogrn(key string, kind crm.PartyKind) string {
	if r.raw(key) != "" && !kind.Registered() {
		r.fault(key, "problem.import.ogrn_kind")
		return ""
	}
	return r.code(key, "problem.import.ogrn", func(s string) (string, error) { return crm.CheckOGRN(s, kind) })
}

// bankAccount reads БИК and both accounts, which are judged together.
func (r *record) bankAccount() (bic, account, corr string) {
	bic = r.code("bic", "problem.import.bic", func(s string) (string, error) {
		if len(s) == 8 && allDigits(s) {
			s = "0" + s // eaten by a spreadsheet: every БИК begins with it
		}
		return crm.CheckBIC(s)
	})
	if bic == "" {
		if r.raw("account") != "" && r.raw("bic") == "" {
			r.fault("account", "problem.import.account_bic")
		}
		return "", "", ""
	}
	account = r.code("account", "problem.import.account", func(s string) (string, error) { return crm.CheckAccount(bic, s) })
	corr = r.code("corr", "problem.import.account", func(s string) (string, error) { return crm.CheckCorrAccount(bic, s) })
	return bic, account, corr
}

// newClientDoubles notes rows that speak of one client: the same ИНН and КПП,
// or the same name without ИНН.
func newClientDoubles() func(r *record, c ClientRow) {
	return doubles("exchange.note.same_client", func(c ClientRow) string {
		if c.INN != "" {
			return c.INN + "/" + c.KPP
		}
		return strings.ToLower(c.Name)
	})
}

// doubles notes rows with equal keys; a row without a key is none.
func doubles[T any](words string, key func(T) string) func(r *record, v T) {
	seen := map[string]int{}
	return func(r *record, v T) {
		k := key(v)
		if first, met := seen[k]; met && len(r.judge.notes) < FaultLimit {
			r.judge.notes = append(r.judge.notes, note(rowPath(r.row.Number), words,
				"Row", RowNumber(r.row.Number), "First", RowNumber(first)))
		} else if !met && k != "" {
			seen[k] = r.row.Number
		}
	}
}
