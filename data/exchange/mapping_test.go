package exchange

import (
	"testing"

	"kartoteka/data/problem"
)

const mapped = "Order ID,Дата,Клиент,Товар,\"Сумма, руб.\",Итог,Сумма,Сумма,\n1,23.11.2026,Василёк,Насос,1,2,3,4,5\n"

// with puts a given mapping over the guessed one.
func with(t *testing.T, given string) (Mapping, error) {
	t.Helper()
	s := open(t, []byte(mapped))
	return Guess(Sales.Kind, s).With(s, given)
}

func TestAGivenMappingStandsOverTheGuessedOne(t *testing.T) {
	m, err := with(t, `sum=Итог, "client=Товар",product=клиент,date=Дата:дд.мм.гггг`)
	if err != nil {
		t.Fatal(err)
	}
	wantColumns(t, m, map[string]string{"number": "Order ID", "date": "Дата", "client": "Товар", "product": "Клиент", "sum": "Итог"})
	if m.Columns["date"].Format != "dd.mm.yyyy" {
		t.Errorf("format %q", m.Columns["date"].Format)
	}
	m, err = with(t, "\"sum=Сумма, руб.:запятая\",number=")
	if err != nil {
		t.Fatal(err)
	}
	wantColumns(t, m, map[string]string{"date": "Дата", "client": "Клиент", "product": "Товар", "sum": "Сумма, руб."})
	if m, err = with(t, "sum=#9"); err != nil || m.Columns["sum"].Index != 8 {
		t.Errorf("the column without a header: %+v, %v", m.Columns["sum"], err)
	}
	if m, err = with(t, "sum=#8"); err != nil || m.Columns["sum"].Index != 7 {
		t.Errorf("the second of two alike: %+v, %v", m.Columns["sum"], err)
	}
}

func TestAMappingThatCannotBeIsRefusedWithWhatThereIs(t *testing.T) {
	for given, want := range map[string]struct {
		key, arg string
		value    any
	}{
		"amount=Итог":             {"problem.import.map.field", "Known", Sales.keys()},
		"sum=Выручка":             {"problem.import.map.header", "Known", "Order ID, Дата, Клиент, Товар, Сумма, руб., Итог, Сумма, Сумма, #9"},
		"sum=Сумма":               {"problem.import.map.header_twice", "First", 7},
		"sum=Итог,sum=Клиент":     {"problem.import.map.field_twice", "Value", "sum"},
		"sum=Итог,price=Итог":     {"problem.import.map.column_twice", "Header", "Итог"},
		"Итог":                    {"problem.import.map.syntax", "Value", "Итог"},
		"date=Дата:hh:mm":         {"problem.import.map.header", "Value", "Дата:hh:mm"},
		"sum=#99":                 {"problem.import.map.header", "Value", "#99"},
		"client=Товар,client=":    {"problem.import.map.field_twice", "Value", "client"},
		"number=,number=Order ID": {"problem.import.map.field_twice", "Value", "number"},
	} {
		_, err := with(t, given)
		ps := problem.All(err)
		if len(ps) != 1 || ps[0].Key != want.key || ps[0].Args[want.arg] != want.value {
			t.Errorf("%s: %v %v, want %s with %s = %v", given, err, ps, want.key, want.arg, want.value)
		}
	}
}

func TestTwoColumnsForOneFieldAreToldOf(t *testing.T) {
	s := open(t, []byte(mapped))
	m := Guess(Sales.Kind, s)
	if len(m.Notes) != 1 || m.Notes[0].Field != "sum" || m.Columns["sum"].Index != 6 ||
		m.Notes[0].Args["Others"] != "Сумма (H), Сумма, руб." {
		t.Errorf("%+v, notes %v", m.Columns["sum"], m.Notes)
	}
	m, err := m.With(s, "sum=Итог")
	if err != nil || len(m.Notes) != 0 {
		t.Errorf("a note of a choice that was not made: %v, %v", m.Notes, err)
	}
}

func TestARequiredFieldWithoutAColumnIsNamedWithTheColumnsThereAre(t *testing.T) {
	s := open(t, []byte("Клиент,Товар,Город\nА,Б,В\n"))
	_, err := Sales.Read(t.Context(), s, Guess(Sales.Kind, s), nil)
	ps := problem.All(err)
	if len(ps) != 2 || ps[0].Args["Field"] != "date" || ps[1].Args["Field"] != "price" || ps[0].Args["Known"] != "Клиент, Товар, Город" {
		t.Errorf("%v", ps)
	}
}

func TestEveryFieldIsKnownByItsOwnKey(t *testing.T) {
	for _, k := range Kinds() {
		keys := ""
		for i, f := range k.Fields {
			if i > 0 {
				keys += ","
			}
			keys += f.Key
		}
		s := open(t, []byte(keys+"\nx\n"))
		m := Guess(k, s)
		for i, f := range k.Fields {
			if c, ok := m.Columns[f.Key]; !ok || c.Index != i {
				t.Errorf("%s: field %s is filled by column %d", k.Name, f.Key, c.Index)
			}
		}
	}
}

func TestNoHeaderIsAUsualOneOfTwoFieldsOfAKind(t *testing.T) {
	for _, k := range Kinds() {
		owner := map[string]string{}
		for _, f := range k.Fields {
			for _, h := range append([]string{f.Key}, f.Headers...) {
				form := fold(h)
				if o, met := owner[form]; met && o != f.Key {
					t.Errorf("%s: %q is a header of %s and of %s", k.Name, h, o, f.Key)
				}
				owner[form] = f.Key
			}
		}
	}
}
