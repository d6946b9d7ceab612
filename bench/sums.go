package main

import (
	"context"
	"database/sql"
	"encoding/binary"
	"math"

	"kartoteka/data/calendar"
	"kartoteka/data/kv"
	"kartoteka/data/store"
	"kartoteka/reports/cube"
	"kartoteka/reports/sales"
)

// periods are what reports look at: the last year and all of history.
var periods = []struct {
	name   string
	months int
}{{"12 months", 12}, {"36 months", 36}}

// lastMonths is the period of so many months up to today, the day included.
func lastMonths(n int) calendar.Period {
	end := today.AddDate(0, 0, 1)
	if n >= 36 {
		return calendar.Period{From: today.AddDate(0, -40, 0), To: end} // nothing is older
	}
	return calendar.Period{From: end.AddDate(0, -n, 0), To: end}
}

func spanOf(p calendar.Period) calendar.Span { return calendar.SpanOf(p, calendar.Span{}) }

// seen runs a reading of the store in one snapshot.
func seen(db *kv.DB, fn func(ctx context.Context, tx *kv.Tx) (answer, error)) entry {
	return entry{ours, func(ctx context.Context, _ int) (said answer, err error) {
		err = db.View(ctx, func(tx *kv.Tx) error {
			said, err = fn(ctx, tx)
			return err
		})
		return said, err
	}}
}

// classes ranks all clients and answers with the counts and sums of the classes.
func classes(ctx context.Context, tx *kv.Tx, span calendar.Span) (answer, error) {
	result, err := cube.Sum(ctx, &ledgerFacts{tx: tx}, cube.Query{
		Span: span, Rows: []cube.Axis{cube.Client}, Measures: []cube.Measure{cube.Revenue},
	})
	if err != nil {
		return nil, err
	}
	return classAnswer(result.Rank(0)), nil
}

func classAnswer(ranked []cube.Ranked) answer {
	made := sales.ABCRule{Mode: sales.ABCPareto, A: 80, B: 95}.Classify(ranked)
	var count, sum [3]int64
	for i, class := range made.Class {
		count[class-sales.ClassA]++
		sum[class-sales.ClassA] += ranked[i].Value
	}
	var values []int64
	for i := range count {
		values = append(values, count[i], sum[i])
	}
	return digest(values)
}

// plainABC is the least work an ABC can be: plain slices of clients and sums in
// memory, added and ranked.
type plainABC struct {
	clients []uint32
	net     []int64
	size    int
}

func newPlainABC(ctx context.Context, db *kv.DB) (p plainABC, err error) {
	err = db.View(ctx, func(tx *kv.Tx) error {
		if p.size, err = store.Ordinals(tx, store.AxisClient); err != nil {
			return err
		}
		return store.ScanSales(ctx, tx, math.MinInt32, math.MaxInt32, func(c store.SalesChunk) error {
			for i := range c.Rows {
				p.clients = append(p.clients, binary.LittleEndian.Uint32(c.Client[4*i:]))
				p.net = append(p.net, int64(binary.LittleEndian.Uint64(c.Revenue[8*i:])-binary.LittleEndian.Uint64(c.VAT[8*i:])))
			}
			return nil
		})
	})
	return p, err
}

func (p plainABC) run(context.Context, int) (answer, error) {
	sums, met := make([]int64, p.size), make([]bool, p.size)
	for i, c := range p.clients {
		sums[c] += p.net[i]
		met[c] = true
	}
	return classAnswer(cube.Rank(sums, met)), nil
}

// monthGroups sums by month and product group.
func monthGroups(ctx context.Context, tx *kv.Tx) (answer, error) {
	result, err := cube.Sum(ctx, &ledgerFacts{tx: tx}, cube.Query{
		Span: spanOf(lastMonths(36)), Rows: []cube.Axis{cube.Group}, Cols: []cube.Axis{cube.Time},
		Step: calendar.Month, Measures: []cube.Measure{cube.Revenue},
	})
	if err != nil {
		return nil, err
	}
	var values []int64
	for row, col := range result.Cells() {
		values = append(values, result.At(0, row, col))
	}
	return digest(values), nil
}

// activity reads what a list of clients shows of each.
func activity(ctx context.Context, tx *kv.Tx) (answer, error) {
	sums, err := store.ClientFigures(ctx, tx, today.AddDate(0, 0, -365))
	if err != nil {
		return nil, err
	}
	return func() string {
		values := make([]int64, 0, 4*len(sums))
		for _, f := range sums {
			last := int64(0)
			if !f.Last.IsZero() {
				last = day(f.Last)
			}
			values = append(values, int64(f.Shipped), int64(f.Recent), last, int64(f.Paid))
		}
		return hashed(values)
	}, nil
}

// sums compares the engine of reports with the same sums by SQL.
func sums(ctx context.Context, db *kv.DB, lite, duck *sql.DB) ([]contest, error) {
	var out []contest
	bounds := map[int]float64{12: 0.15, 36: 0.2}
	plain, err := newPlainABC(ctx, db)
	if err != nil {
		return nil, err
	}
	for _, p := range periods {
		span := spanOf(lastMonths(p.months))
		c := contest{
			name: "ABC, " + p.name + ": all clients ranked, three classes",
			entries: []entry{
				seen(db, func(ctx context.Context, tx *kv.Tx) (answer, error) { return classes(ctx, tx, span) }),
				ask("DuckDB", duck, sqlClasses, 1, span.From, span.To),
				ask("SQLite", lite, sqlClasses, 1, span.From, span.To),
			},
			goals: []goal{{id: "T1", peer: "DuckDB", bound: bounds[p.months]}},
		}
		if p.months == 36 {
			c.entries = append(c.entries, entry{"plain slices in memory", plain.run})
			c.goals = append(c.goals, goal{id: "T3", peer: "plain slices in memory", bound: 3})
		}
		out = append(out, c)
	}
	span := spanOf(lastMonths(36))
	return append(
		out,
		contest{
			name:    "Month × product group, 36 months",
			entries: []entry{seen(db, monthGroups), ask("DuckDB", duck, sqlMonthGroup, 2, span.From, span.To), ask("SQLite", lite, sqlMonthGroup, 2, span.From, span.To)},
			goals:   []goal{{id: "T2", peer: "DuckDB", bound: 0.25}},
		},
		contest{
			name:    "Client activity: shipped, paid, last year, last sale of each",
			entries: []entry{seen(db, activity), ask("DuckDB", duck, sqlActivity, 1, yearAgo()), ask("SQLite", lite, sqlActivity, 1, yearAgo())},
			goals:   []goal{{id: "T2", peer: "DuckDB", bound: 0.8}},
		},
	), nil
}

func yearAgo() int64 { return day(today.AddDate(0, 0, -365)) }
