package exchange

import (
	"strings"
	"testing"

	"kartoteka/data/lang"
	"kartoteka/data/problem"
)

// said checks that problems and notes have whole words in both languages.
func said(t *testing.T, ps []problem.Problem) {
	t.Helper()
	if len(ps) == 0 {
		t.Error("there is nothing to say")
	}
	for _, code := range []string{"ru", "en"} {
		for _, p := range ps {
			text := lang.For(code).Problem(p)
			if text == p.Key || strings.Contains(text, "<no value>") || strings.Contains(text, "field.") {
				t.Errorf("%s: %s is said as %q", code, p.Key, text)
			}
		}
	}
}

func TestFaultsAndNotesOfEveryKindAreSaidWhole(t *testing.T) {
	for _, text := range []string{
		"", "1;2\n", "abc\x00", "<html>", "\xD0\xCF\x11\xE0", "PK\x03\x04", "а;\"б\n", "Клиент;Сумма\n",
		"Дата;Клиент;Товар;Сумма\n01.03.2026;А;Насос; ручной;100\n02.03.2026;А;\"Б\" В;1\n",
		"Дата,Клиент,Товар,Сумма\n01/02/2026,А,Б,\"1,234\"\n",
		"Дата;Клиент;Товар;Сумма\n" + strings.Repeat("вчера;;;\n", FaultLimit),
		strings.Repeat("Клиент;", ColumnLimit+1) + "\n",
	} {
		s, err := OpenBytes("file", []byte(text))
		if err == nil {
			_, err = Sales.Read(t.Context(), s, Guess(Sales.Kind, s), nil)
		}
		said(t, problem.All(err))
	}
	for _, given := range []string{"a=b", "sum=b", "sum=Сумма", "sum=Итог,sum=", "sum=Итог,price=Итог", "x"} {
		_, err := with(t, given)
		said(t, problem.All(err))
	}
	b, err := readSales(t, "Order Date,Клиент,Покупатель,Товар,Цена,Скидка,Город\n03/25/2026,А,Б,В,$1.005,0.5,Г\n"+
		"Order Date,Клиент,Покупатель,Товар,Цена,Скидка,Город\nИтого,,,,5,,\n")
	if err != nil {
		t.Fatal(err)
	}
	said(t, b.Notes)
	if len(b.Notes) != 8 {
		t.Errorf("%d notes: %v", len(b.Notes), b.Notes)
	}
}
