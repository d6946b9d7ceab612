package kv

import (
	"bytes"
	"fmt"

	"github.com/fxamacker/cbor/v2"
)

// Encoding and Decoding are how values are kept: CBOR (RFC 8949), core
// deterministic, so that equal values are equal bytes; names from `json` tags,
// so that fields may be added, removed and reordered. Moments are RFC 3339 text
// in UTC to the nanosecond, the only form that comes back exactly as it went;
// dates of the business are integers of their own types. IDs are byte strings.
var (
	Encoding cbor.UserBufferEncMode = encoding()
	Decoding cbor.DecMode           = decoding()
)

func encoding() cbor.UserBufferEncMode {
	o := cbor.CoreDetEncOptions()
	o.Time = cbor.TimeRFC3339NanoUTC
	o.ByteArray = cbor.ByteArrayToByteSlice
	m, err := o.UserBufferEncMode()
	if err != nil {
		panic(fmt.Sprintf("kv: cbor encoding options: %v", err))
	}
	return m
}

func decoding() cbor.DecMode {
	m, err := cbor.DecOptions{
		DupMapKey:        cbor.DupMapKeyEnforcedAPF,
		IndefLength:      cbor.IndefLengthForbidden,
		MaxNestedLevels:  32,
		MaxArrayElements: 1 << 24,
	}.DecMode()
	if err != nil {
		panic(fmt.Sprintf("kv: cbor decoding options: %v", err))
	}
	return m
}

// fields splits a record into its fields by name.
func fields(payload []byte) (map[string]cbor.RawMessage, error) {
	m := map[string]cbor.RawMessage{}
	if len(payload) == 0 {
		return m, nil
	}
	err := Decoding.Unmarshal(payload, &m)
	return m, err
}

// diff lists the fields in which two records differ, sorted by name.
func diff(before, after []byte) ([]Field, error) {
	b, err := fields(before)
	if err != nil {
		return nil, fmt.Errorf("read fields before: %w", err)
	}
	a, err := fields(after)
	if err != nil {
		return nil, fmt.Errorf("read fields after: %w", err)
	}
	var out []Field
	for name, v := range b {
		if n := a[name]; !bytes.Equal(v, n) {
			out = append(out, Field{Name: name, Before: v, New: n})
		}
	}
	for name, n := range a {
		if _, ok := b[name]; !ok {
			out = append(out, Field{Name: name, New: n})
		}
	}
	sortFields(out)
	return out, nil
}

// undone returns the record with the fields set back to what they were.
func undone(payload []byte, fs []Field) ([]byte, error) {
	m, err := fields(payload)
	if err != nil {
		return nil, err
	}
	for _, f := range fs {
		if f.Before == nil {
			delete(m, f.Name)
		} else {
			m[f.Name] = f.Before
		}
	}
	return Encoding.Marshal(m)
}
