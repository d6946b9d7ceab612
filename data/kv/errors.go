package kv

import (
	"errors"
	"fmt"
)

// Situations a caller tells apart with errors.Is.
var (
	// ErrEmptyFile is a base file of zero bytes: a copy that was cut short.
	ErrEmptyFile = errors.New("base file is empty")
	// ErrNotABase is a file of another kind or another program.
	ErrNotABase = errors.New("file is not a base of this program")
	// ErrTruncated is a base whose end is missing.
	ErrTruncated = errors.New("base file is cut short")
	// ErrLocked is a base open in another window or program.
	ErrLocked = errors.New("base is open elsewhere")
	// ErrReadOnly is a write to a base opened for reading, or switched to
	// reading after damage or a failed commit.
	ErrReadOnly = errors.New("base is open for reading only")
	// ErrStale is a write made from an older revision of the record.
	ErrStale = errors.New("record has changed since it was read")
	// ErrNotFound is a record that is not there.
	ErrNotFound = errors.New("record not found")
	// ErrOutcomeUnknown is a commit that failed in a way that may still have
	// saved it. DB looks the operation up and returns it only when it can't.
	ErrOutcomeUnknown = errors.New("outcome of the commit is unknown")
	// ErrStop ends a Scan early without an error.
	ErrStop = errors.New("stop scan")
)

// ErrNewer is a base written by a newer program.
type ErrNewer struct {
	Have, Want int // schema of the base, newest one the program knows
}

// Error is for the log; a person gets other words.
func (e ErrNewer) Error() string {
	return fmt.Sprintf("base has schema %d, the program knows up to %d", e.Have, e.Want)
}

// ErrDamaged is stored data that fails its checksum or can't be read.
type ErrDamaged struct {
	Space Space  // where it was met
	Key   []byte // nil of a whole space
	Cause error  // what is wrong
}

// Error is for the log; a person gets other words.
func (e ErrDamaged) Error() string {
	return fmt.Sprintf("damaged %s/%x: %v", e.Space, e.Key, e.Cause)
}

// Unwrap returns the cause.
func (e ErrDamaged) Unwrap() error { return e.Cause }

// ErrReferenced refuses to delete a record that others name. By is the name of
// the reference, "orders.client"; Count is how many records hold it.
type ErrReferenced struct {
	Table string // of the record to be deleted
	By    string // name of the reference
	Count int    // how many records name it
}

// Error is for the log; a person gets other words.
func (e ErrReferenced) Error() string {
	return fmt.Sprintf("record of %s is named by %d of %s", e.Table, e.Count, e.By)
}

// ErrMissing refuses a record that names another that is not there.
type ErrMissing struct {
	Ref string   // "orders.client"
	ID  [16]byte // of the record that is not there
}

// Error is for the log; a person gets other words.
func (e ErrMissing) Error() string {
	return fmt.Sprintf("%s names a missing record %x", e.Ref, e.ID)
}

// Is makes a missing target an ErrNotFound as well.
func (e ErrMissing) Is(target error) bool { return target == ErrNotFound }

// ErrDuplicate refuses a second record with the same value of a unique index.
// ID is the record that has it already.
type ErrDuplicate struct {
	Index string   // "clients.inn"
	Key   []byte   // the value as the index sorts it
	ID    [16]byte // of the record that has the value
}

// Error is for the log; a person gets other words.
func (e ErrDuplicate) Error() string {
	return fmt.Sprintf("%s: value is taken by %x", e.Index, e.ID)
}

// damaged wraps a cause unless it is an ErrDamaged already.
func damaged(s Space, key []byte, cause error) error {
	if _, ok := errors.AsType[ErrDamaged](cause); ok {
		return cause
	}
	return ErrDamaged{Space: s, Key: append([]byte(nil), key...), Cause: cause}
}
