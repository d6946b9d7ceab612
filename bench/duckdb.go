package main

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"

	"github.com/duckdb/duckdb-go/v2"
)

func openDuckDB(path string) (*sql.DB, error) {
	return sql.Open("duckdb", path)
}

// fillDuckDB fills by the appender, DuckDB's fastest way in. Integers of the
// schema are 4 bytes wide there.
func fillDuckDB(ctx context.Context, path string, s size) (err error) {
	connector, err := duckdb.NewConnector(path, nil)
	if err != nil {
		return err
	}
	db := sql.OpenDB(connector)
	defer func() { err = errors.Join(err, db.Close()) }()
	if _, err := db.ExecContext(ctx, schema); err != nil {
		return err
	}
	conn, err := connector.Connect(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, conn.Close()) }()
	appenders := map[string]*duckdb.Appender{}
	for _, t := range tables {
		if appenders[t.name], err = duckdb.NewAppenderFromConn(conn, "", t.name); err != nil {
			return err
		}
	}
	for r := range newFirm(s).rows() {
		values := make([]driver.Value, len(r.values))
		for i, v := range r.values {
			values[i] = v
		}
		if err := appenders[r.table].AppendRow(values...); err != nil {
			return err
		}
	}
	for _, t := range tables {
		if err := appenders[t.name].Close(); err != nil {
			return err
		}
	}
	return nil
}
