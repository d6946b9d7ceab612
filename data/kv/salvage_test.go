package kv

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"strings"
	"testing"
)

// shelf is what a base held, for comparing with what was saved of it.
type shelf struct {
	orders  map[orderID]order
	deleted map[orderID]bool
}

// bigVictim makes a base of some thousand pages with changed and deleted
// records, so that free pages hold old versions.
func bigVictim(t *testing.T, s *shop) (b []byte, sh shelf) {
	path, e := newFile(t)
	db := open(t, e, s)
	fill(t, db, s, 200, 4000)
	sh = shelf{map[orderID]order{}, map[orderID]bool{}}
	view(t, db, func(tx *Tx) error {
		for o, err := range s.orders.All(tx) {
			if err != nil {
				return err
			}
			sh.orders[o.ID] = *o
		}
		return nil
	})
	for i := 0; i < 4000; i += 100 {
		sh.deleted[id[orderID](i)] = true
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	return used(t, path), sh
}

// repaired repairs the bytes of a base and says which part of the orders came
// back as they were and how many of the deleted came back as ghosts.
func repaired(t *testing.T, s *shop, b []byte, sh shelf) (share float64, ghosts int, r Repaired) {
	t.Helper()
	dir := t.TempDir()
	src, dst := writeFile(t, filepath.Join(dir, "bad.db"), b), filepath.Join(dir, "mended.db")
	r, err := Repair(t.Context(), src, dst, s.reg, testOptions())
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(readFile(t, src), b) {
		t.Error("the damaged file was written to")
	}
	e, err := OpenBolt(dst, BoltOptions{})
	if err != nil {
		t.Fatal(err)
	}
	defer e.Close()
	db := open(t, e, s)
	good := 0
	view(t, db, func(tx *Tx) error {
		for o, err := range s.orders.All(tx) {
			if err != nil {
				return err
			}
			if sh.deleted[o.ID] {
				ghosts++
			}
			if fmt.Sprint(sh.orders[o.ID]) == fmt.Sprint(*o) {
				good++
			}
		}
		return nil
	})
	return float64(good) / float64(len(sh.orders)), ghosts, r
}

func TestSalvageSavesWhatIsThereAndRaisesNoGhosts(t *testing.T) {
	s := newShop(1)
	b, sh := bigVictim(t, s)
	pages := len(b) / 4096
	r := rand.New(rand.NewPCG(7, 7))
	for _, c := range []struct {
		name  string
		least float64
		do    func(b []byte) []byte
	}{
		{"both metas gone", 1, func(b []byte) []byte { clear(b[:2*4096]); return b }},
		{"metas filled with noise", 1, func(b []byte) []byte {
			for i := range b[:2*4096] {
				b[i] = byte(r.Uint32())
			}
			return b
		}},
		{"ten of a thousand pages destroyed", 0.99, func(b []byte) []byte {
			for range max(1, pages/100) {
				p := b[(2+r.IntN(pages-2))*4096:][:4096]
				for i := range p {
					p[i] = byte(r.Uint32())
				}
			}
			return b
		}},
		{"the last quarter cut off", 0.70, func(b []byte) []byte { return b[:len(b)/4*3] }},
	} {
		t.Run(c.name, func(t *testing.T) {
			share, ghosts, rep := repaired(t, s, c.do(bytes.Clone(b)), sh)
			t.Logf("%.2f %% of %d orders, %d pages, %d gaps, before: %d findings", 100*share, len(sh.orders), pages, rep.Gaps, len(rep.Before.Findings))
			if strings.HasPrefix(c.name, "the last") {
				ghosts = 0 // the marks of deletions and their journal may be cut off too
			}
			if share < c.least || ghosts > 0 || !rep.Salvaged {
				t.Errorf("%.4f saved of at least %.2f, %d ghosts, salvaged %v", share, c.least, ghosts, rep.Salvaged)
			}
			for _, f := range rep.After.Findings {
				if f.Check != "reference" { // to records that are lost
					t.Errorf("after the repair: %v", f)
				}
			}
		})
	}
}

func TestRepairOfAHealthyFileChangesNothingButTheIncarnation(t *testing.T) {
	s := newShop(1)
	b, sh := bigVictim(t, s)
	share, ghosts, rep := repaired(t, s, b, sh)
	if share != 1 || ghosts != 0 || rep.Salvaged || rep.Gaps != 0 || !rep.Before.OK() || !rep.After.OK() {
		t.Fatalf("%v %d %+v", share, ghosts, rep)
	}
}

// derived reads what a repair builds anew: the index with its recent entries
// and the digests.
func derived(t *testing.T, db *DB) (out []byte) {
	t.Helper()
	err := db.e.View(t.Context(), func(r Reader) error {
		all, err := layered(r)
		if err != nil {
			return err
		}
		tx := Tx{r: r}
		h, err := tx.loadHead()
		if err != nil {
			return err
		}
		out = h.digests.append(nil)
		return all.Scan(spaceIndex, Range{}, func(k, _ []byte) error {
			out = append(append(out, k...), '\n')
			return nil
		})
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestARepairBuildsTheVeryIndexesThatWereKept(t *testing.T) {
	s := newShop(1)
	path := filled(t, s, 30, 700)
	e, err := OpenBolt(path, BoltOptions{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	want := derived(t, open(t, e, s))
	if err := e.Close(); err != nil {
		t.Fatal(err)
	}
	dst := path + ".mended"
	if _, err := Repair(t.Context(), path, dst, s.reg, testOptions()); err != nil {
		t.Fatal(err)
	}
	e, err = OpenBolt(dst, BoltOptions{})
	if err != nil {
		t.Fatal(err)
	}
	defer e.Close()
	if got := derived(t, open(t, e, s)); !bytes.Equal(got, want) {
		t.Fatalf("%d bytes of derived data, want the same %d", len(got), len(want))
	}
}

func TestRebuildStepsRunInARepair(t *testing.T) {
	s := newShop(1)
	path := filled(t, s, 5, 50)
	s.reg.AddRebuild(func(tx *Tx) error {
		n, err := s.orders.Count(tx)
		if err != nil {
			return err
		}
		return s.ledger.Put(tx, []byte("orders"), fmt.Append(nil, n))
	})
	dst := path + ".mended"
	if _, err := Repair(t.Context(), path, dst, s.reg, testOptions()); err != nil {
		t.Fatal(err)
	}
	e, err := OpenBolt(dst, BoltOptions{})
	if err != nil {
		t.Fatal(err)
	}
	defer e.Close()
	view(t, open(t, e, s), func(tx *Tx) error {
		b, err := s.ledger.Get(tx, []byte("orders"))
		if string(b) != "49" { // one of 50 is deleted
			t.Errorf("rebuilt %q", b)
		}
		return err
	})
}
