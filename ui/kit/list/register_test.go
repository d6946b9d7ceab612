package list

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"kartoteka/data/calendar"
	"kartoteka/data/money"
	"kartoteka/reports"
	"kartoteka/ui/host"
	"kartoteka/ui/host/hosttest"
	"kartoteka/ui/kit"
	"kartoteka/ui/kit/grid"
	"kartoteka/ui/kit/kittest"
	"kartoteka/ui/look"
)

// client is a row of the sample register.
type client struct {
	name, city, manager, class, state string
	days                              int
	debt                              money.Money
	late                              bool
}

var sampleClients = []client{
	{"ООО «Альфа-Снаб»", "Самара", "Орлова А.", "A · X", "active", 3, 0, false},
	{"АО «Волгапромсервис»", "Казань", "Смирнов В.", "A · Y", "active", 12, 18420000, true},
	{"ИП Григорьева Е. С.", "Пермь", "Орлова А.", "B · Z", "fading", 41, 0, false},
	{"ООО «Дельта-Инструмент»", "Самара", "Орлова А.", "A · Y", "active", 8, 9635050, false},
	{"ООО «Енисей-Логистик»", "Красноярск", "Смирнов В.", "C · Z", "fading", 95, 0, false},
	{"ЗАО «Жигулёвский завод крепежа»", "Тольятти", "Орлова А.", "A · X", "active", 2, 41200000, true},
	{"ООО «Инструмент-Центр»", "Самара", "Орлова А.", "B · Y", "active", 17, 1840000, false},
	{"ИП Козлов П. А.", "Казань", "Смирнов В.", "C · Z", "fading", 60, 0, false},
	{"ООО «Лада-Сервис»", "Пермь", "Орлова А.", "C · Z", "lost", 130, 0, false},
	{"ООО «Мегастрой»", "Самара", "Орлова А.", "B · X", "active", 5, 7399000, false},
	{"АО «Нижегородмаш»", "Красноярск", "Смирнов В.", "B · Y", "fading", 22, 0, false},
	{"ООО «Океан»", "Тольятти", "Орлова А.", "C · Z", "lost", 210, 0, false},
	{"ООО «Промтехника»", "Самара", "Орлова А.", "A · Z", "active", 9, 26000000, true},
	{"ИП Романова О. Н.", "Казань", "Смирнов В.", "C · Y", "fading", 33, 0, false},
	{"ООО «Северный ветер»", "Пермь", "Орлова А.", "B · Y", "active", 14, 1200000, false},
	{"ООО «Техноторг»", "Самара", "Орлова А.", "C · Z", "fading", 77, 0, false},
	{"АО «Уралкомплект»", "Красноярск", "Смирнов В.", "A · X", "active", 4, 0, false},
	{"ООО «Фрегат»", "Тольятти", "Орлова А.", "B · Z", "active", 19, 5410000, false},
}

// bare is a company's name without its legal form and quotes.
func bare(name string) string {
	if i := strings.IndexAny(name, "« "); i >= 0 {
		return strings.Trim(name[i:], "«» ")
	}
	return name
}

func stateRole(s string) look.Role {
	return map[string]look.Role{"active": look.Good, "fading": look.Warning, "lost": look.Bad}[s]
}

