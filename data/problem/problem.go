// Package problem is the one vocabulary of validation: what a person can mend.
//
// A check returns nil or an error that holds one or many Problems. Each names
// the field it belongs to by a path ("inn", "lines.0.qty"), a key of the words
// shown to the person ("problem.inn.checksum") and the values for those words.
// Forms put each problem beside its field, importers beside a row and column,
// the command line one a line. Texts live in assets/lang, never here.
//
//	if c.Name == "" {
//		errs = append(errs, problem.At("name", "problem.required"))
//	}
//	return problem.Join(errs...)
package problem

import (
	"errors"
	"fmt"
	"strings"
)

// Problem is one thing a person can mend.
type Problem struct {
	// Field is the path of the value at fault; empty for the whole.
	Field string
	// Key names the words in assets/lang.
	Key string
	// Args are the values of the words, by name.
	Args map[string]any
}

// Word is a value of a problem that is itself a key of words in assets/lang; a
// text that is no key stands as it is.
type Word string

// Error says the key and the field; people are shown lang's words instead.
func (p Problem) Error() string {
	if p.Field == "" {
		return p.Key
	}
	return p.Field + ": " + p.Key
}

// List is many problems as one error.
type List []Problem

// Error joins the problems with semicolons.
func (l List) Error() string {
	parts := make([]string, len(l))
	for i, p := range l {
		parts[i] = p.Error()
	}
	return strings.Join(parts, "; ")
}

// At makes a problem of the field. Args are name, value pairs; an odd count or
// a name that is not a string is a fault of the caller and panics.
func At(field, key string, args ...any) error {
	p := Problem{Field: field, Key: key}
	if len(args)%2 != 0 {
		panic(fmt.Sprintf("problem.At(%q, %q): odd args", field, key))
	}
	if len(args) > 0 {
		p.Args = make(map[string]any, len(args)/2)
		for i := 0; i < len(args); i += 2 {
			p.Args[args[i].(string)] = args[i+1]
		}
	}
	return p
}

// Join makes one error of many, flattening lists and dropping nils. It returns
// nil when nothing is left. An error that is no problem is returned as it is,
// since it is a fault and no check can outvote it.
func Join(errs ...error) error {
	var all List
	for _, err := range errs {
		if err == nil {
			continue
		}
		ps := All(err)
		if ps == nil {
			return err
		}
		all = append(all, ps...)
	}
	if len(all) == 0 {
		return nil
	}
	return all
}

// In moves the problems of err under a path: In("lines.0", "qty: …") becomes
// "lines.0.qty: …". Other errors pass unchanged.
func In(path string, err error) error {
	ps := All(err)
	if ps == nil {
		return err
	}
	moved := make(List, len(ps))
	for i, p := range ps {
		moved[i] = p
		if p.Field == "" {
			moved[i].Field = path
		} else {
			moved[i].Field = path + "." + p.Field
		}
	}
	return moved
}

// All returns the problems in err, or nil when err holds none.
func All(err error) []Problem {
	if l, ok := errors.AsType[List](err); ok {
		return l
	}
	if p, ok := errors.AsType[Problem](err); ok {
		return []Problem{p}
	}
	return nil
}

// Has reports whether err holds a problem of this field with this key.
func Has(err error, field, key string) bool {
	for _, p := range All(err) {
		if p.Field == field && p.Key == key {
			return true
		}
	}
	return false
}
