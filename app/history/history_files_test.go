package history_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"kartoteka/app/apptest"
	"kartoteka/app/history"
	"kartoteka/app/talk"
	"kartoteka/data/crm"
	"kartoteka/data/problem"
)

// filesOf are the names of the files of each row of a page.
func filesOf(rows []history.Row) string {
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
	d := apptest.NewDiary(t)
	ctx := t.Context()
	d.Said(crm.Call, apptest.Now.Add(-time.Hour), "звонок")
	letter := d.WithFiles("письмо", "договор.txt", "прайс.txt")
	rows := d.Page(history.Query{}).Rows
	if got := filesOf(rows); got != "письмо: договор.txt 1024, прайс.txt 1024; звонок: " {
		t.Errorf("the history tells %s", got)
	}
	if got := d.Texts(history.Query{Text: "прайс"}); got != "letter письмо" {
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
	pinned, err := d.History.Pinned(ctx, d.Buyer.ID)
	if got := filesOf(pinned); err != nil || got != "письмо: прайс.txt 1024" {
		t.Errorf("the pinned letter tells %s, %v", got, err)
	}
	d.Undo()
	d.Undo()
	d.Undo()
	kept, err := d.Attachments.Of(ctx, d.Buyer.ID)
	if got := filesOf(d.Page(history.Query{}).Rows); err != nil || got != "звонок: " || len(kept.Files) != 0 {
		t.Errorf("after the letter was taken back: %s, %d files, %v", got, len(kept.Files), err)
	}
}

func TestAFileThatIsRefusedLeavesNoLetter(t *testing.T) {
	d := apptest.NewDiary(t)
	c := &talk.Conversation{
		Interaction: crm.Interaction{At: apptest.Now, Kind: crm.Letter, Client: d.Buyer.ID, Text: "письмо"},
		Given:       []string{d.File("договор.txt", "текст"), t.TempDir(), "нет.txt"},
	}
	err := d.Interactions.Log(t.Context(), c)
	if !problem.Has(err, "files", "problem.attachment.file") || !problem.Has(err, "files", "problem.attachment.missing") {
		t.Errorf("Log = %v", err)
	}
	if len(d.Page(history.Query{}).Rows) != 0 || len(c.Given) != 3 {
		t.Error("something was written, or the files were forgotten")
	}
	err = d.Attachments.AddAll(t.Context(), crm.Attachment{Client: d.Buyer.ID}, c.Given)
	if len(problem.All(err)) != 2 || len(d.Page(history.Query{}).Rows) != 0 {
		t.Errorf("AddAll = %v", err)
	}
	if err := d.Attachments.AddAll(t.Context(), crm.Attachment{Client: d.Buyer.ID}, c.Given[:1]); err != nil {
		t.Error(err)
	}
}

func TestFilesOfAPageCostNoCalls(t *testing.T) {
	d := apptest.NewDiary(t)
	for n := range 60 {
		d.WithFiles(fmt.Sprint("письмо ", n), "договор.txt", "прайс.txt")
	}
	calls := 0
	if err := d.CountCalls(func(n int) { calls = n }); err != nil {
		t.Fatal(err)
	}
	p := d.Page(history.Query{})
	if len(p.Rows) != history.Limit || len(p.Rows[0].Files) != 2 || calls > historyLimit {
		t.Errorf("%d rows, %d files in the first, %d calls", len(p.Rows), len(p.Rows[0].Files), calls)
	}
	if _, err := d.Interactions.Document(t.Context(), d.WithFiles("ещё", "договор.txt").ID); err != nil || calls > historyLimit {
		t.Errorf("%d calls to open a letter, %v", calls, err)
	}
}
