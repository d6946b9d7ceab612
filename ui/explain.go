package ui

import (
	"context"
	"errors"
	"io/fs"
	"slices"
	"strings"
	"syscall"

	"kartoteka/data/lang"
	"kartoteka/data/problem"
	"kartoteka/ui/host"
)

// Kind is a family of errors that get the same words: what happened, why, and
// what to do.
type Kind struct {
	// Key is the key of the words: error.gone.
	Key string
	// Match reports whether an error is of the family, and the name, value
	// pairs its words want.
	Match func(error) (args []any, ok bool)
}

// Is is the family of the errors that wrap a sentinel: Is(base.ErrGone,
// "error.gone").
func Is(target error, key string) Kind {
	return Kind{key, func(err error) ([]any, bool) { return nil, errors.Is(err, target) }}
}

// As is the family of the errors that hold a value of a type, whose words take
// what args tells of it.
func As[E error](key string, args func(E) []any) Kind {
	return Kind{key, func(err error) ([]any, bool) {
		e, ok := errors.AsType[E](err)
		if !ok {
			return nil, false
		}
		return args(e), true
	}}
}

// systemKinds are what the system itself may say. The path is shown, since a
// person can look there.
var systemKinds = []Kind{
	Is(context.Canceled, "error.cancelled"),
	Is(context.DeadlineExceeded, "error.slow"),
	Is(syscall.ENOSPC, "error.full"),
	path(fs.ErrNotExist, "error.missing"),
	path(fs.ErrPermission, "error.forbidden"),
	path(fs.ErrExist, "error.exists"),
	As("error.panic", func(*host.PanicError) []any { return nil }),
}

// path is the family of a sentinel wrapped with the file it is about.
func path(target error, key string) Kind {
	return Kind{key, func(err error) ([]any, bool) {
		name := ""
		if pe, ok := errors.AsType[*fs.PathError](err); ok {
			name = pe.Path
		}
		return []any{"Path", name}, errors.Is(err, target)
	}}
}

// Explain turns an error into words a person understands, and reports whether
// it had any: problems in their own words, one a line; errors of a kind in the
// words of the kind, those given before those of the system. Of anything else, a
// fault, it says shortly that it was written down.
func Explain(l *lang.Lang, err error, more ...Kind) (words string, known bool) {
	if err == nil {
		return "", true
	}
	if problem.All(err) != nil {
		return strings.Join(l.Problems(err), "\n"), true
	}
	for _, k := range slices.Concat(more, systemKinds) {
		if args, ok := k.Match(err); ok {
			_, isPanic := errors.AsType[*host.PanicError](err)
			return l.T(k.Key, args...), !isPanic
		}
	}
	return l.T("error.unknown"), false
}

// lang: error.*

// explain is Explain that writes faults down.
func (s *Shell) explain(l *lang.Lang, err error) string {
	words, known := Explain(l, err, s.o.Kinds...)
	if !known && s.o.Fault != nil {
		s.o.Fault(err)
	}
	return words
}
