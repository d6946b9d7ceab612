package history

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"kartoteka/data/crm"
	"kartoteka/data/kv"
	"kartoteka/data/lang"
	"kartoteka/data/money"
	"kartoteka/data/store"
)

// FieldChange is one field of a card that was changed.
type FieldChange struct {
	Field string // a key of crm.ClientFields; its words are field.client.FIELD
	// Before and After are values as lang.Value writes them; an empty text is
	// an empty field.
	Before, After any
}

// words are the texts a search finds the change by.
func (c *FieldChange) words() []string {
	return []string{fmt.Sprint(c.Before), fmt.Sprint(c.After)}
}

// name puts names in the place of managers and regions.
func (c *FieldChange) name(managers map[crm.ManagerID]string, regions map[crm.RegionID]string) {
	for _, v := range []*any{&c.Before, &c.After} {
		switch id := (*v).(type) {
		case crm.ManagerID:
			*v = managers[id]
		case crm.RegionID:
			*v = regions[id]
		}
	}
}

// told is the value of a field of the card as its changes are told.
func told(value any) any {
	switch v := value.(type) {
	case crm.PartyKind:
		return coded("party.", string(v))
	case crm.LimitMode:
		return coded("change.limit_mode.", string(v))
	case crm.BankAccount:
		return account(v)
	case []crm.BankAccount:
		return each(v, account)
	case crm.Signer:
		return joined(v.Name, v.Post, v.Basis)
	case []crm.Contact:
		return each(v, contactWords)
	case []crm.Consent:
		return each(v, consentWords)
	case []crm.Delivery:
		return each(v, func(d crm.Delivery) string { return joined(d.Address, d.Note) })
	case *crm.Lead:
		return leadWords(v)
	case money.Percent:
		return none(v)
	case money.Money:
		return none(v)
	case int:
		return none(v)
	case bool:
		return ticked(v)
	}
	return value
}

// lang: party.* change.limit_mode.* change.lead.*

// coded is a value whose words are under a prefix.
func coded(prefix, code string) any {
	if code == "" {
		return ""
	}
	return lang.Key(prefix + code)
}

// none writes zero as an empty field.
func none[T comparable](v T) any {
	if v == *new(T) {
		return ""
	}
	return v
}

func ticked(v bool) any {
	if v {
		return lang.Key("change.yes")
	}
	return ""
}

func each[T any](vs []T, words func(T) string) []string {
	out := make([]string, len(vs))
	for i, v := range vs {
		out[i] = words(v)
	}
	return out
}

func joined(parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), " · ")
}

func account(a crm.BankAccount) string { return joined(a.Account, a.Bank) }

func contactWords(p crm.Contact) string {
	return joined(append(append([]string{p.Name, p.Role}, p.Phones...), p.Emails...)...)
}

func consentWords(s crm.Consent) string {
	return joined(dayWords("", s.Given), s.Way, s.Document, dayWords("× ", s.Withdrawn))
}

func dayWords(sign string, day time.Time) string {
	if day.IsZero() {
		return ""
	}
	return sign + day.Format("02.01.2006")
}

func leadWords(l *crm.Lead) any {
	if l == nil {
		return ""
	}
	return coded("change.lead.", string(l.State()))
}

// askChanges adds to a batch the journal's entries of changes of the card and
// gives their places makers of rows.
func askChanges(b *kv.Batch, places []point, makers []func() Row) {
	var steps []kv.Step
	var at []int
	for i, p := range places {
		if p.event.Tag == changeTag {
			steps, at = append(steps, p.step), append(at, i)
		}
	}
	entries := kv.AskEntries(b, steps)
	b.Then(func() error {
		for n, i := range at {
			e := (*entries)[n]
			if e == nil || e.Verb != kv.Set {
				continue
			}
			before, after, err := store.Clients.Sides(e)
			if err != nil {
				return err
			}
			if changes := changesOf(before, after); len(changes) > 0 {
				makers[i] = func() Row { return Row{Kind: KindChange, Author: e.User, Changes: changes} }
			}
		}
		return nil
	})
}

// changesOf compares the sides of a change field by field. Of lists only what
// differs is told.
func changesOf(before, after *crm.Client) []FieldChange {
	var out []FieldChange
	for _, f := range crm.ClientFields {
		if f.Value == nil {
			continue
		}
		b, a := told(f.Value(before)), told(f.Value(after))
		if list, ok := b.([]string); ok {
			other := a.([]string)
			b, a = strings.Join(without(list, other), "; "), strings.Join(without(other, list), "; ")
		}
		if b != a {
			out = append(out, FieldChange{f.Key, b, a})
		}
	}
	return out
}

// without is the values of one list that another has not.
func without(list, other []string) []string {
	return slices.DeleteFunc(slices.Clone(list), func(s string) bool { return slices.Contains(other, s) })
}
