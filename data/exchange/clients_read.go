package exchange

import (
	"strings"

	"kartoteka/data/crm"
	"kartoteka/data/money"
)

func decodeClient(r *record) ClientRow {
	c := ClientRow{
		Row: r.row.Number, Requisites: r.requisites(),
		Region: r.name("region"), City: r.text("city"), Manager: r.name("manager"), Source: r.text("source"),
		Comment: r.note("comment"),
		Actual:  r.text("actual_address"), Tags: r.list("tags"), Discount: r.percent("discount"), Deferral: r.days("deferral"),
		Birthday: r.day("birthday"), NoCalls: r.choice("no_calls"),
	}
	c.Limit = r.limit("limit")
	c.reach(r)
	c.Account = r.party(&c.Requisites)
	return c
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
