package base

import (
	"errors"
	"io/fs"
	"strings"

	"kartoteka/data/kv"
	"kartoteka/data/problem"
	"kartoteka/data/store"
)

// Situations a person may meet; the window and the command line have a sentence
// for each.
var (
	ErrGone        = errors.New("the record is gone")
	ErrStale       = errors.New("the record was changed meanwhile")
	ErrNoBase      = store.ErrNoBase
	ErrNotABase    = errors.New("the file is not a base")
	ErrEmptyFile   = errors.New("the file of the base is empty")
	ErrTruncated   = errors.New("the file of the base is cut short")
	ErrLocked      = errors.New("the base is open elsewhere")
	ErrNewerBase   = errors.New("the base was written by a newer program")
	ErrReadOnly    = errors.New("the base can only be read")
	ErrDamagedBase = errors.New("the base is damaged")
	ErrReferenced  = errors.New("the record is needed by others")
	ErrNoViewer    = errors.New("there is no program to show a PDF")
)

// situations pairs the errors of the store with the words of the use cases.
var situations = []struct {
	is   func(error) bool
	name error
}{
	{is(kv.ErrStale), ErrStale},
	{is(kv.ErrNotFound), ErrGone},
	{is(kv.ErrNotABase), ErrNotABase},
	{is(kv.ErrEmptyFile), ErrEmptyFile},
	{is(kv.ErrTruncated), ErrTruncated},
	{is(kv.ErrLocked), ErrLocked},
	{is(kv.ErrReadOnly), ErrReadOnly},
	{is(fs.ErrPermission), ErrReadOnly},
	{as[kv.ErrNewer], ErrNewerBase},
	{as[kv.ErrDamaged], ErrDamagedBase},
	{as[kv.ErrReferenced], ErrReferenced},
}

func is(target error) func(error) bool { return func(err error) bool { return errors.Is(err, target) } }

func as[E error](err error) bool {
	_, ok := errors.AsType[E](err)
	return ok
}

// Situation names an error of the store in the words of the use cases. A number
// that is taken is a problem of its field.
func Situation(err error) error {
	if err == nil {
		return nil
	}
	if d, ok := errors.AsType[kv.ErrDuplicate](err); ok {
		_, field, _ := strings.Cut(d.Index, ".")
		return problem.At(field, "problem.taken")
	}
	for _, s := range situations {
		if s.is(err) {
			return errors.Join(s.name, err)
		}
	}
	return err
}
