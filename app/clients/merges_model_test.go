package clients_test

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"kartoteka/app/apptest"
	"kartoteka/app/clients"
	"kartoteka/data/crm"
	"kartoteka/data/kv"
	"kartoteka/data/money"
	"kartoteka/data/store"
	"kartoteka/data/trial"
)

// clerkOfTwo enters records of two clients at random and remembers whose each
// was when it was made.
type clerkOfTwo struct {
	*apptest.App
	t     *rapid.T
	two   [2]*crm.Client
	pump  *crm.Product
	deeds int
}

func (c *clerkOfTwo) must(err error) {
	c.t.Helper()
	if err != nil {
		c.t.Fatal(err)
	}
}

// card draws the card of a client.
func (c *clerkOfTwo) card(name string) *crm.Client {
	t := c.t
	text := rapid.SampledFrom([]string{"", "", "один", "два"})
	v := &crm.Client{
		Requisites: crm.Requisites{Kind: crm.Company, Name: name, Address: text.Draw(t, "address"), Phone: rapid.SampledFrom([]string{"", "8 846 200-00-01", "8 846 200-00-02"}).Draw(t, "phone")},
		City:       text.Draw(t, "city"), Note: text.Draw(t, "note"), NoCalls: rapid.Bool().Draw(t, "calls"),
		Tags: rapid.SliceOfN(rapid.SampledFrom([]string{"опт", "Опт", "тендер"}), 0, 2).Draw(t, "tags"),
	}
	for range rapid.IntRange(0, 2).Draw(t, "contacts") {
		v.Contacts = append(v.Contacts, crm.Contact{
			ID: crm.ContactID(c.newID()), Name: rapid.SampledFrom([]string{"Фёдоров", "федоров", "Орлова"}).Draw(t, "who"),
			Phones: rapid.SampledFrom([][]string{nil, {"+7 927 000-00-01"}, {"+7 927 000-00-02"}}).Draw(t, "phones"),
		})
	}
	if rapid.Bool().Draw(t, "lead") {
		v.Lead = &crm.Lead{Received: apptest.Now}
	}
	c.must(c.Clients.Save(context.Background(), v))
	return v
}

func (c *clerkOfTwo) newID() (id [16]byte) {
	c.must(c.Write(context.Background(), func(tx *kv.Tx) error { id = tx.NewID(); return nil }))
	return id
}

// deed makes some record of a client.
func (c *clerkOfTwo) deed(who *crm.Client) {
	c.deeds++
	ctx, text := context.Background(), fmt.Sprintf("дело %d: %s", c.deeds, c.two[0].Name)
	put := func(fn func(*kv.Tx) error) { c.must(c.Write(ctx, fn)) }
	switch rapid.IntRange(0, 7).Draw(c.t, "deed") {
	case 0:
		o := &crm.Order{Date: c.Today(), Client: who.ID, Mode: crm.VATIncluded, Lines: []crm.Line{{Product: c.pump.ID, Qty: 1000, Price: 100, VAT: crm.VAT22}}}
		c.must(c.Orders.Save(ctx, o))
	case 1:
		o := &crm.Order{Date: c.Today(), Client: who.ID, Mode: crm.VATIncluded, Lines: []crm.Line{{Product: c.pump.ID, Qty: 3000, Price: 100, VAT: crm.VAT22}}}
		c.must(c.Orders.SaveAndShip(ctx, o))
		if _, err := c.Invoices.ForOrder(ctx, o.ID); err != nil {
			c.t.Fatal(err)
		}
		if rapid.Bool().Draw(c.t, "back") {
			c.must(c.Orders.Unship(ctx, o.ID))
		}
	case 2:
		c.must(c.Payments.Save(ctx, &crm.Payment{Date: c.Today(), Client: who.ID, Amount: money.Money(c.deeds)}))
	case 3:
		c.must(c.Deals.Save(ctx, &crm.Deal{Name: text, Client: who.ID}))
	case 4:
		put(func(tx *kv.Tx) error {
			return store.Interactions.Put(tx, &crm.Interaction{ID: crm.InteractionID(tx.NewID()), Client: who.ID, At: apptest.Now, Text: text})
		})
	case 5:
		put(func(tx *kv.Tx) error {
			return store.Tasks.Put(tx, &crm.Task{ID: crm.TaskID(tx.NewID()), Client: who.ID, Due: apptest.Now, Text: text})
		})
	case 6:
		put(func(tx *kv.Tx) error {
			return store.Requests.Put(tx, &crm.Request{ID: crm.RequestID(tx.NewID()), Number: text, Client: who.ID, Date: apptest.Now, Text: text})
		})
	case 7:
		put(func(tx *kv.Tx) error {
			return store.PutAttachment(tx, &crm.Attachment{ID: crm.AttachmentID(tx.NewID()), Client: who.ID, Added: apptest.Now, Name: text}, []byte(text))
		})
	}
}

