package exchange

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"kartoteka/data/problem"
)

// judgeAll reads a file as every kind: no panic, no hang, and a file that is
// accepted gives as many rows as it was found to have.
func judgeAll(t *testing.T, data []byte) {
	s, err := OpenBytes("fuzz", data)
	if err != nil {
		if problem.All(err) == nil {
			t.Errorf("a fault of a file is no problem a person can read: %v", err)
		}
		return
	}
	defer func() { _ = s.Close() }()
	judgeOne(t, Sales, s)
	judgeOne(t, Clients, s)
	judgeOne(t, Products, s)
	judgeOne(t, Payments, s)
	judgeOne(t, Organisations, s)
}

func judgeOne[T any](t *testing.T, schema Schema[T], s *Sheet) {
	b, err := schema.Read(t.Context(), s, Guess(schema.Kind, s), nil)
	if err != nil {
		if ps := problem.All(err); ps == nil || len(ps) > FaultLimit+1 {
			t.Errorf("%s: %v", schema.Name, err)
		}
		return
	}
	if len(b.Rows) == 0 {
		t.Errorf("%s: a batch without rows", schema.Name)
	}
}

func FuzzCSV(f *testing.F) {
	f.Add([]byte(planted))
	f.Add([]byte(mapped))
	f.Add([]byte("sep=|\r\nДата|Клиент|Товар|Сумма\r\n01.03.2026|\"А\"\"Б\"|\"В\nГ\"|1 000,50\r\n"))
	f.Add([]byte("\xff\xfeA\x00,\x00B\x00\n\x00"))
	for _, name := range []string{"clients_cp1251.csv", "clients_utf8_bom.csv", "price_utf8_bom.csv"} {
		data, err := os.ReadFile(filepath.Join("testdata", name))
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Fuzz(judgeAll)
}

// FuzzXLSX wants -fuzzminimizetime=1x: an archive shrinks badly.
func FuzzXLSX(f *testing.F) {
	f.Add(workbook(f, map[string][][]any{"Продажи": {
		{"Дата", "Клиент", "Товар", "Количество", "Сумма"}, {46349, "Василёк", "Насос", 2.5, 1234.5}, {"24.11.2026", "Ёж", "Насос", 1, "1 000,50"},
	}}, "Продажи"))
	f.Fuzz(judgeAll)
}

// FuzzSheetXML changes the XML of a sheet inside a sound archive, which the
// archive's checksums would otherwise shield.
func FuzzSheetXML(f *testing.F) {
	whole := workbook(f, map[string][][]any{"Клиенты": {{"Клиент", "ИНН"}, {"Василёк", 7707083893}}}, "Клиенты")
	f.Add([]byte(`<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><dimension ref="A1:B2"/><sheetData>` +
		`<row r="1"><c r="A1" t="inlineStr"><is><t>Клиент</t></is></c></row><row r="2"><c r="A2" t="s"><v>0</v></c></row></sheetData></worksheet>`))
	f.Fuzz(func(t *testing.T, sheet []byte) {
		judgeAll(t, repack(t, whole, "xl/worksheets/sheet1.xml", func([]byte) []byte { return sheet }))
	})
}

func FuzzMapping(f *testing.F) {
	f.Add("sum=Итог,\"client=Товар\",date=Дата:дд.мм.гггг")
	f.Add("number=,sum=#8:comma,discount=#9:fraction")
	f.Fuzz(func(t *testing.T, given string) {
		s := open(t, []byte(mapped))
		m, err := Guess(Sales.Kind, s).With(s, given)
		if err != nil {
			if problem.All(err) == nil {
				t.Errorf("%v", err)
			}
			return
		}
		taken := map[int]string{}
		for key, c := range m.Columns {
			if _, known := Sales.Field(key); !known || c.Index < 0 || c.Index >= len(s.Headers) {
				t.Errorf("%s is filled by column %d", key, c.Index)
			}
			if other, twice := taken[c.Index]; twice {
				t.Errorf("column %d fills %s and %s", c.Index, key, other)
			}
			taken[c.Index] = key
		}
	})
}

func FuzzDate(f *testing.F) {
	for _, text := range []string{"23.11.2026", "2026-11-23T10:05:00Z", "11/8/2016", "8-Nov-16", "23 ноября 2026 г.", "46349.5", "31.02.2026"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		p, err := splitDate(text)
		if err != nil {
			return
		}
		for _, order := range []dateOrder{dayFirst, monthFirst} {
			day, err := p.day(order, false)
			if err != nil {
				continue
			}
			if day.Year() < firstYear || day.Year() > lastYear || day.Hour() != 0 {
				t.Errorf("%q is %v", text, day)
			}
			q, err := splitDate(day.Format(time.DateOnly))
			if again, err2 := q.day(order, false); err != nil || err2 != nil || !again.Equal(day) {
				t.Errorf("%q is %v, written and read again %v", text, day, again)
			}
		}
	})
}

func FuzzNumber(f *testing.F) {
	for _, text := range []string{"1 234,56", "1,234.56", "(12,50)", "7.7E+09", "−1 500,00 ₽", "1'234"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, marks := range []separators{{'.', 0}, {',', 0}, {'.', ','}, {',', '.'}} {
			plain, err := decimalText(text, marks)
			if err == nil && strings.Trim(plain, "+-0123456789.") != "" {
				t.Errorf("%q is %q", text, plain)
			}
		}
	})
}
