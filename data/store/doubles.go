package store

import (
	"cmp"
	"slices"
	"unicode/utf8"

	"github.com/cespare/xxhash/v2"

	"kartoteka/data/crm"
	"kartoteka/data/kv"
)

// Double is two cards that look like one client; A is the older.
type Double struct {
	A, B   crm.ClientID // the older card and the younger one
	Reason Likeness     // what they have in common
	Group  int          // cards that hang together have one number
}

// Doubles gathers the cards of a base and finds all that look alike. Of each
// card it keeps only what the card is recognised by.
type Doubles struct {
	ids  []crm.ClientID
	keys []cardKeys
	at   []trace
}

// trace is a hash of something a card is recognised by. Cards with a trace in
// common are compared; those without one cannot be alike.
type trace struct {
	hash uint64
	card int32
}

// Add takes a card in; those marked for deletion and merged ones look like
// nobody.
func (d *Doubles) Add(c *crm.Client) {
	if c.Deleted || !c.Merged.IsZero() {
		return
	}
	card, k := int32(len(d.ids)), keysOf(c)
	d.ids, d.keys = append(d.ids, c.ID), append(d.keys, k)
	leave := func(kind, s string) {
		if s != "" {
			d.at = append(d.at, trace{xxhash.Sum64String(kind + s), card})
		}
	}
	leave("inn", k.inn)
	for _, p := range k.phones {
		leave("phone", p)
	}
	for _, m := range k.mails {
		leave("mail", m)
	}
	leave("words", k.words)
	if utf8.RuneCountInString(k.name) >= nearLetters-1 {
		leave("slip", k.name)
		for i, r := range k.name { // with one slip, two names have a shorter one in common
			leave("slip", k.name[:i]+k.name[i+utf8.RuneLen(r):])
		}
	}
}

// Find links cards that look alike, each card to the oldest it can be; apart are
// the pairs known to be two clients. A group of n cards has n−1 links.
// Each is called now and then and may stop the work.
func (d *Doubles) Find(apart map[[2]crm.ClientID]bool, each func() error) (out []Double, err error) {
	slices.SortFunc(d.at, func(a, b trace) int { return cmp.Or(cmp.Compare(a.hash, b.hash), cmp.Compare(a.card, b.card)) })
	groups := newForest(len(d.ids))
	for from := 0; from < len(d.at); {
		to := from + 1
		for to < len(d.at) && d.at[to].hash == d.at[from].hash {
			to++
		}
		for i := from + 1; i < to; i++ {
			if err := each(); err != nil {
				return nil, err
			}
			out = d.link(out, groups, apart, d.at[from:i], d.at[i].card)
		}
		from = to
	}
	number := map[int32]int{}
	for i := range out {
		root := groups.root(d.place(out[i].A))
		if number[root] == 0 {
			number[root] = len(number) + 1
		}
		out[i].Group = number[root]
	}
	slices.SortStableFunc(out, func(a, b Double) int { return cmp.Compare(a.Group, b.Group) })
	return out, nil
}

// link joins a card with the older ones it looks like and does not hang together
// with yet.
func (d *Doubles) link(out []Double, groups forest, apart map[[2]crm.ClientID]bool, older []trace, card int32) []Double {
	for _, o := range older {
		if groups.root(o.card) == groups.root(card) {
			continue
		}
		a, b := d.ids[o.card], d.ids[card]
		if apart[[2]crm.ClientID{a, b}] || apart[[2]crm.ClientID{b, a}] {
			continue
		}
		if reason := d.keys[o.card].like(&d.keys[card]); reason != LikeNothing {
			groups.join(o.card, card)
			out = append(out, Double{A: a, B: b, Reason: reason})
		}
	}
	return out
}

// place is the place of a card; cards are added in the order of IDs.
func (d *Doubles) place(id crm.ClientID) int32 {
	i, _ := slices.BinarySearchFunc(d.ids, id, func(a, b crm.ClientID) int { return slices.Compare(a[:], b[:]) })
	return int32(i)
}

// Apart lists all pairs known to be two clients.
func Apart(tx *kv.Tx) (map[[2]crm.ClientID]bool, error) {
	apart := map[[2]crm.ClientID]bool{}
	for p, err := range Distincts.All(tx) {
		if err != nil {
			return nil, err
		}
		apart[[2]crm.ClientID{p.A, p.B}] = true
	}
	return apart, nil
}

// forest is sets that are joined (union-find): each card names the one above it.
type forest []int32

func newForest(n int) forest {
	f := make(forest, n)
	for i := range f {
		f[i] = int32(i)
	}
	return f
}

func (f forest) root(i int32) int32 {
	for f[i] != i {
		f[i] = f[f[i]]
		i = f[i]
	}
	return i
}

func (f forest) join(a, b int32) { f[f.root(b)] = f.root(a) }