// clients is the sample register over rows.
func clients(rows []client) Register[client] {
	return Register[client]{
		Key:   "clients",
		Reads: []string{"clients"},
		Load:  func(context.Context, Query) ([]client, error) { return rows, nil },
		ID:    func(c client) string { return c.name },
		Columns: []Column[client]{
			Text("client", func(c client) string { return c.name }).SortBy(func(c client) string { return bare(c.name) }).Lead().Width(180).Flex(1),
			Text("city", func(c client) string { return c.city }).Muted().Width(92),
			Text("manager", func(c client) string { return c.manager }).Width(90),
			Text("class", func(c client) string { return c.class }).Width(67),
			Badge("state", func(c client) (string, look.Role) { return "client.state." + c.state, stateRole(c.state) }).Width(92),
			Days("ordered", func(c client) int { return c.days }).Width(88),
			Money("debt", func(c client) money.Money { return c.debt }).Total().Width(94).Role(func(c client) look.Role {
				if c.late {
					return look.Bad
				}
				return look.Plain
			}),
		},
		Filters: []Filter[client]{
			Choice("manager", func(c client) string { return c.manager }),
			Flag("debt", func(c client) bool { return c.debt > 0 }),
			Choice("state", func(c client) string { return c.state }).Words("client.state."),
		},
		Search: func(c client) string { return c.name + " " + c.city },
		Sort:   grid.Sort{Key: "client"},
		Create: func() {},
		Open:   func(client) {},
		Copy:   func(client) {},
		Delete: func([]client) {},
		Actions: []Action[client]{
			{Key: "client.call", Primary: true, Do: func([]client) {}},
			{Key: "client.mail", Do: func([]client) {}},
		},
		Preview: func(_ context.Context, c client) (Preview, error) {
			return Preview{
				Title: c.name, Note: "ИНН 0012345673 · " + c.city,
				Parts: []PreviewPart{
					{"Деньги", []PreviewLine{{"Долг", "96 350,50", look.Plain}, {"просрочено 8 дн.", "40 000,00", look.Bad}, {"Лимит, осталось", "203 649,50", look.Plain}}},
					{"Последнее", []PreviewLine{{Name: "20.11 звонок, Орлова — просили счёт на сверло 8 мм, перезвонить в среду"}, {Name: "15.11 оплата 120 000,00"}, {Name: "11.11 заказ ЗК-2026/000412 на 160 350,50"}}},
					{"Следующее", []PreviewLine{{Name: "25.11 10:00 звонок: согласовать договор", Role: look.Warning}}},
				},
				Actions: []PreviewAction{{"Открыть", func() {}}, {"Счёт", func() {}}, {"КП", func() {}}},
			}, nil
		},
	}
}

// showRegister opens the page of a register in a window of 1096 × 706, what the
// shell leaves of 1280 × 800.
func showRegister(t testing.TB, env *host.Env, r Register[client]) *Page[client] {
	t.Helper()
	p := r.Page(env)
	env.Window.SetContent(p)
	env.Window.Resize(fyne.NewSize(1096, 706))
	p.FocusFirst()
	return p
}

func names(rows []client) string {
	var b []string
	for _, c := range rows {
		b = append(b, bare(c.name))
	}
	return strings.Join(b, ", ")
}

func mustShow(t *testing.T, p *Page[client], want string) {
	t.Helper()
	if got := names(p.Shown()); got != want {
		t.Fatalf("shown %s, want %s", got, want)
	}
}

func TestRowsComeInTheOrderOfTheRegister(t *testing.T) {
	p := showRegister(t, hosttest.PlainEnv(t), clients(sampleClients[:5]))
	mustShow(t, p, "Альфа-Снаб, Волгапромсервис, Григорьева Е. С., Дельта-Инструмент, Енисей-Логистик")
	p.grid.SortByColumn(p.grid.FindColumn("debt"))
	mustShow(t, p, "Альфа-Снаб, Григорьева Е. С., Енисей-Логистик, Дельта-Инструмент, Волгапромсервис")
	p.grid.SortByColumn(p.grid.FindColumn("debt"))
	mustShow(t, p, "Волгапромсервис, Дельта-Инструмент, Альфа-Снаб, Григорьева Е. С., Енисей-Логистик")
}

func TestTypingInTheListSearchesAndEscGoesBack(t *testing.T) {
	env := hosttest.PlainEnv(t)
	p := showRegister(t, env, clients(sampleClients))
	env.Window.Canvas().Focused().TypedRune('ж')
	for _, r := range "иГУЛЕВ" {
		env.Window.Canvas().Focused().TypedRune(r)
	}
	mustShow(t, p, "Жигулёвский завод крепежа")
	if got := p.bar.count.Text(); got != "1 из 18" {
		t.Errorf("count %q, want 1 из 18", got)
	}
	if p.bar.reset.Hidden {
		t.Error("a search is on and «Сбросить» is not offered")
	}
	env.Window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if got := len(p.Shown()); got != 18 {
		t.Errorf("%d rows after Esc, want 18", got)
	}
	if env.Window.Canvas().Focused() != fyne.Focusable(p.grid) {
		t.Error("after Esc the keys do not walk the rows")
	}
}

