//go:build e2e

package e2e

import (
	"testing"
	"time"

	"kartoteka/app/history"
	"kartoteka/data/crm"
)

// spoken is what was said to a client of this name and what is to be done
// next, read from the base as the next start of the program would read it.
func spoken(t *testing.T, base, name, text string) (call history.Row, ahead []history.Row) {
	t.Helper()
	ctx, a := t.Context(), reopened(t, base)
	defer func() { _ = a.Close() }() // nothing was written
	found, err := a.Clients.Options(ctx, name)
	if err != nil || len(found) != 1 {
		t.Fatalf("clients of this name: %+v, %v", found, err)
	}
	id, err := crm.ParseID[crm.Client](found[0].ID)
	if err != nil {
		t.Fatal(err)
	}
	page, err := a.History.Page(ctx, history.Query{Client: id, Text: text})
	if err != nil || len(page.Rows) != 1 {
		t.Fatalf("rows of the history: %+v, %v", page.Rows, err)
	}
	if ahead, err = a.History.Ahead(ctx, id); err != nil {
		t.Fatal(err)
	}
	return page.Rows[0], ahead
}

// The other layout is on when a client rings: the card is found all the same, and
// the call is written down with its next step by keys alone.
func TestACallIsWrittenDownByKeysAndIsThereAfterwards(t *testing.T) {
	base := demoBase(t)
	a := Start(t, program(t), "--base", base)
	a.Resize(1280, 800)
	a.title("Главное")
	a.Key("ctrl+k")
	a.Settle()
	a.Type(",fpbc") // базис
	a.Settle()
	a.Save(a.t.ArtifactDir() + "/found.png")
	a.Key("Return")
	a.title("ООО «Базис-Снаб»")
	a.Key("ctrl+l")
	a.begins("Новый звонок")
	a.Settle()
	a.Type("п") // «Перезвонить»
	a.Settle()
	a.Key("Return", "Tab")
	a.Type("Просят скидку на свёрла")
	a.Settle()
	a.Save(a.t.ArtifactDir() + "/typed.png")
	a.Key("Tab")
	a.Type("Отправить расчёт")
	a.Key("Tab")
	a.Type("+1")
	a.Settle()
	a.Save(a.t.ArtifactDir() + "/call.png")
	a.Key("ctrl+Return")
	a.title("ООО «Базис-Снаб»")
	a.Settle()
	a.Save(a.t.ArtifactDir() + "/card.png")
	a.Close()
	a.ends()

	call, ahead := spoken(t, base, "Базис-Снаб", "просят скидку на свёрла")
	if call.Kind != history.KindCall || call.Outcome != crm.OutcomeCallBack {
		t.Errorf("the call is %+v", call)
	}
	tomorrow := time.Now().AddDate(0, 0, 1).Format(time.DateOnly)
	kept := false
	for _, r := range ahead {
		kept = kept || r.Name == "Отправить расчёт" && r.Day && r.At.Format(time.DateOnly) == tomorrow
	}
	if !kept {
		t.Errorf("ahead is %+v", ahead)
	}
	cli(t, "check", "--base", base)
}
