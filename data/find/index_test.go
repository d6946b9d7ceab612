package find

import (
	"cmp"
	"encoding/binary"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"kartoteka/data/crm"
	"kartoteka/data/store"
	"kartoteka/data/trial"
)

func id(n int) (k crm.ClientID) {
	binary.BigEndian.PutUint64(k[8:], uint64(n))
	return k
}

// known is an entry with its text, which is made once: that is most of the time
// of a scan.
type known struct {
	Entry[crm.ClientID]
	book book[crm.ClientID]
}

func know(e Entry[crm.ClientID]) known {
	return known{e, book[crm.ClientID]{Hit[crm.ClientID]{e.ID, e.Name, e.Detail}, e.text(nil)}}
}

// records are what an index is built of.
type records map[crm.ClientID]known

func (s records) entries(yield func(Entry[crm.ClientID]) bool) {
	for _, k := range s {
		if !yield(k.Entry) {
			return
		}
	}
}

// scan answers by reading every text, as an index must without reading them.
func (s records) scan(text string, limit int) []Hit[crm.ClientID] {
	q := parse(text)
	type hit struct {
		rank int
		book[crm.ClientID]
	}
	var hits []hit
	for _, k := range s {
		b := k.book
		if rank := q.rank(b.text); rank < none {
			hits = append(hits, hit{rank, b})
		}
	}
	slices.SortFunc(hits, func(a, b hit) int { return cmp.Or(a.rank-b.rank, a.compare(b.book)) })
	var found []Hit[crm.ClientID]
	for _, h := range hits[:min(limit, len(hits))] {
		found = append(found, h.Hit)
	}
	return found
}

// Few letters make many records alike, so that all ranks and ties are met.
var (
	anyName  = rapid.StringMatching(`((ООО|ИП|АО) )?«?[аеёбАхq2é]{1,5}([ -—№][аебх27і]{1,4}){0,2}»?`)
	anyPhone = rapid.StringMatching(`(8|\+7|\+375)? ?\(?9[12]{2}\)? ?[12]{3}-?[12]{2}-[12]{2}`)
	anyTyped = rapid.StringMatching(`(ооо |ип )?[аеёбхq2é—і]{0,3}( [аб+(]?[аб279]{1,3})?`)
)

func anyClient(t *rapid.T, n int) Entry[crm.ClientID] {
	return Client(&crm.Client{ID: id(n), Requisites: crm.Requisites{
		Name: anyName.Draw(t, "name"), FullName: rapid.SampledFrom([]string{"", "Хаб Аб", "ООО аб"}).Draw(t, "full"),
		INN: rapid.StringMatching(`([12]{10})?`).Draw(t, "inn"), Phone: anyPhone.Draw(t, "phone"),
		Email: rapid.SampledFrom([]string{"", "a@b.example", "q2@x.example"}).Draw(t, "email"),
	}})
}

func TestTheIndexAnswersAsAScanWould(t *testing.T) {
	trial.Check(t, answersAsAScan)
}

func answersAsAScan(t *rapid.T) {
	have := records{}
	for n := range rapid.IntRange(0, 80).Draw(t, "records") {
		have[id(n)] = know(anyClient(t, n))
	}
	ix := Build(have.entries)
	agree := func() {
		t.Helper()
		for range 4 {
			text := anyTyped.Draw(t, "typed")
			limit := rapid.IntRange(1, 12).Draw(t, "limit")
			if got, want := ix.Find(text, limit), have.scan(text, limit); !slices.Equal(got, want) {
				t.Fatalf("%q finds %v, a scan %v", text, got, want)
			}
		}
	}
	agree()
	t.Repeat(map[string]func(*rapid.T){
		"set": func(t *rapid.T) {
			n := rapid.IntRange(0, 100).Draw(t, "n")
			e := anyClient(t, n)
			have[id(n)] = know(e)
			ix.Set(e)
		},
		"remove": func(t *rapid.T) {
			n := rapid.IntRange(0, 100).Draw(t, "n")
			delete(have, id(n))
			ix.Remove(id(n))
		},
		"post": func(t *rapid.T) {
			if ix.lists != nil { // the same lists again, a quarter of a million of them
				t.Skip("posted since it was built")
			}
			ix.Post()
		},
		"build": func(*rapid.T) { ix = Build(have.entries) },
		"":      func(*rapid.T) { agree() },
	})
}

func TestTheOrderIsThatOfTheStore(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := rapid.StringMatching(`((ООО|ИП) )?[аяёzéі9 ]{1,4}`).Draw(t, "a")
		b := rapid.StringMatching(`((ООО|ИП) )?[аяёzéі9 ]{1,4}`).Draw(t, "b")
		x, y := Entry[crm.ClientID]{Key: store.NameKey(a)}, Entry[crm.ClientID]{Key: store.NameKey(b)}
		if got, want := compare(x.text(nil), x.ID, y.text(nil), y.ID), cmp.Compare(x.Key, y.Key); got != want {
			t.Fatalf("%q and %q: %d, in the store %d", a, b, got, want)
		}
	})
}
