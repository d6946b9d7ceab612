package cli_test

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/xml"
	"flag"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

var (
	update = flag.Bool("update", false, "rewrite the kept outputs")
	into   = flag.String("into", "", "write every output whole into this `directory`, to compare two builds")
)

// Texts up to this many bytes are kept whole; of all else the sum is kept.
const wholeText = 11 << 10

// outputs gathers what the command line gives out, by name.
type outputs map[string][]byte

func (o outputs) add(t *testing.T, name string, content []byte) {
	t.Helper()
	if _, twice := o[name]; twice {
		t.Fatalf("two outputs are named %s", name)
	}
	o[name] = content
}

// file makes a file by a command and gathers it.
func (o outputs) file(t *testing.T, name string, args ...string) {
	t.Helper()
	path := temp(t, name)
	if l := runIn(t, "ru", append(args, "--out", path)...); l.code != 0 {
		t.Fatalf("%v: exit %d: %s", args, l.code, l.err)
	}
	o.add(t, name, []byte(read(t, path)))
}

// said is what a call prints, its files without their directories.
func (l line) said(dir string) string {
	return strings.ReplaceAll(fmt.Sprintf("%sexit %d\n%s\n", l.out, l.code, l.err), dir+string(os.PathSeparator), "")
}

// compare compares with what is kept in a directory, or writes it there.
func (o outputs) compare(t *testing.T, dir string) {
	t.Helper()
	kept := map[string]string{}
	var sums strings.Builder
	for _, name := range slices.Sorted(maps.Keys(o)) {
		if filepath.Ext(name) == ".txt" && len(o[name]) <= wholeText {
			kept[name] = string(o[name])
		} else {
			fmt.Fprintf(&sums, "%s  %x  %d\n", name, sha256.Sum256(o[name]), len(o[name]))
		}
	}
	kept["sums.txt"] = sums.String()
	if *into != "" {
		fill(t, *into, o)
	}
	if *update {
		if raced {
			t.Fatal("the race detector leaves outputs out: update without it")
		}
		if err := os.RemoveAll(dir); err != nil {
			t.Fatal(err)
		}
		fill(t, dir, kept)
	}
	found, err := filepath.Glob(filepath.Join(dir, "*"))
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range found {
		if _, made := kept[filepath.Base(path)]; !made {
			t.Errorf("%s is kept, but nothing gives it out now", path)
		}
	}
	for name, got := range kept {
		b, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			t.Errorf("%s is new: %v", name, err)
			continue
		}
		want := string(b)
		if raced && name == "sums.txt" {
			want = o.sumsOfMade(want)
		}
		if want != got {
			t.Errorf("%s differs; go test ./ui/cli -update rewrites it, -into DIR writes all outputs\n%s", name, difference(want, got))
		}
	}
}

// sumsOfMade leaves out the sums of what was not made.
func (o outputs) sumsOfMade(sums string) string {
	var b strings.Builder
	for line := range strings.Lines(sums) {
		if name, _, _ := strings.Cut(line, " "); o[name] != nil {
			b.WriteString(line)
		}
	}
	return b.String()
}

func fill[T ~string | ~[]byte](t *testing.T, dir string, files map[string]T) {
	t.Helper()
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	for name, content := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// difference is the lines that only one of two texts has.
func difference(want, got string) string {
	var b strings.Builder
	for _, side := range []struct{ mark, one, other string }{{"-", want, got}, {"+", got, want}} {
		has := map[string]bool{}
		for line := range strings.Lines(side.other) {
			has[line] = true
		}
		for line := range strings.Lines(side.one) {
			if !has[line] {
				b.WriteString(side.mark + line)
			}
		}
	}
	return b.String()
}

var styleOfCell = regexp.MustCompile(` s="(\d+)"`)

// cells is the sheet of a workbook with the format of each cell in the place of
// the number of its style, since styles are numbered in any order.
func cells(t *testing.T, workbook []byte) []byte {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(workbook), int64(len(workbook)))
	if err != nil {
		t.Fatal(err)
	}
	part := func(name string) []byte {
		f, err := z.Open(name)
		if err != nil {
			t.Fatal(err)
		}
		b, err := io.ReadAll(f)
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	var styles struct {
		Formats []struct {
			ID   int    `xml:"numFmtId,attr"`
			Code string `xml:"formatCode,attr"`
		} `xml:"numFmts>numFmt"`
		Cells []struct {
			Format int `xml:"numFmtId,attr"`
		} `xml:"cellXfs>xf"`
	}
	if err := xml.Unmarshal(part("xl/styles.xml"), &styles); err != nil {
		t.Fatal(err)
	}
	codes := map[int]string{}
	for _, f := range styles.Formats {
		codes[f.ID] = f.Code
	}
	return styleOfCell.ReplaceAllFunc(part("xl/worksheets/sheet1.xml"), func(attr []byte) []byte {
		n, err := strconv.Atoi(string(styleOfCell.FindSubmatch(attr)[1]))
		if err != nil || n >= len(styles.Cells) {
			t.Fatalf("no style %s", attr)
		}
		return fmt.Appendf(nil, " s=%q", codes[styles.Cells[n].Format])
	})
}
