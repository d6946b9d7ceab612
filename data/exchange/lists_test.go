package exchange

import (
	"bytes"
	"fmt"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"kartoteka/data/crm"
	"kartoteka/data/problem"
)

// collect reads all rows of a sheet with the guessed mapping.
func collect[T any](t testing.TB, schema Schema[T], s *Sheet) []T {
	t.Helper()
	b, err := schema.Read(t.Context(), s, Guess(schema.Kind, s), nil)
	if err != nil {
		t.Fatal(err)
	}
	return b.Rows
}

func TestTheSampleOfClientsIsReadInBothEncodings(t *testing.T) {
	for _, name := range []string{"clients_utf8_bom.csv", "clients_cp1251.csv"} {
		s, err := Open(filepath.Join("testdata", name))
		if err != nil {
			t.Fatal(err)
		}
		rows := collect(t, Clients, s)
		if err := s.Close(); err != nil {
			t.Error(err)
		}
		want := []ClientRow{{
			Row: 2,
			Requisites: crm.Requisites{
				Name: "Василёк ООО", FullName: "Общество с ограниченной ответственностью «Василёк»", Kind: crm.Company,
				INN: "0076543215", KPP: "001701001", Address: "101000, г. Москва, ул. Тестовая, д. 1", Phone: "8 (495) 000-00-01",
				Email: "info@example.org",
			},
			Manager: "Петрова М. С.", Comment: "Любит скидки; звонить до 12:00",
			Contacts: []ContactRow{{Name: "Иванов Иван Иванович"}}, Tags: "Опт",
		}, {
			Row: 3,
			Requisites: crm.Requisites{
				Name: "Тестов ИП", FullName: "Индивидуальный предприниматель Тестов Тест Тестович", Kind: crm.Entrepreneur,
				INN: "001122334443", Phone: "+7 900 000-00-02", Email: "ip@example.org",
			},
			Comment: `Сказал: "перезвоните"`,
			Tags:    "Розница",
		}}
		if len(rows) != len(want) {
			t.Fatalf("%s: %d rows", name, len(rows))
		}
		for i := range want {
			if !reflect.DeepEqual(rows[i], want[i]) {
				t.Errorf("%s: %+v\nwant %+v", name, rows[i], want[i])
			}
		}
	}
}

func TestTheSamplePriceListIsRead(t *testing.T) {
	s, err := Open(filepath.Join("testdata", "price_utf8_bom.csv"))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = s.Close() }()
	want := []ProductRow{
		{Row: 2, Name: "Бумага А4, 80 г/м2, 500 л.", Article: "БМ-80", Group: "Канцтовары", Unit: "шт", Price: 610_00, VAT: crm.VAT22},
		{Row: 3, Name: "Настройка оборудования", Article: "УС-01", Group: "Услуги", Unit: "ч", Price: 1500_00, VAT: crm.VATNone},
	}
	if got := collect(t, Products, s); len(got) != 2 || got[0] != want[0] || got[1] != want[1] {
		t.Errorf("%+v", got)
	}
}

func TestNorthwindListsAreReadRightOutOfTheirHeaders(t *testing.T) {
	if clients := collect(t, Clients, shared(t, "northwind-clients.csv")); len(clients) != 93 || clients[0].Name != "Alfreds Futterkiste" || clients[0].City != "Berlin" {
		t.Errorf("%d clients, the first %+v", len(clients), clients[0])
	}
	products := collect(t, Products, shared(t, "northwind-products.csv"))
	if len(products) != 77 || products[0].Name != "Chai" || products[0].Article != "1" || products[0].Group != "Beverages" || products[0].Price != 18_00 {
		t.Errorf("%d products, the first %+v", len(products), products[0])
	}
}

