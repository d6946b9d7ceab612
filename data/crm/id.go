package crm

import (
	"encoding/hex"
	"fmt"
	"strings"
)

// ID names a record of kind T for ever and everywhere: a UUIDv7 (RFC 9562)
// made on the machine that created the record. The phantom type stops an
// order's ID where a client's is wanted.
type ID[T any] [16]byte

// IsZero reports whether no record is named.
func (id ID[T]) IsZero() bool { return id == ID[T]{} }

// String is the usual 8-4-4-4-12 form; empty for the zero ID.
func (id ID[T]) String() string {
	if id.IsZero() {
		return ""
	}
	h := hex.EncodeToString(id[:])
	return strings.Join([]string{h[:8], h[8:12], h[12:16], h[16:20], h[20:]}, "-")
}

// ParseID reads the form that String writes; the empty text is the zero ID.
func ParseID[T any](s string) (ID[T], error) {
	var id ID[T]
	if s == "" {
		return id, nil
	}
	b, err := hex.DecodeString(strings.ReplaceAll(s, "-", ""))
	if err != nil || len(b) != len(id) {
		return id, fmt.Errorf("parse id %q: not a UUID", s)
	}
	copy(id[:], b)
	return id, nil
}

// MarshalText writes the ID for JSON and text formats.
func (id ID[T]) MarshalText() ([]byte, error) { return []byte(id.String()), nil }

// UnmarshalText reads what MarshalText writes.
func (id *ID[T]) UnmarshalText(b []byte) error {
	v, err := ParseID[T](string(b))
	*id = v
	return err
}

// MarshalBinary writes the 16 bytes of the ID, as CBOR keeps it; nothing for
// the zero ID.
func (id ID[T]) MarshalBinary() ([]byte, error) {
	if id.IsZero() {
		return nil, nil
	}
	return id[:], nil
}

// UnmarshalBinary reads what MarshalBinary writes.
func (id *ID[T]) UnmarshalBinary(b []byte) error {
	*id = ID[T]{}
	if len(b) != 0 && len(b) != len(id) {
		return fmt.Errorf("read id: %d bytes instead of 16", len(b))
	}
	copy(id[:], b)
	return nil
}

// Meta is what the store keeps about a record beside its fields.
type Meta struct {
	// Rev counts the writes of the record; the store refuses a write made from
	// an older one. Zero means not stored yet.
	Rev uint64 `json:"-"`
}

// Revision lends the store the place where the revision is kept.
func (m *Meta) Revision() *uint64 { return &m.Rev }
