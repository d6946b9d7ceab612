package main

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"time"

	"kartoteka/app"
	"kartoteka/data/crm"
	"kartoteka/data/demo"
	"kartoteka/data/lang"
	"kartoteka/reports"
)

// Deals are measured on a base of their own: over twenty thousand of them with a
// hundred thousand changes of stages, whatever the size.

func dealsConfig() demo.Config {
	return demo.Config{Clients: 2_000, Orders: 100, Months: 36, Deals: 25_000, Seed: 7, Today: today, Bottleneck: crm.StageContract}
}

func fillDeals(ctx context.Context, path string) error {
	a, err := app.Create(ctx, path, environment)
	if err != nil {
		return err
	}
	return errors.Join(a.Base.FillDemo(ctx, dealsConfig(), nil), a.Close())
}

const dealsSchema = `
CREATE TABLE clients(id INTEGER PRIMARY KEY, name TEXT);
CREATE TABLE managers(id INTEGER PRIMARY KEY, name TEXT);
CREATE TABLE deals(id INTEGER PRIMARY KEY, number TEXT, name TEXT, client_id INTEGER, manager_id INTEGER, stage INTEGER,
	over INTEGER, amount INTEGER, entered INTEGER, date INTEGER, close INTEGER, loss TEXT);
CREATE TABLE moves(deal_id INTEGER, n INTEGER, stage INTEGER, at INTEGER, by_id INTEGER, PRIMARY KEY(deal_id, n)) WITHOUT ROWID;
CREATE TABLE tasks(id INTEGER PRIMARY KEY, deal_id INTEGER, due INTEGER, text TEXT);
`

const dealsIndexes = `
CREATE INDEX deals_over ON deals(over);
CREATE INDEX deals_date ON deals(date);
CREATE INDEX tasks_deal ON tasks(deal_id, due);
CREATE INDEX moves_stage ON moves(stage, at);
ANALYZE;
`

// fillDealsPeer puts the same deals into SQLite.
func fillDealsPeer(ctx context.Context, path string) (err error) {
	db, err := openSQLite(ctx, path)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	if _, err := db.ExecContext(ctx, dealsSchema); err != nil {
		return err
	}
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	if err := putDeals(ctx, tx, demo.New(dealsConfig())); err != nil {
		return errors.Join(err, tx.Rollback())
	}
	if err := tx.Commit(); err != nil {
		return err
	}
	_, err = db.ExecContext(ctx, dealsIndexes+"PRAGMA wal_checkpoint(TRUNCATE)")
	return err
}

func putDeals(ctx context.Context, tx *sql.Tx, f *demo.Firm) (err error) {
	put := func(query string, values ...any) {
		if err == nil {
			_, err = tx.ExecContext(ctx, query, values...)
		}
	}
	clients, managers, deals := map[crm.ClientID]int{}, map[crm.ManagerID]int{}, map[crm.DealID]int{}
	for i := range f.Clients {
		clients[f.Clients[i].ID] = i
		put("INSERT INTO clients VALUES(?,?)", i, f.Clients[i].Name)
	}
	for i := range f.Managers {
		managers[f.Managers[i].ID] = i
		put("INSERT INTO managers VALUES(?,?)", i, f.Managers[i].Name)
	}
	for i := range f.Deals {
		d := &f.Deals[i]
		deals[d.ID] = i
		put("INSERT INTO deals VALUES(?,?,?,?,?,?,?,?,?,?,?,?)", i, fmt.Sprintf("СД-%08d", i), d.Name, clients[d.Client], managers[d.Manager],
			stageAt(d.Stage), d.Stage.Closed(), int64(d.Amount), epochDay(d.Entered), epochDay(d.Date), epochDay(d.Close), string(d.Loss))
		for n, m := range d.Moves {
			put("INSERT INTO moves VALUES(?,?,?,?,?)", i, n, stageAt(m.Stage), m.At.UnixMilli(), managers[m.By])
		}
	}
	for i := range f.Tasks {
		if t := &f.Tasks[i]; !t.Deal.IsZero() && t.Open() {
			put("INSERT INTO tasks VALUES(?,?,?,?)", i, deals[t.Deal], t.Due.Unix(), t.Text)
		}
	}
	return err
}

func stageAt(s crm.StageID) int { return slices.Index(crm.StartStages, s) }

func epochDay(t time.Time) int64 { return t.Unix() / 86400 }

// deals measures the board and the reports on deals beside SQLite.
func (m *measuring) deals() error {
	if !m.wanted.MatchString(boardName) && !m.wanted.MatchString(funnelName) && !m.wanted.MatchString(stayName) {
		return nil
	}
	own, err1 := m.cache.file("deals.db", func(path string) error { return fillDeals(m.ctx, path) })
	peer, err2 := m.cache.file("deals.sqlite.db", func(path string) error { return fillDealsPeer(m.ctx, path) })
	if err := errors.Join(err1, err2); err != nil {
		return err
	}
	db, err := openSQLite(m.ctx, peer)
	if err != nil {
		return err
	}
	return errors.Join(m.withApp(own, func(a *app.App) error {
		b := dealsBench{a, db}
		return errors.Join(m.run(b.board()), m.run(b.funnel()), m.run(b.stays()))
	}), db.Close())
}

