package kv

import (
	"bytes"
	"cmp"
	"testing"
	"time"
)

// ordered fails unless the codec sorts a and b as order does, brings a back and
// leaves what follows.
func ordered[V any](t *testing.T, c Codec[V], a, b V, order func(a, b V) int) {
	t.Helper()
	ea, eb := c.Append(nil, a), c.Append(nil, b)
	if got, want := bytes.Compare(ea, eb), order(a, b); got != want {
		t.Fatalf("%v and %v sort as %d, want %d", a, b, got, want)
	}
	// An ID follows the value: it must not change the order of values.
	if order(a, b) < 0 && bytes.Compare(append(ea, afterIDs[:16]...), eb) >= 0 {
		t.Fatalf("%v with an ID sorts after %v", a, b)
	}
	back, rest, err := c.Decode(append(c.Append(nil, a), "rest"...))
	if err != nil || order(back, a) != 0 || string(rest) != "rest" {
		t.Fatalf("decode(encode(%v)) = %v, %q, %v", a, back, rest, err)
	}
}

func FuzzCodecsSortAsValues(f *testing.F) {
	f.Add("а", "б", int64(-1), int64(1), uint64(0), uint64(1))
	f.Add("a", "a\x00", int64(-1<<63), int64(1<<63-1), uint64(1<<63), uint64(1<<63-1))
	f.Add("a\x00\xff", "a\x00\x01", int64(0), int64(0), uint64(5), uint64(5))
	f.Fuzz(func(t *testing.T, s1, s2 string, i1, i2 int64, u1, u2 uint64) {
		ordered(t, ByText, s1, s2, cmp.Compare[string])
		ordered(t, ByString[string](), s1, s2, cmp.Compare[string])
		ordered(t, ByBytes, []byte(s1), []byte(s2), bytes.Compare)
		ordered(t, ByInt, i1, i2, cmp.Compare[int64])
		ordered(t, ByUint, u1, u2, cmp.Compare[uint64])
		ordered(t, ByNumber[int32](), int32(i1), int32(i2), cmp.Compare[int32])
		ordered(t, ByNumber[uint8](), uint8(u1), uint8(u2), cmp.Compare[uint8])
		ordered(t, ByBool, i1 < 0, i2 < 0, func(a, b bool) int {
			switch {
			case a == b:
				return 0
			case b:
				return -1
			}
			return 1
		})
		// Moments of the years 1 to 9999.
		moment := func(i int64, u uint64) time.Time {
			const from, span = -62135596800, 315537897600
			return time.Unix(from+int64(uint64(i)%span), int64(u%1e9))
		}
		ordered(t, ByTime, moment(i1, u1), moment(i2, u2), time.Time.Compare)
		var k1, k2 clientID
		copy(k1[:], s1)
		copy(k2[:], s2)
		ordered(t, ByID[clientID](), k1, k2, func(a, b clientID) int { return bytes.Compare(a[:], b[:]) })
		type named struct {
			name string
			n    int64
		}
		byNamed := Joined(ByText, ByInt, func(e named) (string, int64) { return e.name, e.n }, func(name string, n int64) named { return named{name, n} })
		ordered(t, byNamed, named{s1, i1}, named{s2, i2}, func(a, b named) int {
			return cmp.Or(cmp.Compare(a.name, b.name), cmp.Compare(a.n, b.n))
		})
	})
}

func FuzzCodecsRefuseBrokenKeys(f *testing.F) {
	f.Add([]byte("a\x00\x01"))
	f.Add([]byte{0, 2})
	f.Fuzz(func(t *testing.T, b []byte) {
		if v, rest, err := ByText.Decode(b); err == nil {
			if again := append(ByText.Append(nil, v), rest...); !bytes.Equal(again, b) {
				t.Fatalf("encode(decode(%x)) = %x", b, again)
			}
		}
		_, _, _ = ByTime.Decode(b)
		_, _, _ = byStateDay.Decode(b)
		_, _, _ = ByID[clientID]().Decode(b)
	})
}
