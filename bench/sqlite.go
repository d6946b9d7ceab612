package main

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"

	_ "github.com/mattn/go-sqlite3" // the driver of SQLite
)

// sqliteOptions are those of a careful and generous program: durable commits, a
// write-ahead log, a quarter of a gigabyte of cache, a mapped file.
const sqliteOptions = "?_journal_mode=WAL&_synchronous=FULL&_cache_size=-262144&_temp_store=memory&_txlock=immediate"

func openSQLite(ctx context.Context, path string) (*sql.DB, error) {
	db, err := sql.Open("sqlite3", "file:"+path+sqliteOptions)
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(1) // prepared statements and the cache belong to a connection
	_, err = db.ExecContext(ctx, "PRAGMA mmap_size=4294967296")
	return db, err
}

// sqliteIndexes are what the program keeps indexes for, and what the reports
// below look by.
const sqliteIndexes = `
CREATE UNIQUE INDEX orders_number ON orders(number);
CREATE INDEX orders_day ON orders(day);
CREATE INDEX orders_client ON orders(client_id);
CREATE INDEX orders_shipped ON orders(state, shipped);
CREATE INDEX clients_folded ON clients(folded);
CREATE INDEX clients_inn ON clients(inn);
CREATE INDEX products_article ON products(article);
CREATE INDEX payments_client ON payments(client_id);
CREATE INDEX payments_order ON payments(order_id);
CREATE VIRTUAL TABLE clients_fts USING fts5(texts, content='clients', content_rowid='id', tokenize='trigram');
INSERT INTO clients_fts(clients_fts) VALUES('rebuild');
ANALYZE;
`

// sqliteLoadBatch is how many rows a transaction of the first load holds.
const sqliteLoadBatch = 500_000

func fillSQLite(ctx context.Context, path string, s size) (err error) {
	db, err := openSQLite(ctx, path)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	// Lines lie in the order of their key, as rows of an order are read together.
	shape := strings.Replace(schema, "PRIMARY KEY(order_id, n))", "PRIMARY KEY(order_id, n)) WITHOUT ROWID", 1)
	if _, err := db.ExecContext(ctx, shape); err != nil {
		return err
	}
	l := &sqliteLoad{db: db}
	for r := range newFirm(s).rows() {
		// Numbers are given by the store; a peer needs unlike ones.
		if r.table == "orders" {
			r.values[1] = fmt.Sprintf("ЗК-%08d", r.values[0])
		}
		if err := l.add(ctx, r); err != nil {
			return errors.Join(err, l.rollback())
		}
	}
	if err := l.commit(); err != nil {
		return err
	}
	if _, err := db.ExecContext(ctx, sqliteIndexes); err != nil {
		return err
	}
	_, err = db.ExecContext(ctx, "PRAGMA wal_checkpoint(TRUNCATE)")
	return err
}

// sqliteLoad inserts rows by large transactions.
type sqliteLoad struct {
	db     *sql.DB
	tx     *sql.Tx
	insert inserts
	rows   int
}

func (l *sqliteLoad) add(ctx context.Context, r row) (err error) {
	if l.tx == nil {
		if l.tx, err = l.db.BeginTx(ctx, nil); err != nil {
			return err
		}
		if l.insert, err = prepareInserts(ctx, l.tx); err != nil {
			return err
		}
	}
	if err := l.insert.row(ctx, r); err != nil {
		return err
	}
	if l.rows++; l.rows%sqliteLoadBatch == 0 {
		return l.commit()
	}
	return nil
}

func (l *sqliteLoad) commit() error {
	if l.tx == nil {
		return nil
	}
	tx := l.tx
	l.tx = nil
	return tx.Commit()
}

func (l *sqliteLoad) rollback() error {
	if l.tx == nil {
		return nil
	}
	return l.tx.Rollback()
}

// inserts are prepared statements, one a table.
type inserts map[string]*sql.Stmt

// preparer is a database or a transaction.
type preparer interface {
	PrepareContext(ctx context.Context, query string) (*sql.Stmt, error)
}

func prepareInserts(ctx context.Context, in preparer) (inserts, error) {
	out := inserts{}
	for _, t := range tables {
		marks := strings.TrimSuffix(strings.Repeat("?,", t.columns), ",")
		stmt, err := in.PrepareContext(ctx, "INSERT INTO "+t.name+" VALUES("+marks+")")
		if err != nil {
			return nil, err
		}
		out[t.name] = stmt
	}
	return out, nil
}

func (s inserts) row(ctx context.Context, r row) error {
	_, err := s[r.table].ExecContext(ctx, r.values...)
	return err
}
