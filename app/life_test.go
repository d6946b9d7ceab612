package app_test

import (
	"fmt"
	"maps"
	"slices"
	"testing"
	"time"

	"kartoteka/app/apptest"
	"kartoteka/app/clients"
	"kartoteka/app/history"
	"kartoteka/app/talk"
	"kartoteka/data/crm"
	"kartoteka/data/lang"
	"kartoteka/data/money"
)

// life is a client from its first call on, and all that should be known of it.
type life struct {
	*apptest.App
	t                       *testing.T
	orlova, smirnov, kozlov crm.ManagerID
	client, double          crm.ClientID
	said                    map[crm.ClientID][]string // «kind author: text», as it was said
	seen                    map[crm.ClientID][]string // rows of the history of any kind, so far
	hour                    int
}

// says logs a conversation of a manager at the next hour.
func (l *life) says(by crm.ManagerID, name string, with crm.ClientID, c talk.Conversation) *crm.Interaction {
	l.t.Helper()
	l.hour++
	l.SetMe(by)
	c.Client, c.At = with, apptest.Now.Add(-48*time.Hour+time.Duration(l.hour)*time.Hour)
	apptest.Must(l.t, l.Interactions.Log(l.t.Context(), &c))
	l.said[with] = append(l.said[with], fmt.Sprintf("%s %s: %s", c.Kind, name, c.Text))
	return &c.Interaction
}

// spoke is a conversation without a next step.
func spoke(kind crm.InteractionKind, d crm.Direction, text string) talk.Conversation {
	return talk.Conversation{Interaction: crm.Interaction{Kind: kind, Direction: d, Text: text}}
}

// history holds the history of a client against all that was said, and sees that
// nothing it told before is missing.
func (l *life) history(step string, id crm.ClientID, said ...string) {
	l.t.Helper()
	page, err := l.History.Page(l.t.Context(), history.Query{Client: id, Limit: 1000})
	apptest.Must(l.t, err)
	var spoken, rows []string
	for _, r := range page.Rows {
		rows = append(rows, fmt.Sprint(r.Kind, r.What, r.At.Unix(), r.Author, r.Name, r.Text, r.Sum))
		if kind := crm.InteractionKind(r.Kind); kind == crm.Handover || slices.Contains(crm.InteractionKinds, kind) {
			spoken = append(spoken, fmt.Sprintf("%s %s: %s", r.Kind, r.Author, r.Text))
		}
	}
	slices.Sort(spoken)
	slices.Sort(said)
	if !slices.Equal(spoken, said) {
		l.t.Errorf("%s: the history tells\n%q, said was\n%q", step, spoken, said)
	}
	for _, row := range l.seen[id] {
		if !slices.Contains(rows, row) {
			l.t.Errorf("%s: the history has lost %q", step, row)
		}
	}
	l.seen[id] = rows
}

// owes holds what a client owes against roubles.
func (l *life) owes(step string, id crm.ClientID, roubles int64) {
	l.t.Helper()
	if c := l.Card(&crm.Client{ID: id}); c.Debt != money.Money(roubles*100) {
		l.t.Errorf("%s: the debt is %v, want %d", step, c.Debt, roubles)
	}
}

// change edits a card as a person would.
func (l *life) change(id crm.ClientID, edit func(*crm.Client)) *crm.Client {
	l.t.Helper()
	c, err := l.Clients.Get(l.t.Context(), id)
	apptest.Must(l.t, err)
	edit(c)
	apptest.Must(l.t, l.Clients.Save(l.t.Context(), c))
	return c
}

