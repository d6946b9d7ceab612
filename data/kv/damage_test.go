package kv

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"kartoteka/data/trial"
)

// truth is a hash of all that can be read from a shop: records in order, what
// the indexes answer, the ledger, the journal.
func truth(db *DB, s *shop) (string, error) {
	h := sha256.New()
	err := db.View(context.Background(), func(tx *Tx) error {
		for c, err := range s.clients.All(tx) {
			if err != nil {
				return err
			}
			held, err := s.of.IDs(tx, c.ID)
			if err != nil {
				return err
			}
			fmt.Fprintln(h, *c, held)
		}
		for o, err := range s.orders.All(tx) {
			if err != nil {
				return err
			}
			fmt.Fprintln(h, *o)
		}
		for o, err := range s.byDay.Ordered(tx) {
			if err != nil {
				return err
			}
			fmt.Fprintln(h, o.ID)
		}
		for e, err := range s.byState.Entries(tx, nil, nil) {
			if err != nil {
				return err
			}
			fmt.Fprintln(h, e)
		}
		return s.ledger.Lend(tx, Range{}, func(k, v []byte) error {
			fmt.Fprintf(h, "%x %x\n", k, v)
			return nil
		})
	})
	if err != nil {
		return "", err
	}
	entries, err := db.Journal(context.Background(), 0, 0)
	fmt.Fprintln(h, entries)
	return hex.EncodeToString(h.Sum(nil)), err
}

// judge opens a damaged base as the program would: preflight, open, check, and
// reads only what the check has found to be in order.
func judge(path, want string) string {
	e, err := OpenBolt(path, BoltOptions{})
	if err != nil {
		return "refused"
	}
	defer func() { _ = e.Close() }()
	s := newShop(1)
	db, err := Open(e, s.reg, testOptions())
	if err != nil {
		return "refused"
	}
	rep, err := db.Check(context.Background(), nil)
	if err != nil || !rep.OK() {
		return "found"
	}
	got, err := truth(db, s)
	switch {
	case err != nil:
		return "failed after a clean check: " + err.Error()
	case got != want:
		return "silently wrong"
	}
	return "right"
}

// judgeSeconds is how much processor time a file may take: a hundred times what
// it needs.
const judgeSeconds = 20

// judgeAll is the child: args are the true hash and the files. It dies of a file
// that it does not come to an end with.
func judgeAll(args []string) error {
	for _, path := range args[1:] {
		if err := limitProcessor(judgeSeconds); err != nil {
			return err
		}
		if _, err := fmt.Println(strings.ReplaceAll(judge(path, args[0]), "\n", " ")); err != nil {
			return err
		}
	}
	return nil
}

// ruin is a way to damage a file of n bytes in place; it returns the new
// length.
type ruin struct {
	name string
	do   func(r *rand.Rand, b, older, foreign []byte) []byte
}

func page(r *rand.Rand, b []byte) []byte {
	at := r.IntN(len(b)/4096) * 4096
	return b[at : at+4096]
}

var ruins = []ruin{
	{"truncate", func(r *rand.Rand, b, _, _ []byte) []byte { return b[:r.IntN(len(b))] }},
	{"bit flip", func(r *rand.Rand, b, _, _ []byte) []byte {
		b[r.IntN(len(b))] ^= 1 << r.IntN(8)
		return b
	}},
	{"zero 512", func(r *rand.Rand, b, _, _ []byte) []byte {
		at := r.IntN(len(b)/512) * 512
		clear(b[at : at+512])
		return b
	}},
	{"zero 4K", func(r *rand.Rand, b, _, _ []byte) []byte { clear(page(r, b)); return b }},
	{"random 4K", func(r *rand.Rand, b, _, _ []byte) []byte {
		p := page(r, b)
		for i := range p {
			p[i] = byte(r.Uint32())
		}
		return b
	}},
	{"stale 4K", func(r *rand.Rand, b, older, _ []byte) []byte {
		at := r.IntN(min(len(b), len(older))/4096) * 4096
		copy(b[at:at+4096], older[at:])
		return b
	}},
	{"foreign page", func(r *rand.Rand, b, _, foreign []byte) []byte {
		copy(page(r, b), page(r, foreign))
		return b
	}},
	{"zero tail", func(r *rand.Rand, b, _, _ []byte) []byte {
		clear(b[r.IntN(len(b)):])
		return b
	}},
}

