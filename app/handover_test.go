package app_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"kartoteka/app"
	"kartoteka/app/apptest"
	"kartoteka/data/crm"
	"kartoteka/data/lang"
	"kartoteka/data/problem"
	"kartoteka/reports"
)

var ru = lang.For("ru")

// manager enters a manager.
func manager(t *testing.T, a *apptest.App, name string) crm.ManagerID {
	t.Helper()
	id, err := a.Managers.Ensure(t.Context(), name)
	if err != nil {
		t.Fatal(err)
	}
	return id
}

// must fails the test on an error.
func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// byManager is the revenue of each manager by the ABC report.
func byManager(t *testing.T, a *apptest.App) map[string]int64 {
	t.Helper()
	r, err := a.Reports.Build(t.Context(), "abc", ru, reports.Settings{Values: map[string]string{"by": "manager"}})
	must(t, err)
	sold := map[string]int64{}
	for _, row := range r.Table.Rows {
		sold[row.Cells[0].Text] = row.Cells[1].Int
	}
	return sold
}

// told lists the interactions with a client as «author: text», the oldest first.
func told(t *testing.T, a *apptest.App, c crm.ClientID, names map[crm.ManagerID]string) []string {
	t.Helper()
	said, err := a.Said(t.Context(), c)
	must(t, err)
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
	orlova, smirnov := manager(t, a, "Орлова А. В."), manager(t, a, "Смирнов В. И.")
	names := map[crm.ManagerID]string{orlova: "Орлова", smirnov: "Смирнов"}
	a.SetMe(orlova)

	lead := a.Leads.Draft()
	lead.Name, lead.Phone, lead.Lead.Wants = "Ромашка", "8 917 000-00-01", "сверло 8 мм"
	must(t, a.Leads.Save(ctx, lead))
	q, err := a.Leads.Qualify(ctx, app.Qualification{
		Lead: lead.ID, Kind: crm.Company, Name: "ООО «Ромашка»", Person: "Белова Анна",
		Deal: "Поставка свёрл", Amount: 5_000_000, Next: "Отправить предложение", On: a.Today().AddDate(0, 0, 2),
	})
	must(t, err)
	for n := range 5 {
		by := []crm.ManagerID{orlova, smirnov}[n%2]
		must(t, a.Say(ctx, &crm.Interaction{
			At: apptest.Now.Add(time.Duration(n) * time.Hour), Kind: crm.Call, Client: q.Client, Author: by, Text: fmt.Sprint("разговор ", n+1),
		}))
	}
	client, err := a.Clients.Get(ctx, q.Client)
	must(t, err)
	drill := a.Product("Сверло", 100)
	sold := a.Order(client, apptest.Line(drill, 10))
	a.Ship(sold)
	open := a.Order(client, apptest.Line(drill, 3))
	before, wrote := byManager(t, a), told(t, a, client.ID, names)

	h := app.Handover{From: orlova, To: smirnov, Chosen: []crm.ClientID{client.ID}, Moves: app.Everything, Reason: "увольнение"}
	sum, err := a.Handovers.Preview(ctx, h)
	must(t, err)
	want := app.HandoverSum{Clients: 1, Debt: 100_000, Deals: 1, DealsSum: 5_000_000, Orders: 1, OrdersSum: 30_000, Tasks: 1, Named: 1}
	if sum != want {
		t.Fatalf("the preview says %+v, want %+v", sum, want)
	}
	untouched := a.Bytes()
	if _, err = a.Handovers.Preview(ctx, h); err != nil || string(untouched) != string(a.Bytes()) {
		t.Fatalf("the preview wrote something: %v", err)
	}
	_, err = a.Handovers.Run(ctx, ru, h, nil)
	must(t, err)

	wantManagers := func(wantClient, wantOpen, wantSold crm.ManagerID) {
		t.Helper()
		c, err := a.Clients.Get(ctx, client.ID)
		must(t, err)
		d, err := a.Deals.Get(ctx, q.Deal)
		must(t, err)
		o, err := a.Orders.Get(ctx, open.ID)
		must(t, err)
		s, err := a.Orders.Get(ctx, sold.ID)
		must(t, err)
		tasks, err := a.TasksOf(ctx, client.ID)
		must(t, err)
		if c.Manager != wantClient || d.Manager != wantOpen || o.Manager != wantOpen || tasks[0].Manager != wantOpen || s.Manager != wantSold {
			t.Errorf("client %s, deal %s, open order %s, task %s, shipped order %s",
				names[c.Manager], names[d.Manager], names[o.Manager], names[tasks[0].Manager], names[s.Manager])
		}
	}
	wantManagers(smirnov, smirnov, orlova)
	if after := byManager(t, a); fmt.Sprint(after) != fmt.Sprint(before) {
		t.Errorf("sales by manager were %v and are %v", before, after)
	}
	wrote = append(wrote, "Орлова: Ответственный изменён: Орлова А. В. → Смирнов В. И. Причина: увольнение")
	if got := told(t, a, client.ID, names); !slices.Equal(got, wrote) {
		t.Errorf("the history says\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(wrote, "\n"))
	}
	page, err := a.History.Page(ctx, app.HistoryQuery{Client: client.ID, Kinds: []app.HistoryKind{app.HistoryHandover}})
	if must(t, err); len(page.Rows) != 1 || page.Rows[0].Kind != app.HistoryHandover {
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
	orlova, smirnov, kozlov := manager(t, a, "Орлова"), manager(t, a, "Смирнов"), manager(t, a, "Козлов")
	mine, other := a.Client("Альфа"), a.Client("Бета")
	mine.Manager, other.Manager = orlova, kozlov
	must(t, a.Clients.Save(ctx, mine))
	must(t, a.Clients.Save(ctx, other))
	deal := func(c *crm.Client, m crm.ManagerID, s crm.StageID) crm.DealID {
		d := &crm.Deal{Name: "Сделка", Client: c.ID, Manager: m, Stage: s, Reason: "дорого"}
		must(t, a.Deals.Save(ctx, d))
		return d.ID
	}
	deals := []crm.DealID{
		deal(mine, orlova, crm.StageOffer), deal(mine, kozlov, crm.StageOffer), deal(mine, orlova, crm.StageLost), deal(other, orlova, crm.StageOffer),
	}
	must(t, a.PutTask(ctx, &crm.Task{Text: "Сдать отчёт", Manager: orlova, Due: a.Today()}))

	list, err := a.Handovers.List(ctx, orlova, nil)
	must(t, err)
	if len(list.Rows) != 2 || list.Loose != 1 || !list.Rows[0].Answers || list.Rows[1].Answers || list.Rows[1].Deals != 1 {
		t.Fatalf("Orlova gives %+v", list)
	}
	sum, err := a.Handovers.Run(ctx, ru, app.Handover{
		From: orlova, To: smirnov, Chosen: []crm.ClientID{mine.ID, other.ID}, Moves: app.Everything, Reason: "отпуск",
	}, nil)
	must(t, err)
	if sum.Clients != 1 || sum.Deals != 2 || sum.Tasks != 1 || sum.Named != 2 {
		t.Errorf("moved %+v", sum)
	}
	for i, want := range []crm.ManagerID{smirnov, kozlov, orlova, smirnov} {
		d, err := a.Deals.Get(ctx, deals[i])
		must(t, err)
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
	orlova, smirnov, kozlov := manager(t, a, "Орлова"), manager(t, a, "Смирнов"), manager(t, a, "Козлов")
	var ids []crm.ClientID
	for i, m := range []crm.ManagerID{orlova, kozlov, {}} {
		c := a.Client(fmt.Sprint("Клиент ", i))
		c.Manager = m
		must(t, a.Clients.Save(ctx, c))
		must(t, a.Deals.Save(ctx, &crm.Deal{Name: "Сделка", Client: c.ID, Manager: orlova}))
		ids = append(ids, c.ID)
	}
	sum, err := a.Handovers.Run(ctx, ru, app.Handover{To: smirnov, Chosen: ids, Moves: app.Everything, Reason: "новые участки"}, nil)
	must(t, err)
	if sum.Clients != 3 || sum.Deals != 1 {
		t.Errorf("moved %+v, want three clients and the deal that was with its client's manager", sum)
	}
	if said := told(t, a, ids[2], nil); len(said) != 1 || !strings.Contains(said[0], "не назначен → Смирнов") {
		t.Errorf("a client nobody answered for: %q", said)
	}
}

func TestAHandoverIsRefusedWithAllFaultsAtOnceAndLeavesNothing(t *testing.T) {
	a, ctx := apptest.New(t), t.Context()
	orlova := manager(t, a, "Орлова")
	before := a.Bytes()
	_, err := a.Handovers.Run(ctx, ru, app.Handover{From: orlova, To: orlova}, nil)
	for field, key := range map[string]string{"to": "problem.handover.same", "moves": "problem.handover.nothing", "reason": "problem.required"} {
		if !problem.Has(err, field, key) {
			t.Errorf("%v does not say %s at %s", err, key, field)
		}
	}
	_, err = a.Handovers.Run(ctx, ru, app.Handover{To: orlova, Moves: app.Everything, Reason: "отпуск"}, nil)
	if !problem.Has(err, "clients", "problem.handover.empty") {
		t.Errorf("nothing to move: %v", err)
	}
	if string(before) != string(a.Bytes()) {
		t.Error("a refused handover wrote something")
	}
}

func TestAHandoverOfThousandsTellsItsProgressAndCanBeStopped(t *testing.T) {
	a := apptest.New(t)
	orlova, smirnov := manager(t, a, "Орлова"), manager(t, a, "Смирнов")
	var ids []crm.ClientID
	for i := range 200 {
		c := &crm.Client{Requisites: crm.Requisites{Name: fmt.Sprint("Клиент ", i)}, Manager: orlova}
		must(t, a.Clients.Save(t.Context(), c))
		ids = append(ids, c.ID)
	}
	ctx, stop := context.WithCancel(t.Context())
	h := app.Handover{From: orlova, To: smirnov, Chosen: ids, Moves: app.Everything, Reason: "отпуск"}
	last := int64(0)
	_, err := a.Handovers.Run(ctx, ru, h, func(done, total int64) {
		if last = done; done == total/2 {
			stop()
		}
	})
	if !errors.Is(err, context.Canceled) || last != 100 {
		t.Fatalf("stopped at %d: %v", last, err)
	}
	list, err := a.Handovers.List(t.Context(), orlova, nil)
	must(t, err)
	if len(list.Rows) != 200 {
		t.Errorf("after the stop Orlova has %d clients", len(list.Rows))
	}
}