// comes: the phone rings, somebody asks, is called back and becomes a client.
func (l *life) comes() clients.Qualified {
	ctx := l.t.Context()
	l.SetMe(l.orlova)
	c := l.Leads.Draft()
	c.Name, c.Phone, c.Source, c.Lead.Wants = "Ромашка", "8 917 000-00-01", "звонок", "сверло 8 мм"
	c.Lead.Received = apptest.Now.Add(-48 * time.Hour)
	apptest.Must(l.t, l.Leads.Save(ctx, c))
	l.client = c.ID
	l.says(l.orlova, "Орлова А. В.", c.ID, spoke(crm.Call, crm.Incoming, "Ищут свёрла 8 мм"))
	if r := apptest.LeadRow(l.t, l.App, c); r.State != crm.LeadNew || r.Manager != "Орлова А. В." {
		l.t.Errorf("who called is %+v", r)
	}
	l.says(l.orlova, "Орлова А. В.", c.ID, spoke(crm.Call, crm.Outgoing, "Перезвонили, цена устраивает"))
	if r := apptest.LeadRow(l.t, l.App, c); r.State != crm.LeadAnswered {
		l.t.Errorf("called back, the lead is %s", r.State)
	}
	l.history("answered", c.ID, l.said[c.ID]...)
	done, err := l.Leads.Qualify(ctx, clients.Qualification{
		Lead: c.ID, Kind: crm.Company, Name: "ООО «Ромашка»", Person: "Белова Анна",
		Deal: "Поставка свёрл", Amount: 5_000_000, Next: "Отправить предложение", On: l.Today().AddDate(0, 0, 2),
	})
	apptest.Must(l.t, err)
	client, err := l.Clients.Get(ctx, c.ID)
	apptest.Must(l.t, err)
	ahead, err := l.History.Ahead(ctx, c.ID)
	apptest.Must(l.t, err)
	if client.IsLead() || len(client.Contacts) != 1 || len(ahead) != 1 || ahead[0].About.Name != "Поставка свёрл" || ahead[0].Contact != "Белова Анна" {
		l.t.Errorf("qualified, the client is %+v and ahead is %+v", client, ahead)
	}
	l.history("qualified", c.ID, l.said[c.ID]...)
	return done
}

// talks: two managers meet, call and write; one agrees on a next step.
func (l *life) talks() {
	l.says(l.orlova, "Орлова А. В.", l.client, spoke(crm.Letter, crm.Outgoing, "Отправили предложение"))
	l.says(l.smirnov, "Смирнов В. И.", l.client, spoke(crm.Call, crm.Incoming, "Просят скидку"))
	next := spoke(crm.Meeting, "", "Показали образцы")
	next.Next = crm.Task{Text: "Привезти договор", Due: l.Today().AddDate(0, 0, 1), AllDay: true}
	l.says(l.smirnov, "Смирнов В. И.", l.client, next)
	l.says(l.orlova, "Орлова А. В.", l.client, spoke(crm.Call, crm.Outgoing, "Скидку согласовали"))
	l.says(l.smirnov, "Смирнов В. И.", l.client, spoke(crm.Note, "", "Разгрузка только боковая"))
	l.history("five contacts", l.client, l.said[l.client]...)
	ahead, err := l.History.Ahead(l.t.Context(), l.client)
	apptest.Must(l.t, err)
	if len(ahead) != 2 || ahead[0].Name != "Привезти договор" || ahead[0].Author != "Смирнов В. И." {
		l.t.Errorf("ahead is %+v", ahead)
	}
}

// passes: a third manager goes on with the client; what was said and sold stays.
func (l *life) passes(deal crm.DealID) {
	ctx := l.t.Context()
	l.SetMe(l.orlova)
	sold := apptest.ByManager(l.t, l.App)
	h := clients.Handover{To: l.kozlov, Chosen: []crm.ClientID{l.client}, Moves: clients.Everything, Reason: "отпуск"}
	_, err := l.Handovers.Run(ctx, lang.For("ru"), h, nil)
	apptest.Must(l.t, err)
	l.said[l.client] = append(l.said[l.client], "handover Орлова А. В.: Ответственный изменён: Орлова А. В. → Козлов П. А. Причина: отпуск")
	l.history("handed over", l.client, l.said[l.client]...)
	if now := apptest.ByManager(l.t, l.App); !maps.Equal(now, sold) || sold["Орлова А. В."] == 0 || sold["Смирнов В. И."] == 0 {
		l.t.Errorf("sales by manager were %v and are %v", sold, now)
	}
	c, err := l.Clients.Get(ctx, l.client)
	apptest.Must(l.t, err)
	d, err := l.Deals.Get(ctx, deal)
	apptest.Must(l.t, err)
	tasks, err := l.TasksOf(ctx, l.client)
	apptest.Must(l.t, err)
	does := map[string]crm.ManagerID{}
	for _, v := range tasks {
		does[v.Text] = v.Manager
	}
	want := map[string]crm.ManagerID{"Отправить предложение": l.kozlov, "Привезти договор": l.smirnov} // he has promised it himself
	if c.Manager != l.kozlov || d.Manager != l.kozlov || !maps.Equal(does, want) {
		l.t.Errorf("handed over, the client is of %v, the deal of %v, the tasks of %v", c.Manager, d.Manager, does)
	}
	l.owes("handed over", l.client, 600)
}

