package app_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"kartoteka/app"
	"kartoteka/app/apptest"
	"kartoteka/data/crm"
	"kartoteka/data/problem"
)

// withFiles logs a letter that came with files.
func (d *diary) withFiles(text string, names ...string) *app.Conversation {
	d.t.Helper()
	c := &app.Conversation{Interaction: crm.Interaction{At: apptest.Now, Kind: crm.Letter, Client: d.client.ID, Text: text}}
	for _, name := range names {
		c.Given = append(c.Given, d.File(name, strings.Repeat("а", 512)))
	}
	if err := d.Interactions.Log(d.t.Context(), c); err != nil {
		d.t.Fatal(err)
	}
	return c
}

// filesOf are the names of the files of each row of a page.
func filesOf(rows []app.HistoryRow) string {
	var out []string
	for _, r := range rows {
		var names []string
		for _, f := range r.Files {
			names = append(names, fmt.Sprint(f.Name, " ", f.Size))
		}
		out = append(out, r.Text+": "+strings.Join(names, ", "))
	}
	return strings.Join(out, "; ")
}

func TestFilesOfALetterStandInItsRowOfTheHistory(t *testing.T) {
	d := newDiary(t)
	ctx := t.Context()
	d.said(crm.Call, apptest.Now.Add(-time.Hour), "звонок")
	letter := d.withFiles("письмо", "договор.txt", "прайс.txt")
	rows := d.page(app.HistoryQuery{}).Rows
	if got := filesOf(rows); got != "письмо: договор.txt 1024, прайс.txt 1024; звонок: " {
		t.Errorf("the history tells %s", got)
	}
	if got := d.texts(app.HistoryQuery{Text: "прайс"}); got != "letter письмо" {
		t.Errorf("a search for a file finds %q", got)
	}
	doc, err := d.Interactions.Document(ctx, letter.ID)
	if err != nil || len(doc.Files) != 2 || doc.Files[1].Name != "прайс.txt" || len(letter.Given) != 0 {
		t.Errorf("the letter is opened as %+v, %v", doc, err)
	}
	if err := d.Attachments.Mark(ctx, []crm.AttachmentID{doc.Files[0].ID}, true); err != nil {
		t.Fatal(err)
	}
	if err := d.Interactions.Pin(ctx, letter.ID, true); err != nil {
		t.Fatal(err)
	}
	pinned, err := d.History.Pinned(ctx, d.client.ID)
	if got := filesOf(pinned); err != nil || got != "письмо: прайс.txt 1024" {
		t.Errorf("the pinned letter tells %s, %v", got, err)
	}
	d.Undo()
	d.Undo()
	d.Undo()
	kept, err := d.Attachments.Of(ctx, d.client.ID)
	if got := filesOf(d.page(app.HistoryQuery{}).Rows); err != nil || got != "звонок: " || len(kept.Files) != 0 {
		t.Errorf("after the letter was taken back: %s, %d files, %v", got, len(kept.Files), err)
	}
}

func TestAFileThatIsRefusedLeavesNoLetter(t *testing.T) {
	d := newDiary(t)
	c := &app.Conversation{
		Interaction: crm.Interaction{At: apptest.Now, Kind: crm.Letter, Client: d.client.ID, Text: "письмо"},
		Given:       []string{d.File("договор.txt", "текст"), t.TempDir(), "нет.txt"},
	}
	err := d.Interactions.Log(t.Context(), c)
	if !problem.Has(err, "files", "problem.attachment.file") || !problem.Has(err, "files", "problem.attachment.missing") {
		t.Errorf("Log = %v", err)
	}
	if len(d.page(app.HistoryQuery{}).Rows) != 0 || len(c.Given) != 3 {
		t.Error("something was written, or the files were forgotten")
	}
	err = d.Attachments.AddAll(t.Context(), crm.Attachment{Client: d.client.ID}, c.Given)
	if len(problem.All(err)) != 2 || len(d.page(app.HistoryQuery{}).Rows) != 0 {
		t.Errorf("AddAll = %v", err)
	}
	if err := d.Attachments.AddAll(t.Context(), crm.Attachment{Client: d.client.ID}, c.Given[:1]); err != nil {
		t.Error(err)
	}
}

func TestFilesOfAPageCostNoCalls(t *testing.T) {
	d := newDiary(t)
	for n := range 60 {
		d.withFiles(fmt.Sprint("письмо ", n), "договор.txt", "прайс.txt")
	}
	calls := 0
	if err := d.CountCalls(func(n int) { calls = n }); err != nil {
		t.Fatal(err)
	}
	p := d.page(app.HistoryQuery{})
	if len(p.Rows) != app.HistoryLimit || len(p.Rows[0].Files) != 2 || calls > historyLimit {
		t.Errorf("%d rows, %d files in the first, %d calls", len(p.Rows), len(p.Rows[0].Files), calls)
	}
	if _, err := d.Interactions.Document(t.Context(), d.withFiles("ещё", "договор.txt").ID); err != nil || calls > historyLimit {
		t.Errorf("%d calls to open a letter, %v", calls, err)
	}
}
