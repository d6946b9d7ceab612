package ui

import (
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"

	"fyne.io/fyne/v2"
	fynelang "fyne.io/fyne/v2/lang"

	"kartoteka/data/lang"
	"kartoteka/ui/look"
	"kartoteka/ui/nav"
)

func TestAnotherLanguageRebuildsEverythingAndKeepsTheTabs(t *testing.T) {
	d := started(t)
	d.Open(nav.To("clients"))
	d.Open(nav.To("client", "Alpha"))
	d.show(d.tabs.list[1])
	d.SetAppearance(Appearance{Lang: "en"})
	d.wantTabs("Home | >Clients | ООО «Alpha»")
	for _, w := range words(d.w.Content()) {
		own := strings.Contains(w, "Alpha") || strings.Contains(w, "Север") || strings.HasPrefix(w, "Ins ")
		if !own && d.tabs.active.title != w && strings.ContainsFunc(w, func(r rune) bool { return unicode.Is(unicode.Cyrillic, r) }) &&
			!slices.Contains(rowsOfFixture, w) {
			t.Errorf("left in Russian: %s", w)
		}
	}
	if got := d.w.MainMenu().Items[0].Label; got != "File" {
		t.Errorf("the first menu is %q", got)
	}
	if again := newDesk(t, d.prefs); again.env.Lang.Code() != "en" {
		t.Error("the language is not kept")
	}
}

// rowsOfFixture are the words of the list that the tests draw.
var rowsOfFixture = []string{"Клиент", "Город", "Состояние", "Долг, ₽", "ООО «Дельта-Инструмент»", "Самара", "активный"}

func TestTheLanguageStaysWhenAnUnsavedCardStays(t *testing.T) {
	d := started(t)
	d.Open(nav.To("client", "Альфа"))
	d.typed("x")
	d.SetAppearance(Appearance{Lang: "en"})
	if d.env.Lang.Code() != "ru" || cards["Альфа"].asked != 1 {
		t.Errorf("language %s, asked %d times; want ru, 1", d.env.Lang.Code(), cards["Альфа"].asked)
	}
}

func TestAnotherThemeKeepsPagesAndWhatIsTyped(t *testing.T) {
	d := started(t)
	d.Open(nav.To("client", "Альфа"))
	d.typed("не сохранено")
	d.SetAppearance(Appearance{Lang: "ru", Dark: true, Zoom: 150, Comfortable: true})
	d.wantTabs("Главное | >*ООО «Альфа»")
	if got := cards["Альфа"].field.Text; got != "не сохранено" {
		t.Errorf("the field holds %q", got)
	}
	if now := look.Current(); !now.Dark || now.Size.Row != 51 {
		t.Errorf("tokens: dark %v, row %v; want true, 51", now.Dark, now.Size.Row)
	}
	if w := d.side.Size().Width; w != look.Current().Size.Sidebar {
		t.Errorf("the sidebar is %v wide, want %v", w, look.Current().Size.Sidebar)
	}
}

func TestZoomStaysWithinItsBounds(t *testing.T) {
	d := started(t)
	for range 9 {
		d.chord(Ctrl(fyne.KeyEqual))
	}
	if d.appearance.Zoom != ZoomMost {
		t.Errorf("zoom %d, want %d", d.appearance.Zoom, ZoomMost)
	}
	d.chord(Ctrl(fyne.Key0))
	d.chord(Ctrl(fyne.KeyMinus))
	if d.appearance.Zoom != ZoomLeast {
		t.Errorf("zoom %d, want %d", d.appearance.Zoom, ZoomLeast)
	}
}

func TestTheSidebarCollapsesToIconsAndStaysSo(t *testing.T) {
	d := started(t)
	wide := d.side.Size().Width
	d.chord(Ctrl(fyne.KeyB))
	if d.side.Size().Width >= wide/2 || d.body.Position().X != d.side.Size().Width {
		t.Errorf("sidebar %v of %v wide, page begins at %v", d.side.Size().Width, wide, d.body.Position().X)
	}
	d.side.items[2].MouseIn(nil)
	if d.line.hints != "Сделки" {
		t.Errorf("under the pointer the status line says %q", d.line.hints)
	}
	d.side.items[2].MouseOut()
	if d.line.hints == "Сделки" {
		t.Error("the status line keeps the name of the section")
	}
	if !newDesk(t, d.prefs).side.collapsed {
		t.Error("the next start has it expanded")
	}
}

func TestTheToolkitSpeaksTheLanguageChosen(t *testing.T) {
	d := started(t)
	for _, want := range []struct{ key, ru string }{
		{"Cancel", "Отмена"}, {"tuesday.short", "Вт"}, {"thursday", "Четверг"}, {"file.parent", "Вверх"},
	} {
		if got := fynelang.X(want.key, "?"); got != want.ru {
			t.Errorf("%s is %q, want %q", want.key, got, want.ru)
		}
	}
	d.SetAppearance(Appearance{Lang: "en"})
	if got := fynelang.L("Cancel"); got != "Cancel" {
		t.Errorf("in English Cancel is %q", got)
	}
}

func TestTheStatusLineTellsTheCopyTheWayPeopleDo(t *testing.T) {
	l := lang.For("ru")
	for _, c := range []struct {
		copied   time.Time
		verified bool
		want     string
	}{
		{time.Time{}, false, "Копии ещё нет"},
		{now.Add(-time.Hour), true, "Копия: сегодня 09:00, проверена"},
		{now.AddDate(0, 0, -3), false, "Копия: 20.11.2026\u00a010:00"},
	} {
		if got := (Status{Copied: c.copied, Verified: c.verified}).copyWords(l, now); got != c.want {
			t.Errorf("%v: %q, want %q", c.copied, got, c.want)
		}
	}
}

func TestWorkInTheTopBarShowsItsShareAndCanBeStopped(t *testing.T) {
	d := started(t)
	stopped := false
	d.SetJob(Job{Key: "import", Title: "Импорт продаж", Done: 42, Total: 100, Cancel: func() { stopped = true }})
	if got := d.bar.job.words(); got != "Импорт продаж · 42\u00a0%" || !d.bar.job.Visible() {
		t.Errorf("shown %q", got)
	}
	d.bar.job.stop.Tapped(nil)
	if !stopped {
		t.Error("the cross does not stop the work")
	}
	d.EndJob("import")
	if d.bar.job.Visible() {
		t.Error("the work that ended is still shown")
	}
}

func TestWelcomeOffersFourBeginnings(t *testing.T) {
	d := started(t)
	var taken []string
	take := func(name string) func() { return func() { taken = append(taken, name) } }
	p := NewWelcome(d.Env(), Welcome{Demo: take("demo"), Empty: take("empty"), Import: take("import"), Open: take("open")})
	d.w.SetContent(p)
	p.FocusFirst()
	for range 4 {
		d.press(fyne.KeyReturn, fyne.KeyDown)
	}
	if got := strings.Join(taken, " "); got != "demo empty import open" {
		t.Errorf("taken: %s", got)
	}
}
