package kv

import (
	"context"
	"fmt"
	"slices"
	"strings"
)

// Registry is the shape of a base: the program it belongs to, the version of
// its schema and all its tables, indexes, references and blobs. Each of them
// enters it when it is declared, and all are kept in the order of names, so that
// the order of declarations means nothing. Check, export, migration and repair
// are loops over it.
type Registry struct {
	app        string
	version    int
	tables     []*table
	blobs      []*blobs
	byName     map[string]*table
	taken      map[string]bool // names of parts
	migrations map[int]func(*Tx) error
	checks     []extraCheck
	rebuilds   []func(*Tx) error
}

type extraCheck struct {
	name string
	fn   func(ctx context.Context, tx *Tx, found func(Finding)) error
}

// NewRegistry begins the shape of the bases of a program. The version counts
// from 1. NewTable, NewBlobs and NewThread enter it; two parts of one name are a
// fault of the program and panic.
func NewRegistry(appID string, version int) *Registry {
	r := &Registry{app: appID, version: version, byName: map[string]*table{}, taken: map[string]bool{}, migrations: map[int]func(*Tx) error{}}
	for _, name := range []string{string(spaceBase), string(spaceJournal), string(spaceIndex), string(spaceSeal), historyPart.name} {
		r.taken[name] = true
	}
	return r
}

// take enters the name of a part.
func (r *Registry) take(p *part) {
	if p.name == "" || r.taken[p.name] {
		panic(fmt.Sprintf("kv: two parts of the base are named %q", p.name))
	}
	r.taken[p.name] = true
}

// inOrderOfNames adds a value to a list that is in the order of names.
func inOrderOfNames[V interface{ partName() string }](list []V, v V) []V {
	at, _ := slices.BinarySearchFunc(list, v, func(a, b V) int { return strings.Compare(a.partName(), b.partName()) })
	return slices.Insert(list, at, v)
}

// Migrate adds the step that brings a base from version-1 to version; the list
// only ever grows. All steps run in one transaction, after which all indexes
// and references are rebuilt.
func (r *Registry) Migrate(version int, step func(*Tx) error) *Registry {
	if r.migrations[version] != nil {
		panic(fmt.Sprintf("kv: two migrations to schema %d", version))
	}
	r.migrations[version] = step
	return r
}

// AddCheck adds a check of the business, "facts", to DB.Check.
func (r *Registry) AddCheck(name string, fn func(ctx context.Context, tx *Tx, found func(Finding)) error) *Registry {
	r.checks = append(r.checks, extraCheck{name, fn})
	return r
}

// AddRebuild adds a step of Repair that rebuilds derived blobs from records.
func (r *Registry) AddRebuild(fn func(*Tx) error) *Registry {
	r.rebuilds = append(r.rebuilds, fn)
	return r
}

// part is whatever has a digest: a table, an index, a reference, blobs, the
// journal. A base gives each a number that keys and digests use.
type part struct {
	name    string
	derived bool // built from records: an index, a reference, history
}

var (
	journalPart = &part{name: "journal"}
	historyPart = &part{name: "history", derived: true}
)

func (p *part) partName() string { return p.name }

// catalogName is the name in the catalog, where derived parts, which may be
// dropped and built again, are told from data, which may not.
func (p *part) catalogName() string {
	if p.derived {
		return derivedMark + p.name
	}
	return p.name
}

const derivedMark = "@"

func isDerived(catalogName string) bool { return strings.HasPrefix(catalogName, derivedMark) }

// parts lists everything that has a digest.
func (r *Registry) parts() []*part {
	ps := []*part{journalPart, historyPart}
	for _, t := range r.tables {
		ps = append(ps, &t.part, &t.gone)
		for _, ix := range t.indexes {
			if !slices.Contains(ps, ix.part) {
				ps = append(ps, ix.part)
			}
		}
	}
	for _, b := range r.blobs {
		ps = append(ps, &b.part)
	}
	return ps
}

// The spaces of the engine beside those of tables and blobs, which have their
// names. All indexes share one, so that a commit touches few B-tree pages.
const (
	spaceBase    Space = "base"
	spaceJournal Space = "journal"
	spaceIndex   Space = "index"
)
