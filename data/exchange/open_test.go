package exchange

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"context"
	"errors"
	"io"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"kartoteka/data/problem"
)

// open opens a file held in memory.
func open(t testing.TB, data []byte) *Sheet {
	t.Helper()
	s, err := OpenBytes("file", data)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s
}

// dataRows reads all data rows.
func dataRows(t testing.TB, s *Sheet) []Row {
	t.Helper()
	var rows []Row
	for row, err := range s.Rows(t.Context(), nil) {
		if err != nil {
			t.Fatal(err)
		}
		rows = append(rows, row)
	}
	return rows
}

func TestATextIsReadInAnyEncodingPeopleUse(t *testing.T) {
	const text = "Клиент;Сумма\r\nВасилёк;10,50\r\nООО «Ёж»;7,25\r\n"
	for name, enc := range map[string]encoding.Encoding{
		"UTF-8": encoding.Nop, "cp1251": charmap.Windows1251,
		"UTF-16LE": unicode.UTF16(unicode.LittleEndian, unicode.UseBOM),
		"UTF-16BE": unicode.UTF16(unicode.BigEndian, unicode.UseBOM),
	} {
		data, err := enc.NewEncoder().Bytes([]byte(text))
		if err != nil {
			t.Fatal(err)
		}
		s := open(t, data)
		rows := dataRows(t, s)
		if s.Encoding != name || s.Delimiter != ";" || len(rows) != 2 || rows[1].cell(0) != "ООО «Ёж»" || rows[1].Number != 3 {
			t.Errorf("%s read as %s with %q: %v", name, s.Encoding, s.Delimiter, rows)
		}
	}
	data, err := charmap.CodePage866.NewEncoder().Bytes([]byte("Клиент;Сумма\nВасилек;10,50\n"))
	if err != nil {
		t.Fatal(err)
	}
	if s := open(t, data); s.Encoding != "cp866" || s.Headers[0] != "Клиент" {
		t.Errorf("cp866 read as %s: %q", s.Encoding, s.Headers)
	}
	if s := open(t, append([]byte{0xEF, 0xBB, 0xBF}, text...)); s.Headers[0] != "Клиент" {
		t.Errorf("the byte order mark is in the header: %q", s.Headers)
	}
}

func TestARuneCutByTheReadingBufferIsStillUTF8(t *testing.T) {
	for shift := range 4 {
		text := "Клиент,Сумма\n" + strings.Repeat("x", shift) + strings.Repeat("жёлудь€𝄞", 20_000) + ",5\n"
		if s := open(t, []byte(text)); s.Encoding != "UTF-8" {
			t.Errorf("shifted by %d: %s", shift, s.Encoding)
		}
	}
}

func TestTheDelimiterIsTheOneThatStandsInEveryLine(t *testing.T) {
	for text, want := range map[string]string{
		"Клиент;Сумма;Дата\nА, Б, В;1,5;23.11.2026\n":         ";",
		"Клиент,Сумма\n\"А; Б; В\",5\n":                       ",",
		"Клиент\tСумма\nА, Б\t1,5\n":                          "\t",
		"Клиент|Сумма\nА|1\n":                                 "|",
		"sep=|\r\nКлиент|Сумма;\r\nА;|1\r\n":                  "|",
		"Отчёт\n\nКлиент;Сумма\nА;1,5\nБ;2,5\n":               ";",
		"Клиент;Сумма\n\"перенос\nстроки, и, запятые\";1,5\n": ";",
	} {
		if s := open(t, []byte(text)); s.Delimiter != want {
			t.Errorf("%q: delimiter %q, want %q", text, s.Delimiter, want)
		}
	}
}

