package main

import (
	"context"
	"database/sql"
	"fmt"
	"math/rand/v2"
	"strings"
	"unicode"
	"unicode/utf8"

	"kartoteka/app"
	"kartoteka/data/text"
)

// Clients as a picker offers them: names that begin with the text first, then
// those with a word that does, then those that hold it. The index of trigrams
// answers from three letters on; under them, and always in sqlLike, all names
// are read.
const (
	sqlMatch = `SELECT c.name FROM clients_fts f JOIN clients c ON c.id = f.rowid
WHERE clients_fts MATCH '"' || ?1 || '"'` + sqlRanked
	sqlLike   = `SELECT c.name FROM clients c WHERE c.texts LIKE '%' || ?1 || '%'` + sqlRanked
	sqlRanked = ` ORDER BY CASE WHEN c.folded LIKE ?1 || '%' THEN 0 WHEN c.words LIKE '% ' || ?1 || '%' THEN 1 ELSE 2 END, c.folded LIMIT 40`
)

func sqlTyped(text string) string {
	if utf8.RuneCountInString(text) < 3 {
		return sqlLike
	}
	return sqlMatch
}

// typing compares what a picker asks at every key: forty clients by a beginning
// or a part of the name, one text in eight found nowhere. All look through the
// same texts: names, mails, ИНН and contact persons; ours through telephones too.
func typing(a *app.App, lite *sql.DB, m *orderMaker) contest {
	rng := rand.New(rand.NewPCG(11, 13))
	query := ""
	return contest{
		name:   "Type-ahead: clients by two to six letters of the name",
		rounds: 400,
		prepare: func(ctx context.Context, round int) error {
			query = typed(rng, text.FoldName(m.Clients[rng.IntN(len(m.Clients))].Name))
			if round%8 == 7 {
				query = "ъщ" + query
			}
			return a.PrepareSearch(ctx)
		},
		entries: []entry{
			{ours, func(ctx context.Context, _ int) (answer, error) {
				options, err := a.Clients.Options(ctx, query)
				names := make([]string, len(options))
				for i, o := range options {
					names[i] = o.Name
				}
				return nameDigest(names), err
			}},
			askTyped("SQLite FTS5 trigram", lite, sqlTyped, &query),
			askTyped("SQLite LIKE", lite, func(string) string { return sqlLike }, &query),
		},
		goals: []goal{{id: "T6", bound: 2, stat: p99}, {id: "T6", peer: "SQLite FTS5 trigram", bound: 0.1, stat: p99}},
	}
}

// askTyped asks a peer for the clients that answer the query.
func askTyped(name string, db *sql.DB, query func(text string) string, text *string) entry {
	return entry{name, func(ctx context.Context, _ int) (answer, error) {
		rows, err := db.QueryContext(ctx, query(*text), *text)
		if err != nil {
			return nil, fmt.Errorf("search %q: %w", *text, err)
		}
		defer func() { _ = rows.Close() }() // read to the end below
		var names []string
		for rows.Next() {
			var name string
			if err := rows.Scan(&name); err != nil {
				return nil, err
			}
			names = append(names, name)
		}
		return nameDigest(names), rows.Err()
	}}
}

// typed is a part of a name that a person may type: letters of one word.
func typed(rng *rand.Rand, name string) string {
	words := strings.FieldsFunc(name, func(r rune) bool { return !unicode.IsLetter(r) })
	word := []rune(words[rng.IntN(len(words))])
	from := 0
	if rng.IntN(2) == 0 {
		from = rng.IntN(len(word))
	}
	return string(word[from:min(from+2+rng.IntN(5), len(word))])
}
