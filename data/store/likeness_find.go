package store

import (
	"cmp"
	"slices"
	"unicode/utf8"

	"kartoteka/data/crm"
	"kartoteka/data/kv"
)

// The names of clients lie in one index three times: by their sorted words, as
// they are, and backwards. A name with one slip begins as the right one does up
// to its middle, or ends so from its middle on; so two short scans find it.
const (
	likeWords = "w"
	likeBegin = "b"
	likeEnd   = "e"
)

func nameEntries(c *crm.Client) []string {
	k := keysOf(c)
	switch {
	case k.name == "":
		return nil
	case utf8.RuneCountInString(k.name) < nearLetters-1:
		return []string{likeWords + k.words}
	}
	return []string{likeWords + k.words, likeBegin + k.name, likeEnd + backwards(k.name)}
}

func backwards(s string) string {
	r := []rune(s)
	slices.Reverse(r)
	return string(r)
}

// Resemblance is a client that looks like the one asked about.
type Resemblance struct {
	Client *crm.Client
	Reason Likeness
}

// Resembling finds the clients that look like a card, stored or not, the surest
// first: a few look-ups, not a walk over all. Pairs known to be two clients are
// left out.
func Resembling(tx *kv.Tx, c *crm.Client, limit int) (out []Resemblance, err error) {
	k := keysOf(c)
	ids, err := candidates(tx, &k)
	if err != nil || len(ids) == 0 {
		return nil, err
	}
	apart, err := DistinctFrom(tx, c.ID)
	if err != nil {
		return nil, err
	}
	found, err := Clients.GetMany(tx, ids)
	if err != nil {
		return nil, err
	}
	for _, o := range found {
		if o == nil || o.ID == c.ID || apart[o.ID] {
			continue
		}
		if keys := keysOf(o); k.like(&keys) != LikeNothing {
			out = append(out, Resemblance{o, k.like(&keys)})
		}
	}
	slices.SortStableFunc(out, func(a, b Resemblance) int { return cmp.Compare(b.Reason, a.Reason) })
	return out[:min(len(out), limit)], nil
}

// mostCandidates bounds the cards read for one: a phone of the exchange may be
// written in every card of a base.
const mostCandidates = 200

// candidates lists who may look like the card, without repetitions.
func candidates(tx *kv.Tx, k *cardKeys) (ids []crm.ClientID, err error) {
	seen := map[crm.ClientID]bool{}
	add := func(more []crm.ClientID, e error) {
		err = cmp.Or(err, e)
		for _, id := range more {
			if !seen[id] && len(ids) < mostCandidates {
				seen[id] = true
				ids = append(ids, id)
			}
		}
	}
	if k.inn != "" {
		add(ClientsByINN.IDs(tx, k.inn))
	}
	for _, p := range k.phones {
		add(ClientsByPhone.IDs(tx, p))
	}
	for _, m := range k.mails {
		add(ClientsByMail.IDs(tx, m))
	}
	if k.words != "" {
		add(ClientsByLike.IDs(tx, likeWords+k.words))
	}
	if n := utf8.RuneCountInString(k.name); n >= nearLetters-1 && err == nil {
		half := len(string([]rune(k.name)[:n/2]))
		add(nearIn(tx, likeBegin, k.name, k.name[:half], func(s string) string { return s }))
		add(nearIn(tx, likeEnd, k.name, backwards(k.name[half:]), backwards))
	}
	return ids, err
}

// nearIn walks the names that begin with a half and keeps those with one slip.
func nearIn(tx *kv.Tx, mark, name, half string, straight func(string) string) (ids []crm.ClientID, err error) {
	from, to := mark+half, mark+half+"\U0010FFFF"
	for e, err := range ClientsByLike.Entries(tx, &from, &to) {
		if err != nil {
			return nil, err
		}
		if near(name, straight(e.Value[len(mark):])) {
			ids = append(ids, e.ID)
		}
	}
	return ids, nil
}

// DistinctFrom lists the clients that are known not to be this one.
func DistinctFrom(tx *kv.Tx, id crm.ClientID) (map[crm.ClientID]bool, error) {
	apart := map[crm.ClientID]bool{}
	if id.IsZero() {
		return apart, nil
	}
	a, err := DistinctA.IDs(tx, id)
	if err != nil {
		return nil, err
	}
	b, err := DistinctB.IDs(tx, id)
	if err != nil {
		return nil, err
	}
	known, err := Distincts.GetMany(tx, append(a, b...))
	for _, d := range known {
		if d.A == id {
			apart[d.B] = true
		} else {
			apart[d.A] = true
		}
	}
	return apart, err
}
