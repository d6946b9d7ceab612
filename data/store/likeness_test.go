package store

import (
	"fmt"
	"testing"

	"pgregory.net/rapid"

	"kartoteka/data/crm"
	"kartoteka/data/kv"
	"kartoteka/data/trial"
)

// cardOf is a card of name, ИНН, phone and mail.
func cardOf(name, inn, phone, mail string) *crm.Client {
	return &crm.Client{Requisites: crm.Requisites{Name: name, INN: inn, Phone: phone, Email: mail}}
}

func TestCardsAreAlikeByCodePhoneMailOrName(t *testing.T) {
	branch := cardOf("Филиал", "7707083893", "", "")
	branch.KPP = "770701001"
	head := cardOf("Главный офис", "7707083893", "", "")
	head.KPP = "773601001"
	person := cardOf("Альфа", "", "", "")
	person.Contacts = []crm.Contact{{Phones: []string{"8 (846) 200-00-01"}, Emails: []string{"Sales@Alfa.example"}}}
	gone := cardOf("Альфа", "7707083893", "", "")
	gone.Deleted = true
	for _, c := range []struct {
		a, b *crm.Client
		want Likeness
	}{
		{cardOf("Альфа", "7707083893", "", ""), cardOf("Бета", "7707 083893", "", ""), LikeINN},
		{branch, head, LikeNothing},
		{branch, cardOf("Без КПП", "7707083893", "", ""), LikeINN},
		{person, cardOf("Бета", "", "+7 846 200 00 01", ""), LikePhone},
		{person, cardOf("Бета", "", "", "sales@ALFA.example"), LikeMail},
		{cardOf("Альфа", "", "200-00-01", ""), cardOf("Бета", "", "200-00-01", ""), LikeNothing}, // of which city?
		{cardOf("ООО «Ёлка»", "", "", ""), cardOf("Елка, ООО", "", "", ""), LikeName},
		{cardOf("Альфа-Снаб", "", "", ""), cardOf("АО \"Альфа Снаб\"", "", "", ""), LikeName},
		{cardOf("Иванов Иван Иванович", "", "", ""), cardOf("Иван Иванович Иванов", "", "", ""), LikeName},
		{cardOf("Ромашка", "7707083893", "", ""), cardOf("Ромашка", "", "", ""), LikeName},
		{cardOf("Ромашка", "7707083893", "", ""), cardOf("Ромашка", "0012345673", "", ""), LikeNothing},
		{cardOf("ООО «Ромашка»", "", "", ""), cardOf("ООО «Рамашка»", "", "", ""), LikeNear},
		{cardOf("ООО «Ромашка»", "", "", ""), cardOf("ООО «Ромашкка»", "", "", ""), LikeNear},
		{cardOf("Альфа Снаб", "", "", ""), cardOf("АльфаСнаб", "", "", ""), LikeNear},
		{cardOf("Вега", "", "", ""), cardOf("Вегас", "", "", ""), LikeNothing}, // too short
		{cardOf("Иванов А. Б.", "", "", ""), cardOf("Иванов А. В.", "", "", ""), LikeNothing},
		{cardOf("Магазин 1", "", "", ""), cardOf("Магазин 2", "", "", ""), LikeNothing},
		{cardOf("Ромашка", "", "", ""), cardOf("Ромaшки", "", "", ""), LikeNothing},
		{cardOf("Альфа", "7707083893", "", ""), gone, LikeNothing},
		{cardOf("", "", "", ""), cardOf("", "", "", ""), LikeNothing},
	} {
		if got := Alike(c.a, c.b); got != c.want {
			t.Errorf("%q and %q: %d, want %d", c.a.Name, c.b.Name, got, c.want)
		}
		if got := Alike(c.b, c.a); got != c.want {
			t.Errorf("%q and %q the other way: %d, want %d", c.b.Name, c.a.Name, got, c.want)
		}
	}
}

// anyCard draws a card out of few values, so that many are alike.
func anyCard(t *rapid.T) *crm.Client {
	c := cardOf(
		rapid.StringMatching(`(ООО )?[аб]{2,3} ?[а-в]{3}[12]?`).Draw(t, "name"),
		rapid.SampledFrom([]string{"", "", "7707083893", "0012345673"}).Draw(t, "inn"),
		rapid.SampledFrom([]string{"", "", "", "8 846 200-00-01", "+78462000001", "8 846 200-00-02"}).Draw(t, "phone"),
		rapid.SampledFrom([]string{"", "", "", "a@b.example", "A@b.example"}).Draw(t, "mail"))
	c.KPP = rapid.SampledFrom([]string{"", "770701001", "773601001"}).Draw(t, "kpp")
	c.Deleted = rapid.IntRange(0, 9).Draw(t, "deleted") == 0
	return c
}

