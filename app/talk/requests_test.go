package talk_test

import (
	"testing"
	"time"

	"kartoteka/app/apptest"
	"kartoteka/app/talk"
	"kartoteka/data/crm"
	"kartoteka/data/problem"
)

// claim enters a claim that came so long ago.
func claim(t *testing.T, a *apptest.App, c *crm.Client, ago time.Duration) *crm.Request {
	t.Helper()
	r := &crm.Request{Client: c.ID, Kind: crm.RequestClaim, Text: "Недовоз", Date: apptest.Now.Add(-ago)}
	apptest.Must(t, a.Requests.Save(t.Context(), r))
	return r
}

// waiting counts what the client waits for.
func waiting(t *testing.T, a *apptest.App, c *crm.Client) talk.OpenRequests {
	t.Helper()
	n, err := a.Requests.Open(t.Context(), c.ID)
	apptest.Must(t, err)
	return n
}

func TestARequestIsNumberedAndGivenToTheManagerOfItsClient(t *testing.T) {
	a, ctx := apptest.New(t), t.Context()
	c := a.Client("Альфа")
	c.Manager = apptest.Manager(t, a, "Орлова")
	apptest.Must(t, a.Clients.Save(ctx, c))
	r := claim(t, a, c, 0)
	if r.Number != "ОБ-2026/000001" || r.Manager != c.Manager || r.State != crm.RequestNew {
		t.Errorf("the request is %+v", r)
	}
	if n := waiting(t, a, c); n != (talk.OpenRequests{All: 1, Claims: 1}) {
		t.Errorf("the card counts %+v", n)
	}
	if err := a.Requests.Save(ctx, &crm.Request{}); !problem.Has(err, "client", "problem.required") || !problem.Has(err, "text", "problem.required") {
		t.Errorf("an empty request: %v", err)
	}
}

func TestARequestIsTakenUpSolvedAndOpenedAgain(t *testing.T) {
	a, ctx := apptest.New(t), t.Context()
	c := a.Client("Альфа")
	r := claim(t, a, c, 3*time.Hour)
	apptest.Must(t, a.Requests.Move(ctx, r, crm.RequestWorking))
	if !r.Answered.Equal(apptest.Now) || r.ReplyTime(apptest.Now) != 3*time.Hour {
		t.Errorf("taken up, it was answered at %v", r.Answered)
	}
	if err := a.Requests.Move(ctx, r, crm.RequestSolved); !problem.Has(err, "result", "problem.request.result") || r.State != crm.RequestWorking {
		t.Errorf("solved without a result: %v, %+v", err, r)
	}
	r.Result = "Довезли"
	apptest.Must(t, a.Requests.Move(ctx, r, crm.RequestSolved))
	if r.Closed.IsZero() || waiting(t, a, c).All != 0 {
		t.Errorf("solved: %+v", r)
	}
	apptest.Must(t, a.Requests.Move(ctx, r, crm.RequestWorking))
	if !r.Closed.IsZero() || r.Result == "" || waiting(t, a, c).Claims != 1 {
		t.Errorf("opened again: %+v", r)
	}
	a.Undo()
	got, err := a.Requests.Get(ctx, r.ID)
	apptest.Must(t, err)
	if got.State != crm.RequestSolved || got.Closed.IsZero() {
		t.Errorf("taken back: %+v", got)
	}
}

func TestTheFirstAnswerAboutARequestIsItsReply(t *testing.T) {
	a, ctx := apptest.New(t), t.Context()
	c := a.Client("Альфа")
	r := claim(t, a, c, 5*time.Hour)
	for _, ago := range []time.Duration{4 * time.Hour, time.Hour} {
		apptest.Must(t, a.Say(ctx, &crm.Interaction{
			At: apptest.Now.Add(-ago), Kind: crm.Letter, Client: c.ID, Subject: crm.Subject{Request: r.ID}, Text: "Разбираемся",
		}))
	}
	got, err := a.Requests.Get(ctx, r.ID)
	apptest.Must(t, err)
	if got.ReplyTime(apptest.Now) != time.Hour || got.State != crm.RequestNew {
		t.Errorf("after two letters: %+v", got)
	}
}

func TestRequestsAreListedWithWhatIsOverdue(t *testing.T) {
	a, ctx := apptest.New(t), t.Context()
	c := a.Client("Альфа")
	late := claim(t, a, c, 72*time.Hour)
	late.Due = a.Today().AddDate(0, 0, -1)
	apptest.Must(t, a.Requests.Save(ctx, late))
	claim(t, a, c, time.Hour)
	rows, err := a.Requests.List(ctx)
	apptest.Must(t, err)
	if len(rows) != 2 || rows[0].Overdue || !rows[1].Overdue || rows[1].Client != "Альфа" || rows[1].Reply != 72*time.Hour {
		t.Errorf("the list is %+v", rows)
	}
	apptest.Must(t, a.Requests.Mark(ctx, []crm.RequestID{late.ID}, true))
	if n := waiting(t, a, c).All; n != 1 {
		t.Errorf("with one marked the card counts %d", n)
	}
}