func TestFiltersAreChipsThatCanBeRemoved(t *testing.T) {
	env := hosttest.PlainEnv(t)
	p := showRegister(t, env, clients(sampleClients))
	p.filterMenu()[1].Do() // с долгом
	if got := len(p.Shown()); got != 8 {
		t.Fatalf("%d rows with a debt, want 8", got)
	}
	p.filterMenu()[0].Do() // ответственный
	list := env.Window.Canvas().Focused().(*grid.Grid)
	hosttest.Press(list, fyne.KeyDown, fyne.KeySpace, fyne.KeyEscape)
	mustShow(t, p, "Волгапромсервис")
	if got := p.bar.chips[0].Text(); got != env.Lang.T("filter.manager")+": Смирнов В." {
		t.Errorf("chip says %q", got)
	}
	p.bar.chips[0].TypedKey(&fyne.KeyEvent{Name: fyne.KeyDelete})
	if len(p.bar.chips) != 1 || len(p.Shown()) != 8 {
		t.Errorf("after removing: %d chips, %d rows, want 1 and 8", len(p.bar.chips), len(p.Shown()))
	}
	kittest.TapText(t, env, "Сбросить")
	if len(p.bar.chips) != 0 || len(p.Shown()) != 18 {
		t.Errorf("after reset: %d chips, %d rows, want 0 and 18", len(p.bar.chips), len(p.Shown()))
	}
}

func TestTheMenuOfARowNarrowsToRowsLikeIt(t *testing.T) {
	env := hosttest.PlainEnv(t)
	p := showRegister(t, env, clients(sampleClients))
	p.grid.Select(8) // «Лада-Сервис», потерян
	menu := p.rowMenu()
	menu[len(menu)-1].Do()
	mustShow(t, p, "Лада-Сервис, Океан")
}

func TestAPeriodIsTypedInDays(t *testing.T) {
	env := hosttest.PlainEnv(t)
	r := clients(sampleClients)
	r.Filters = []Filter[client]{PeriodFilter("date", func(c client) time.Time {
		return time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC).AddDate(0, 0, -c.days)
	})}
	p := showRegister(t, env, r)
	menu := p.periodMenu(&p.r.Filters[0])
	menu[len(menu)-1].Do()
	for _, day := range []string{"20.11", "23.11"} {
		field := env.Window.Canvas().Focused().(*kit.Entry)
		field.SetText(day)
		field.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	}
	mustShow(t, p, "Альфа-Снаб, Жигулёвский завод крепежа")
	if got := p.bar.chips[0].Text(); !strings.HasSuffix(got, "20.11.2026 – 23.11.2026") {
		t.Errorf("chip %q", got)
	}
}

func TestArrangementIsRemembered(t *testing.T) {
	env := hosttest.PlainEnv(t)
	p := showRegister(t, env, clients(sampleClients))
	p.grid.SortByColumn(p.grid.FindColumn("debt"))
	p.grid.SetHidden(p.grid.FindColumn("city"), true)
	p.grid.MoveColumn(p.grid.FindColumn("debt"), 0)
	p.grid.SetWidth(p.grid.FindColumn("manager"), 200)
	p.grid.ColumnsChanged()
	p.set(&p.r.Filters[1], filterState{On: true})
	p.ShutPreview(true)

	again := showRegister(t, env, clients(sampleClients))
	if got := again.grid.VisibleColumns(); !slices.Equal(got, []int{6, 0, 2, 3, 4, 5}) {
		t.Errorf("columns %v", got)
	}
	if got := again.grid.FindColumn("manager").Width; got != 200 {
		t.Errorf("width %v, want 200", got)
	}
	if got := again.grid.Sort(); got != (grid.Sort{Key: "debt"}) {
		t.Errorf("order %v", got)
	}
	if len(again.bar.chips) != 1 || len(again.Shown()) != 8 {
		t.Errorf("%d chips and %d rows: the filter is forgotten or out of sight", len(again.bar.chips), len(again.Shown()))
	}
	if again.preview.Visible() {
		t.Error("the preview was shut and is open again")
	}
}

