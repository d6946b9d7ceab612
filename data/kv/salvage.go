package kv

import (
	"bytes"
	"cmp"
	"slices"
)

// found is a record picked up from raw bytes: the bytes of its envelope, and
// what decides which of two is the newer.
type found struct {
	raw []byte
	env envelope
}

func (f found) newer(g found) bool {
	if c := cmp.Compare(f.env.rev, g.env.rev); c != 0 {
		return c > 0
	}
	if c := cmp.Compare(f.env.at.Incarnation, g.env.at.Incarnation); c != 0 {
		return c > 0
	}
	return f.env.at.Time > g.env.at.Time
}

// haul is what was gathered from a file, the newest of each key. Its bytes are
// parts of the file's.
type haul map[Space]map[string]found

func (h haul) keep(raw []byte, e envelope) {
	m := h[e.space]
	if m == nil {
		m = map[string]found{}
		h[e.space] = m
	}
	f := found{raw, e}
	if old, ok := m[string(e.key)]; !ok || f.newer(old) {
		m[string(e.key)] = f
	}
}

// sweep finds every record in the bytes of a file, whatever became of its
// B-trees: bbolt keeps a value in one piece. Old versions in free pages are
// found too; the newest wins.
func (h haul) sweep(file []byte) {
	magic := []byte{envelopeMagic & 0xFF, envelopeMagic >> 8}
	for at := 4; ; {
		i := bytes.Index(file[min(at, len(file)):], magic)
		if i < 0 {
			return
		}
		at += i
		start := file[at-4:]
		at++
		n, ok := envelopeLen(start)
		if !ok {
			continue
		}
		if e, err := parseEnvelope(start[:n:n]); err == nil && len(e.key) > 0 {
			h.keep(start[:n:n], e)
			if e.space != spaceBase { // recent writes are records inside one
				at += n - 5
			}
		}
	}
}

// mend brings records up to what the journal knows: a record that it saw
// deleted is a ghost from a free page, one that it saw changed is old, one that
// is lost is still whole in the entry that made it.
func (h haul) mend(reg *Registry) {
	byRecord := map[target2][]Entry{}
	for k, f := range h[spaceJournal] {
		e, err := parseEntry([]byte(k), f.raw)
		if t := reg.byName[e.Table]; err == nil && t != nil {
			at := target2{t, e.ID}
			byRecord[at] = append(byRecord[at], e)
		}
	}
	for at, entries := range byRecord {
		slices.SortFunc(entries, func(a, b Entry) int { return cmp.Compare(a.Rev, b.Rev) })
		h.follow(at, entries)
	}
}

// follow applies the entries of one record that are newer than it.
func (h haul) follow(at target2, entries []Entry) {
	f := h[at.t.space][string(at.id[:])]
	e := f.env
	for _, j := range entries {
		if j.Rev <= e.rev {
			continue
		}
		if j.Verb == Set && (j.Rev != e.rev+1 || e.deleted) {
			continue // a change to a version that is lost
		}
		if j.Verb == Created && j.Record == nil {
			continue // its entry keeps the hash alone
		}
		var payload []byte
		switch j.Verb {
		case Created:
			payload = j.Record
		case Set:
			redo := make([]Field, len(j.Fields))
			for i, fd := range j.Fields {
				redo[i] = Field{Name: fd.Name, Before: fd.New}
			}
			var err error
			if payload, err = undone(e.payload, redo); err != nil {
				continue
			}
		}
		next := envelope{
			deleted: j.Verb == Deleted, schema: j.Schema, rev: j.Rev, space: at.t.space, key: at.id[:], payload: payload,
			at: address{Time: j.Clock.Time, Node: j.Node, Incarnation: j.Incarnation, Seq: j.Seq},
		}
		if j.Verb == Set {
			next.clocks = advance(e, slices.Clone(j.Fields), j.Clock)
		}
		e = next
	}
	if e.rev > f.env.rev {
		raw, _ := e.append(nil)
		if e, err := parseEnvelope(raw); err == nil {
			h.keep(raw, e)
		}
	}
}