func TestIndexesAndTheScanFindExactlyWhatTheRuleSays(t *testing.T) {
	trial.Check(t, func(rt *rapid.T) {
		f := newFirm(t, kv.NewMemory())
		var cards []*crm.Client
		f.update(t, func(tx *kv.Tx) error {
			for range rapid.IntRange(2, 12).Draw(rt, "cards") {
				c := anyCard(rt)
				c.ID = crm.ClientID(tx.NewID())
				cards = append(cards, c)
				if err := Clients.Put(tx, c); err != nil {
					return err
				}
			}
			return nil
		})
		f.view(t, func(tx *kv.Tx) error {
			var all Doubles
			for _, c := range cards {
				all.Add(c)
				var b kv.Batch
				found := AskResembling(&b, c, 100)
				if err := b.Run(tx); err != nil {
					return err
				}
				reasons := map[crm.ClientID]Likeness{}
				for _, r := range *found {
					reasons[r.Client.ID] = r.Reason
				}
				for _, o := range cards {
					if want := Alike(c, o); o != c && reasons[o.ID] != want {
						rt.Fatalf("%q and %q: found %d, want %d", c.Name, o.Name, reasons[o.ID], want)
					}
				}
			}
			return sameGroups(rt, cards, &all)
		})
	})
}

// sameGroups compares the scan with joining all pairs by the rule.
func sameGroups(t *rapid.T, cards []*crm.Client, all *Doubles) error {
	pairs, err := all.Find(nil, func() error { return nil })
	if err != nil {
		return err
	}
	want, have, at := newForest(len(cards)), newForest(len(cards)), map[crm.ClientID]int32{}
	for i, c := range cards {
		at[c.ID] = int32(i)
		for j := range i {
			if Alike(cards[j], c) != LikeNothing {
				want.join(int32(j), int32(i))
			}
		}
	}
	for _, p := range pairs {
		if have.root(at[p.A]) == have.root(at[p.B]) {
			t.Fatalf("the pair %v is found though its cards hang together", p)
		}
		if Alike(cards[at[p.A]], cards[at[p.B]]) != p.Reason {
			t.Fatalf("the pair %v is not alike so", p)
		}
		have.join(at[p.A], at[p.B])
	}
	for i := range cards {
		for j := range i {
			if (want.root(int32(i)) == want.root(int32(j))) != (have.root(int32(i)) == have.root(int32(j))) {
				t.Fatalf("%q and %q: in one group %v, the rule says otherwise", cards[i].Name, cards[j].Name, have.root(int32(i)) == have.root(int32(j)))
			}
		}
	}
	return nil
}

func TestPairsKnownToBeTwoAreNotOffered(t *testing.T) {
	var d Doubles
	a, b, c := cardOf("Ромашка", "", "", ""), cardOf("Ромашка", "", "", ""), cardOf("Ромашка", "", "", "")
	for i, card := range []*crm.Client{a, b, c} {
		card.ID[15] = byte(i + 1)
		d.Add(card)
	}
	apart := map[[2]crm.ClientID]bool{{b.ID, a.ID}: true}
	pairs, err := d.Find(apart, func() error { return nil })
	if err != nil || len(pairs) != 2 || pairs[0].B != c.ID || pairs[1] != (Double{A: b.ID, B: c.ID, Reason: LikeName, Group: 1}) {
		t.Errorf("pairs %v, %v", pairs, err)
	}
	apart[[2]crm.ClientID{a.ID, c.ID}], apart[[2]crm.ClientID{b.ID, c.ID}] = true, true
	if pairs, err = d.Find(apart, func() error { return nil }); err != nil || len(pairs) != 0 {
		t.Errorf("pairs %v, %v", pairs, err)
	}
}

// Doubles among a hundred thousand cards, one in a hundred of which is one.
func BenchmarkDoubles(b *testing.B) {
	const n = 100_000
	cards := make([]*crm.Client, n)
	for i := range n {
		c := cardOf(fmt.Sprintf("ООО «Фирма %x»", i*2654435761%(1<<31)), fmt.Sprintf("%010d", i), fmt.Sprintf("+7927%07d", i), fmt.Sprintf("a%d@b.example", i))
		if i%100 == 99 {
			c.INN, c.Phone = "", fmt.Sprintf("8 927 %07d", i-1)
		}
		c.ID[12], c.ID[13], c.ID[14], c.ID[15] = byte(i>>24), byte(i>>16), byte(i>>8), byte(i)
		cards[i] = c
	}
	for b.Loop() {
		var d Doubles
		for _, c := range cards {
			d.Add(c)
		}
		if pairs, err := d.Find(nil, func() error { return nil }); err != nil || len(pairs) != n/100 {
			b.Fatalf("%d pairs, %v", len(pairs), err)
		}
	}
}
