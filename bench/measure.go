package main

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"regexp"
	"strings"

	"kartoteka/app"
	"kartoteka/data/kv"
	"kartoteka/data/lang"
)

// measuring is the contests of one size under way.
type measuring struct {
	ctx     context.Context
	cache   cache
	size    size
	wanted  *regexp.Regexp
	bases   bases
	results []result
	notes   []string
}

func (m *measuring) run(contests ...contest) error {
	for _, c := range contests {
		if !m.wanted.MatchString(c.name) {
			continue
		}
		fmt.Fprintf(m.cache.log, "%s: %s\n", m.size.name, c.name)
		r, err := c.run(m.ctx, m.size.rounds)
		if err != nil {
			return err
		}
		m.results = append(m.results, r)
	}
	return nil
}

// reading runs what leaves the bases as they are.
func (m *measuring) reading() (err error) {
	if err := m.run(opening(m.bases.ours, m.bases.lite, m.bases.duck)); err != nil {
		return err
	}
	lite, err := openSQLite(m.ctx, m.bases.lite)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, lite.Close()) }()
	duck, err := openDuckDB(m.bases.duck)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, duck.Close()) }()
	return errors.Join(m.store(lite, duck), m.useCases(lite, duck), m.growing(), m.deals())
}

// store runs the contests below the use cases.
func (m *measuring) store(lite, duck *sql.DB) error {
	return m.withStore(m.bases.ours, func(db *kv.DB) error {
		reports, err := sums(m.ctx, db, lite, duck)
		if err != nil {
			return err
		}
		lists, err := pages(m.ctx, m.size, db, lite, duck)
		if err != nil {
			return err
		}
		return m.run(append(reports, lists...)...)
	})
}

// useCases runs whole reports, lists and papers.
func (m *measuring) useCases(lite, duck *sql.DB) error {
	return m.withApp(m.bases.ours, func(a *app.App) (err error) {
		l := lang.For("ru")
		chart, err := picture(m.ctx, a, l)
		if err != nil {
			return err
		}
		maker := newOrderMaker(m.size)
		papers, missing, stop, err := papers(m.ctx, m.cache.dir, maker)
		if err != nil {
			return err
		}
		defer func() { err = errors.Join(err, stop()) }()
		if len(missing) > 0 {
			m.notes = append(m.notes, "Not installed here, so not measured: "+strings.Join(missing, ", ")+".")
		}
		held, err := heldRows(m.ctx, m.size, a, lite)
		if err != nil {
			return err
		}
		all := append(wholeReports(a, l, lite, duck), wholeList(a), held, typing(a, lite, maker), chart)
		return m.run(append(all, papers...)...)
	})
}

// writing runs what changes bases, on copies of them.
func (m *measuring) writing() (err error) {
	b := m.bases
	for _, path := range []*string{&b.ours, &b.lite, &b.bare} {
		copied, remove, err := m.cache.copied(*path)
		if err != nil {
			return err
		}
		*path = copied
		defer func() { err = errors.Join(err, remove()) }()
	}
	w := writers{maker: newOrderMaker(m.size)}
	lite, err := openSQLite(m.ctx, b.lite)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, lite.Close()) }()
	if w.lite, err = newSQLWriter(m.ctx, lite, w.maker); err != nil {
		return err
	}
	if w.bare, err = openBare(b.bare); err != nil {
		return err
	}
	defer func() { err = errors.Join(err, w.bare.db.Close()) }()
	err = m.withApp(b.ours, func(a *app.App) error {
		return m.run(w.singleOrder(a), w.importFile(a, m.size.batch))
	})
	if err != nil {
		return err
	}
	return m.withStore(b.ours, func(db *kv.DB) error { return m.run(w.manyOrders(db, m.size.batch)) })
}

func (m *measuring) withStore(path string, fn func(*kv.DB) error) error {
	db, err := openStore(m.ctx, path)
	if err != nil {
		return err
	}
	return errors.Join(fn(db), db.Close())
}

func (m *measuring) withApp(path string, fn func(*app.App) error) error {
	a, err := app.Open(m.ctx, path, environment)
	if err != nil {
		return err
	}
	return errors.Join(fn(a), a.Close())
}
