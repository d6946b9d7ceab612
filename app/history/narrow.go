package history

import (
	"slices"
	"strings"

	"kartoteka/data/kv"
	"kartoteka/data/text"
)

// byRecord reports whether only the records tell which rows pass.
func (r *Reader) byRecord() bool {
	return !r.q.Deal.IsZero() || !r.q.Contact.IsZero() || !r.q.Author.IsZero() || strings.TrimSpace(r.q.Text) != "" || r.bySpoken()
}

// bySpoken reports whether some kinds of interactions are wanted, but not all.
func (r *Reader) bySpoken() bool {
	n := 0
	for _, k := range spokenKinds {
		if slices.Contains(r.q.Kinds, k) {
			n++
		}
	}
	return n > 0 && n < len(spokenKinds)
}

// wants reports whether the record of an event may be among the kinds asked for.
func (r *Reader) wants(e kv.Event) bool {
	if len(r.q.Kinds) == 0 {
		return true
	}
	if kind := kindOf(e); kind != "" {
		return slices.Contains(r.q.Kinds, kind)
	}
	return slices.ContainsFunc(r.q.Kinds, func(k Kind) bool { return slices.Contains(spokenKinds, k) })
}

// mayPass judges by what a place tells.
func (r *Reader) mayPass(e kv.Event) bool {
	return r.wants(e) && (r.q.Period.IsZero() || r.q.Period.Contains(r.local(e)))
}

// askNarrowed reads all places and keeps a page of the rows that pass.
func (r *Reader) askNarrowed(b *kv.Batch, places []point, page *Page) {
	words := strings.Fields(text.FoldName(r.q.Text))
	r.askRows(b, places, &page.Rows)
	b.Then(func() error {
		page.Rows = slices.DeleteFunc(page.Rows, func(row Row) bool { return !r.passes(&row) })
		if len(words) == 0 {
			r.cut(page)
		}
		r.askNames(b, page.Rows)
		b.Then(func() error {
			if len(words) > 0 {
				page.Rows = slices.DeleteFunc(page.Rows, func(row Row) bool { return !row.holds(words) })
				r.cut(page)
			}
			return nil
		})
		return nil
	})
}

// cut leaves as many rows as a page has.
func (r *Reader) cut(page *Page) {
	if len(page.Rows) > r.limit {
		page.Rows = page.Rows[:r.limit]
		page.Next = &page.Rows[r.limit-1].Place
	}
}

// passes judges by what a record tells.
func (r *Reader) passes(row *Row) bool {
	return (r.q.Deal.IsZero() || row.about.Deal == r.q.Deal || row.Kind == KindStage && row.ID == r.q.Deal.String()) &&
		(len(r.q.Kinds) == 0 || slices.Contains(r.q.Kinds, row.Kind)) &&
		(r.q.Contact.IsZero() || row.contact == r.q.Contact) &&
		(r.q.Author.IsZero() || row.author == r.q.Author)
}

// holds reports whether the row's texts hold all words.
func (row *Row) holds(words []string) bool {
	texts := []string{row.Name, row.Text, row.Author, row.Contact, row.About.Name}
	for _, f := range row.Files {
		texts = append(texts, f.Name)
	}
	for _, c := range row.Changes {
		texts = append(texts, c.words()...)
	}
	typed := text.FoldName(strings.Join(texts, " "))
	return !slices.ContainsFunc(words, func(w string) bool { return !strings.Contains(typed, w) })
}
