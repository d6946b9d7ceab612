package clients_test

import (
	"testing"

	"kartoteka/data/crm"
	"kartoteka/data/demo"
	"kartoteka/ui/nav"
	"kartoteka/ui/uitest"
)

// callsLimit is the most calls of the store that opening anything of a card may
// take: over a network each is a round trip.
const callsLimit = 5

// readingTabs are the tabs of the card that read when they are first shown, as
// routes name them. Analytics are not among them: they are two whole reports.
var readingTabs = []string{"history", "deals", "documents", "settlements", "requests", "files"}

// inBusiness sits a person down before a base with some years of trade and tells
// the client with the most orders.
func inBusiness(t *testing.T) (*uitest.Clerk, crm.ClientID) {
	t.Helper()
	c := uitest.AtDesk(t)
	a := c.App()
	cfg := demo.Config{Clients: 40, Orders: 900, Months: 18, Seed: 1, Today: a.Today()}
	if err := a.Base.FillDemo(t.Context(), cfg, nil); err != nil {
		t.Fatal(err)
	}
	rows, err := a.Clients.List(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	busiest, orders := rows[0].ID, 0
	for _, r := range rows {
		card, err := a.Clients.Card(t.Context(), r.ID)
		if err != nil {
			t.Fatal(err)
		}
		if card.Orders > orders {
			busiest, orders = r.ID, card.Orders
		}
	}
	return c, busiest
}

func TestTheCardOfAClientOpensInFiveCallsOfTheStore(t *testing.T) {
	c, busiest := inBusiness(t)
	quiet := c.Client("ООО «Тихая гавань»").ID
	calls := 0
	if err := c.App().CountCalls(func(n int) { calls += n }); err != nil {
		t.Fatal(err)
	}
	opens := func(what string, r nav.Route) {
		t.Helper()
		calls = 0
		c.Opens(r)
		if t.Logf("%s: %d calls", what, calls); calls > callsLimit {
			t.Errorf("%s opens in %d calls of the store, %d are allowed", what, calls, callsLimit)
		}
	}
	for _, id := range []crm.ClientID{busiest, quiet} {
		card := nav.To("client", id.String())
		opens("the card", card)
		c.Wants("Правовая форма", "Долг", "Последний заказ")
		for _, tab := range readingTabs {
			opens(tab, card.With("tab", tab))
			if tab == "history" && calls > 0 {
				t.Errorf("the history was read with the card, and again in %d calls", calls)
			}
		}
	}
}

func TestTheHistoryShowsWhatWasSaidWhileTheCardWasEdited(t *testing.T) {
	c := uitest.AtDesk(t)
	v := c.Client("Альфа")
	c.Opens(nav.To("client", v.ID.String()))
	c.Field("Город")
	c.Enter("Самара") // so the card is not read anew
	said := &crm.Interaction{Kind: crm.Note, Client: v.ID, At: c.App().Now(), Text: "Просили перезвонить"}
	if err := c.App().Interactions.Save(t.Context(), said); err != nil {
		t.Fatal(err)
	}
	c.Tap("История")
	c.Wants("Просили перезвонить", "Альфа *")
}
