package kv

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"kartoteka/data/trial"
)

// model is what an engine should hold: space, key, value.
type model map[Space]map[string]string

func (m model) clone() model {
	c := model{}
	for s, kv := range m {
		c[s] = maps.Clone(kv)
	}
	return c
}

// scan is Scan as one would write it without caring for time.
func (m model) scan(s Space, r Range) (out []string) {
	keys := slices.Sorted(maps.Keys(m[s]))
	if r.Reverse {
		slices.Reverse(keys)
	}
	for _, k := range keys {
		if r.From != nil && k < string(r.From) || r.To != nil && k >= string(r.To) {
			continue
		}
		if out = append(out, k+"="+m[s][k]); len(out) == r.Limit {
			break
		}
	}
	return out
}

var (
	anySpace = rapid.SampledFrom([]Space{"a", "b"})
	anyKey   = rapid.Custom(func(t *rapid.T) []byte {
		return []byte(fmt.Sprintf("%02d", rapid.IntRange(0, 40).Draw(t, "key")))
	})
)

func anyRange(t *rapid.T) Range {
	r := Range{Reverse: rapid.Bool().Draw(t, "reverse"), Limit: rapid.IntRange(0, 5).Draw(t, "limit")}
	if rapid.Bool().Draw(t, "has from") {
		r.From = anyKey.Draw(t, "from")
	}
	if rapid.Bool().Draw(t, "has to") {
		r.To = anyKey.Draw(t, "to")
	}
	return r
}

// compare asks r and the model the same questions.
func compare(t *rapid.T, r Reader, m model) {
	s := anySpace.Draw(t, "space")
	keys := [][]byte{anyKey.Draw(t, "k1"), anyKey.Draw(t, "k2"), anyKey.Draw(t, "k3")}
	vals, err := r.GetMany(s, keys)
	if err != nil {
		t.Fatal(err)
	}
	for i, k := range keys {
		want, ok := m[s][string(k)]
		one, err := r.Get(s, k)
		if err != nil || !bytes.Equal(one, vals[i]) || (one != nil) != ok || string(one) != want {
			t.Fatalf("Get %s/%s = %q, GetMany %q, want %q (%v) %v", s, k, one, vals[i], want, ok, err)
		}
	}
	rg := anyRange(t)
	want := m.scan(s, rg)
	for name, scan := range map[string]func(Space, Range, func(k, v []byte) error) error{
		"Scan": r.Scan,
		"Lend": func(s Space, r2 Range, fn func(k, v []byte) error) error { return lend(r, s, r2, fn) },
	} {
		var got []string
		if err := scan(s, rg, func(k, v []byte) error { got = append(got, string(k)+"="+string(v)); return nil }); err != nil {
			t.Fatal(err)
		}
		if !slices.Equal(got, want) {
			t.Fatalf("%s %s %+v = %v, want %v", name, s, rg, got, want)
		}
	}
	fetched(t, r, s, keys, vals, m)
	if len(want) > 1 {
		n := 0
		err := r.Scan(s, rg, func(_, _ []byte) error {
			n++
			return ErrStop
		})
		if n != 1 || err != nil {
			t.Fatalf("stopped scan gave %d keys, %v", n, err)
		}
	}
}