// A client is entered twice, made one, worked with, and made two again.
func TestTheLifeOfAClientLosesNothingFromTheFirstCallOn(t *testing.T) {
	a, ctx := apptest.New(t), t.Context()
	l := &life{App: a, t: t, said: map[crm.ClientID][]string{}, seen: map[crm.ClientID][]string{}}
	l.orlova, l.smirnov, l.kozlov = apptest.Manager(t, a, "Орлова А. В."), apptest.Manager(t, a, "Смирнов В. И."), apptest.Manager(t, a, "Козлов П. А.")
	drill := a.Product("Сверло", 100)

	q := l.comes()
	l.talks()
	client, err := a.Clients.Get(ctx, l.client)
	apptest.Must(t, err)
	own := a.Order(client, apptest.Line(drill, 10))
	a.Ship(own)
	ownPaid := a.Paid(client, own, 400)
	double := &crm.Client{Requisites: crm.Requisites{Kind: crm.Company, Name: "Ромашка ООО", Phone: "8 917 000-00-01"}, Manager: l.smirnov}
	apptest.Must(t, a.Clients.Save(ctx, double))
	l.double = double.ID
	call := l.says(l.smirnov, "Смирнов В. И.", double.ID, spoke(crm.Call, crm.Incoming, "Спросили ключи"))
	l.says(l.smirnov, "Смирнов В. И.", double.ID, spoke(crm.Call, crm.Outgoing, "Ключи есть"))
	order := a.Order(double, apptest.Line(drill, 5))
	a.Ship(order)
	paid := a.Paid(double, order, 200)
	l.passes(q.Deal)
	l.history("a double", l.double, l.said[l.double]...)
	l.owes("a double", l.double, 300)

	sold := apptest.ByManager(t, a)
	apptest.Must(t, apptest.Merge(t, a, l.client, l.double))
	l.history("merged", l.client, slices.Concat(l.said[l.client], l.said[l.double])...)
	l.owes("merged", l.client, 900)
	l.change(l.client, func(c *crm.Client) { c.City = "Самара" })
	l.says(l.kozlov, "Козлов П. А.", l.client, spoke(crm.Call, crm.Outgoing, "Познакомились"))
	later := a.Paid(client, order, 100) // for what the double had bought
	l.history("worked with", l.client, slices.Concat(l.said[l.client], l.said[l.double])...)
	l.owes("worked with", l.client, 800)

	apptest.Must(t, a.Merges.Part(ctx, apptest.LastMerge(t, a).ID, nil))
	l.seen = map[crm.ClientID][]string{} // each has its own again
	l.history("parted", l.client, l.said[l.client]...)
	l.history("parted", l.double, l.said[l.double]...)
	l.owes("parted", l.client, 600)
	l.owes("parted", l.double, 200)
	if now := apptest.ByManager(t, a); !maps.Equal(now, sold) {
		t.Errorf("sales by manager were %v and are %v", sold, now)
	}
	if c, err := a.Clients.Get(ctx, l.client); err != nil || c.City != "Самара" || c.Manager != l.kozlov {
		t.Errorf("parted, the card is %+v, %v", c, err)
	}
	back := l.owners(own, order, []*crm.Payment{ownPaid, paid, later}, call)
	if want := []crm.ClientID{l.client, l.double, l.client, l.double, l.double, l.double}; !slices.Equal(back, want) {
		t.Errorf("records are of %v, want %v", back, want)
	}
}

// owners are whose two orders, payments and a call are.
func (l *life) owners(own, other *crm.Order, paid []*crm.Payment, call *crm.Interaction) (ids []crm.ClientID) {
	l.t.Helper()
	for _, o := range []*crm.Order{own, other} {
		got, err := l.Orders.Get(l.t.Context(), o.ID)
		apptest.Must(l.t, err)
		ids = append(ids, got.Client)
	}
	for _, p := range paid {
		got, err := l.Payments.Get(l.t.Context(), p.ID)
		apptest.Must(l.t, err)
		ids = append(ids, got.Client)
	}
	got, err := l.Interactions.Get(l.t.Context(), call.ID)
	apptest.Must(l.t, err)
	return append(ids, got.Client)
}
