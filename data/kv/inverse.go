package kv

import (
	"bytes"
	"slices"
)

// restored reports whether the record is again as the entry left it: whatever
// was written after the entry has been taken back since, the latest first, as
// undoing one operation after another does.
func (tx *Tx) restored(t *table, e Entry) (bool, error) {
	entries, err := tx.history(t.space, e.ID)
	if err != nil {
		return false, err
	}
	at := slices.IndexFunc(entries, func(o Entry) bool { return o.Op == e.Op && o.Rev == e.Rev })
	if at < 0 {
		return false, nil
	}
	var standing []Entry
	for _, later := range entries[at+1:] {
		if n := len(standing); n > 0 && later.undoes(standing[n-1]) {
			standing = standing[:n-1]
		} else {
			standing = append(standing, later)
		}
	}
	return len(standing) == 0, nil
}

// undoes reports whether the entry brings back exactly what was before the other.
func (e Entry) undoes(was Entry) bool {
	switch {
	case e.Verb == Set && was.Verb == Set:
		return slices.EqualFunc(e.Fields, was.Fields, func(a, b Field) bool {
			return a.Name == b.Name && bytes.Equal(a.New, b.Before) && bytes.Equal(a.Before, b.New)
		})
	case e.Verb == Created && was.Verb == Deleted, e.Verb == Deleted && was.Verb == Created:
		return bytes.Equal(e.Record, was.Record)
	}
	return false
}
