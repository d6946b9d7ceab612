//go:build e2e

package e2e

import (
	"testing"
	"time"

	"kartoteka/data/crm"
)

// moved is the deals whose last move was made since a moment, by the stage each
// came to.
func moved(t *testing.T, base string, since time.Time) map[crm.StageID]int {
	t.Helper()
	ctx, a := t.Context(), reopened(t, base)
	defer func() { _ = a.Close() }() // nothing was written
	rows, err := a.Deals.List(ctx, false)
	if err != nil {
		t.Fatal(err)
	}
	to := map[crm.StageID]int{}
	for _, r := range rows {
		d, err := a.Deals.Get(ctx, r.ID)
		if err != nil {
			t.Fatal(err)
		}
		if n := len(d.Moves); n > 0 && !d.Moves[n-1].At.Before(since) {
			to[d.Stage]++
		}
	}
	return to
}

// A card goes two stages on and another is lost with its reason, by keys alone.
func TestDealsAreMovedOnTheBoardByKeys(t *testing.T) {
	base := demoBase(t)
	since := time.Now()
	a := Start(t, program(t), "--base", base)
	a.Resize(1280, 800)
	a.title("Главное")
	a.Key("alt+3")
	a.title("Сделки")
	a.Settle()
	a.Key("ctrl+Right")
	a.Settle()
	a.Key("ctrl+Right")
	a.Settle()
	a.Save(a.t.ArtifactDir() + "/moved.png")
	a.Key("Left", "Left", "Home")
	a.Settle()
	a.Key("F4")
	a.Settle()
	a.Key("Next", "Return")
	a.Settle()
	a.Type("н") // «Нет бюджета»
	a.Settle()
	a.Key("Return", "Tab")
	a.Type("перенесли на весну")
	a.Save(a.t.ArtifactDir() + "/loss.png")
	a.Key("Return")
	a.Settle()
	a.Save(a.t.ArtifactDir() + "/lost.png")
	a.Close()
	a.ends()

	if to := moved(t, base, since); to[crm.StageOffer] != 1 || to[crm.StageLost] != 1 || len(to) != 2 {
		t.Errorf("deals were moved to %v", to)
	}
	cli(t, "check", "--base", base)
}