// Names of the contests.
const (
	boardName  = "Board of deals in work, of 25 000"
	funnelName = "Funnel of two years, 25 000 deals"
	stayName   = "Time on stages, 100 000 changes"
)

type dealsBench struct {
	app *app.App
	db  *sql.DB
}

// ahead is the goal of all: not slower than SQLite.
var ahead = []goal{{id: "T10", peer: "SQLite", bound: 1}}

// sqlBoard is what cards of a board show, with the first thing to be done.
const sqlBoard = `SELECT d.id, d.number, d.name, c.name, m.name, d.stage, d.amount, d.entered, d.close, t.due, t.text FROM deals d
JOIN clients c ON c.id = d.client_id JOIN managers m ON m.id = d.manager_id
LEFT JOIN tasks t ON t.id = (SELECT id FROM tasks WHERE deal_id = d.id ORDER BY due LIMIT 1) WHERE d.over = 0`

func (b dealsBench) board() contest {
	sum := func(n, steps int, total int64) answer {
		return func() string { return fmt.Sprint(n, " ", steps, " ", total) }
	}
	return contest{name: boardName, goals: ahead, entries: []entry{
		{ours, func(ctx context.Context, _ int) (answer, error) {
			rows, err := b.app.Deals.List(ctx, true)
			steps, total := 0, int64(0)
			for _, r := range rows {
				total += int64(r.Amount)
				if r.Next != nil {
					steps++
				}
			}
			return sum(len(rows), steps, total), err
		}},
		{"SQLite", func(ctx context.Context, _ int) (answer, error) {
			rows, err := b.db.QueryContext(ctx, sqlBoard)
			if err != nil {
				return nil, err
			}
			defer func() { _ = rows.Close() }() // read to the end below
			type card struct {
				id, stage, amount, entered, close int64
				number, name, client, manager     string
				due                               sql.NullInt64
				text                              sql.NullString
			}
			var cards []card
			steps, total := 0, int64(0)
			for rows.Next() {
				var c card
				if err := rows.Scan(&c.id, &c.number, &c.name, &c.client, &c.manager, &c.stage, &c.amount, &c.entered, &c.close, &c.due, &c.text); err != nil {
					return nil, err
				}
				cards, total = append(cards, c), total+c.amount
				if c.due.Valid {
					steps++
				}
			}
			return sum(len(cards), steps, total), rows.Err()
		}},
	}}
}

// build makes a report; its rows are not looked at while the clock runs.
func (b dealsBench) build(ctx context.Context, name string) (reports.Report, error) {
	return b.app.Reports.Build(ctx, name, lang.For("ru"), reports.Settings{})
}

// sqlFunnel is what the report counts from: the deals by the farthest stage they
// came to, the last one they stood on in work, how they stand and why they were
// lost.
const sqlFunnel = `WITH top AS (SELECT deal_id, MAX(stage) AS stage, MAX(n) AS n FROM moves WHERE stage < 6 GROUP BY deal_id)
SELECT d.loss, top.stage, m.stage, d.stage, COUNT(*), SUM(d.amount) FROM deals d
JOIN top ON top.deal_id = d.id JOIN moves m ON m.deal_id = d.id AND m.n = top.n GROUP BY 1, 2, 3, 4`

func (b dealsBench) funnel() contest {
	return contest{name: funnelName, goals: ahead, entries: []entry{
		{ours, func(ctx context.Context, _ int) (answer, error) { _, err := b.build(ctx, "funnel"); return nil, err }},
		{"SQLite", func(ctx context.Context, _ int) (answer, error) {
			_, err := figures(ctx, b.db, sqlFunnel, 1)
			return nil, err
		}},
	}}
}

// sqlStays is median, 75th and 90th percentiles of how long deals stood on each
// stage, all stays of a deal together.
const sqlStays = `WITH s AS (SELECT deal_id, stage, LEAD(at) OVER (PARTITION BY deal_id ORDER BY n) - at AS ms FROM moves),
t AS (SELECT stage, SUM(ms) AS ms FROM s WHERE ms IS NOT NULL AND stage < 6 GROUP BY deal_id, stage),
r AS (SELECT stage, ms, ROW_NUMBER() OVER (PARTITION BY stage ORDER BY ms) AS i, COUNT(*) OVER (PARTITION BY stage) AS n FROM t)
SELECT stage, MIN(CASE WHEN i * 2 >= n THEN ms END), MIN(CASE WHEN i * 4 >= n * 3 THEN ms END), MIN(CASE WHEN i * 10 >= n * 9 THEN ms END)
FROM r GROUP BY stage`

func (b dealsBench) stays() contest {
	return contest{name: stayName, goals: ahead, entries: []entry{
		{ours, func(ctx context.Context, _ int) (answer, error) { _, err := b.build(ctx, "pipeline"); return nil, err }},
		{"SQLite", func(ctx context.Context, _ int) (answer, error) {
			_, err := figures(ctx, b.db, sqlStays, 0)
			return nil, err
		}},
	}}
}
