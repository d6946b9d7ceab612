package kv

import (
	"errors"
	"maps"
	"reflect"
	"testing"

	"pgregory.net/rapid"

	"kartoteka/data/trial"
)

// A lens shows of each record what the record itself says.
func TestALensShowsAPartOfEachRecord(t *testing.T) {
	type head struct {
		ID  clientID `json:"id"`
		INN string   `json:"inn"`
	}
	trial.Check(t, func(t *rapid.T) {
		s := newShop(1)
		heads := NewLens[head](s.clients)
		db, err := Open(NewMemory(), s.reg, testOptions())
		if err != nil {
			t.Fatal(err)
		}
		p := plain{clients: map[clientID]client{}, orders: map[orderID]order{}}
		_, err = db.Update(t.Context(), "op", func(tx *Tx) error {
			for range rapid.IntRange(1, 30).Draw(t, "acts") {
				act(t, tx, s, &p)
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		err = db.View(t.Context(), func(tx *Tx) error {
			var want []clientID
			for c, err := range s.byName.Ordered(tx) {
				if err != nil {
					return err
				}
				want = append(want, c.ID)
			}
			n := 0
			for h, err := range OrderedBy(tx, s.byName, heads) {
				if err != nil {
					return err
				}
				if h.ID != want[n] || h.INN != p.clients[h.ID].INN {
					t.Fatalf("head %d is %+v, want %x with %q", n, h, want[n], p.clients[h.ID].INN)
				}
				n++
			}
			if n != len(want) {
				t.Fatalf("%d heads of %d clients", n, len(want))
			}
			gone, err := heads.GetMany(tx, []clientID{id[clientID](77)})
			if err == nil && gone[0] != nil {
				t.Fatalf("a head of nobody: %+v", gone[0])
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	})
}

// What pick leaves is what the whole record says of the fields wanted, whatever
// else is in it; bytes that are no record are refused, never misread.
func TestPickLeavesTheFieldsWanted(t *testing.T) {
	anyValue := rapid.Custom(func(t *rapid.T) any {
		return rapid.OneOf(
			rapid.String().AsAny(), rapid.Int64().AsAny(), rapid.Bool().AsAny(), rapid.SliceOf(rapid.Byte()).AsAny(),
			rapid.SliceOf(rapid.String()).AsAny(), rapid.MapOf(rapid.String(), rapid.SliceOf(rapid.Int())).AsAny(),
		).Draw(t, "value")
	})
	trial.Check(t, func(t *rapid.T) {
		whole := rapid.MapOf(rapid.StringN(0, 40, -1), anyValue).Draw(t, "record")
		wanted := map[string]bool{"no such field": true}
		for name := range whole {
			if len(wanted) < maxPicked && rapid.Bool().Draw(t, "want") {
				wanted[name] = true
			}
		}
		raw, err := Encoding.Marshal(whole)
		if err != nil {
			t.Fatal(err)
		}
		few, ok := pick(nil, raw, wanted)
		var got, all map[string]any
		if err := errors.Join(Decoding.Unmarshal(few, &got), Decoding.Unmarshal(raw, &all)); err != nil || !ok {
			t.Fatalf("pick of %x: %x, %v, %v", raw, few, ok, err)
		}
		maps.DeleteFunc(all, func(name string, _ any) bool { return !wanted[name] })
		if !reflect.DeepEqual(got, all) {
			t.Fatalf("picked %v, want %v", got, all)
		}
		cut := raw[:rapid.IntRange(0, len(raw)-1).Draw(t, "cut")]
		if _, ok := pick(nil, cut, wanted); ok {
			t.Fatalf("a record cut short was read: %x of %x", cut, raw)
		}
	})
}

func FuzzPick(f *testing.F) {
	f.Add([]byte{0xa1, 0x61, 'a', 0x01})
	f.Add([]byte{0xbf, 0xff})
	f.Fuzz(func(t *testing.T, b []byte) {
		if few, ok := pick(nil, b, map[string]bool{"a": true}); ok && len(few) > len(b)+1 {
			t.Errorf("%x became %x", b, few)
		}
	})
}

func BenchmarkLens(b *testing.B) {
	type wide struct {
		ID    clientID `json:"id"`
		Name  string   `json:"name"`
		Lines []line   `json:"lines"`
	}
	w := wide{Name: "ООО «Ромашка»"}
	for range 20 {
		w.Lines = append(w.Lines, line{"Сверло по металлу", 1000, 2000})
	}
	raw, err := Encoding.Marshal(w)
	if err != nil {
		b.Fatal(err)
	}
	b.Run("whole", func(b *testing.B) {
		for b.Loop() {
			if err := Decoding.Unmarshal(raw, &wide{}); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("part", func(b *testing.B) {
		var few []byte
		head := struct {
			Name string `json:"name"`
		}{}
		for b.Loop() {
			few, _ = pick(few[:0], raw, map[string]bool{"name": true})
			if err := Decoding.Unmarshal(few, &head); err != nil {
				b.Fatal(err)
			}
		}
	})
}