// fetched asks r for keys and runs at once: it must answer as if they were asked
// one by one.
func fetched(t *rapid.T, r Reader, s Space, keys [][]byte, vals [][]byte, m model) {
	places := []Place{{"elsewhere", keys[0]}}
	for _, k := range keys {
		places = append(places, Place{s, k})
	}
	runs := []Run{{"elsewhere", Range{}}, {s, anyRange(t)}, {anySpace.Draw(t, "another space"), anyRange(t)}, {s, Range{}}}
	got := make([][]string, len(runs))
	across, err := r.Fetch(places, runs, func(run int, k, v []byte) error {
		got[run] = append(got[run], string(k)+"="+string(v))
		if run == 3 {
			return ErrStop
		}
		return nil
	})
	if err != nil || across[0] != nil {
		t.Fatalf("Fetch = %q, %v", across, err)
	}
	for i, v := range across[1:] {
		if !bytes.Equal(v, vals[i]) || (v == nil) != (vals[i] == nil) {
			t.Fatalf("Fetch of %s/%s = %q, GetMany %q", s, keys[i], v, vals[i])
		}
	}
	for i, run := range runs {
		want := m.scan(run.Space, run.Range)
		if i == 3 {
			want = want[:min(1, len(want))]
		}
		if !slices.Equal(got[i], want) {
			t.Fatalf("Fetch of run %+v = %v, want %v", run, got[i], want)
		}
	}
}

// write makes a few random changes to w and the model alike.
func write(t *rapid.T, w Writer, m model) {
	for range rapid.IntRange(1, 8).Draw(t, "writes") {
		s, k := anySpace.Draw(t, "space"), anyKey.Draw(t, "key")
		if rapid.IntRange(0, 2).Draw(t, "what") == 0 {
			if err := w.Delete(s, k); err != nil {
				t.Fatal(err)
			}
			delete(m[s], string(k))
			continue
		}
		v := rapid.StringN(0, 8, -1).Draw(t, "value")
		if err := w.Put(s, k, []byte(v)); err != nil {
			t.Fatal(err)
		}
		if m[s] == nil {
			m[s] = map[string]string{}
		}
		m[s][string(k)] = v
	}
}

var errChangedMind = errors.New("changed my mind")

func program(t *rapid.T, e Engine) {
	ctx := context.Background()
	state := model{}
	for range rapid.IntRange(1, 12).Draw(t, "transactions") {
		next := state.clone()
		fail := rapid.IntRange(0, 3).Draw(t, "fails") == 0
		err := e.Update(ctx, func(w Writer) error {
			write(t, w, next)
			compare(t, w, next)
			over := newOverlay(w)
			write(t, over, next)
			compare(t, over, next)
			if fail {
				return errChangedMind
			}
			return over.flush(w)
		})
		switch {
		case fail && !errors.Is(err, errChangedMind), !fail && err != nil:
			t.Fatalf("Update = %v", err)
		case !fail:
			state = next
		}
		if err := e.View(ctx, func(r Reader) error { compare(t, r, state); return nil }); err != nil {
			t.Fatal(err)
		}
	}
}

func TestMemoryBehavesAsAMap(t *testing.T) {
	trial.Check(t, func(t *rapid.T) { program(t, NewMemory()) })
}

func TestBoltBehavesAsAMap(t *testing.T) {
	dir := t.TempDir()
	n := 0
	trial.Check(t, func(t *rapid.T) {
		n++
		path := filepath.Join(dir, fmt.Sprint(n))
		e, err := CreateBolt(path, BoltOptions{}, func(Engine) error { return nil })
		if err != nil {
			t.Fatal(err)
		}
		program(t, e)
		if err := e.Close(); err != nil {
			t.Fatal(err)
		}
		if err := os.Remove(path); err != nil {
			t.Fatal(err)
		}
	})
}

// Blocks of the sorted map split and empty only past their size, which small
// programs never reach.
func TestSortedMapKeepsOrderThroughManyBlocks(t *testing.T) {
	trial.Check(t, func(t *rapid.T) {
		m, want := &sorted{}, map[string]string{}
		n := rapid.IntRange(1, 3000).Draw(t, "keys")
		step := rapid.SampledFrom([]int{1, 7, 1009}).Draw(t, "step")
		for i := range n {
			k := fmt.Sprintf("%06d", i*step%4001)
			m.set(pair{key: []byte(k), val: []byte{byte(i)}})
			want[k] = string([]byte{byte(i)})
		}
		for i := range n / 2 {
			k := fmt.Sprintf("%06d", i*step*3%4001)
			m.remove([]byte(k))
			delete(want, k)
		}
		rg := Range{Reverse: rapid.Bool().Draw(t, "reverse"), From: []byte("000500"), To: []byte("003500")}
		var got []string
		for w := m.walk(rg); ; {
			p, ok := w.next()
			if !ok {
				break
			}
			got = append(got, string(p.key)+"="+string(p.val))
		}
		if !slices.Equal(got, model{"s": want}.scan("s", rg)) || m.count != len(want) {
			t.Fatalf("%d keys of %d, count %d", len(got), len(want), m.count)
		}
	})
}

