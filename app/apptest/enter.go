package apptest

import (
	"context"
	"testing"

	"kartoteka/app/clients"
	"kartoteka/data/crm"
	"kartoteka/data/lang"
	"kartoteka/reports"
)

// Must fails the test on an error.
func Must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// Manager enters a manager.
func Manager(t testing.TB, a *App, name string) crm.ManagerID {
	t.Helper()
	id, err := a.Managers.Ensure(context.Background(), name)
	if err != nil {
		t.Fatal(err)
	}
	return id
}

// Attach keeps a file of a client.
func Attach(t testing.TB, a *App, c *crm.Client, name, text string) *crm.Attachment {
	t.Helper()
	f := &crm.Attachment{Client: c.ID}
	if err := a.Attachments.Add(context.Background(), f, a.File(name, text)); err != nil {
		t.Fatal(err)
	}
	return f
}

// LeadRow is a lead as the list shows it.
func LeadRow(t testing.TB, a *App, c *crm.Client) clients.LeadRow {
	t.Helper()
	rows, err := a.Leads.List(context.Background())
	Must(t, err)
	for _, r := range rows {
		if r.ID == c.ID {
			return r
		}
	}
	t.Fatalf("no lead %q in the list", c.Name)
	return clients.LeadRow{}
}

// Merge makes one card of two as they are now.
func Merge(t testing.TB, a *App, kept, gone crm.ClientID, taken ...string) error {
	t.Helper()
	v, err := a.Merges.Preview(context.Background(), kept, gone)
	if err != nil {
		return err
	}
	o := clients.MergeOrder{Kept: v.Kept.ID, Gone: v.Gone.ID, KeptRev: v.Kept.Rev, GoneRev: v.Gone.Rev, Taken: map[string]bool{}}
	for _, key := range taken {
		o.Taken[key] = true
	}
	return a.Merges.Do(context.Background(), o, nil)
}

// LastMerge is the newest merge of a base.
func LastMerge(t testing.TB, a *App) clients.MergeRow {
	t.Helper()
	rows, err := a.Merges.List(context.Background())
	if err != nil || len(rows) == 0 {
		t.Fatalf("%d merges, %v", len(rows), err)
	}
	return rows[0]
}

// ByManager is the revenue of each manager by the ABC report.
func ByManager(t testing.TB, a *App) map[string]int64 {
	t.Helper()
	r, err := a.Reports.Build(context.Background(), "abc", lang.For("ru"), reports.Settings{Values: map[string]string{"by": "manager"}})
	Must(t, err)
	sold := map[string]int64{}
	for _, row := range r.Table.Rows {
		sold[row.Cells[0].Text] = row.Cells[1].Int
	}
	return sold
}
