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
	Client *crm.Client // that looks alike
	Reason Likeness    // what they have in common
}

// AskResembling adds to a batch the clients that look like a card, stored or not,
// the surest first: a few look-ups, not a walk over all. Pairs known to be two
// clients are left out.
func AskResembling(b *kv.Batch, c *crm.Client, limit int) *[]Resemblance {
	var out []Resemblance
	k := keysOf(c)
	apart := askDistinctFrom(b, c.ID) // first: its answers come before ours
	candidates := askCandidates(b, &k)
	b.Then(func() error {
		found := kv.Ask(b, Clients, candidates())
		b.Then(func() error {
			for _, o := range *found {
				if o == nil || o.ID == c.ID || apart[o.ID] {
					continue
				}
				if keys := keysOf(o); k.like(&keys) != LikeNothing {
					out = append(out, Resemblance{o, k.like(&keys)})
				}
			}
			slices.SortStableFunc(out, func(a, b Resemblance) int { return cmp.Compare(b.Reason, a.Reason) })
			out = out[:min(len(out), limit)]
			return nil
		})
		return nil
	})
	return &out
}

// mostCandidates bounds the cards read for one: a phone of the exchange may be
// written in every card of a base.
const mostCandidates = 200

// askCandidates asks who may look like the card; what it returns lists them once
// the batch has come to them, without repetitions.
func askCandidates(b *kv.Batch, k *cardKeys) func() []crm.ClientID {
	var lists []*[]crm.ClientID
	if k.inn != "" {
		lists = append(lists, ClientsByINN.Ask(b, k.inn))
	}
	for _, p := range k.phones {
		lists = append(lists, ClientsByPhone.Ask(b, p))
	}
	for _, m := range k.mails {
		lists = append(lists, ClientsByMail.Ask(b, m))
	}
	if k.words != "" {
		lists = append(lists, ClientsByLike.Ask(b, likeWords+k.words))
	}
	if n := utf8.RuneCountInString(k.name); n >= nearLetters-1 {
		half := len(string([]rune(k.name)[:n/2]))
		lists = append(lists,
			askNear(b, likeBegin, k.name, k.name[:half], func(s string) string { return s }),
			askNear(b, likeEnd, k.name, backwards(k.name[half:]), backwards))
	}
	return func() (ids []crm.ClientID) {
		seen := map[crm.ClientID]bool{}
		for _, list := range lists {
			for _, id := range *list {
				if !seen[id] && len(ids) < mostCandidates {
					seen[id] = true
					ids = append(ids, id)
				}
			}
		}
		return ids
	}
}

// askNear walks the names that begin with a half and keeps those with one slip.
func askNear(b *kv.Batch, mark, name, half string, straight func(string) string) *[]crm.ClientID {
	var ids []crm.ClientID
	from, to := mark+half, mark+half+"\U0010FFFF"
	ClientsByLike.AskEntries(b, &from, &to, func(e kv.Entried[crm.ClientID, string]) {
		if near(name, straight(e.Value[len(mark):])) {
			ids = append(ids, e.ID)
		}
	})
	return &ids
}

// askDistinctFrom asks which clients are known not to be this one; they are in
// the map two rounds later.
func askDistinctFrom(b *kv.Batch, id crm.ClientID) map[crm.ClientID]bool {
	apart := map[crm.ClientID]bool{}
	if id.IsZero() {
		return apart
	}
	as, bs := DistinctA.Ask(b, id), DistinctB.Ask(b, id)
	b.Then(func() error {
		known := kv.Ask(b, Distincts, append(*as, *bs...))
		b.Then(func() error {
			for _, d := range *known {
				if d.A == id {
					apart[d.B] = true
				} else {
					apart[d.A] = true
				}
			}
			return nil
		})
		return nil
	})
	return apart
}
