package kv

import (
	"fmt"
	"slices"
)

// NewLink declares a reference that stands in one place of a record, which at
// lends. Beside what every reference does, it can be turned to another record:
// Holders says who names a record by links, Relink makes them name another.
func NewLink[T any, K ~[16]byte, U any, L ~[16]byte](from *Table[T, K], name string, to *Table[U, L], at func(*T) *L) *Ref[K, L] {
	r := NewRef(from, name, to, func(v *T) []L { return []L{*at(v)} })
	r.ix.turn = func(record any, old, now [16]byte) bool {
		place := at(record.(*T))
		if [16]byte(*place) != old {
			return false
		}
		*place = L(now)
		return true
	}
	return r
}

// Held is the records of one table that name a record by links.
type Held struct {
	Table string     `json:"table"` // name of the table
	IDs   [][16]byte `json:"ids"`   // of its records
}

// Holders lists who names the record by links, table by table. References that
// are not links stay with the record whatever happens to it and are not listed.
func (t *Table[T, K]) Holders(tx *Tx, id K) (out []Held, err error) {
	for _, ix := range t.t.held {
		if ix.turn == nil {
			continue
		}
		ids, err := idsAt[[16]byte](tx, tx.holders(ix, [16]byte(id)))
		if err != nil {
			return nil, err
		}
		i := slices.IndexFunc(out, func(h Held) bool { return h.Table == ix.table.name })
		switch {
		case len(ids) == 0:
		case i < 0:
			out = append(out, Held{Table: ix.table.name, IDs: ids})
		default: // two links of one table
			out[i].IDs = append(out[i].IDs, ids...)
			slices.SortFunc(out[i].IDs, compareIDs)
			out[i].IDs = slices.Compact(out[i].IDs)
		}
	}
	return out, nil
}

func compareIDs(a, b [16]byte) int { return slices.Compare(a[:], b[:]) }

// Relink makes records that name one record by links name another instead and
// returns those it has written. A record of the list that is gone, or names
// another one by now, is left as it is. Each is called before a record is looked
// at and may stop the work.
func (t *Table[T, K]) Relink(tx *Tx, held []Held, from, to K, each func() error) (out []Held, err error) {
	for _, h := range held {
		holder := tx.db.reg.byName[h.Table]
		if holder == nil {
			return nil, fmt.Errorf("relink: no table %q", h.Table)
		}
		done := Held{Table: h.Table}
		for _, id := range h.IDs {
			if err := each(); err != nil {
				return nil, err
			}
			turned, err := tx.relink(holder, id, t.t, [16]byte(from), [16]byte(to))
			if err != nil {
				return nil, fmt.Errorf("relink %s %x: %w", h.Table, id, err)
			}
			if turned {
				done.IDs = append(done.IDs, id)
			}
		}
		if len(done.IDs) > 0 {
			out = append(out, done)
		}
	}
	return out, nil
}

// relink turns the links of one record.
func (tx *Tx) relink(holder *table, id [16]byte, target *table, from, to [16]byte) (bool, error) {
	raw, err := tx.r.Get(holder.space, id[:])
	if err != nil || raw == nil {
		return false, err
	}
	e, err := openEnvelope(holder.space, id[:], raw)
	if err != nil || e.deleted {
		return false, err
	}
	v, err := holder.decode(e.payload)
	if err != nil {
		return false, damaged(holder.space, id[:], err)
	}
	turned := false
	for _, ix := range holder.indexes {
		if ix.turn != nil && ix.target == target && ix.turn(v, from, to) {
			turned = true
		}
	}
	if !turned {
		return false, nil
	}
	payload, err := tx.encode(v)
	if err != nil {
		return false, err
	}
	_, err = tx.write(holder, id, e.rev, v, payload)
	return err == nil, err
}
