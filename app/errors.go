package app

import (
	"errors"

	"kartoteka/data/kv"
	"kartoteka/data/store"
)

// Situations a person may meet; the window has a sentence for each.
var (
	// ErrGone: the record is not there any more.
	ErrGone = errors.New("the record is gone")
	// ErrStale: the record was changed meanwhile by another window or import.
	ErrStale = errors.New("the record was changed meanwhile")
	// ErrNoBase: there is no file at the path.
	ErrNoBase = store.ErrNoBase
)

// situation names the errors of the store in the words of the use cases.
func situation(err error) error {
	switch {
	case err == nil:
		return nil
	case errors.Is(err, kv.ErrNotFound):
		return errors.Join(ErrGone, err)
	case errors.Is(err, kv.ErrStale):
		return errors.Join(ErrStale, err)
	}
	return err
}
