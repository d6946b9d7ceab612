package kv

import (
	"bytes"
	"errors"
	"math/rand/v2"
	"testing"
)

func sampleEnvelope() envelope {
	return envelope{
		schema: 3, rev: 7, space: "clients", key: []byte("0123456789abcdef"), payload: []byte("Альфа"),
		at:     address{Time: 1 << 40, Node: "A", Incarnation: 9, Seq: 12},
		clocks: []fieldClock{{at: Clock{Time: 5, Node: "A"}}, {name: "name", at: Clock{Time: 6, Node: "B"}}},
	}
}

func TestEnvelopeComesBackWhole(t *testing.T) {
	want := sampleEnvelope()
	raw, at := want.append(nil)
	if len(raw) > want.size() {
		t.Errorf("%d bytes, size promised %d", len(raw), want.size())
	}
	got, err := openEnvelope("clients", want.key, raw)
	if err != nil {
		t.Fatal(err)
	}
	again, _ := got.append(nil)
	if !bytes.Equal(again, raw) || string(raw[at:]) != "Альфа" || got.at != want.at || got.clocks[1] != want.clocks[1] {
		t.Fatalf("got %+v", got)
	}
}

func TestEnvelopeIsRefusedElsewhere(t *testing.T) {
	e := sampleEnvelope()
	raw, _ := e.append(nil)
	for _, at := range []struct {
		s Space
		k string
	}{{"orders", "0123456789abcdef"}, {"clients", "0123456789abcdee"}} {
		var d ErrDamaged
		if _, err := openEnvelope(at.s, []byte(at.k), raw); !errors.As(err, &d) || d.Space != at.s || string(d.Key) != at.k {
			t.Errorf("at %s/%s: %v", at.s, at.k, err)
		}
	}
}

func TestNoFlippedBitPasses(t *testing.T) {
	e := sampleEnvelope()
	raw, _ := e.append(nil)
	for bit := range len(raw) * 8 {
		bad := bytes.Clone(raw)
		bad[bit/8] ^= 1 << (bit % 8)
		if _, err := openEnvelope("clients", e.key, bad); err == nil {
			t.Fatalf("bit %d flipped and not noticed", bit)
		}
	}
}

func FuzzEnvelope(f *testing.F) {
	e := sampleEnvelope()
	raw, _ := e.append(nil)
	f.Add(raw)
	f.Add(raw[:20])
	f.Fuzz(func(t *testing.T, b []byte) {
		_, _ = splitEnvelope(b)
		if got, err := parseEnvelope(b); err == nil {
			again, _ := got.append(nil)
			if len(again) > len(b)+64 {
				t.Fatalf("grew from %d to %d", len(b), len(again))
			}
		}
		haul{}.sweep(b)
		_, _ = parseHead(b)
		_, _ = parseEntry(b, b)
	})
}

func FuzzPreflight(f *testing.F) {
	r := rand.New(rand.NewPCG(1, 1))
	junk := make([]byte, 5*4096)
	for i := range junk {
		junk[i] = byte(r.Uint32())
	}
	f.Add(junk)
	f.Add(make([]byte, 4096))
	path, e := newFile(f)
	_ = e.Close()
	f.Add(readFile(f, path))
	f.Fuzz(func(t *testing.T, b []byte) {
		if _, err := preflight(bytes.NewReader(b), int64(len(b))); err == nil && len(b) < 4*512 {
			t.Fatalf("passed a file of %d bytes", len(b))
		}
	})
}