func TestSpoiltPrefsCountAsNone(t *testing.T) {
	env := hosttest.PlainEnv(t)
	env.Prefs.Set("register.clients", `{"columns":[{"key":"gone"},{"key":"client","hidden":true}`)
	p := showRegister(t, env, clients(sampleClients))
	if got := len(p.grid.VisibleColumns()); got != 7 {
		t.Errorf("%d columns, want 7", got)
	}
}

func TestExportIsWhatIsShown(t *testing.T) {
	env := hosttest.PlainEnv(t)
	var got reports.Table
	env.Save = func(t reports.Table) { got = t }
	p := showRegister(t, env, clients(sampleClients))
	p.grid.SetHidden(p.grid.FindColumn("class"), true)
	p.grid.MoveColumn(p.grid.FindColumn("debt"), 0)
	p.set(&p.r.Filters[1], filterState{On: true})
	p.grid.SortByColumn(p.grid.FindColumn("debt"))
	p.Export()
	var keys []string
	for _, c := range got.Columns {
		keys = append(keys, c.Key)
	}
	if want := "debt client city manager state ordered"; strings.Join(keys, " ") != want {
		t.Errorf("columns %v, want %s", keys, want)
	}
	if len(got.Rows) != 8 || got.Rows[0].Cells[0] != reports.Money(1200000) || got.Rows[0].Cells[1].Text != "ООО «Северный ветер»" {
		t.Errorf("%d rows, the first %v", len(got.Rows), got.Rows[0].Cells)
	}
	if got.Totals[0] != reports.Money(111104050) {
		t.Errorf("total %v, want 1 111 040,50", got.Totals[0])
	}
}

func TestEmptyListSaysWhyAndOffersOneButton(t *testing.T) {
	env := hosttest.PlainEnv(t)
	created := false
	r := clients(nil)
	r.Create = func() { created = true }
	p := showRegister(t, env, r)
	if p.grid.Visible() || p.note.words.Text() != env.Lang.T("clients.empty") {
		t.Fatalf("note %q", p.note.words.Text())
	}
	test.Tap(p.note.button)
	if !created {
		t.Error("the button creates nothing")
	}
}

func TestNothingFoundOffersToResetFilters(t *testing.T) {
	env := hosttest.PlainEnv(t)
	p := showRegister(t, env, clients(sampleClients))
	p.FocusSearch()
	test.Type(p.bar.find, "нет такого")
	if got := p.note.words.Text(); !p.note.Visible() || got != "По этим отборам ничего не нашлось" {
		t.Fatalf("note %q", got)
	}
	test.Tap(p.note.button)
	if len(p.Shown()) != 18 || !p.grid.Visible() {
		t.Errorf("%d rows after reset", len(p.Shown()))
	}
}

func TestAFailedLoadSaysSoAndCanBeRepeated(t *testing.T) {
	env := hosttest.PlainEnv(t)
	env.Explain = func(error) string { return "База занята" }
	fails := true
	r := clients(nil)
	r.Load = func(context.Context, Query) ([]client, error) {
		if fails {
			return nil, errors.New("locked")
		}
		return sampleClients, nil
	}
	p := showRegister(t, env, r)
	if got := p.note.words.Text(); got != "База занята" {
		t.Fatalf("note %q", got)
	}
	fails = false
	test.Tap(p.note.button)
	if p.note.Visible() || len(p.Shown()) != 18 {
		t.Errorf("%d rows after repeating", len(p.Shown()))
	}
}

func TestAFailedReloadKeepsTheRows(t *testing.T) {
	env := hosttest.PlainEnv(t)
	var said string
	env.Toast = func(text string, _ func()) { said = text }
	fails := false
	r := clients(nil)
	r.Load = func(context.Context, Query) ([]client, error) {
		if fails {
			return nil, errors.New("locked")
		}
		return sampleClients, nil
	}
	p := showRegister(t, env, r)
	fails = true
	p.Reload()
	if said != "locked" || !p.grid.Visible() || len(p.Shown()) != 18 {
		t.Errorf("said %q, %d rows", said, len(p.Shown()))
	}
}

