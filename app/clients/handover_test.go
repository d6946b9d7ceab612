package clients_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"kartoteka/app/apptest"
	"kartoteka/app/clients"
	"kartoteka/app/history"
	"kartoteka/data/crm"
	"kartoteka/data/lang"
	"kartoteka/data/problem"
)

var Ru = lang.For("ru")

// told lists the interactions with a client as «author: text», the oldest first.
func told(t *testing.T, a *apptest.App, c crm.ClientID, names map[crm.ManagerID]string) []string {
	t.Helper()
	said, err := a.Said(t.Context(), c)
	apptest.Must(t, err)
	var out []string
	for _, i := range said {
		out = append(out, names[i.Author]+": "+i.Text)
	}
	return out
}

// A lead comes by phone, becomes a client, is talked to by two managers; one of
// them leaves and the other goes on.
func TestWhatWasSaidAndSoldStaysWithWhoSaidAndSoldItWhenAManagerLeaves(t *testing.T) {
	a, ctx := apptest.New(t), t.Context()
	orlova, smirnov := apptest.Manager(t, a, "Орлова А. В."), apptest.Manager(t, a, "Смирнов В. И.")
	names := map[crm.ManagerID]string{orlova: "Орлова", smirnov: "Смирнов"}
	a.SetMe(orlova)

	lead := a.Leads.Draft()
	lead.Name, lead.Phone, lead.Lead.Wants = "Ромашка", "8 917 000-00-01", "сверло 8 мм"
	apptest.Must(t, a.Leads.Save(ctx, lead))
	q, err := a.Leads.Qualify(ctx, clients.Qualification{
		Lead: lead.ID, Kind: crm.Company, Name: "ООО «Ромашка»", Person: "Белова Анна",
		Deal: "Поставка свёрл", Amount: 5_000_000, Next: "Отправить предложение", On: a.Today().AddDate(0, 0, 2),
	})
	apptest.Must(t, err)
	for n := range 5 {
		by := []crm.ManagerID{orlova, smirnov}[n%2]
		apptest.Must(t, a.Say(ctx, &crm.Interaction{
			At: apptest.Now.Add(time.Duration(n) * time.Hour), Kind: crm.Call, Client: q.Client, Author: by, Text: fmt.Sprint("разговор ", n+1),
		}))
	}
	client, err := a.Clients.Get(ctx, q.Client)
	apptest.Must(t, err)
	drill := a.Product("Сверло", 100)
	sold := a.Order(client, apptest.Line(drill, 10))
	a.Ship(sold)
	open := a.Order(client, apptest.Line(drill, 3))
	before, wrote := apptest.ByManager(t, a), told(t, a, client.ID, names)

	h := clients.Handover{From: orlova, To: smirnov, Chosen: []crm.ClientID{client.ID}, Moves: clients.Everything, Reason: "увольнение"}
	sum, err := a.Handovers.Preview(ctx, h)
	apptest.Must(t, err)
	want := clients.HandoverSum{Clients: 1, Debt: 100_000, Deals: 1, DealsSum: 5_000_000, Orders: 1, OrdersSum: 30_000, Tasks: 1, Named: 1}
	if sum != want {
		t.Fatalf("the preview says %+v, want %+v", sum, want)
	}
	untouched := a.Bytes()
	if _, err = a.Handovers.Preview(ctx, h); err != nil || string(untouched) != string(a.Bytes()) {
		t.Fatalf("the preview wrote something: %v", err)
	}
	_, err = a.Handovers.Run(ctx, Ru, h, nil)
	apptest.Must(t, err)

	wantManagers := func(wantClient, wantOpen, wantSold crm.ManagerID) {
		t.Helper()
		c, err := a.Clients.Get(ctx, client.ID)
		apptest.Must(t, err)
		d, err := a.Deals.Get(ctx, q.Deal)
		apptest.Must(t, err)
		o, err := a.Orders.Get(ctx, open.ID)
		apptest.Must(t, err)
		s, err := a.Orders.Get(ctx, sold.ID)
		apptest.Must(t, err)
		tasks, err := a.TasksOf(ctx, client.ID)
		apptest.Must(t, err)
		if c.Manager != wantClient || d.Manager != wantOpen || o.Manager != wantOpen || tasks[0].Manager != wantOpen || s.Manager != wantSold {
			t.Errorf("client %s, deal %s, open order %s, task %s, shipped order %s",
				names[c.Manager], names[d.Manager], names[o.Manager], names[tasks[0].Manager], names[s.Manager])
		}
	}
	wantManagers(smirnov, smirnov, orlova)
	if after := apptest.ByManager(t, a); fmt.Sprint(after) != fmt.Sprint(before) {
		t.Errorf("sales by manager were %v and are %v", before, after)
	}
	wrote = append(wrote, "Орлова: Ответственный изменён: Орлова А. В. → Смирнов В. И. Причина: увольнение")
	if got := told(t, a, client.ID, names); !slices.Equal(got, wrote) {
		t.Errorf("the history says\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(wrote, "\n"))
	}
	page, err := a.History.Page(ctx, history.Query{Client: client.ID, Kinds: []history.Kind{history.KindHandover}})
	if apptest.Must(t, err); len(page.Rows) != 1 || page.Rows[0].Kind != history.KindHandover {
		t.Errorf("asked for handovers the history tells %+v", page.Rows)
	}

	a.Undo()
	wantManagers(orlova, orlova, orlova)
	if got := told(t, a, client.ID, names); !slices.Equal(got, wrote[:len(wrote)-1]) {
		t.Errorf("taken back, the history says %q", got)
	}
}

func TestOnlyWhatTheGiverHasPasses(t *testing.T) {
	a, ctx := apptest.New(t), t.Context()
	orlova, smirnov, kozlov := apptest.Manager(t, a, "Орлова"), apptest.Manager(t, a, "Смирнов"), apptest.Manager(t, a, "Козлов")
	mine, other := a.Client("Альфа"), a.Client("Бета")
	mine.Manager, other.Manager = orlova, kozlov
	apptest.Must(t, a.Clients.Save(ctx, mine))
	apptest.Must(t, a.Clients.Save(ctx, other))
	deal := func(c *crm.Client, m crm.ManagerID, s crm.StageID) crm.DealID {
		d := &crm.Deal{Name: "Сделка", Client: c.ID, Manager: m, Stage: s, Reason: "дорого"}
		apptest.Must(t, a.Deals.Save(ctx, d))
		return d.ID
	}
	deals := []crm.DealID{
		deal(mine, orlova, crm.StageOffer), deal(mine, kozlov, crm.StageOffer), deal(mine, orlova, crm.StageLost), deal(other, orlova, crm.StageOffer),
	}
	apptest.Must(t, a.PutTask(ctx, &crm.Task{Text: "Сдать отчёт", Manager: orlova, Due: a.Today()}))

	list, err := a.Handovers.List(ctx, orlova, nil)
	apptest.Must(t, err)
	if len(list.Rows) != 2 || list.Loose != 1 || !list.Rows[0].Answers || list.Rows[1].Answers || list.Rows[1].Deals != 1 {
		t.Fatalf("Orlova gives %+v", list)
	}
	sum, err := a.Handovers.Run(ctx, Ru, clients.Handover{
		From: orlova, To: smirnov, Chosen: []crm.ClientID{mine.ID, other.ID}, Moves: clients.Everything, Reason: "отпуск",
	}, nil)
	apptest.Must(t, err)
	if sum.Clients != 1 || sum.Deals != 2 || sum.Tasks != 1 || sum.Named != 2 {
		t.Errorf("moved %+v", sum)
	}
	for i, want := range []crm.ManagerID{smirnov, kozlov, orlova, smirnov} {
		d, err := a.Deals.Get(ctx, deals[i])
		apptest.Must(t, err)
		if d.Manager != want {
			t.Errorf("deal %d is with %v", i, d.Manager)
		}
	}
	said := told(t, a, other.ID, nil)
	if len(said) != 1 || !strings.Contains(said[0], "Работа по клиенту передана: Орлова → Смирнов") {
		t.Errorf("the history of a client of another says %q", said)
	}
}

func TestClientsChosenInAListPassFromWhoeverHasThem(t *testing.T) {
	a, ctx := apptest.New(t), t.Context()
	orlova, smirnov, kozlov := apptest.Manager(t, a, "Орлова"), apptest.Manager(t, a, "Смирнов"), apptest.Manager(t, a, "Козлов")
	var ids []crm.ClientID
	for i, m := range []crm.ManagerID{orlova, kozlov, {}} {
		c := a.Client(fmt.Sprint("Клиент ", i))
		c.Manager = m
		apptest.Must(t, a.Clients.Save(ctx, c))
		apptest.Must(t, a.Deals.Save(ctx, &crm.Deal{Name: "Сделка", Client: c.ID, Manager: orlova}))
		ids = append(ids, c.ID)
	}
	sum, err := a.Handovers.Run(ctx, Ru, clients.Handover{To: smirnov, Chosen: ids, Moves: clients.Everything, Reason: "новые участки"}, nil)
	apptest.Must(t, err)
	if sum.Clients != 3 || sum.Deals != 1 {
		t.Errorf("moved %+v, want three clients and the deal that was with its client's manager", sum)
	}
	if said := told(t, a, ids[2], nil); len(said) != 1 || !strings.Contains(said[0], "не назначен → Смирнов") {
		t.Errorf("a client nobody answered for: %q", said)
	}
}

func TestAHandoverIsRefusedWithAllFaultsAtOnceAndLeavesNothing(t *testing.T) {
	a, ctx := apptest.New(t), t.Context()
	orlova := apptest.Manager(t, a, "Орлова")
	before := a.Bytes()
	_, err := a.Handovers.Run(ctx, Ru, clients.Handover{From: orlova, To: orlova}, nil)
	for field, key := range map[string]string{"to": "problem.handover.same", "moves": "problem.handover.nothing", "reason": "problem.required"} {
		if !problem.Has(err, field, key) {
			t.Errorf("%v does not say %s at %s", err, key, field)
		}
	}
	_, err = a.Handovers.Run(ctx, Ru, clients.Handover{To: orlova, Moves: clients.Everything, Reason: "отпуск"}, nil)
	if !problem.Has(err, "clients", "problem.handover.empty") {
		t.Errorf("nothing to move: %v", err)
	}
	if string(before) != string(a.Bytes()) {
		t.Error("a refused handover wrote something")
	}
}

func TestAHandoverOfThousandsTellsItsProgressAndCanBeStopped(t *testing.T) {
	a := apptest.New(t)
	orlova, smirnov := apptest.Manager(t, a, "Орлова"), apptest.Manager(t, a, "Смирнов")
	var ids []crm.ClientID
	for i := range 200 {
		c := &crm.Client{Requisites: crm.Requisites{Name: fmt.Sprint("Клиент ", i)}, Manager: orlova}
		apptest.Must(t, a.Clients.Save(t.Context(), c))
		ids = append(ids, c.ID)
	}
	ctx, stop := context.WithCancel(t.Context())
	h := clients.Handover{From: orlova, To: smirnov, Chosen: ids, Moves: clients.Everything, Reason: "отпуск"}
	last := int64(0)
	_, err := a.Handovers.Run(ctx, Ru, h, func(done, total int64) {
		if last = done; done == total/2 {
			stop()
		}
	})
	if !errors.Is(err, context.Canceled) || last != 100 {
		t.Fatalf("stopped at %d: %v", last, err)
	}
	list, err := a.Handovers.List(t.Context(), orlova, nil)
	apptest.Must(t, err)
	if len(list.Rows) != 200 {
		t.Errorf("after the stop Orlova has %d clients", len(list.Rows))
	}
}
