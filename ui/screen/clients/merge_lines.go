package clients

import (
	"strconv"
	"strings"
	"time"

	"kartoteka/app/clients"
	"kartoteka/data/crm"
	"kartoteka/data/lang"
	"kartoteka/ui/record"
)

// mergeLine is a row of the page of a merge: a heading, a figure, a part of the
// card or a list.
type mergeLine struct {
	key, caption, kept, gone string
	choice                   bool // the cards differ in it
	head                     bool
}

// mergeLines lists what the cards say: the parts, those that differ first, what
// stands side by side afterwards, and the figures. What neither says is left out.
func mergeLines(l *lang.Lang, v *clients.MergePreview) []mergeLine {
	var differ, same []mergeLine
	for _, part := range crm.ClientParts {
		if part.Empty(v.Kept.Client) && part.Empty(v.Gone.Client) {
			continue
		}
		line := mergeLine{key: part.Key, caption: l.T("field.client." + part.Key), kept: partWords(l, part.Key, &v.Kept), gone: partWords(l, part.Key, &v.Gone)}
		if line.choice = !part.Same(v.Kept.Client, v.Gone.Client); line.choice {
			differ = append(differ, line)
		} else {
			same = append(same, line)
		}
	}
	var out []mergeLine
	add := func(head string, lines []mergeLine) {
		if len(lines) > 0 {
			out = append(append(out, mergeLine{key: head, caption: l.T(head), head: true}), lines...)
		}
	}
	add("merge.head.differ", differ)
	add("merge.head.figures", figureLines(l, v))
	add("merge.head.united", unitedLines(l, v))
	add("merge.head.same", same)
	return out
}

// partWords is what a card says of a part.
func partWords(l *lang.Lang, key string, s *clients.MergeSide) string {
	switch key {
	case "kind":
		return l.T("party." + string(s.Kind))
	case "region":
		return s.Names.Region
	case "manager":
		return s.Names.Manager
	case "account":
		return record.Joined(s.Account.Account, s.Account.Account != "", s.Account.Bank)
	case "signer":
		return record.Joined(s.Signer.Name, s.Signer.Name != "", s.Signer.Post, s.Signer.Basis)
	case "terms":
		return termsWords(l, &s.Terms)
	case "birthday":
		return dayWords(l, s.Birthday)
	}
	return map[string]string{
		"name": s.Name, "full_name": s.FullName, "inn": s.INN, "kpp": s.KPP, "ogrn": s.OGRN, "phone": s.Phone, "email": s.Email,
		"address": s.Address, "actual": s.Actual, "city": s.City, "source": s.Source,
	}[key]
}

func termsWords(l *lang.Lang, t *crm.Terms) string {
	var parts []string
	add := func(is bool, key string, args ...any) {
		if is {
			parts = append(parts, l.T(key, args...))
		}
	}
	add(t.Deferral > 0, "merge.terms.deferral", "N", t.Deferral)
	add(t.Discount > 0, "merge.terms.discount", "Percent", l.Percent(float64(t.Discount)/100))
	add(t.Limit > 0, "merge.terms.limit", "Sum", t.Limit)
	return record.Joined(strings.Join(parts, " · "), len(parts) > 0, t.PriceKind, t.Schedule)
}

func dayWords(l *lang.Lang, day time.Time) string {
	if day.IsZero() {
		return ""
	}
	return l.Date(day)
}

// figureLines is what the clients have bought, owe and when they were spoken with.
func figureLines(l *lang.Lang, v *clients.MergePreview) []mergeLine {
	line := func(key string, of func(*clients.MergeSide) string) mergeLine {
		return mergeLine{key: key, caption: l.T(key), kept: of(&v.Kept), gone: of(&v.Gone)}
	}
	return []mergeLine{
		line("client.debt", func(s *clients.MergeSide) string { return l.Money(s.Debt) }),
		line("client.year", func(s *clients.MergeSide) string { return l.Money(s.Year) }),
		line("client.orders", func(s *clients.MergeSide) string { return l.Int(int64(s.Orders)) }),
		line("client.last_sale", func(s *clients.MergeSide) string { return dayWords(l, s.LastSale) }),
		line("merge.last_contact", func(s *clients.MergeSide) string { return dayWords(l, s.LastContact) }),
		line("merge.created", func(s *clients.MergeSide) string { return dayWords(l, s.Created) }),
	}
}

// unitedLines is what the card will have of both.
func unitedLines(l *lang.Lang, v *clients.MergePreview) (out []mergeLine) {
	add := func(key string, of func(*crm.Client) []string) {
		kept, gone := of(v.Kept.Client), of(v.Gone.Client)
		if len(kept)+len(gone) > 0 {
			out = append(out, mergeLine{key: key, caption: l.T(key), kept: strings.Join(kept, ", "), gone: strings.Join(gone, ", ")})
		}
	}
	add("merge.united.contacts", func(c *crm.Client) (names []string) {
		for _, p := range c.Contacts {
			names = append(names, p.Name)
		}
		return names
	})
	add("merge.united.tags", func(c *crm.Client) []string { return c.Tags })
	add("merge.united.delivery", func(c *crm.Client) (all []string) {
		for _, d := range c.Delivery {
			all = append(all, d.Address)
		}
		return all
	})
	add("merge.united.accounts", func(c *crm.Client) (all []string) {
		for _, a := range c.Accounts {
			all = append(all, a.Account)
		}
		return all
	})
	add("merge.united.consents", func(c *crm.Client) []string {
		if len(c.Consents) == 0 {
			return nil
		}
		return []string{strconv.Itoa(len(c.Consents))}
	})
	add("merge.united.note", func(c *crm.Client) []string {
		if c.Note == "" {
			return nil
		}
		return []string{c.Note}
	})
	return out
}

// mergeWords tells before the merge what it will do.
func mergeWords(l *lang.Lang, v *clients.MergePreview) string {
	var moves []string
	for _, m := range v.Moves {
		if key := "merge.moves." + m.Table; l.Has(key) {
			moves = append(moves, l.N(key, int64(m.N)))
		}
	}
	said := l.T("merge.nothing")
	if len(moves) > 0 {
		said = l.T("merge.moves", "Records", strings.Join(moves, ", "))
	}
	return said + " " + l.T("merge.after", "Name", v.Gone.Name, "Days", crm.MergeDays)
}
