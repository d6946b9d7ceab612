package kv

import (
	"bytes"
	"context"
	"time"
)

// Tx is the handle to a base inside one transaction. It is valid inside the
// function it was given to and on its goroutine only.
type Tx struct {
	// Now is the moment of the transaction; all its records carry the same.
	Now time.Time

	db   *DB
	ctx  context.Context
	r    Reader
	w    *overlay   // nil in View
	op   *operation // nil in View
	head *head
}

// operation is what an Update gathers until its commit.
type operation struct {
	id        OpID
	kind      string
	changes   []Change
	dirty     bool // something was written
	raised    []raised
	present   map[target2]bool
	arena     arena
	buf       bytes.Buffer
	migrating bool
	memos     map[any]any // see Memo
	spoilt    error       // a write failed half done: the transaction can't commit
	before    [][]byte    // reused lists of index entries
	after     [][]byte
	plan      []indexChange
}

// raised is a revision to put back when the transaction fails, since the
// caller's record will be written again.
type raised struct {
	rev *uint64
	was uint64
}

// Verb is what happened to a record.
type Verb uint8

// The verbs of the journal.
const (
	Created Verb = iota + 1
	Set
	Deleted
)

// String is the verb in English, for the log.
func (v Verb) String() string {
	switch v {
	case Created:
		return "create"
	case Set:
		return "set"
	case Deleted:
		return "delete"
	}
	return "unknown"
}

// Change is one write of a transaction. Before and After are the record in
// CBOR, nil where there was none; Decode of its Table reads them.
type Change struct {
	Table         string   // name of the table
	ID            [16]byte // of the record
	Verb          Verb     // what was done
	Before, After []byte   // records in CBOR; nil where there was none
}

// Context returns the context given to View or Update.
func (tx *Tx) Context() context.Context { return tx.ctx }

// NewID makes an ID of a new record.
func (tx *Tx) NewID() [16]byte { return tx.db.opt.NewID() }

// Reader gives the spaces themselves.
func (tx *Tx) Reader() Reader { return tx.r }

// Writer gives the spaces for writing; nil in a View. What is written past
// tables and blobs has neither digest nor journal.
func (tx *Tx) Writer() Writer {
	if tx.w == nil {
		return nil
	}
	tx.op.dirty = true
	return tx.w
}

// Op returns the ID the operation will have in the journal; zero in a View.
func (tx *Tx) Op() OpID {
	if tx.op == nil {
		return OpID{}
	}
	return tx.op.id
}

// Changes returns what the transaction has written so far, in order.
func (tx *Tx) Changes() []Change {
	if tx.op == nil {
		return nil
	}
	return tx.op.changes
}

// forWriting returns the head or refuses a write in a View.
func (tx *Tx) forWriting() (*head, error) {
	if tx.w == nil {
		return nil, ErrReadOnly
	}
	return tx.loadHead()
}

// encode returns the value in CBOR, valid until the next call.
func (tx *Tx) encode(v any) ([]byte, error) {
	if tx.op == nil {
		return nil, ErrReadOnly
	}
	tx.op.buf.Reset()
	err := Encoding.MarshalToBuffer(v, &tx.op.buf)
	return tx.op.buf.Bytes(), err
}

func (tx *Tx) raise(rev *uint64, now uint64) {
	if *rev == now {
		return
	}
	tx.op.raised = append(tx.op.raised, raised{rev, *rev})
	*rev = now
}

// failed puts the revisions of the caller's records back.
func (tx *Tx) failed() {
	for i := len(tx.op.raised) - 1; i >= 0; i-- {
		*tx.op.raised[i].rev = tx.op.raised[i].was
	}
}
