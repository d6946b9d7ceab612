package kv

import (
	"encoding/binary"
	"errors"
	"time"
)

// Codec turns a value into bytes that sort as the values do and say where they
// end, so that an ID or a further value can follow.
type Codec[V any] interface {
	// Append writes the value after dst.
	Append(dst []byte, v V) []byte
	// Decode reads the value at the start of b and returns what follows it.
	Decode(b []byte) (V, []byte, error)
}

// The codecs of index values. Text sorts by its bytes: an index that should
// ignore case is given folded text. Times sort as moments and come back in UTC.
var (
	ByText  Codec[string]    = textCodec{}
	ByBytes Codec[[]byte]    = bytesCodec{}
	ByUint  Codec[uint64]    = uintCodec{}
	ByInt   Codec[int64]     = intCodec{}
	ByTime  Codec[time.Time] = timeCodec{}
	ByBool  Codec[bool]      = boolCodec{}
)

// ByID sorts IDs by their bytes, which for UUIDv7 is the order of creation.
func ByID[K ~[16]byte]() Codec[K] { return idCodec[K]{} }

// ByNumber sorts the integer types of the business: dates, sums, states.
func ByNumber[V ~int | ~int8 | ~int16 | ~int32 | ~int64 | ~uint8 | ~uint16 | ~uint32]() Codec[V] {
	return numberCodec[V]{}
}

// ByString sorts string types of the business as ByText does.
func ByString[V ~string]() Codec[V] { return stringCodec[V]{} }

// Joined sorts entries of two values by the first, then by the second: a client
// and a date, a state and a number. part takes an entry apart and join makes one.
func Joined[E, A, B any](a Codec[A], b Codec[B], part func(E) (A, B), join func(A, B) E) Codec[E] {
	return joinedCodec[E, A, B]{a, b, part, join}
}

var errShortKey = errors.New("index key is cut short")

type bytesCodec struct{}

// A zero byte is written as 00 FF and the end as 00 01, so that a text sorts
// before every longer text it begins.
func (bytesCodec) Append(dst, v []byte) []byte { return appendEscaped(dst, v) }

func appendEscaped[S ~string | ~[]byte](dst []byte, v S) []byte {
	for i := range len(v) {
		if dst = append(dst, v[i]); v[i] == 0 {
			dst = append(dst, 0xFF)
		}
	}
	return append(dst, 0, 1)
}

func (bytesCodec) Decode(b []byte) ([]byte, []byte, error) {
	out := []byte{}
	for i := 0; i < len(b); i++ {
		if b[i] != 0 {
			out = append(out, b[i])
			continue
		}
		if i++; i == len(b) {
			break
		}
		switch b[i] {
		case 1:
			return out, b[i+1:], nil
		case 0xFF:
			out = append(out, 0)
		default:
			return nil, nil, errors.New("index key holds an unknown escape")
		}
	}
	return nil, nil, errShortKey
}

type textCodec struct{}

func (textCodec) Append(dst []byte, v string) []byte { return appendEscaped(dst, v) }

func (textCodec) Decode(b []byte) (string, []byte, error) {
	v, rest, err := bytesCodec{}.Decode(b)
	return string(v), rest, err
}

type stringCodec[V ~string] struct{}

func (stringCodec[V]) Append(dst []byte, v V) []byte { return appendEscaped(dst, v) }

func (stringCodec[V]) Decode(b []byte) (V, []byte, error) {
	v, rest, err := bytesCodec{}.Decode(b)
	return V(v), rest, err
}

type uintCodec struct{}

func (uintCodec) Append(dst []byte, v uint64) []byte { return binary.BigEndian.AppendUint64(dst, v) }

func (uintCodec) Decode(b []byte) (uint64, []byte, error) {
	if len(b) < 8 {
		return 0, nil, errShortKey
	}
	return binary.BigEndian.Uint64(b), b[8:], nil
}

// signBit flips the sign, so that negative numbers sort before positive ones.
const signBit = 1 << 63

type intCodec struct{}

func (intCodec) Append(dst []byte, v int64) []byte { return uintCodec{}.Append(dst, uint64(v)^signBit) }

func (intCodec) Decode(b []byte) (int64, []byte, error) {
	u, rest, err := uintCodec{}.Decode(b)
	return int64(u ^ signBit), rest, err
}

type numberCodec[V ~int | ~int8 | ~int16 | ~int32 | ~int64 | ~uint8 | ~uint16 | ~uint32] struct{}

func (numberCodec[V]) Append(dst []byte, v V) []byte { return intCodec{}.Append(dst, int64(v)) }

func (numberCodec[V]) Decode(b []byte) (V, []byte, error) {
	i, rest, err := intCodec{}.Decode(b)
	return V(i), rest, err
}

// timeCodec keeps seconds and nanoseconds apart: nanoseconds alone end in 2262
// and begin in 1678, and a zero time must sort first, not anywhere.
type timeCodec struct{}

func (timeCodec) Append(dst []byte, v time.Time) []byte {
	dst = intCodec{}.Append(dst, v.Unix())
	return binary.BigEndian.AppendUint32(dst, uint32(v.Nanosecond()))
}

func (timeCodec) Decode(b []byte) (time.Time, []byte, error) {
	s, rest, err := intCodec{}.Decode(b)
	if err != nil || len(rest) < 4 {
		return time.Time{}, nil, errShortKey
	}
	return time.Unix(s, int64(binary.BigEndian.Uint32(rest))).UTC(), rest[4:], nil
}

type boolCodec struct{}

func (boolCodec) Append(dst []byte, v bool) []byte {
	if v {
		return append(dst, 1)
	}
	return append(dst, 0)
}

func (boolCodec) Decode(b []byte) (bool, []byte, error) {
	if len(b) == 0 {
		return false, nil, errShortKey
	}
	return b[0] != 0, b[1:], nil
}

type idCodec[K ~[16]byte] struct{}

func (idCodec[K]) Append(dst []byte, v K) []byte {
	id := [16]byte(v)
	return append(dst, id[:]...)
}

func (idCodec[K]) Decode(b []byte) (K, []byte, error) {
	if len(b) < 16 {
		return K{}, nil, errShortKey
	}
	return K(b[:16]), b[16:], nil
}

type joinedCodec[E, A, B any] struct {
	a    Codec[A]
	b    Codec[B]
	part func(E) (A, B)
	join func(A, B) E
}

func (c joinedCodec[E, A, B]) Append(dst []byte, e E) []byte {
	a, b := c.part(e)
	return c.b.Append(c.a.Append(dst, a), b)
}

func (c joinedCodec[E, A, B]) Decode(raw []byte) (e E, rest []byte, err error) {
	a, rest, err := c.a.Decode(raw)
	if err != nil {
		return e, nil, err
	}
	b, rest, err := c.b.Decode(rest)
	if err != nil {
		return e, nil, err
	}
	return c.join(a, b), rest, nil
}