func TestScanSurvivesWritesMadeInsideIt(t *testing.T) {
	engines(t, func(t *testing.T, e Engine) {
		err := e.Update(t.Context(), func(w Writer) error {
			for i := range 50 {
				if err := w.Put("s", []byte(fmt.Sprintf("%02d", i)), []byte("old")); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		err = e.Update(t.Context(), func(w Writer) error {
			o := newOverlay(w)
			if err := o.Put("s", []byte("00"), []byte("new")); err != nil {
				return err
			}
			n := 0
			err := o.Scan("s", Range{}, func(k, v []byte) error {
				n++
				if err := o.Delete("s", k); err != nil {
					return err
				}
				return o.Put("s", append([]byte("0"), k...), v)
			})
			if n < 50 {
				t.Errorf("scan saw %d keys of 50", n)
			}
			return errors.Join(err, o.flush(w))
		})
		if err != nil {
			t.Fatal(err)
		}
	})
}

func TestMemoryComesBackFromItsBackup(t *testing.T) {
	m := NewMemory()
	s := newShop(1)
	db := open(t, m, s)
	c := client{ID: id[clientID](1), Name: "Альфа"}
	update(t, db, "create", func(tx *Tx) error { return s.clients.Put(tx, &c) })
	var buf bytes.Buffer
	if err := m.Backup(t.Context(), &buf); err != nil {
		t.Fatal(err)
	}
	back, err := LoadMemory(bytes.NewReader(buf.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	db = open(t, back, s)
	view(t, db, func(tx *Tx) error {
		_, err := s.clients.Get(tx, c.ID)
		return err
	})
	if _, err := LoadMemory(bytes.NewReader(buf.Bytes()[:buf.Len()-3])); !errors.Is(err, ErrTruncated) {
		t.Fatalf("cut short: %v", err)
	}
}

func TestCountingTellsTheCallsOfAView(t *testing.T) {
	calls := 0
	e := Counting{Engine: NewMemory(), Calls: func(n int) { calls = n }}
	s := newShop(1)
	db := open(t, e, s)
	update(t, db, "fill", func(tx *Tx) error {
		for i := range 200 { // more than the recent writes hold
			if err := s.clients.Put(tx, &client{ID: id[clientID](i), Name: "А"}); err != nil {
				return err
			}
		}
		return nil
	})
	view(t, db, func(tx *Tx) error {
		ids, err := s.byName.IDs(tx, "А")
		if err != nil {
			return err
		}
		cs, err := s.clients.GetMany(tx, ids)
		if len(cs) != 200 {
			t.Errorf("%d clients", len(cs))
		}
		return err
	})
	if calls != 3 {
		t.Errorf("a list took %d calls, want the recent writes, a scan and a GetMany", calls)
	}
}

func TestWatchersGetAHintAfterACommit(t *testing.T) {
	engines(t, func(t *testing.T, e Engine) {
		ctx, cancel := context.WithCancel(t.Context())
		hints, err := e.Watch(ctx)
		if err != nil {
			t.Fatal(err)
		}
		for range 3 {
			if err := e.Update(ctx, func(w Writer) error { return w.Put("s", []byte("k"), nil) }); err != nil {
				t.Fatal(err)
			}
		}
		if _, ok := <-hints; !ok {
			t.Fatal("no hint")
		}
		cancel()
		for range hints { // closes with the context
		}
	})
}
