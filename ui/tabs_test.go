package ui

import (
	"encoding/json"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"pgregory.net/rapid"

	"kartoteka/ui/host"
	"kartoteka/ui/nav"
)

func (d *desk) wantTabs(want string) {
	d.t.Helper()
	if got := d.titles(); got != want {
		d.t.Fatalf("tabs are %s, want %s", got, want)
	}
}

func TestOpeningWhatIsOpenActivatesItsTab(t *testing.T) {
	d := started(t)
	d.Open(nav.To("clients"))
	d.Open(nav.To("client", "Альфа"))
	d.Open(nav.To("clients"))
	d.wantTabs("Главное | >Клиенты | ООО «Альфа»")
	if got := d.w.Title(); got != "Клиенты — Картотека" {
		t.Errorf("title of the window is %q", got)
	}
}

func TestARouteWithOtherArgumentsIsShownInPlaceWhenThePageFollows(t *testing.T) {
	d := started(t)
	d.Open(nav.To("clients"))
	late := nav.To("clients").With("filter", "late")
	d.Open(late)
	d.wantTabs("Главное | Клиенты | >Клиенты")
	d.pages["clients"].follow = true
	d.Open(nav.To("clients").With("filter", "new"))
	d.wantTabs("Главное | >Клиенты | Клиенты")
	if got := d.pages["clients"].route.Args["filter"]; got != "new" {
		t.Errorf("the page shows filter %q, want new", got)
	}
}

func TestClosingACardLeadsBackToTheListItWasOpenedFrom(t *testing.T) {
	d := started(t)
	d.Open(nav.To("clients"))
	d.Open(nav.To("deals"))
	d.Open(nav.To("clients"))
	d.Open(nav.To("client", "Альфа"))
	d.chord(Ctrl(fyne.KeyW))
	d.wantTabs("Главное | >Клиенты | Сделки")
}

func TestTheLastTabClosedOpensHome(t *testing.T) {
	d := started(t)
	d.chord(Ctrl(fyne.KeyW))
	d.wantTabs(">Главное")
}

func TestCtrlTabWalksRoundTheTabs(t *testing.T) {
	d := started(t)
	d.Open(nav.To("clients"))
	d.Open(nav.To("deals"))
	d.chord(Ctrl(fyne.KeyTab))
	d.wantTabs(">Главное | Клиенты | Сделки")
	d.chord(Chord{fyne.KeyModifierShortcutDefault | fyne.KeyModifierShift, fyne.KeyTab})
	d.wantTabs("Главное | Клиенты | >Сделки")
}

func TestMiddleClickAndCrossCloseATab(t *testing.T) {
	d := started(t)
	d.Open(nav.To("clients"))
	d.Open(nav.To("deals"))
	d.tabw.handles[1].MouseUp(&desktop.MouseEvent{Button: desktop.MouseButtonTertiary})
	d.wantTabs("Главное | >Сделки")
	d.tabw.handles[0].close.Tapped(nil)
	d.wantTabs(">Сделки")
}

func TestBackAndForwardGoThroughWhatWasShown(t *testing.T) {
	d := started(t)
	d.Open(nav.To("clients"))
	d.Open(nav.To("client", "Альфа"))
	d.chord(Ctrl(fyne.KeyW))
	d.chord(Alt(fyne.KeyLeft))
	d.wantTabs("Главное | Клиенты | >ООО «Альфа»")
	d.chord(Alt(fyne.KeyLeft))
	d.chord(Alt(fyne.KeyLeft))
	d.wantTabs(">Главное | Клиенты | ООО «Альфа»")
	d.chord(Alt(fyne.KeyRight))
	d.wantTabs("Главное | >Клиенты | ООО «Альфа»")
}

func TestHistoryNeverLosesItsPlace(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var h trail
		screens := []string{"a", "b", "c"}
		for range rapid.IntRange(1, 300).Draw(t, "steps") {
			if rapid.Bool().Draw(t, "visit") {
				r := nav.To(rapid.SampledFrom(screens).Draw(t, "screen"))
				stays := len(h.routes) > 0 && h.routes[h.at].Equal(r)
				h.visit(r)
				if !h.routes[h.at].Equal(r) || !stays && h.at != len(h.routes)-1 {
					t.Fatalf("after a visit of %v the history stands at %d of %d", r, h.at, len(h.routes))
				}
				continue
			}
			before := h.at
			if _, ok := h.move(rapid.IntRange(-2, 2).Draw(t, "by")); !ok && h.at != before {
				t.Fatal("a refused step moved")
			}
			if len(h.routes) > trailLimit || len(h.routes) > 0 && (h.at < 0 || h.at >= len(h.routes)) {
				t.Fatalf("history stands at %d of %d", h.at, len(h.routes))
			}
		}
	})
}

