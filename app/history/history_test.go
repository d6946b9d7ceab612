package history_test

import (
	"context"
	"fmt"
	"reflect"
	"slices"
	"testing"
	"time"

	"kartoteka/app/apptest"
	"kartoteka/app/history"
	"kartoteka/app/talk"
	"kartoteka/data/calendar"
	"kartoteka/data/crm"
	"kartoteka/data/problem"
)

func TestTheHistoryOfAClientOutlivesItsManagers(t *testing.T) {
	d := apptest.NewDiary(t)
	at := apptest.Day(time.February, 2).Add(10 * time.Hour)
	d.SetMe(d.Orlova)
	first := d.Said(crm.Call, at, "Просили счёт на свёрла")
	d.SetMe(d.Smir)
	d.Said(crm.Meeting, at.AddDate(0, 0, 3), "Показали каталог")
	d.Buyer.Manager = d.Smir
	if err := d.Clients.Save(t.Context(), d.Buyer); err != nil {
		t.Fatal(err)
	}

	// The new manager mends a word in what the old one had written.
	first.Text, first.Author = "Просили счёт на свёрла 8 мм", d.Smir
	if err := d.Interactions.Save(t.Context(), first); err != nil {
		t.Fatal(err)
	}
	if stored, _ := d.Interactions.Get(t.Context(), first.ID); stored.Author != d.Orlova || first.Author != d.Orlova {
		t.Errorf("the author became %v, who called was %v", stored.Author, d.Orlova)
	}

	rows := d.Page(history.Query{}).Rows
	if len(rows) != 3 {
		t.Fatalf("%d rows: %+v", len(rows), rows)
	}
	change, meeting, call := rows[0], rows[1], rows[2]
	if meeting.Author != "Смирнов В. И." || call.Author != "Орлова А. В." || call.Text != "Просили счёт на свёрла 8 мм" {
		t.Errorf("%+v\n%+v", meeting, call)
	}
	want := []history.FieldChange{{Field: "manager", Before: "Орлова А. В.", After: "Смирнов В. И."}}
	if change.Kind != history.KindChange || change.Author != "test" || !reflect.DeepEqual(change.Changes, want) {
		t.Errorf("the change of the manager is told as %+v", change)
	}
}

func TestTheHistoryTellsOfEverythingThatHappened(t *testing.T) {
	d := apptest.NewDiary(t)
	ctx := t.Context()
	d.Organisation("ООО «Север»")
	day := apptest.Day
	o := d.Shipped(d.Buyer, day(time.January, 20), day(time.January, 30), apptest.Line(d.Product("Сверло", 100), 3))
	p := d.Paid(d.Buyer, o, 100)
	deal := &crm.Deal{Name: "Поставка свёрл", Client: d.Buyer.ID, Manager: d.Orlova, Stage: crm.StageLead, Amount: 500_00}
	if err := d.Deals.Save(ctx, deal); err != nil {
		t.Fatal(err)
	}
	c := &talk.Conversation{Interaction: crm.Interaction{
		At: apptest.Now.Add(-time.Hour), Client: d.Buyer.ID, Contact: crm.ContactID{1},
		Subject: crm.Subject{Deal: deal.ID}, Outcome: crm.OutcomeCallBack, Author: d.Orlova,
	}}
	if err := d.Interactions.Log(ctx, c); err != nil {
		t.Fatal(err)
	}
	file := &crm.Attachment{Client: d.Buyer.ID}
	if err := d.Attachments.Add(ctx, file, d.File("договор.txt", "текст")); err != nil {
		t.Fatal(err)
	}
	d.Buyer.City = "Самара"
	if err := d.Clients.Save(ctx, d.Buyer); err != nil {
		t.Fatal(err)
	}
	kinds := map[history.Kind]history.Row{}
	for _, r := range d.Page(history.Query{}).Rows {
		kinds[r.Kind] = r
	}
	if r := kinds[history.KindDocument]; r.Name != o.Number || r.Sum != o.Gross || !r.Day || r.Record != crm.KindOrder {
		t.Errorf("the order is told as %+v", r)
	}
	if r := kinds[history.KindPayment]; r.Sum != p.Amount || r.About.Name != o.Number {
		t.Errorf("the payment is told as %+v", r)
	}
	if r := kinds[history.KindStage]; r.Name != "Поставка свёрл" || r.Stage != crm.StageLead {
		t.Errorf("the deal is told as %+v", r)
	}
	if r := kinds[history.KindCall]; r.Contact != "Петров И. С." || r.About.Name != "Поставка свёрл" || r.Outcome != crm.OutcomeCallBack {
		t.Errorf("the call is told as %+v", r)
	}
	if r := kinds[history.KindFile]; r.Name != "договор.txt" || r.Size != 10 {
		t.Errorf("the file is told as %+v", r)
	}
	if r := kinds[history.KindChange]; len(r.Changes) != 1 || r.Changes[0] != (history.FieldChange{Field: "city", Before: "", After: "Самара"}) {
		t.Errorf("the change is told as %+v", r)
	}
}