func TestKeysOfAListDoWhatTheySay(t *testing.T) {
	env := hosttest.PlainEnv(t)
	r := clients(sampleClients)
	var did []string
	r.Create = func() { did = append(did, "create") }
	r.Open = func(c client) { did = append(did, "open "+bare(c.name)) }
	r.Copy = func(c client) { did = append(did, "copy "+bare(c.name)) }
	r.Delete = func(cs []client) { did = append(did, "delete "+names(cs)) }
	p := showRegister(t, env, r)
	hosttest.Press(p.grid, fyne.KeyInsert, fyne.KeyDown, fyne.KeyReturn, fyne.KeyF2, fyne.KeyF9, fyne.KeySpace, fyne.KeySpace, fyne.KeyDelete, fyne.KeyF9)
	want := "create|open Волгапромсервис|open Волгапромсервис|copy Волгапромсервис|delete Волгапромсервис, Григорьева Е. С."
	if got := strings.Join(did, "|"); got != want {
		t.Errorf("did %s, want %s", got, want)
	}
	if got := p.bar.count.Text(); got != "18 · выделено 2" {
		t.Errorf("count %q", got)
	}
}

func TestReloadKeepsSelectionAndPlace(t *testing.T) {
	env := hosttest.PlainEnv(t)
	rows := slices.Clone(sampleClients)
	r := clients(nil)
	r.Load = func(context.Context, Query) ([]client, error) { return rows, nil }
	p := showRegister(t, env, r)
	p.grid.Select(5)
	rows = append([]client{{name: "ООО «Аврора»"}}, rows...)
	p.Reload()
	if got := names(p.Selected()); got != "Жигулёвский завод крепежа" {
		t.Errorf("selected %s after a reload", got)
	}
}

func TestFiltersThatLoadAreHandedToLoad(t *testing.T) {
	env := hosttest.PlainEnv(t)
	var asked []calendar.Period
	r := clients(sampleClients)
	r.Load = func(_ context.Context, q Query) ([]client, error) {
		asked = append(asked, q.Period)
		return sampleClients, nil
	}
	day := time.Date(2026, 11, 5, 0, 0, 0, 0, time.UTC)
	r.Filters = []Filter[client]{PeriodFilter("date", func(client) time.Time { return day }).Loads().During(calendar.ThisMonth)}
	p := showRegister(t, env, r)
	p.periodMenu(&p.r.Filters[0])[0].Do() // сегодня
	if len(asked) != 2 || asked[0].From.Day() != 1 || asked[1].From.Day() != 23 {
		t.Errorf("asked for %v", asked)
	}
	if len(p.Shown()) != 0 {
		t.Errorf("%d rows of the 5th shown for today", len(p.Shown()))
	}
}

func TestManyRowsAreArrangedOffTheWindowsThread(t *testing.T) {
	env := hosttest.PlainEnv(t)
	run := &hosttest.HeldRunner{}
	many := make([]client, inMemoryAtOnce+1)
	for i := range many {
		many[i] = client{name: fmt.Sprintf("Клиент %06d", i), debt: money.Money(i % 7)}
	}
	env.Run = run
	p := showRegister(t, env, clients(many))
	run.Finish()
	if len(p.Shown()) != len(many) {
		t.Fatalf("%d rows", len(p.Shown()))
	}
	p.bar.find.SetText("00012")
	if len(p.Shown()) != len(many) {
		t.Fatal("the search ran on the thread of the window")
	}
	run.Finish()
	if len(p.Shown()) != 11 {
		t.Errorf("%d rows found, want 11", len(p.Shown()))
	}
}

func TestAChangeDuringLoadingIsNotLost(t *testing.T) {
	env := hosttest.PlainEnv(t)
	run := &hosttest.HeldRunner{}
	env.Run = run
	p := showRegister(t, env, clients(sampleClients))
	p.bar.find.SetText("Океан")
	run.Finish()
	mustShow(t, p, "Океан")
}

func TestPageSurvivesAnySize(t *testing.T) {
	p := showRegister(t, hosttest.PlainEnv(t), clients(sampleClients))
	for _, s := range []fyne.Size{{}, {Width: 1, Height: 1}, {Width: 500, Height: 300}, {Width: 2560, Height: 1440}} {
		p.Resize(s)
		p.Refresh()
	}
}