func TestTabsAreRestoredAndOnlyTheOneShownIsMade(t *testing.T) {
	prefs := host.MapPrefs{}
	d := newDesk(t, prefs)
	d.Start()
	d.Open(nav.To("clients"))
	d.Open(nav.To("client", "Альфа"))
	d.Open(nav.To("clients"))

	again := newDesk(t, prefs)
	again.Start()
	again.wantTabs("Главное | >Клиенты | ООО «Альфа»")
	if len(again.pages) != 1 || again.pages["clients"] == nil {
		t.Errorf("%d pages were made at the start, want the list of clients alone", len(again.pages))
	}
}

func TestTabsOfScreensThatAreGoneAreDropped(t *testing.T) {
	text, _ := json.Marshal(openTabs{Tabs: []spot{{nav.To("dreams"), "Мечты"}, {nav.To("deals"), "Сделки"}}})
	d := newDesk(t, host.MapPrefs{prefTabs: string(text)})
	d.Start()
	d.wantTabs(">Сделки")
}

func TestUnreadablePreferencesAreIgnored(t *testing.T) {
	d := newDesk(t, host.MapPrefs{prefTabs: "{", prefAppearance: "[]", prefSize: `"big"`, prefRecent: "7"})
	d.Start()
	d.wantTabs(">Главное")
}

func TestACommitReloadsThePageShownAndMarksTheOthers(t *testing.T) {
	d := started(t)
	d.Open(nav.To("deals"))
	d.Open(nav.To("clients"))
	d.heard([]string{"clients", "deals", "journal"})
	clients, deals := d.pages["clients"], d.pages["deals"]
	if clients.reloads != 1 || deals.reloads != 0 {
		t.Fatalf("reloads: clients %d, deals %d; want 1, 0", clients.reloads, deals.reloads)
	}
	d.heard([]string{"orders"})
	d.Open(nav.To("deals"))
	d.Open(nav.To("clients"))
	if clients.reloads != 1 || deals.reloads != 1 {
		t.Errorf("reloads: clients %d, deals %d; want 1, 1", clients.reloads, deals.reloads)
	}
}

func TestAnUnsavedCardShowsAStarAndAsksBeforeItCloses(t *testing.T) {
	d := started(t)
	d.Open(nav.To("client", "Альфа"))
	c := cards["Альфа"]
	d.typed("x")
	d.wantTabs("Главное | >*ООО «Альфа»")
	if got := d.tabw.handles[1].words(); got != "ООО «Альфа» *" {
		t.Errorf("the tab says %q", got)
	}
	d.press(fyne.KeyEscape)
	if d.wantTabs("Главное | >*ООО «Альфа»"); c.asked != 1 {
		t.Fatalf("asked %d times, want once", c.asked)
	}
	c.lets = true
	d.chord(Ctrl(fyne.KeyW))
	d.wantTabs(">Главное")
}

func TestLeavingTheProgramAsksEachUnsavedCardOnceAndStopsAtTheFirstThatStays(t *testing.T) {
	d := started(t)
	for _, id := range []string{"Альфа", "Бета", "Гамма"} {
		d.Open(nav.To("client", id))
		if id != "Бета" {
			d.typed("x")
		}
	}
	cards["Альфа"].lets = true
	d.quit()
	if d.closed {
		t.Fatal("the window closed though a card stayed")
	}
	if a, b, c := cards["Альфа"].asked, cards["Бета"].asked, cards["Гамма"].asked; a != 1 || b != 0 || c != 1 {
		t.Fatalf("asked %d, %d, %d times; want 1, 0, 1", a, b, c)
	}
	d.wantTabs("Главное | *ООО «Альфа» | ООО «Бета» | >*ООО «Гамма»")
	cards["Гамма"].lets = true
	d.quit()
	if !d.closed || d.heard != nil {
		t.Error("the window did not close, or still listens to commits")
	}
}

func TestCloseOthersKeepsOne(t *testing.T) {
	d := started(t)
	d.Open(nav.To("clients"))
	d.Open(nav.To("deals"))
	d.closeOthers(d.tabs.list[1])
	d.wantTabs(">Клиенты")
}

func TestTooManyTabsLeaveTheActiveOneInSight(t *testing.T) {
	d := started(t)
	for i := range 30 {
		d.Open(nav.To("client", string(rune('А'+i))))
	}
	d.show(d.tabs.list[2])
	shown := slices.DeleteFunc(slices.Clone(d.tabw.handles), func(h *tabHandle) bool {
		return h.Position().X+h.Size().Width > d.tabw.Size().Width || h.Size().Width == 0
	})
	if !slices.ContainsFunc(shown, func(h *tabHandle) bool { return h.active }) {
		t.Error("the active tab is out of sight")
	}
	if d.tabw.more.hidden == 0 || d.tabw.more.hidden+len(shown) < 31 {
		t.Errorf("%d tabs in sight, %d said to be hidden, 31 open", len(shown), d.tabw.more.hidden)
	}
}
