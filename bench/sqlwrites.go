package main

import (
	"context"
	"database/sql"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"os"
	"time"

	"kartoteka/data/crm"
	"kartoteka/data/kv"
	"kartoteka/data/money"
	"kartoteka/data/store"
)

// sqlWriter enters orders in SQLite as rows with indexes and a row of a journal
// that holds the document.
type sqlWriter struct {
	db      *sql.DB
	maker   *orderMaker
	insert  inserts
	journal *sql.Stmt
}

func newSQLWriter(ctx context.Context, db *sql.DB, maker *orderMaker) (w *sqlWriter, err error) {
	w = &sqlWriter{db: db, maker: maker}
	if _, err = db.ExecContext(ctx, "CREATE TABLE IF NOT EXISTS journal(id INTEGER PRIMARY KEY, at TEXT, author TEXT, document BLOB)"); err != nil {
		return nil, err
	}
	if w.insert, err = prepareInserts(ctx, db); err != nil {
		return nil, err
	}
	w.journal, err = db.PrepareContext(ctx, "INSERT INTO journal(at, author, document) VALUES(?, ?, ?)")
	return w, err
}

// update runs fn in a durable transaction.
func (w *sqlWriter) update(ctx context.Context, fn func(tx *sqlTx) error) error {
	tx, err := w.db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	t := &sqlTx{w: w, insert: inserts{}, journal: tx.StmtContext(ctx, w.journal), tx: tx}
	for name, stmt := range w.insert {
		t.insert[name] = tx.StmtContext(ctx, stmt)
	}
	if err := fn(t); err != nil {
		return errors.Join(err, tx.Rollback())
	}
	return tx.Commit()
}

// sqlTx is one transaction of a sqlWriter.
type sqlTx struct {
	w       *sqlWriter
	tx      *sql.Tx
	insert  inserts
	journal *sql.Stmt
}

// enter writes an order with its lines and its entry of the journal.
func (t *sqlTx) enter(ctx context.Context, o *crm.Order) error {
	shipped := *o
	shipped.State, shipped.Shipped = crm.OrderShipped, o.Date
	return t.write(ctx, &shipped, t.w.maker.orderRows(&shipped, t.w.maker.id(o)))
}

func (t *sqlTx) write(ctx context.Context, o *crm.Order, rows []row) error {
	for _, r := range rows {
		if err := t.insert.row(ctx, r); err != nil {
			return err
		}
	}
	raw, err := kv.Encoding.Marshal(o)
	if err != nil {
		return err
	}
	_, err = t.journal.ExecContext(ctx, environment.Now().Format(time.RFC3339), environment.User, raw)
	return err
}

// importFile enters a file of sales as the program does: clients and products
// are found by name and article, documents go in with their lines.
func (w *sqlWriter) importFile(ctx context.Context, path string) (said answer, err error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	r := csv.NewReader(f)
	if _, err := r.Read(); err != nil {
		return nil, err
	}
	err = w.update(ctx, func(tx *sqlTx) error {
		i, err := newSQLImport(ctx, tx)
		if err != nil {
			return err
		}
		for {
			record, err := r.Read()
			if errors.Is(err, io.EOF) {
				break
			}
			if err == nil {
				err = i.line(ctx, record)
			}
			if err != nil {
				return err
			}
		}
		said, err = i.finish(ctx)
		return err
	})
	return said, err
}

// sqlImport gathers the lines of a document and looks names up once.
type sqlImport struct {
	tx                *sqlTx
	byName, byArticle *sql.Stmt
	clients, products map[string]int64
	order             *crm.Order
	client            int64
	rows              []row
	documents         int
	sum               money.Money
}

func newSQLImport(ctx context.Context, tx *sqlTx) (i *sqlImport, err error) {
	i = &sqlImport{tx: tx, clients: map[string]int64{}, products: map[string]int64{}}
	if i.byName, err = tx.tx.PrepareContext(ctx, "SELECT id FROM clients WHERE folded = ?"); err != nil {
		return nil, err
	}
	i.byArticle, err = tx.tx.PrepareContext(ctx, "SELECT id FROM products WHERE article = ?")
	return i, err
}

// find looks a key up in the base the first time it is met.
func look(ctx context.Context, stmt *sql.Stmt, known map[string]int64, key, folded string) (id int64, err error) {
	id, ok := known[key]
	if !ok {
		err = stmt.QueryRowContext(ctx, folded).Scan(&id)
		known[key] = id
	}
	return id, err
}

// line takes a row of the file: number, date, client, product, article,
// quantity, price, sum.
func (i *sqlImport) line(ctx context.Context, r []string) error {
	if i.order == nil || i.order.Number != r[0] {
		if err := i.flush(ctx); err != nil {
			return err
		}
		date, err := time.Parse(time.DateOnly, r[1])
		if err != nil {
			return err
		}
		if i.client, err = look(ctx, i.byName, i.clients, r[2], store.NameKey(r[2])); err != nil {
			return fmt.Errorf("client %q: %w", r[2], err)
		}
		i.order = &crm.Order{Number: r[0], Date: date, State: crm.OrderShipped, Shipped: date, Mode: crm.VATOff}
	}
	product, err := look(ctx, i.byArticle, i.products, r[4], r[4])
	if err != nil {
		return fmt.Errorf("article %q: %w", r[4], err)
	}
	qty, err := money.ParseQty(r[5])
	if err != nil {
		return err
	}
	price, err := money.Parse(r[6])
	if err != nil {
		return err
	}
	sum, err := money.Parse(r[7])
	if err != nil {
		return err
	}
	i.order.Lines = append(i.order.Lines, crm.Line{Qty: qty, Price: price, Sum: sum})
	i.rows = append(i.rows, row{"lines", []any{
		i.tx.w.maker.id(i.order), int64(len(i.rows)), product, int64(qty), int64(price), int64(0), int64(sum), int64(0), int64(0),
	}})
	return nil
}

// flush writes the document gathered so far.
func (i *sqlImport) flush(ctx context.Context) error {
	if i.order == nil {
		return nil
	}
	o := i.order
	o.SumUp()
	head := row{"orders", []any{
		i.tx.w.maker.id(o), o.Number, day(o.Date), i.client, int64(0), int64(0), int64(1), day(o.Shipped), monthOf(o.Shipped), int64(0), int64(o.Gross), int64(0),
	}}
	err := i.tx.write(ctx, o, append([]row{head}, i.rows...))
	i.documents++
	i.sum += o.Gross
	i.order, i.rows = nil, nil
	return err
}

func (i *sqlImport) finish(ctx context.Context) (answer, error) {
	err := i.flush(ctx)
	return importAnswer(i.documents, i.sum), err
}

func importAnswer(documents int, sum money.Money) answer {
	return func() string { return fmt.Sprintf("%d documents, %v", documents, sum) }
}
