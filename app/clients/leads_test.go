package clients_test

import (
	"testing"
	"time"

	"kartoteka/app/apptest"
	"kartoteka/app/clients"
	"kartoteka/data/crm"
	"kartoteka/data/problem"
)

// lead enters a lead that came so long ago.
func lead(t *testing.T, a *apptest.App, name string, ago time.Duration) *crm.Client {
	t.Helper()
	c := a.Leads.Draft()
	c.Name, c.Phone, c.Lead.Received = name, "8 917 000-00-01", apptest.Now.Add(-ago)
	c.Contacts = []crm.Contact{{Name: "Белова Анна", Phones: []string{"8 917 000-00-01"}}}
	apptest.Must(t, a.Leads.Save(t.Context(), c))
	return c
}

func TestALeadWaitsUntilSomebodyReachesIt(t *testing.T) {
	a, ctx := apptest.New(t), t.Context()
	c := lead(t, a, "Ромашка", 3*time.Hour)
	if r := apptest.LeadRow(t, a, c); r.State != crm.LeadNew || !r.Late || r.Wait != 3*time.Hour || r.Phone != "+7 917 000-00-01" || r.Person != "Белова Анна" {
		t.Fatalf("a lead of three hours ago: %+v", r)
	}
	said := func(k crm.InteractionKind, d crm.Direction, o crm.Outcome, ago time.Duration) {
		apptest.Must(t, a.Say(ctx, &crm.Interaction{At: apptest.Now.Add(-ago), Kind: k, Direction: d, Outcome: o, Client: c.ID, Text: "…"}))
	}
	said(crm.Call, crm.Incoming, "", 150*time.Minute)
	said(crm.Call, crm.Outgoing, crm.OutcomeNoAnswer, 140*time.Minute)
	said(crm.Note, "", "", 130*time.Minute)
	if r := apptest.LeadRow(t, a, c); r.State != crm.LeadNew {
		t.Errorf("answered by nothing: %+v", r)
	}
	said(crm.Call, crm.Outgoing, crm.OutcomeAgreed, 90*time.Minute)
	said(crm.Letter, crm.Outgoing, "", 10*time.Minute)
	if r := apptest.LeadRow(t, a, c); r.State != crm.LeadAnswered || r.Late || r.Wait != 90*time.Minute {
		t.Errorf("after the first answer: %+v", r)
	}
}

func TestALeadBecomesAClientADealAndATaskInOneStepAndBack(t *testing.T) {
	a, ctx := apptest.New(t), t.Context()
	a.SetMe(apptest.Manager(t, a, "Орлова"))
	c := lead(t, a, "Ромашка", time.Hour)
	q := clients.Qualification{
		Lead: c.ID, Kind: crm.Company, Name: "ООО «Ромашка»", INN: "0012345673", Person: "Белова Анна Сергеевна",
		Deal: "Поставка свёрл", Amount: 5_000_000, Next: "Отправить предложение", On: a.Today(),
	}
	done, err := a.Leads.Qualify(ctx, q)
	apptest.Must(t, err)
	got, err := a.Clients.Get(ctx, c.ID)
	apptest.Must(t, err)
	if got.IsLead() || got.Name != q.Name || got.INN != q.INN || got.Contacts[0].Name != q.Person || got.Contacts[0].ID != c.Contacts[0].ID {
		t.Errorf("the client is %+v", got)
	}
	d, err := a.Deals.Get(ctx, done.Deal)
	apptest.Must(t, err)
	if d.Client != c.ID || d.Manager != a.Me() || d.Amount != q.Amount || d.Number == "" || len(d.Moves) != 1 {
		t.Errorf("the deal is %+v", d)
	}
	tasks, err := a.TasksOf(ctx, c.ID)
	apptest.Must(t, err)
	if len(tasks) != 1 || tasks[0].Text != q.Next || tasks[0].Deal != done.Deal || tasks[0].Manager != a.Me() {
		t.Errorf("the task is %+v", tasks)
	}
	if _, err := a.Leads.Qualify(ctx, q); !problem.Has(err, "state", "problem.lead.qualified") {
		t.Errorf("qualified twice: %v", err)
	}
	a.Undo()
	if r := apptest.LeadRow(t, a, c); r.State != crm.LeadNew || r.Name != "Ромашка" {
		t.Errorf("taken back, the lead is %+v", r)
	}
	deals, err := a.Deals.List(ctx, false)
	apptest.Must(t, err)
	if tasks, err = a.TasksOf(ctx, c.ID); err != nil || len(deals)+len(tasks) != 0 {
		t.Errorf("taken back, %d deals and %d tasks stay", len(deals), len(tasks))
	}
}

func TestAQualificationSaysAllItsFaultsAndLeavesTheLead(t *testing.T) {
	a := apptest.New(t)
	c := lead(t, a, "Ромашка", time.Hour)
	_, err := a.Leads.Qualify(t.Context(), clients.Qualification{
		Lead: c.ID, Kind: crm.Company, INN: "0012345674", Amount: 100, Next: "Позвонить", On: a.Today().AddDate(0, 0, -1),
	})
	for field, key := range map[string]string{
		"name": "problem.required", "inn": "problem.inn.checksum", "deal.name": "problem.required", "next.due": "problem.past",
	} {
		if !problem.Has(err, field, key) {
			t.Errorf("%v does not say %s at %s", err, key, field)
		}
	}
	if r := apptest.LeadRow(t, a, c); r.State != crm.LeadNew || r.Name != "Ромашка" {
		t.Errorf("refused, the lead is %+v", r)
	}
}

func TestALeadIsRejectedForAReasonAndBroughtBack(t *testing.T) {
	a, ctx := apptest.New(t), t.Context()
	c := lead(t, a, "Ромашка", 5*time.Hour)
	ids := []crm.ClientID{c.ID}
	if err := a.Leads.Reject(ctx, ids, crm.LeadOther, " "); !problem.Has(err, "remark", "problem.lead.remark") {
		t.Errorf("another reason without words: %v", err)
	}
	apptest.Must(t, a.Leads.Reject(ctx, ids, crm.LeadNoMoney, ""))
	if r := apptest.LeadRow(t, a, c); r.State != crm.LeadRejected || r.Reason != crm.LeadNoMoney || r.Late {
		t.Errorf("rejected: %+v", r)
	}
	apptest.Must(t, a.Leads.Reopen(ctx, ids))
	apptest.Must(t, a.Leads.Answered(ctx, ids))
	if r := apptest.LeadRow(t, a, c); r.State != crm.LeadAnswered || r.Wait != 5*time.Hour {
		t.Errorf("brought back and answered: %+v", r)
	}
}

func TestALeadIsFoundBySearchAndIsNoClientOfReports(t *testing.T) {
	a, ctx := apptest.New(t), t.Context()
	c := lead(t, a, "Ромашка", time.Hour)
	a.Client("Альфа")
	found, err := a.Find(ctx, "ромаш")
	apptest.Must(t, err)
	if len(found) != 1 || found[0].ID != c.ID.String() {
		t.Errorf("found %+v", found)
	}
	if r := a.Row(c); !r.Lead {
		t.Error("the list of clients does not tell the lead")
	}
}
