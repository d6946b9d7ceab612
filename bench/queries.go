package main

import (
	"context"
	"database/sql"
	"encoding/binary"
	"fmt"
	"hash/fnv"
	"slices"
)

// sqlRanking sums by client of revenue without VAT, from the normalised tables.
const sqlRanking = `WITH s AS (
	SELECT o.client_id, SUM(l.gross - l.tax) AS v FROM orders o JOIN lines l ON l.order_id = o.id
	WHERE o.state = 1 AND o.shipped >= ? AND o.shipped < ? GROUP BY o.client_id),
r AS (SELECT client_id, v,
	SUM(v) OVER (ORDER BY v DESC, client_id ROWS UNBOUNDED PRECEDING) AS run, SUM(v) OVER () AS total FROM s)
`

const sqlClass = `CASE WHEN run = v OR run * 100 <= total * 80 THEN 'A' WHEN run * 100 <= total * 95 THEN 'B' ELSE 'C' END`

// sqlClasses tells how many clients and how much money a class has.
const sqlClasses = sqlRanking + `SELECT class, COUNT(*), CAST(SUM(v) AS BIGINT) FROM (SELECT v, ` + sqlClass + ` AS class FROM r) GROUP BY class ORDER BY class`

// sqlNamed is the whole list with names and shares, as a person reads it.
const sqlNamed = sqlRanking + `SELECT c.name, CAST(v AS BIGINT), v * 100.0 / total, run * 100.0 / total, ` + sqlClass + `
FROM r JOIN clients c ON c.id = r.client_id ORDER BY v DESC`

const sqlMonthGroup = `SELECT o.month, p.group_id, CAST(SUM(l.gross - l.tax) AS BIGINT)
FROM orders o JOIN lines l ON l.order_id = o.id JOIN products p ON p.id = l.product_id
WHERE o.state = 1 AND o.shipped >= ? AND o.shipped < ? GROUP BY o.month, p.group_id`

const sqlMonths = `SELECT o.month, CAST(SUM(l.gross - l.tax) AS BIGINT) FROM orders o JOIN lines l ON l.order_id = o.id
WHERE o.state = 1 AND o.shipped >= ? AND o.shipped < ? GROUP BY o.month ORDER BY o.month`

// sqlActivity is what a list of clients shows: shipped and paid of all time, the
// last year, the day of the last sale.
const sqlActivity = `SELECT c.id, s.shipped, s.recent, s.last, p.paid FROM clients c
LEFT JOIN (SELECT client_id, CAST(SUM(gross) AS BIGINT) AS shipped, CAST(SUM(CASE WHEN shipped >= ? THEN gross ELSE 0 END) AS BIGINT) AS recent,
	MAX(shipped) AS last FROM orders WHERE state = 1 GROUP BY client_id) s ON s.client_id = c.id
LEFT JOIN (SELECT client_id, CAST(SUM(amount) AS BIGINT) AS paid FROM payments GROUP BY client_id) p ON p.client_id = c.id`

// figures reads rows whose columns from skip on are whole numbers.
func figures(ctx context.Context, db *sql.DB, query string, skip int, args ...any) ([]int64, error) {
	rows, err := db.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }() // read to the end below
	columns, err := rows.Columns()
	if err != nil {
		return nil, err
	}
	var out []int64
	values, places := make([]sql.NullInt64, len(columns)), make([]any, len(columns))
	for i := range values {
		places[i] = &values[i]
	}
	for i := range skip {
		places[i] = new(any)
	}
	for rows.Next() {
		if err := rows.Scan(places...); err != nil {
			return nil, err
		}
		for _, v := range values[skip:] {
			out = append(out, v.Int64)
		}
	}
	return out, rows.Err()
}

// ask makes an entry of a peer that answers a query by a digest of its figures.
func ask(name string, db *sql.DB, query string, skip int, args ...any) entry {
	return entry{name, func(ctx context.Context, _ int) (answer, error) {
		values, err := figures(ctx, db, query, skip, args...)
		return digest(values), err
	}}
}

// askNamed makes an entry that reads the named list of an ABC into memory.
func askNamed(name string, db *sql.DB, args ...any) entry {
	return entry{name, func(ctx context.Context, _ int) (answer, error) {
		rows, err := db.QueryContext(ctx, sqlNamed, args...)
		if err != nil {
			return nil, err
		}
		defer func() { _ = rows.Close() }()
		type line struct {
			name, class       string
			value             int64
			share, cumulative float64
		}
		var list []line
		for rows.Next() {
			var l line
			if err := rows.Scan(&l.name, &l.value, &l.share, &l.cumulative, &l.class); err != nil {
				return nil, err
			}
			list = append(list, l)
		}
		values := make([]int64, len(list))
		for i, l := range list {
			values[i] = l.value
		}
		return digest(values), rows.Err()
	}}
}

// digest says many figures in one word, whatever their order. Zeros do not
// count: what is nothing to one is absent to another.
func digest(values []int64) answer {
	return func() string { return hashed(values) }
}

func hashed(values []int64) string {
	values = slices.DeleteFunc(values, func(v int64) bool { return v == 0 })
	slices.Sort(values)
	h, sum := fnv.New64a(), int64(0)
	for _, v := range values {
		_ = binary.Write(h, binary.LittleEndian, v) // a hash takes everything
		sum += v
	}
	return fmt.Sprintf("%d figures, sum %d, hash %x", len(values), sum, h.Sum64())
}
