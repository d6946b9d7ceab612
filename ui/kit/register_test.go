package kit

import (
	"context"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"kartoteka/data/money"
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
		Sort:   Sort{Key: "client"},
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
func showRegister(t testing.TB, env *Env, r Register[client]) *ListPage[client] {
	t.Helper()
	p := r.Page(env)
	env.Window.SetContent(p)
	env.Window.Resize(fyne.NewSize(1096, 706))
	p.FocusFirst()
	return p
}