func TestFaultsOfAClientListAreNamedByRowAndColumn(t *testing.T) {
	s := open(t, []byte("Наименование;Вид контрагента;ИНН;КПП;ОГРН;E-mail;БИК;Р/с;К/с\n"+
		";;;;;;;;\n"+
		";;7707083893;;;;;;\n"+ // 3 name
		"Альфа;;7707083894;;;;;;\n"+ // 4 check digit
		"Альфа;ИП;7707083893;;;;;;\n"+ // 5 kind
		"Альфа;кооператив;;;;;;;\n"+ // 6 choice
		"Альфа;;;77360100;;;;;\n"+ // 7 КПП
		"Альфа;ИП;500100732259;773601001;;;;;\n"+ // 8 КПП of an entrepreneur
		"Альфа;;;;1027700132196;;;;\n"+ // 9 ОГРН
		"Альфа;;;;;почта;;;\n"+ // 10
		"Альфа;;;;;;12;;\n"+ // 11 БИК
		"Альфа;;;;;;044525225;40702810038120061991;\n"+ // 12 account
		"Альфа;;;;;;044525225;;30101810400000000226\n"+ // 13 corr
		"Альфа;;;;;;;40702810938120061991;\n"+ // 14 no БИК
		strings.Repeat("А", crm.NameLimit+1)+";;;;;;;;\n")) // 15
	_, err := Clients.Read(t.Context(), s, Guess(Clients.Kind, s), nil)
	want := `3 Наименование required
4 ИНН inn
5 ИНН inn_kind
6 Вид контрагента choice
7 КПП kpp
8 КПП kpp_kind
9 ОГРН ogrn
10 E-mail emails
11 БИК bic
12 Р/с account
13 К/с account
14 Р/с account_bic
15 Наименование too_long`
	var got []string
	for _, p := range problem.All(err) {
		got = append(got, fmt.Sprint(p.Args["Row"], " ", p.Args["Header"], " ", strings.TrimPrefix(p.Key, "problem.import.")))
	}
	if strings.Join(got, "\n") != want {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), want)
	}
}

func TestZerosEatenByASpreadsheetArePutBackWhereTheyAreProved(t *testing.T) {
	s := open(t, workbook(t, map[string][][]any{"Клиенты": {
		{"Клиент", "ИНН", "КПП", "БИК", "Расчётный счёт"},
		{"Майкоп", 100000004, 10101001, 44525225, "40702810938120061991"},
		{"Сбербанк", "7.707083893E+09", 773601001, nil, nil},
	}}, "Клиенты"))
	rows := collect(t, Clients, s)
	if c := rows[0]; c.INN != "0100000004" || c.KPP != "010101001" || c.Account.BIC != "044525225" || c.Account.Account != "40702810938120061991" {
		t.Errorf("%+v", c)
	}
	if c := rows[1]; c.INN != "7707083893" || c.KPP != "773601001" {
		t.Errorf("%+v", c)
	}
}

func TestDoublesInAListAreToldOf(t *testing.T) {
	s := open(t, []byte("Клиент;ИНН\nВасилёк;7707083893\nВасилёк ООО;7707083893\nЁж;\nёж;\n"))
	b, err := Clients.Read(t.Context(), s, Guess(Clients.Kind, s), nil)
	if err != nil || len(b.Notes) != 2 || b.Notes[0].Args["Row"] != RowNumber(3) || b.Notes[1].Args["First"] != RowNumber(4) {
		t.Errorf("%v, %v", b.Notes, err)
	}
}

func TestPaymentsAreReadWithRefunds(t *testing.T) {
	s := open(t, []byte("Номер;Дата;Плательщик;ИНН плательщика;Сумма;Назначение платежа;Счёт\n"+
		"17;23.11.2026;Василёк;;12 200,00;\"Оплата по счёту № 5\nот 01.11.2026\";СЧ-5\n18;24.11.2026;;7707083893;-100,00;Возврат;\n"))
	rows := collect(t, Payments, s)
	if len(rows) != 2 || rows[0].Amount != 12200_00 || rows[0].Direction != crm.Incoming || rows[0].Order != "СЧ-5" ||
		rows[0].Purpose != "Оплата по счёту № 5\nот 01.11.2026" || rows[1].Amount != 100_00 || rows[1].Direction != crm.Outgoing {
		t.Errorf("%+v", rows)
	}
}

func TestOurRequisitesAreRead(t *testing.T) {
	var b bytes.Buffer
	b.WriteString("Наименование;Полное наименование;ИНН;КПП;Руководитель;Должность;Главный бухгалтер;БИК;Банк;Р/с;К/с;Система налогообложения;Префикс\n")
	b.WriteString("ООО «Ромашка»;Общество с ограниченной ответственностью «Ромашка»;0012345673;001201001;Иванов И. И.;Директор;Петрова М. С.;044525225;ПАО СБЕРБАНК;40702810500000001234;30101810400000000225;УСН 5 %;РО\n")
	rows := collect(t, Organisations, open(t, b.Bytes()))
	if o := rows[0]; o.Name != "ООО «Ромашка»" || o.TaxMode != crm.TaxUSN5 || o.Account.Account != "40702810500000001234" || o.Director != "Иванов И. И." || o.Prefix != "РО" {
		t.Errorf("%+v", o)
	}
}
