package main

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"hash/fnv"

	"kartoteka/app"
	"kartoteka/data/crm"
	"kartoteka/data/kv"
	"kartoteka/data/store"
)

// pageRows is how many clients a page shows.
const pageRows = 50

// clientPage reads a page of clients by the index of names.
func clientPage(tx *kv.Tx, offset int) (answer, error) {
	ids, err := store.ClientsByName.Page(tx, nil, nil, false, offset+pageRows)
	if err != nil {
		return nil, err
	}
	return cards(tx, ids[offset:])
}

// cards reads of clients what lists show and answers with their names.
func cards(tx *kv.Tx, ids []crm.ClientID) (answer, error) {
	clients, err := store.ClientHeads.GetMany(tx, ids)
	names := make([]string, len(clients))
	for i, c := range clients {
		names[i] = c.Name
	}
	return nameDigest(names), err
}

// sqlPage reads the page through the index of names, then the cards of its rows.
const sqlPage = `SELECT c.name, c.inn, c.city, c.phone FROM clients c
JOIN (SELECT id, folded FROM clients ORDER BY folded, id LIMIT ? OFFSET ?) p ON p.id = c.id ORDER BY p.folded, p.id`

func sqlClientPage(ctx context.Context, db *sql.DB, offset int) (answer, error) {
	rows, err := db.QueryContext(ctx, sqlPage, pageRows, offset)
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }() // read to the end below
	var names []string
	for rows.Next() {
		var name, inn, city, phone string
		if err := rows.Scan(&name, &inn, &city, &phone); err != nil {
			return nil, err
		}
		names = append(names, name)
	}
	return nameDigest(names), rows.Err()
}

// nameDigest says many names in one word; their order counts, but for cards of
// one name, which everybody orders as he likes.
func nameDigest(names []string) answer {
	return func() string {
		h := fnv.New64a()
		for _, n := range names {
			fmt.Fprintln(h, store.NameKey(n))
		}
		return fmt.Sprintf("%d names, hash %x", len(names), h.Sum64())
	}
}

// pages compares pages of the client list.
func pages(ctx context.Context, s size, db *kv.DB, lite, duck *sql.DB) ([]contest, error) {
	peer := func(name string, db *sql.DB, offset int) entry {
		return entry{name, func(ctx context.Context, _ int) (answer, error) { return sqlClientPage(ctx, db, offset) }}
	}
	page := func(offset int) []entry {
		return []entry{
			seen(db, func(_ context.Context, tx *kv.Tx) (answer, error) { return clientPage(tx, offset) }),
			peer("SQLite", lite, offset), peer("DuckDB", duck, offset),
		}
	}
	deep := s.clients * 9 / 10
	order, err := nameOrder(ctx, db)
	if err != nil {
		return nil, err
	}
	held := seen(db, func(_ context.Context, tx *kv.Tx) (answer, error) { return cards(tx, order[deep:deep+pageRows]) })
	byIndex := page(deep)
	byIndex[0].name = "kartoteka by the index alone"
	return []contest{
		{name: "Page of 50 clients by name, the first", entries: page(0), rounds: 50},
		{
			name:    fmt.Sprintf("Page of 50 clients by name, at offset %d, by the order the list holds", deep),
			entries: append([]entry{held}, byIndex...), rounds: 50,
			goals: []goal{{id: "T6", peer: "SQLite", bound: 0.3}},
		},
	}, nil
}

// nameOrder is the clients in the order of names, as an open list holds them.
func nameOrder(ctx context.Context, db *kv.DB) (order []crm.ClientID, err error) {
	err = db.View(ctx, func(tx *kv.Tx) error {
		order, err = store.ClientsByName.Page(tx, nil, nil, false, 0)
		return err
	})
	return order, err
}

// opening compares opening a base that is in the memory of the system and
// reading the first page of clients.
func opening(base, lite, duck string) contest {
	peer := func(name string, open func(context.Context) (*sql.DB, error)) entry {
		return entry{name, func(ctx context.Context, _ int) (said answer, err error) {
			db, err := open(ctx)
			if err != nil {
				return nil, err
			}
			defer func() { err = errors.Join(err, db.Close()) }()
			return sqlClientPage(ctx, db, 0)
		}}
	}
	return contest{
		name: "Open the base and read the first page of clients",
		entries: []entry{
			{ours, func(ctx context.Context, _ int) (said answer, err error) {
				db, err := openStore(ctx, base)
				if err != nil {
					return nil, err
				}
				defer func() { err = errors.Join(err, db.Close()) }()
				err = db.View(ctx, func(tx *kv.Tx) error {
					said, err = clientPage(tx, 0)
					return err
				})
				return said, err
			}},
			peer("SQLite", func(ctx context.Context) (*sql.DB, error) { return openSQLite(ctx, lite) }),
			peer("DuckDB", func(context.Context) (*sql.DB, error) { return openDuckDB(duck) }),
		},
		goals: []goal{{id: "T7", bound: 5}},
	}
}

// heldRows is a page as the window shows it when one goes down an open list: its
// rows are in memory, and nothing is read.
func heldRows(ctx context.Context, s size, a *app.App, lite *sql.DB) (contest, error) {
	rows, err := a.Clients.List(ctx)
	deep := s.clients * 9 / 10
	return contest{
		name: fmt.Sprintf("Page of 50 clients by name, at offset %d, of the rows an open list holds", deep), rounds: 50,
		entries: []entry{
			{ours, func(context.Context, int) (answer, error) {
				names := make([]string, pageRows)
				for i, r := range rows[deep : deep+pageRows] {
					names[i] = r.Name
				}
				return nameDigest(names), nil
			}},
			{"SQLite", func(ctx context.Context, _ int) (answer, error) { return sqlClientPage(ctx, lite, deep) }},
		},
	}, err
}

// wholeList is the client list as the window loads it: every client with its
// figures.
func wholeList(a *app.App) contest {
	return contest{
		name: "Client list as the window loads it: every client with debt, year, last sale",
		entries: []entry{{ours, func(ctx context.Context, _ int) (answer, error) {
			_, err := a.Clients.List(ctx)
			return nil, err
		}}},
	}
}
