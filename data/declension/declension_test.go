package declension_test

import (
	"encoding/csv"
	"os"
	"testing"

	"pgregory.net/rapid"

	"kartoteka/data/declension"
)

func TestNamesOfTheTableAreDeclined(t *testing.T) {
	f, err := os.Open("testdata/person.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range rows[1:] {
		name := r[0] + " " + r[1] + " " + r[2]
		if got := declension.GenderOf(name); string(got) != r[3] {
			t.Errorf("%s is %q, want %q", name, got, r[3])
		}
		if got := declension.Person(name, declension.Genitive); got != r[4] {
			t.Errorf("genitive of %s is %q, want %q", name, got, r[4])
		}
		if got := declension.Person(name, declension.Dative); got != r[5] {
			t.Errorf("dative of %s is %q, want %q", name, got, r[5])
		}
	}
	if len(rows) != 30 {
		t.Errorf("%d rows, want 29 names", len(rows)-1)
	}
}

func TestNamesThatAreNotWholeAreDeclinedAsFarAsTheyCanBe(t *testing.T) {
	for name, want := range map[string]string{
		"Иванов Иван":              "Иванова Ивана",
		"Петрова Мария":            "Петровой Марии",
		"Иванов И. И.":             "Иванова И. И.",
		"Алиев Вагиф Гусейн оглы":  "Алиева Вагифа Гусейн оглы",
		"ИВАНОВА МАРИЯ ИВАНОВНА":   "ИВАНОВОЙ МАРИИ ИВАНОВНЫ",
		"Бонч-Бруевич Иван Ильич":  "Бонч-Бруевича Ивана Ильича",
		"  Иванов  Иван Иванович ": "Иванова Ивана Ивановича",
		"John Smith":  "",
		"Шевчук Саша": "",
		"":            "",
	} {
		if got := declension.Person(name, declension.Genitive); got != want {
			t.Errorf("genitive of %q is %q, want %q", name, got, want)
		}
	}
}

func TestPostsAreDeclinedUpToTheirNoun(t *testing.T) {
	for post, want := range map[string][2]string{
		"Генеральный директор":              {"Генерального директора", "Генеральному директору"},
		"генеральный директор":              {"генерального директора", "генеральному директору"},
		"Исполнительный директор":           {"Исполнительного директора", "Исполнительному директору"},
		"Коммерческий директор":             {"Коммерческого директора", "Коммерческому директору"},
		"Президент":                         {"Президента", "Президенту"},
		"Вице-президент":                    {"Вице-президента", "Вице-президенту"},
		"Председатель правления":            {"Председателя правления", "Председателю правления"},
		"Управляющий":                       {"Управляющего", "Управляющему"},
		"Управляющий партнёр":               {"Управляющего партнёра", "Управляющему партнёру"},
		"Управляющий магазином":             {"Управляющего магазином", "Управляющему магазином"},
		"Заведующая складом":                {"Заведующей складом", "Заведующей складом"},
		"Главный бухгалтер":                 {"Главного бухгалтера", "Главному бухгалтеру"},
		"Гл. бухгалтер":                     {"Гл. бухгалтера", "Гл. бухгалтеру"},
		"Главный бухгалтер-кассир":          {"Главного бухгалтера-кассира", "Главному бухгалтеру-кассиру"},
		"Руководитель":                      {"Руководителя", "Руководителю"},
		"Представитель по доверенности":     {"Представителя по доверенности", "Представителю по доверенности"},
		"Начальник отдела продаж":           {"Начальника отдела продаж", "Начальнику отдела продаж"},
		"Старший менеджер":                  {"Старшего менеджера", "Старшему менеджеру"},
		"Индивидуальный предприниматель":    {"Индивидуального предпринимателя", "Индивидуальному предпринимателю"},
		"Первый заместитель директора":      {"Первого заместителя директора", "Первому заместителю директора"},
		"Исполняющий обязанности директора": {"Исполняющего обязанности директора", "Исполняющему обязанности директора"},
		"И. о. директора":                   {"И. о. директора", "И. о. директора"},
		"Глава крестьянского хозяйства":     {"Главы крестьянского хозяйства", "Главе крестьянского хозяйства"},
		"Владелец":                          {"Владельца", "Владельцу"},
		"Продавец-консультант":              {"Продавца-консультанта", "Продавцу-консультанту"},
		"Секретарь":                         {"Секретаря", "Секретарю"},
		"Казначей":                          {"Казначея", "Казначею"},
		"ИП":                                {"ИП", "ИП"},
		"CEO":                               {"CEO", "CEO"},
		"":                                  {"", ""},
	} {
		if got := [2]string{declension.Post(post, declension.Genitive), declension.Post(post, declension.Dative)}; got != want {
			t.Errorf("%q is %q, want %q", post, got, want)
		}
	}
}

func TestGroundsAreDeclined(t *testing.T) {
	for basis, want := range map[string]string{
		"Устав": "Устава",
		"доверенность № 5 от 01.02.2026":  "доверенности № 5 от 01.02.2026",
		"Свидетельство серии 77 № 001":    "Свидетельства серии 77 № 001",
		"Положение о филиале":             "Положения о филиале",
		"приказ № 12":                     "приказа № 12",
		"государственная регистрация":     "государственной регистрации",
		"ОГРНИП 304500116000157":          "ОГРНИП 304500116000157",
		"решение единственного участника": "решения единственного участника",
	} {
		if got := declension.Basis(basis, declension.Genitive); got != want {
			t.Errorf("%q is %q, want %q", basis, got, want)
		}
	}
}

func TestNothingTypedBreaksTheRules(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOf(rapid.RuneFrom([]rune("аеийньцЁяИО-. ич оглыx\u00a0☕ م"))).Draw(t, "text")
		for _, c := range []declension.Case{declension.Genitive, declension.Dative} {
			declension.Person(text, c)
			declension.Post(text, c)
			declension.Basis(text, c)
		}
	})
}