func TestHeadersAreFoundBelowTheTitleOfAReport(t *testing.T) {
	s := open(t, []byte("Продажи за 2026 год;;\n;;\nОрганизация: ООО «Ёж»;;\nДата;Покупатель;Сумма, руб.\n23.11.2026;Василёк;10\n"))
	if s.HeaderAt != 4 || !reflect.DeepEqual(s.Headers, []string{"Дата", "Покупатель", "Сумма, руб."}) || len(s.Sample) != 1 {
		t.Errorf("headers %q at %d, %d rows", s.Headers, s.HeaderAt, len(s.Sample))
	}
}

func TestFilesThatAreNoTablesAreRefusedWithTheReason(t *testing.T) {
	var archive bytes.Buffer
	z := zip.NewWriter(&archive)
	w, _ := z.Create("readme.txt")
	_, _ = w.Write([]byte("text"))
	_ = z.Close()
	for name, c := range map[string]struct {
		data []byte
		key  string
	}{
		"nothing":            {nil, "problem.import.empty"},
		"only a mark":        {[]byte{0xEF, 0xBB, 0xBF}, "problem.import.empty"},
		"blank lines":        {[]byte("\n ; ;\n\n"), "problem.import.empty"},
		"numbers only":       {[]byte("1;2\n3;4\n"), "problem.import.no_headers"},
		"old Excel":          {[]byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 and so on"), "problem.import.xls"},
		"bytes":              {[]byte("abc\x00\x01\x02"), "problem.import.binary"},
		"a page":             {[]byte("<html><table><tr><td>1</td></tr></table>"), "problem.import.markup"},
		"an archive":         {archive.Bytes(), "problem.import.not_workbook"},
		"half of an archive": {archive.Bytes()[:40], "problem.import.damaged"},
	} {
		s, err := OpenBytes(name, c.data)
		if s != nil || !problem.Has(err, "file", c.key) {
			t.Errorf("%s: %v, want %s", name, err, c.key)
		}
	}
	if _, err := Open(filepath.Join(t.TempDir(), "нет.csv")); !problem.Has(err, "file", "problem.import.no_file") {
		t.Errorf("a missing file: %v", err)
	}
	if _, err := Open(t.TempDir()); !problem.Has(err, "file", "problem.import.folder") {
		t.Errorf("a folder: %v", err)
	}
}

func TestAFileOverTheLimitIsRefusedUnread(t *testing.T) {
	src := Source{Name: "big.csv", Data: bytes.NewReader([]byte("Клиент;Сумма\n")), Size: FileLimit + 1}
	if _, err := OpenSource(src); !problem.Has(err, "file", "problem.import.file_size") {
		t.Errorf("%v", err)
	}
}

// workbook makes an XLSX of rows from A1 of the named sheets.
func workbook(t testing.TB, sheets map[string][][]any, order ...string) []byte {
	t.Helper()
	f := excelize.NewFile()
	for i, name := range order {
		if i == 0 {
			_ = f.SetSheetName("Sheet1", name)
		} else if _, err := f.NewSheet(name); err != nil {
			t.Fatal(err)
		}
		for r, row := range sheets[name] {
			at, _ := excelize.CoordinatesToCellName(1, r+1)
			if err := f.SetSheetRow(name, at, &row); err != nil {
				t.Fatal(err)
			}
		}
	}
	b, err := f.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestTheFirstSheetWithSomethingOnItIsRead(t *testing.T) {
	data := workbook(t, map[string][][]any{
		"Пустой": {}, "Продажи": {{"Дата", "Сумма"}, {46349, 5}}, "Ещё": {{"Клиент"}, {"А"}},
	}, "Пустой", "Продажи", "Ещё")
	s := open(t, data)
	if rows := dataRows(t, s); len(rows) != 1 || rows[0].cell(0) != "46349" {
		t.Errorf("%v", rows)
	}
	other, err := OpenSource(Source{Data: bytes.NewReader(data), Size: int64(len(data)), Sheet: "ещё"})
	if err != nil || other.Headers[0] != "Клиент" {
		t.Errorf("the named sheet: %v, %v", other, err)
	}
	_, err = OpenSource(Source{Data: bytes.NewReader(data), Size: int64(len(data)), Sheet: "Нет"})
	if !problem.Has(err, "file", "problem.import.no_sheet") {
		t.Errorf("a sheet that is not there: %v", err)
	}
}

// repack rewrites one part of an archive.
func repack(t testing.TB, data []byte, part string, change func([]byte) []byte) []byte {
	t.Helper()
	in, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	out := zip.NewWriter(&b)
	for _, f := range in.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		if f.Name == part {
			text = change(text)
		}
		w, _ := out.Create(f.Name)
		_, _ = w.Write(text)
	}
	if err := out.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestAWorkbookThatBreaksOffIsNotTakenForAShorterOne(t *testing.T) {
	rows := [][]any{{"Дата", "Сумма"}}
	for i := range 50 {
		rows = append(rows, []any{46300 + i, i})
	}
	whole := workbook(t, map[string][][]any{"Лист": rows}, "Лист")
	cut := repack(t, whole, "xl/worksheets/sheet1.xml", func(b []byte) []byte { return b[:len(b)/2] })
	if _, err := OpenBytes("cut.xlsx", cut); !problem.Has(err, "file", "problem.import.damaged") {
		t.Errorf("cut XML: %v", err)
	}
	for at := 60; at < len(whole); at += 211 {
		flipped := bytes.Clone(whole)
		flipped[at] ^= 0x10
		s, err := OpenBytes("flipped.xlsx", flipped)
		if err != nil {
			if problem.All(err) == nil {
				t.Errorf("byte %d flipped: %v is no problem a person can read", at, err)
			}
			continue
		}
		if n := len(dataRows(t, s)); n != 50 {
			t.Errorf("byte %d flipped: %d rows of 50 and not a word", at, n)
		}
		_ = s.Close()
	}
}

// claiming makes an archive whose sheet unpacks to real bytes and says it
// unpacks to claimed ones.
func claiming(t *testing.T, real int, claimed uint64) []byte {
	t.Helper()
	var packed, b bytes.Buffer
	d, _ := flate.NewWriter(&packed, flate.BestCompression)
	_, _ = d.Write(make([]byte, real))
	_ = d.Close()
	z := zip.NewWriter(&b)
	if _, err := z.Create("xl/_rels/workbook.xml.rels"); err != nil {
		t.Fatal(err)
	}
	w, err := z.CreateRaw(&zip.FileHeader{
		Name: "xl/media/image1.png", Method: zip.Deflate,
		CompressedSize64: uint64(packed.Len()), UncompressedSize64: claimed,
	})
	if err != nil {
		t.Fatal(err)
	}
	_, _ = w.Write(packed.Bytes())
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestAnArchiveThatUnpacksWithoutEndIsRefused(t *testing.T) {
	if _, err := OpenBytes("bomb.xlsx", claiming(t, 1<<20, UnpackedLimit+1)); !problem.Has(err, "file", "problem.import.unpacked_size") {
		t.Errorf("an honest one: %v", err)
	}
	if _, err := OpenBytes("bomb.xlsx", claiming(t, 8<<20, 1000)); !problem.Has(err, "file", "problem.import.damaged") {
		t.Errorf("one that lies about its size: %v", err)
	}
}

func TestReadingStopsWhenItIsCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	s := open(t, salesFile(10_000))
	rows := 0
	_, err := Sales.Read(ctx, s, Guess(Sales.Kind, s), func(done, total int64) {
		if rows++; done > total/4 {
			cancel()
		}
	})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("%v", err)
	}
}

func TestProgressGrowsToTheWhole(t *testing.T) {
	s := open(t, salesFile(10_000))
	var last, whole int64
	_, err := Sales.Read(t.Context(), s, Guess(Sales.Kind, s), func(done, total int64) {
		if done < last || done > total {
			t.Fatalf("%d of %d after %d", done, total, last)
		}
		last, whole = done, total
	})
	if err != nil || last != whole || whole == 0 {
		t.Errorf("ended at %d of %d, %v", last, whole, err)
	}
}
