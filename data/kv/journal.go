package kv

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"

	"github.com/fxamacker/cbor/v2"
)

// OpID names an operation: a UUIDv7 whose time is the clock of the operation's
// first journal entry, which is how the entries are found.
type OpID [16]byte

// String is the usual 8-4-4-4-12 form.
func (o OpID) String() string {
	h := hex.EncodeToString(o[:])
	return h[:8] + "-" + h[8:12] + "-" + h[12:16] + "-" + h[16:20] + "-" + h[20:]
}

// IsZero reports whether no operation is named.
func (o OpID) IsZero() bool { return o == OpID{} }

func (o OpID) millis() int64 {
	return int64(binary.BigEndian.Uint64(append([]byte{0, 0}, o[:6]...)))
}

// newOpID stamps fresh random bits with the clock's milliseconds.
func newOpID(random [16]byte, at HLC) OpID {
	var ms [8]byte
	binary.BigEndian.PutUint64(ms[:], uint64(at.Millis()))
	o := OpID(random)
	copy(o[:6], ms[2:])
	o[6] = o[6]&0x0F | 0x70
	o[8] = o[8]&0x3F | 0x80
	return o
}

// Entry is one line of the journal: what a node did to one record. Lines of a
// node and incarnation are numbered without gaps from 1 and chained by hashes,
// so that journals can be exchanged and a missing or altered line shows. The
// journal is the audit, the undo and what machines send each other.
type Entry struct {
	Node        string   // machine that wrote it
	Incarnation uint64   // of the base then
	Seq         uint64   // number in the journal of node and incarnation, from 1
	Clock       Clock    // of the change
	Schema      int      // version of the layout then
	Op          OpID     // operation it is part of
	User        string   // who did it
	Kind        string   // the verb of the business: "order.ship"
	Table       string   // of the record
	ID          [16]byte // of the record
	Verb        Verb     // what was done to the record
	Rev         uint64   // of the record after this entry
	// Fields are those a Set changed.
	Fields []Field
	// Record is the whole record in CBOR: the new one of Created, the last one
	// of Deleted.
	Record []byte
	// Prev is the hash of the line before.
	Prev [16]byte
}

// Field is one changed field: its values in CBOR, nil where the field was
// absent, and the clock at which the replaced value had been set, so that two
// machines that changed it from the same value notice.
type Field struct {
	Name   string          `cbor:"n"`           // key of the field in CBOR
	Before cbor.RawMessage `cbor:"b,omitempty"` // old value in CBOR; nil when there was none
	New    cbor.RawMessage `cbor:"v,omitempty"` // new value in CBOR; nil when it was removed
	Base   Clock           `cbor:"c"`           // clock of the old value
}

func sortFields(fs []Field) {
	slices.SortFunc(fs, func(a, b Field) int { return cmp.Compare(a.Name, b.Name) })
}

// entryBody is an entry as stored; the rest is in its key and envelope.
type entryBody struct {
	_      struct{} `cbor:",toarray"`
	Op     OpID
	User   string
	Kind   string
	Table  string
	ID     [16]byte
	Verb   Verb
	Rev    uint64
	Fields []Field
	Record []byte
	Prev   [16]byte
}

func journalKey(dst []byte, node string, incarnation, seq uint64) []byte {
	dst = append(append(dst, node...), 0)
	dst = binary.BigEndian.AppendUint64(dst, incarnation)
	return binary.BigEndian.AppendUint64(dst, seq)
}

func parseJournalKey(k []byte) (node string, incarnation, seq uint64, ok bool) {
	n := len(k) - 17
	if n < 0 || k[n] != 0 {
		return "", 0, 0, false
	}
	return names.get(k[:n]), binary.BigEndian.Uint64(k[n+1:]), binary.BigEndian.Uint64(k[n+9:]), true
}

// nextAddress is where the next entry will be.
func (tx *Tx) nextAddress() address {
	return address{
		Time: tx.head.time.tick(tx.Now), Node: tx.head.node,
		Incarnation: tx.head.incarnation, Seq: tx.head.seq + 1,
	}
}

// appendEntry writes the entry and moves the head.
func (tx *Tx) appendEntry(at address, body *entryBody) error {
	payload, err := tx.encode(body)
	if err != nil {
		return fmt.Errorf("encode journal entry: %w", err)
	}
	a := &tx.op.arena
	key := journalKey(a.grab(len(at.Node)+17), at.Node, at.Incarnation, at.Seq)
	e := envelope{schema: tx.db.reg.version, rev: 1, at: at, space: spaceJournal, key: key, payload: payload}
	raw, _ := e.append(a.grab(e.size()))
	h := tx.head
	h.seq, h.time, h.hash = at.Seq, at.Time, chainHash(raw)
	h.add(tx.db.number(journalPart), hashOf(raw))
	return tx.w.Put(spaceJournal, key, raw)
}

func chainHash(raw []byte) [16]byte {
	sum := sha256.Sum256(raw)
	return [16]byte(sum[:16])
}

// parseEntry reads a stored line of the journal.
func parseEntry(k, raw []byte) (Entry, error) {
	e, err := openEnvelope(spaceJournal, k, raw)
	if err != nil {
		return Entry{}, err
	}
	node, incarnation, seq, ok := parseJournalKey(k)
	var b entryBody
	if err := Decoding.Unmarshal(e.payload, &b); err != nil || !ok {
		return Entry{}, damaged(spaceJournal, k, errors.Join(err, errNoEnvelope))
	}
	return Entry{
		Node: node, Incarnation: incarnation, Seq: seq, Clock: e.at.clock(), Schema: e.schema,
		Op: b.Op, User: b.User, Kind: b.Kind, Table: b.Table, ID: b.ID, Verb: b.Verb, Rev: b.Rev,
		Fields: b.Fields, Record: b.Record, Prev: b.Prev,
	}, nil
}

// Journal returns up to limit entries of this node and incarnation after the
// given number, in order.
func (db *DB) Journal(ctx context.Context, after uint64, limit int) ([]Entry, error) {
	b := db.Base()
	return db.lines(ctx, Range{From: journalKey(nil, b.Node, b.Incarnation, after+1), To: journalKey(nil, b.Node, b.Incarnation+1, 0), Limit: limit})
}

// Latest returns up to limit entries of this node and incarnation, newest
// first, beginning before the given number (0: from the end).
func (db *DB) Latest(ctx context.Context, before uint64, limit int) ([]Entry, error) {
	if before == 0 {
		before = ^uint64(0)
	}
	b := db.Base()
	return db.lines(ctx, Range{From: journalKey(nil, b.Node, b.Incarnation, 0), To: journalKey(nil, b.Node, b.Incarnation, before), Reverse: true, Limit: limit})
}

// lines reads whole entries of the journal.
func (db *DB) lines(ctx context.Context, r Range) (out []Entry, err error) {
	err = db.View(ctx, func(tx *Tx) error {
		out = nil
		return tx.r.Scan(spaceJournal, r, func(k, raw []byte) error {
			e, err := parseEntry(k, raw)
			out = append(out, e)
			return err
		})
	})
	return out, err
}
