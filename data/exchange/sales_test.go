package exchange

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/encoding/charmap"

	"kartoteka/data/lang"
	"kartoteka/data/money"
	"kartoteka/data/problem"
)

// readSales reads a text as sales with the guessed mapping.
func readSales(t testing.TB, text string) (*Batch[SaleLine], error) {
	t.Helper()
	s := open(t, []byte(text))
	return Sales.Read(t.Context(), s, Guess(Sales.Kind, s), nil)
}

// saleLines reads a text that has no fault.
func saleLines(t testing.TB, text string) []SaleLine {
	t.Helper()
	b, err := readSales(t, text)
	if err != nil {
		t.Fatal(err)
	}
	return b.Rows
}

func TestSalesOfAnOldProgramInCP1251WithSemicolonsAndDecimalCommas(t *testing.T) {
	text := "№ заказа;Дата;Контрагент;ИНН;Номенклатура;Артикул;Группа;Кол-во;Ед. изм.;Цена;Скидка, %;Ответственный;Регион;Срок оплаты\r\n" +
		"СЧ-1;03.02.2026;Василёк ООО;0076543215;Бумага А4;БМ-80;Канцтовары;2,5;шт;1 610,10;5,5;Петрова М. С.;Москва;10.02.2026\r\n"
	data, err := charmap.Windows1251.NewEncoder().Bytes([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	s := open(t, data)
	b, err := Sales.Read(t.Context(), s, Guess(Sales.Kind, s), nil)
	if err != nil {
		t.Fatal(err)
	}
	lines := b.Rows
	want := SaleLine{
		Row: 2, Number: "СЧ-1", Date: time.Date(2026, 2, 3, 0, 0, 0, 0, time.UTC), Client: "Василёк ООО", INN: "0076543215",
		Product: "Бумага А4", Article: "БМ-80", Group: "Канцтовары", Qty: 2500, Unit: "шт", Price: 1610_10, Discount: 550,
		Sum: 3803_86, Manager: "Петрова М. С.", Region: "Москва", Due: time.Date(2026, 2, 10, 0, 0, 0, 0, time.UTC),
	}
	if len(lines) != 1 || lines[0] != want {
		t.Errorf("%+v\nwant %+v", lines, want)
	}
	if len(b.Notes) != 0 {
		t.Errorf("notes of a plain file: %v", b.Notes)
	}
}

func TestSumsPricesAndCostsFollowFromEachOther(t *testing.T) {
	const header = "date,client,product,quantity,price,discount,sum,cost,profit\n"
	for _, c := range []struct {
		row              string
		qty              money.Qty
		price, sum, cost money.Money
		discount         money.Percent
	}{
		{"3,33.33,0,,,", 3000, 33_33, 99_99, 0, 0},
		{"3,33.35,5,,,", 3000, 33_35, 95_05, 0, 5_00},
		{",100,,,,", 1000, 100_00, 100_00, 0, 0},           // no quantity is one
		{"3,,,100,,", 3000, 33_33, 100_00, 0, 0},           // the sum stands, the price follows
		{"3,33.34,,100,,", 3000, 33_34, 100_00, 0, 0},      // both stand
		{"2,,20,80,,30", 2000, 50_00, 80_00, 50_00, 20_00}, // the price is before the discount
		{"2,,100,0,,", 2000, 0, 0, 0, 100_00},              // given away
		{"-2,,,-80,-50,", -2000, 40_00, -80_00, -50_00, 0}, // a return
		{",,,-80,,-30", -1000, 80_00, -80_00, -50_00, 0},   // a return of one
		{"-1,80,,,,", -1000, 80_00, -80_00, 0, 0},
		{"1,,,100,60,40", 1000, 100_00, 100_00, 60_00, 0},
		{"1,,,0.005,,", 1000, 1, 1, 0, 0}, // half a kopeck is rounded away from zero
	} {
		l := saleLines(t, header+"2026-01-15,А,Б,"+c.row+"\n")[0]
		if l.Qty != c.qty || l.Price != c.price || l.Sum != c.sum || l.Cost != c.cost || l.Discount != c.discount {
			t.Errorf("%s: qty %v price %v discount %v sum %v cost %v", c.row, l.Qty, l.Price, l.Discount, l.Sum, l.Cost)
		}
	}
}

func TestADiscountIsAFractionOnlyWhereTheWholeColumnIs(t *testing.T) {
	const header = "date,client,product,price,discount\n"
	for column, want := range map[string]money.Percent{
		"0.15|0|1|0.5": 15_00,
		"15|0|1|20":    15_00,
		"0.15|0.2|0|1": 15_00,
		"0.5|5|10|7":   50,
		"15%|0%|1%|2%": 15_00,
		"0.5%|0|1|1":   50,
		"1|1|0|0":      1_00,
	} {
		text := header
		for _, d := range strings.Split(column, "|") {
			text += "2026-01-15,А,Б,100," + d + "\n"
		}
		if got := saleLines(t, text)[0].Discount; got != want {
			t.Errorf("%s: the first is %v, want %v", column, got, want)
		}
	}
}

func TestTheOrderOfDayAndMonthIsToldOverTheWholeColumn(t *testing.T) {
	const header = "Order Date,client,product,sum\n"
	rows := func(dates ...string) string {
		text := header
		for _, d := range dates {
			text += d + ",А,Б,100\n"
		}
		return text
	}
	if l := saleLines(t, rows("03/04/2026", "03/25/2026")); l[0].Date.Month() != time.March {
		t.Errorf("the 25th stands second: %v", l[0].Date)
	}
	if l := saleLines(t, rows("03/04/2026", "25/03/2026")); l[0].Date.Month() != time.April {
		t.Errorf("the 25th stands first: %v", l[0].Date)
	}
	if l := saleLines(t, rows("05/05/2026")); l[0].Date.Month() != time.May {
		t.Errorf("there is nothing to tell: %v", l[0].Date)
	}
	_, err := readSales(t, rows("03/04/2026", "01/02/2026"))
	if !problem.Has(err, "map", "problem.import.date_order") {
		t.Errorf("nothing tells the order: %v", err)
	}
	s := open(t, []byte(rows("03/04/2026", "01/02/2026")))
	m, err := Guess(Sales.Kind, s).With(s, "date=Order Date:mm/dd/yyyy")
	if err != nil {
		t.Fatal(err)
	}
	b, err := Sales.Read(t.Context(), s, m, nil)
	if err != nil {
		t.Fatal(err)
	}
	if l := b.Rows; l[0].Date.Month() != time.March {
		t.Errorf("the order is given: %v", l[0].Date)
	}
}

// planted is a file of sales with one fault in each of twenty rows.
const planted = "Номер заказа;Дата;Клиент;ИНН;Товар;Количество;Цена;Скидка, %;Сумма;Себестоимость;Прибыль;Срок оплаты\n" + // 1
	"1;31.02.2026;Альфа;;Насос;1;100,00;;;;;\n" + // 2 no such day
	"2;вчера;Альфа;;Насос;1;100,00;;;;;\n" + // 3 no date
	"3;;Альфа;;Насос;1;100,00;;;;;\n" + // 4 date missing
	"4;01.03.0226;Альфа;;Насос;1;100,00;;;;;\n" + // 5 year
	"5;01.03.2026;;;Насос;1;100,00;;;;;\n" + // 6 client missing
	"6;01.03.2026;Альфа;0076543216;Насос;1;100,00;;;;;\n" + // 7 check digit
	"7;01.03.2026;Альфа;12345;Насос;1;100,00;;;;;\n" + // 8 length
	"8;01.03.2026;Альфа;;;1;100,00;;;;;\n" + // 9 product missing
	"9;01.03.2026;Альфа;;Насос;много;100,00;;;;;\n" + // 10 quantity
	"10;01.03.2026;Альфа;;Насос;0;100,00;;;;;\n" + // 11 zero
	"11;01.03.2026;Альфа;;Насос;1;сто;;;;;\n" + // 12 price
	"12;01.03.2026;Альфа;;Насос;1;;;;;;\n" + // 13 neither price nor sum
	"13;01.03.2026;Альфа;;Насос;1;-100,00;;;;;\n" + // 14 negative price
	"14;01.03.2026;Альфа;;Насос;1;100,00;150;;;;\n" + // 15 discount
	"15;01.03.2026;Альфа;;Насос;-1;100,00;;100,00;;;\n" + // 16 signs
	"16;01.03.2026;Альфа;;Насос;1;100,00;;#Н/Д;;;\n" + // 17 formula
	"17;01.03.2026;Альфа;;Насос;1;100,00;;;60,00;50,00;\n" + // 18 profit
	"18;01.03.2026;Альфа;;Насос;1;100,00;;;;;28.02.2026\n" + // 19 due before sale
	"19;01.03.2026;Альфа;;Насос;1;100,00;;;;;\n" + // 20 fine
	"19;02.03.2026;Альфа;;Насос;1;100,00;;;;;\n" + // 21 date of document
	"19;01.03.2026;Бета;;Насос;1;100,00;;;;;\n" // 22 client of document

func TestTwentyPlantedFaultsAreEachNamedByRowAndColumn(t *testing.T) {
	want := []string{
		"2 Дата no_such_day", "3 Дата date", "4 Дата required", "5 Дата far_date", "6 Клиент required",
		"7 ИНН inn", "8 ИНН inn", "9 Товар required", "10 Количество number", "11 Количество zero_quantity",
		"12 Цена number", "13 Цена required", "14 Цена negative", "15 Скидка, % percent", "16 Сумма sign",
		"17 Сумма formula_error", "18 Прибыль profit", "19 Срок оплаты due", "21 Дата document_date", "22 Клиент document_client",
	}
	b, err := readSales(t, planted)
	if b != nil {
		t.Error("a file with faults gave rows")
	}
	var got []string
	for _, p := range problem.All(err) {
		got = append(got, fmt.Sprint(p.Args["Row"], " ", p.Args["Header"], " ", strings.TrimPrefix(p.Key, "problem.import.")))
		if path := fmt.Sprintf("row.%v.%v", p.Args["Row"], p.Args["Header"]); p.Field != path {
			t.Errorf("path %q, want %q", p.Field, path)
		}
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestAFaultIsSaidInWordsWithRowColumnAndValue(t *testing.T) {
	_, err := readSales(t, planted)
	words := lang.For("ru").Problems(err)
	for i, want := range map[int]string{
		0:  "Строка 2, столбец «Дата»: «31.02.2026» — такой даты нет",
		2:  "Строка 4, столбец «Дата»: не заполнено. Укажите значение поля «Дата»",
		18: "Строка 21, столбец «Дата»: «02.03.2026» — дата документа 19 не совпадает со строкой 20, где стоит 01.03.2026",
	} {
		if words[i] != want {
			t.Errorf("%q, want %q", words[i], want)
		}
	}
	for _, code := range []string{"ru", "en"} {
		for _, text := range lang.For(code).Problems(err) {
			if strings.Contains(text, "problem.") || strings.Contains(text, "<no value>") {
				t.Errorf("%s: %q", code, text)
			}
		}
	}
}

func TestFaultsPastTheLimitAreCounted(t *testing.T) {
	text := "date,client,product,sum\n" + strings.Repeat("2026-02-31,А,Б,1\n", FaultLimit+234)
	_, err := readSales(t, text)
	ps := problem.All(err)
	if len(ps) != FaultLimit+1 || ps[FaultLimit].Key != "problem.import.more" || ps[FaultLimit].Args["N"] != 234 {
		t.Errorf("%d problems, the last %v", len(ps), ps[len(ps)-1])
	}
}

func TestLinesOfTotalsAndRepeatedHeadersArePassedOverWithANote(t *testing.T) {
	b, err := readSales(t, "Дата;Клиент;Товар;Сумма\n01.03.2026;Итого Плюс ООО;Насос;100,00\n\n;;;\nИтого по странице:;;;100,00\n"+
		"Дата;Клиент;Товар;Сумма\n02.03.2026;Тотал;Насос;50,00\nВсего;;;150,00\n")
	if err != nil {
		t.Fatal(err)
	}
	if len(b.Rows) != 2 {
		t.Errorf("%d rows, want 2", len(b.Rows))
	}
	got := map[string]any{}
	for _, n := range b.Notes {
		got[n.Key] = n.Args["Rows"]
	}
	if got["exchange.note.totals"] != "5, 8" || got["exchange.note.headers"] != "6" {
		t.Errorf("%v", b.Notes)
	}
}

func TestAClientNamedLikeATotalIsAClient(t *testing.T) {
	lines := saleLines(t, "Клиент;Дата;Товар;Сумма\nИтого;01.03.2026;Насос;100,00\nTotal Oil;02.03.2026;Масло;100,00\n")
	if len(lines) != 2 {
		t.Errorf("%d rows of 2", len(lines))
	}
}

func TestSpacesQuotesAndBreaksInsideCells(t *testing.T) {
	l := saleLines(t, "Дата;Клиент;Товар;Сумма\n01.03.2026;\"ООО \"\"Ромашка\"\"\";\"Насос\nручной;  синий\";1\u00a0234\u202f567,89\n")[0]
	if l.Client != `ООО "Ромашка"` || l.Product != "Насос ручной; синий" || l.Sum != 1234567_89 {
		t.Errorf("%+v", l)
	}
}

func TestAFileOfHeadersOnlyHasNothingToImport(t *testing.T) {
	_, err := readSales(t, "Дата;Клиент;Товар;Сумма\n")
	if !problem.Has(err, "file", "problem.import.no_rows") {
		t.Errorf("%v", err)
	}
}

func TestADelimiterInsideAnUnquotedValueIsNamed(t *testing.T) {
	_, err := readSales(t, "Дата;Клиент;Товар;Сумма\n01.03.2026;А;Насос; ручной;100\n")
	if !problem.Has(err, "row.2", "problem.import.width") {
		t.Errorf("%v", err)
	}
}

func TestAMisplacedQuoteHidesNoFaultsBelowIt(t *testing.T) {
	_, err := readSales(t, "Дата;Клиент;Товар;Сумма\n31.02.2026;А;Насос;1\n01.03.2026;А;\"Насос;100\n02.03.2026;;Насос;1\n03.03.2026;А;\"Насос\" ручной;1\nвчера;А;Насос;1\n")
	for path, key := range map[string]string{
		"row.2.Дата": "no_such_day", "row.3": "quote", "row.4.Клиент": "required", "row.5": "quote", "row.6.Дата": "date",
	} {
		if !problem.Has(err, path, "problem.import."+key) {
			t.Errorf("%s: no %s in %v", path, key, err)
		}
	}
}

func TestSalesOfAWorkbookKeepTheirTypes(t *testing.T) {
	data := workbook(t, map[string][][]any{"Продажи": {
		{"Отчёт о продажах"},
		{"Дата", "Клиент", "ИНН", "Товар", "Количество", "Сумма", "Прибыль", "Скидка"},
		{46349, "Василёк", 500100732259, "Насос", 2.5, 1234.565, 0.1 + 0.2, 0.15},
		{"24.11.2026", "Ёж", "7707083893", "Насос", 1, "1 000,50", nil, 0},
	}}, "Продажи")
	s := open(t, data)
	b, err := Sales.Read(t.Context(), s, Guess(Sales.Kind, s), nil)
	if err != nil {
		t.Fatal(err)
	}
	l := b.Rows
	if l[0].Row != 3 || l[0].Date.Format(time.DateOnly) != "2026-11-23" || l[0].INN != "500100732259" || l[0].Qty != 2500 ||
		l[0].Sum != 1234_57 || l[0].Cost != 1234_27 || l[0].Discount != 15_00 || l[1].Sum != 1000_50 || l[1].HasCost {
		t.Errorf("%+v", l)
	}
}
