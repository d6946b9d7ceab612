package kv

import (
	"context"
	"fmt"
	"slices"
	"strings"
)

// Registry is the shape of a base: the program it belongs to, the version of
// its schema and all its tables, indexes, references and blobs. Check, export,
// migration and repair are loops over it.
type Registry struct {
	app        string
	version    int
	tables     []*table
	blobs      []*blobs
	byName     map[string]*table
	migrations map[int]func(*Tx) error
	checks     []extraCheck
	rebuilds   []func(*Tx) error
}

type extraCheck struct {
	name string
	fn   func(ctx context.Context, tx *Tx, found func(Finding)) error
}

// Schema is a Table or a Blobs.
type Schema interface{ register(r *Registry) }

// NewRegistry names the tables and blobs of a program. The version counts from
// 1. Two parts of one name are a fault of the program and panic.
func NewRegistry(appID string, version int, parts ...Schema) *Registry {
	r := &Registry{app: appID, version: version, byName: map[string]*table{}, migrations: map[int]func(*Tx) error{}}
	for _, p := range parts {
		p.register(r)
	}
	seen := map[string]bool{string(spaceBase): true, string(spaceJournal): true, string(spaceIndex): true, string(spaceSeal): true, historyPart.name: true}
	for _, p := range r.parts()[reservedParts:] {
		if p.name == "" || seen[p.name] {
			panic(fmt.Sprintf("kv: two parts of the base are named %q", p.name))
		}
		seen[p.name] = true
	}
	return r
}

// Migrate adds the step that brings a base from version-1 to version; the list
// only ever grows. All steps run in one transaction, after which all indexes
// and references are built anew.
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

// AddRebuild adds a step of Repair that makes derived blobs anew from records.
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

const reservedParts = 2

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
