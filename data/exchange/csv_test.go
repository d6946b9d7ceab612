package exchange

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"reflect"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"kartoteka/data/problem"
)

// scanAll reads every record and the line each began on.
func scanAll(text string, delim byte) (records [][]string, lines []int, err error) {
	s := newCSVScanner(strings.NewReader(text), delim)
	for {
		fields, line, err := s.next()
		if errors.Is(err, io.EOF) {
			return records, lines, nil
		}
		if err != nil {
			return records, lines, err
		}
		records, lines = append(records, fields), append(lines, line)
	}
}

func TestRecordsOfTheStandardWriterAreReadBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		field := rapid.StringOf(rapid.RuneFrom([]rune("аб\"';,\t |\n=1Я")))
		want := rapid.SliceOfN(rapid.SliceOfN(field, 2, 5), 1, 5).Draw(t, "records")
		delim := rapid.SampledFrom([]byte{';', ',', '\t', '|'}).Draw(t, "delimiter")
		var b bytes.Buffer
		w := csv.NewWriter(&b)
		w.Comma, w.UseCRLF = rune(delim), rapid.Bool().Draw(t, "CRLF")
		if err := w.WriteAll(want); err != nil {
			t.Fatal(err)
		}
		got, _, err := scanAll(b.String(), delim)
		if err != nil || !reflect.DeepEqual(got, want) {
			t.Fatalf("%q read as %q, %v; want %q", b.String(), got, err, want)
		}
	})
}

func TestLinesAreCountedAsAPersonCountsThem(t *testing.T) {
	records, lines, err := scanAll("а;б\r\n\"два\nряда\";1\r\rв;г", ';')
	want := [][]string{{"а", "б"}, {"два\nряда", "1"}, {""}, {"в", "г"}}
	if err != nil || !reflect.DeepEqual(records, want) || !reflect.DeepEqual(lines, []int{1, 2, 4, 5}) {
		t.Errorf("%q at %v, %v", records, lines, err)
	}
}

func TestQuotesInsideAPlainValueAreKept(t *testing.T) {
	records, _, err := scanAll(`ООО "Ромашка";5"`, ';')
	if want := [][]string{{`ООО "Ромашка"`, `5"`}}; err != nil || !reflect.DeepEqual(records, want) {
		t.Errorf("%q, %v", records, err)
	}
}

func TestAnUnclosedQuoteIsNamedByItsLine(t *testing.T) {
	_, _, err := scanAll("а;б\n1;\"нет конца\n2;3\n4;5\n", ';')
	if p := problem.All(err); len(p) != 1 || p[0].Key != "problem.import.unclosed_quote" || p[0].Args["Row"] != RowNumber(2) || p[0].Args["Column"] != "B" {
		t.Errorf("%v", err)
	}
}

func TestTextAfterAClosingQuoteIsNamedByItsLine(t *testing.T) {
	_, _, err := scanAll("а;б\n\"ООО \"Ромашка\"\";1\n", ';')
	if p := problem.All(err); len(p) != 1 || p[0].Key != "problem.import.quote" || p[0].Args["Row"] != RowNumber(2) {
		t.Errorf("%v", err)
	}
}

func TestAnUnclosedQuoteCostsNoMemory(t *testing.T) {
	endless := io.MultiReader(strings.NewReader("а;\""), &repeated{text: "много данных\n", left: 64 << 20})
	s := newCSVScanner(endless, ';')
	_, _, err := s.next()
	if !problem.Has(err, "row.1", "problem.import.unclosed_quote") {
		t.Errorf("%v", err)
	}
	if cap(s.text) > 4*FieldLimit {
		t.Errorf("%d bytes were kept", cap(s.text))
	}
}

// repeated is a text over and over.
type repeated struct {
	text string
	left int
}

func (r *repeated) Read(p []byte) (int, error) {
	if r.left <= 0 {
		return 0, io.EOF
	}
	n := copy(p, r.text)
	r.left -= n
	return n, nil
}