// links are all records of a client, as table and ID.
func (c *clerkOfTwo) links(who *crm.Client) []string {
	var out []string
	c.must(c.Read(context.Background(), func(tx *kv.Tx) error {
		held, err := store.Clients.Holders(tx, who.ID)
		for _, h := range held {
			for _, id := range h.IDs {
				out = append(out, fmt.Sprintf("%s %x", h.Table, id))
			}
		}
		return err
	}))
	slices.Sort(out)
	return out
}

// text is a card as it is stored, without its revision.
func (c *clerkOfTwo) text(who *crm.Client) string {
	var out []byte
	c.must(c.Read(context.Background(), func(tx *kv.Tx) error {
		v, err := store.Clients.Get(tx, who.ID)
		if err == nil {
			out, err = json.Marshal(v)
		}
		return err
	}))
	return string(out)
}

// balanced holds the ledgers against the documents.
func (c *clerkOfTwo) balanced() {
	rows, err := c.Clients.List(context.Background())
	c.must(err)
	for _, r := range rows {
		if r.ID != c.two[0].ID && r.ID != c.two[1].ID {
			continue
		}
		card, err := c.Clients.Card(context.Background(), r.ID)
		c.must(err)
		if card.Debt != r.Debt || card.Year != r.Year || !card.LastSale.Equal(r.LastSale) {
			c.t.Fatalf("%s by documents %+v, by the ledgers %+v", r.Name, card, r)
		}
	}
}

func TestAMergeThatIsPartedGivesBothCardsAndAllRecordsBack(t *testing.T) {
	a := apptest.New(t)
	pump, n := a.Product("Насос", 100), 0
	trial.Check(t, func(rt *rapid.T) {
		n++
		c := &clerkOfTwo{App: a, t: rt, pump: pump}
		c.two = [2]*crm.Client{c.card(fmt.Sprint("Альфа ", n)), c.card(fmt.Sprint("Бета ", n))}
		for range rapid.IntRange(0, 6).Draw(rt, "before") {
			c.deed(c.two[rapid.IntRange(0, 1).Draw(rt, "whose")])
		}
		cards, links := [2]string{c.text(c.two[0]), c.text(c.two[1])}, [2][]string{c.links(c.two[0]), c.links(c.two[1])}

		c.merge()
		c.balanced()
		all := slices.Concat(links[0], links[1])
		slices.Sort(all)
		if got := c.links(c.two[0]); !slices.Equal(got, all) || len(c.links(c.two[1])) != 0 {
			rt.Fatalf("the card that was kept has %v, want %v", got, all)
		}
		for range rapid.IntRange(0, 4).Draw(rt, "between") {
			c.deed(c.two[0])
		}
		since := c.without(c.links(c.two[0]), all)

		rows, err := a.Merges.List(context.Background())
		c.must(err)
		c.must(a.Merges.Part(context.Background(), rows[0].ID, nil))
		c.balanced()
		links[0] = append(links[0], since...)
		slices.Sort(links[0])
		for i, who := range c.two {
			if got := c.text(who); got != cards[i] {
				rt.Fatalf("card %d is\n%s\nit was\n%s", i, got, cards[i])
			}
			if got := c.links(who); !slices.Equal(got, links[i]) {
				rt.Fatalf("card %d has %v, want %v", i, got, links[i])
			}
		}
	})
}

func (c *clerkOfTwo) merge() {
	v, err := c.Merges.Preview(context.Background(), c.two[0].ID, c.two[1].ID)
	c.must(err)
	o := clients.MergeOrder{Kept: v.Kept.ID, Gone: v.Gone.ID, KeptRev: v.Kept.Rev, GoneRev: v.Gone.Rev, Taken: map[string]bool{}}
	for _, p := range crm.ClientParts {
		o.Taken[p.Key] = rapid.Bool().Draw(c.t, p.Key)
	}
	c.must(c.Merges.Do(context.Background(), o, nil))
}

func (c *clerkOfTwo) without(all, some []string) []string {
	left := map[string]bool{}
	for _, s := range all {
		left[s] = true
	}
	for _, s := range some {
		delete(left, s)
	}
	return slices.SortedFunc(maps.Keys(left), cmp.Compare[string])
}