func TestTheHistoryIsNarrowedAndSearched(t *testing.T) {
	d := apptest.NewDiary(t)
	at := func(day int) time.Time { return apptest.Day(time.February, day).Add(9 * time.Hour) }
	d.SetMe(d.Orlova)
	d.Said(crm.Call, at(1), "спросили цену перчаток")
	d.Said(crm.Letter, at(2), "отправили прайс на перчатки")
	d.SetMe(d.Smir)
	call := d.Said(crm.Call, at(3), "берут Перчатки, ждут счёт")
	call.Contact = crm.ContactID{1}
	if err := d.Interactions.Save(t.Context(), call); err != nil {
		t.Fatal(err)
	}
	d.Paid(d.Buyer, nil, 100)
	for name, c := range map[string]struct {
		q    history.Query
		want string
	}{
		"calls":    {history.Query{Kinds: []history.Kind{history.KindCall}}, "call берут Перчатки, ждут счёт; call спросили цену перчаток"},
		"money":    {history.Query{Kinds: []history.Kind{history.KindPayment}}, "payment "},
		"author":   {history.Query{Author: d.Orlova}, "letter отправили прайс на перчатки; call спросили цену перчаток"},
		"contact":  {history.Query{Contact: crm.ContactID{1}}, "call берут Перчатки, ждут счёт"},
		"words":    {history.Query{Text: "СЧЁТ перчат"}, "call берут Перчатки, ждут счёт"},
		"who":      {history.Query{Text: "орлова прайс"}, "letter отправили прайс на перчатки"},
		"nothing":  {history.Query{Text: "ведро"}, ""},
		"period":   {history.Query{Period: calendar.Period{From: apptest.Day(time.February, 2), To: apptest.Day(time.February, 3)}}, "letter отправили прайс на перчатки"},
		"together": {history.Query{Kinds: []history.Kind{history.KindCall}, Author: d.Orlova, Text: "цену"}, "call спросили цену перчаток"},
	} {
		if got := d.Texts(c.q); got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
}

func TestWhatIsMarkedLeavesTheHistoryAndUndoBringsItBack(t *testing.T) {
	d := apptest.NewDiary(t)
	i := d.Said(crm.Note, apptest.Now, "любят по вторникам")
	if err := d.Interactions.Mark(t.Context(), []crm.InteractionID{i.ID}, true); err != nil {
		t.Fatal(err)
	}
	if got := d.Texts(history.Query{}); got != "" {
		t.Errorf("marked, it is still told: %s", got)
	}
	d.Undo()
	if got := d.Texts(history.Query{}); got != "note любят по вторникам" {
		t.Errorf("after the undo: %s", got)
	}
}

func TestAPinnedNoteStandsOnTop(t *testing.T) {
	d := apptest.NewDiary(t)
	old := d.Said(crm.Note, apptest.Day(time.January, 5), "скидка 5 % всегда")
	d.Said(crm.Call, apptest.Now, "звонили")
	if err := d.Interactions.Pin(t.Context(), old.ID, true); err != nil {
		t.Fatal(err)
	}
	rows, err := d.History.Pinned(t.Context(), d.Buyer.ID)
	if err != nil || len(rows) != 1 || rows[0].Text != "скидка 5 % всегда" || !rows[0].Pinned {
		t.Errorf("pinned %+v, %v", rows, err)
	}
	d.Undo()
	if rows, _ := d.History.Pinned(t.Context(), d.Buyer.ID); len(rows) != 0 {
		t.Errorf("after the undo there is pinned %+v", rows)
	}
}

func TestACallAndItsNextStepAreOneOperation(t *testing.T) {
	d := apptest.NewDiary(t)
	d.SetMe(d.Orlova)
	c := &talk.Conversation{
		Interaction: crm.Interaction{At: apptest.Now, Client: d.Buyer.ID, Contact: crm.ContactID{1}, Outcome: crm.OutcomeCallBack},
		Next:        crm.Task{Text: "Перезвонить", Due: apptest.Day(time.March, 5), AllDay: true},
	}
	events := len(d.Events)
	if err := d.Interactions.Log(t.Context(), c); err != nil {
		t.Fatal(err)
	}
	if len(d.Events) != events+1 {
		t.Errorf("%d operations were told, want 1", len(d.Events)-events)
	}
	next := c.Next
	if next.ID.IsZero() || next.Client != d.Buyer.ID || next.Contact != c.Contact || next.Manager != d.Orlova || next.Author != d.Orlova || next.Remind != 15 {
		t.Errorf("the next step is %+v", next)
	}
	ahead, err := d.History.Ahead(t.Context(), d.Buyer.ID)
	if err != nil || len(ahead) != 1 || ahead[0].Name != "Перезвонить" || !ahead[0].Ahead || ahead[0].Author != "Орлова А. В." {
		t.Errorf("ahead is %+v, %v", ahead, err)
	}
	d.Undo()
	if got := d.Texts(history.Query{}); got != "" {
		t.Errorf("after one undo the call is still there: %s", got)
	}
	if tasks := d.OpenTasks(); len(tasks) != 0 {
		t.Errorf("after one undo there are tasks %+v", tasks)
	}
}

func TestARefusedNextStepLeavesNoCall(t *testing.T) {
	d := apptest.NewDiary(t)
	c := &talk.Conversation{
		Interaction: crm.Interaction{At: apptest.Now, Client: d.Buyer.ID, Outcome: crm.OutcomeAgreed},
		Next:        crm.Task{Text: "Отправить договор"},
	}
	err := d.Interactions.Log(t.Context(), c)
	if ps := problem.All(err); len(ps) != 1 || ps[0].Field != "next.due" {
		t.Errorf("refused with %v", err)
	}
	if got := d.Texts(history.Query{}); got != "" || !c.ID.IsZero() {
		t.Errorf("a refused call is in the base: %s", got)
	}
}

func TestAPersonOrADealOfAnotherClientIsRefused(t *testing.T) {
	d := apptest.NewDiary(t)
	other := d.Client("Гамма")
	deal := &crm.Deal{Name: "Чужая", Client: other.ID}
	if err := d.Deals.Save(t.Context(), deal); err != nil {
		t.Fatal(err)
	}
	err := d.Interactions.Save(t.Context(), &crm.Interaction{
		At: apptest.Now, Client: d.Buyer.ID, Text: "о своём", Contact: crm.ContactID{9}, Subject: crm.Subject{Deal: deal.ID},
	})
	var fields []string
	for _, p := range problem.All(err) {
		fields = append(fields, p.Field)
	}
	if !slices.Equal(fields, []string{"contact", "subject"}) {
		t.Errorf("refused at %v: %v", fields, err)
	}
}

// TestPagesJoinedAreTheWholeHistory holds for any size of a page, narrowed or
// not, with many events of one moment and changes of the card among them.
func TestPagesJoinedAreTheWholeHistory(t *testing.T) {
	d := apptest.NewDiary(t)
	for n := range 24 {
		at := apptest.Now.Add(time.Duration(n/4-2) * time.Hour)
		kind := crm.InteractionKinds[n%len(crm.InteractionKinds)]
		d.Said(kind, at, fmt.Sprint("разговор ", n))
		if n%3 == 0 {
			d.Paid(d.Buyer, nil, int64(n+1))
		}
		if n%4 == 0 {
			d.Buyer.City = fmt.Sprint("Город ", n)
			if err := d.Clients.Save(t.Context(), d.Buyer); err != nil {
				t.Fatal(err)
			}
		}
	}
	queries := map[string]history.Query{
		"all": {}, "calls": {Kinds: []history.Kind{history.KindCall}},
		"changes and money": {Kinds: []history.Kind{history.KindChange, history.KindPayment}},
		"words":             {Text: "1"},
		"today":             {Period: calendar.Period{From: d.Today(), To: d.Today().AddDate(0, 0, 1)}},
	}
	for name, q := range queries {
		q.Limit = 1000
		whole := d.Page(q).Rows
		if len(whole) < 4 {
			t.Fatalf("%s: only %d rows", name, len(whole))
		}
		if !slices.IsSortedFunc(whole, func(a, b history.Row) int { return b.At.Compare(a.At) }) {
			t.Errorf("%s: the newest are not first", name)
		}
		for size := 1; size <= len(whole)+1; size++ {
			q.Limit, q.After = size, nil
			var joined []history.Row
			for {
				p := d.Page(q)
				if len(p.Rows) > size {
					t.Fatalf("%s: a page of %d has %d rows", name, size, len(p.Rows))
				}
				joined = append(joined, p.Rows...)
				if q.After = p.Next; q.After == nil {
					break
				}
			}
			if !reflect.DeepEqual(joined, whole) {
				t.Fatalf("%s: pages of %d give %d rows of %d", name, size, len(joined), len(whole))
			}
		}
	}
}

// historyLimit is the most calls of a page of the history.
const historyLimit = 5

func TestAPageOfHistoryAsksTheStoreFiveTimesAtMost(t *testing.T) {
	d := apptest.NewDiary(t)
	for n := range 130 {
		d.Said(crm.InteractionKinds[n%5], apptest.Now.Add(time.Duration(n)*time.Minute), fmt.Sprint("разговор ", n))
		if n%30 == 0 {
			d.Buyer.City, d.Buyer.Manager = fmt.Sprint("Город ", n), d.Smir
			if err := d.Clients.Save(t.Context(), d.Buyer); err != nil {
				t.Fatal(err)
			}
		}
	}
	calls := 0
	if err := d.CountCalls(func(n int) { calls = n }); err != nil {
		t.Fatal(err)
	}
	for name, q := range map[string]history.Query{
		"first": {}, "words": {Text: "разговор"}, "calls": {Kinds: []history.Kind{history.KindCall}},
		"author": {Author: d.Smir}, "month": {Period: calendar.ThisMonth.Period(d.Today())},
	} {
		for {
			p := d.Page(q)
			if t.Logf("%s: %d rows, %d calls", name, len(p.Rows), calls); calls > historyLimit {
				t.Errorf("%s: %d calls, at most %d are allowed", name, calls, historyLimit)
			}
			if q.After = p.Next; q.After == nil {
				break
			}
		}
	}
	for name, open := range map[string]func() error{
		"pinned": func() error { _, err := d.History.Pinned(t.Context(), d.Buyer.ID); return err },
		"ahead":  func() error { _, err := d.History.Ahead(t.Context(), d.Buyer.ID); return err },
		"files":  func() error { _, err := d.Attachments.Of(t.Context(), d.Buyer.ID); return err },
		"list":   func() error { _, err := d.Interactions.List(t.Context(), calendar.Period{}); return err },
		"form": func() error {
			_, err := d.Interactions.Begin(t.Context(), talk.About{Client: d.Buyer.ID})
			return err
		},
	} {
		if err := open(); err != nil {
			t.Fatal(err)
		}
		if t.Logf("%s: %d calls", name, calls); calls > historyLimit {
			t.Errorf("%s: %d calls, at most %d are allowed", name, calls, historyLimit)
		}
	}
}

func BenchmarkFirstPageOfHistory(b *testing.B) {
	for _, size := range []int{10, 1000} {
		b.Run(fmt.Sprint(size), func(b *testing.B) {
			a, client := apptest.LongHistory(b, size)
			for b.Loop() {
				if _, err := a.History.Page(context.Background(), history.Query{Client: client}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