// victim makes a base, an older state of the same file and another base.
func victim(t *testing.T) (b, older, foreign []byte, want string) {
	s := newShop(1)
	path, e := newFile(t)
	db := open(t, e, s)
	fill(t, db, s, 30, 700)
	older = readFile(t, path)
	for i := range 150 {
		update(t, db, "order.edit", func(tx *Tx) error {
			o, err := s.orders.Get(tx, id[orderID](i*4+1))
			if err != nil {
				return err
			}
			o.Sum++
			return s.orders.Put(tx, o)
		})
	}
	want, err := truth(db, s)
	if err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	b = used(t, path)
	other := newShop(1)
	return b, older, used(t, filled(t, other, 20, 300)), want
}

// used is the file up to the last page in use, where damage matters.
func used(t *testing.T, path string) []byte {
	b := readFile(t, path)
	end := max(readMeta(b).end, readMeta(b[4096:]).end)
	return b[:end*4096]
}

// damagedPerRuin is how many files each kind of ruin damages in a round.
const damagedPerRuin = 25

func TestDamageIsNeverShownAsData(t *testing.T) {
	b, older, foreign, want := victim(t)
	dir := t.TempDir()
	r := rand.New(rand.NewPCG(2026, 3))
	counts := map[string]map[string]int{}
	for range trial.Rounds(t, 1) {
		var paths []string
		for _, ruin := range ruins {
			for i := range damagedPerRuin {
				bad := ruin.do(r, bytes.Clone(b), older, foreign)
				paths = append(paths, writeFile(t, filepath.Join(dir, fmt.Sprintf("%s-%d", strings.ReplaceAll(ruin.name, " ", "_"), i)), bad))
			}
		}
		for i, verdict := range judged(t, "judge", paths, want) {
			countVerdict(t, counts, paths[i], verdict)
		}
	}
	total := map[string]int{}
	for _, kind := range slices.Sorted(maps.Keys(counts)) {
		t.Logf("%-14s %v", kind, counts[kind])
		for v, n := range counts[kind] {
			total[v] += n
		}
	}
	t.Logf("all            %v", total)
	if total["found"] == 0 || total["refused"] == 0 || total["right"] == 0 {
		t.Error("the damage is not of all kinds: the test tests nothing")
	}
}

// countVerdict counts a verdict by the kind of damage. A file that was judged
// wrong is kept.
func countVerdict(t *testing.T, counts map[string]map[string]int, path, verdict string) {
	t.Helper()
	kind, _, _ := strings.Cut(filepath.Base(path), "-")
	if counts[kind] == nil {
		counts[kind] = map[string]int{}
	}
	counts[kind][verdict]++
	if !slices.Contains([]string{"refused", "found", "right"}, verdict) {
		keep := filepath.Join(os.TempDir(), "kartoteka-damage-"+filepath.Base(path))
		_ = os.WriteFile(keep, readFile(t, path), 0o600)
		t.Errorf("%s: %s (kept as %s)", filepath.Base(path), verdict, keep)
	}
}

// judged has children of the name judge the files, a new child after each that
// dies.
func judged(t *testing.T, child string, paths []string, want string) (verdicts []string) {
	for len(verdicts) < len(paths) {
		rest := paths[len(verdicts):]
		cmd := exec.Command(os.Args[0], append([]string{want}, rest...)...)
		cmd.Env = append(os.Environ(), "KV_CHILD="+child)
		var stderr bytes.Buffer
		cmd.Stderr = &stderr
		out, err := cmd.Output()
		got := strings.Split(string(out), "\n") // the last line is empty or cut by death
		verdicts = append(verdicts, got[:len(got)-1]...)
		if len(got)-1 < len(rest) {
			head, _, _ := strings.Cut(stderr.String(), "\n\n")
			verdicts = append(verdicts, fmt.Sprintf("died: %v %s", err, head))
		}
	}
	return verdicts
}
