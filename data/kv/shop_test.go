package kv

import (
	"context"
	"encoding/binary"
	"path/filepath"
	"sync/atomic"
	"testing"
	"time"
)

// A small shop is the base of these tests: clients, and orders that name them.

type clientID [16]byte

type orderID [16]byte

type client struct {
	ID    clientID  `json:"id"`
	Name  string    `json:"name"`
	INN   string    `json:"inn,omitempty"`
	Tags  []string  `json:"tags,omitempty"`
	Since time.Time `json:"since"`
	Rev   uint64    `json:"-"`
}

type order struct {
	ID     orderID    `json:"id"`
	Number string     `json:"number"`
	Client clientID   `json:"client"`
	Also   []clientID `json:"also,omitempty"`
	Day    int32      `json:"day"`
	State  uint8      `json:"state"`
	Sum    int64      `json:"sum"`
	Lines  []line     `json:"lines,omitempty"`
	Rev    uint64     `json:"-"`
}

type line struct {
	Name string `json:"name"`
	Qty  int64  `json:"qty"`
	Sum  int64  `json:"sum"`
}

// shop is a registry of its own tables, so that a test may change it.
type shop struct {
	clients *Table[client, clientID]
	byName  *Index[client, clientID, string]
	byINN   *Index[client, clientID, string]
	byTag   *Index[client, clientID, string]
	orders  *Table[order, orderID]
	byDay   *Index[order, orderID, int32]
	byState *Index[order, orderID, stateDay]
	number  *Index[order, orderID, string]
	sum     *Index[order, orderID, int64]
	of      *Ref[orderID, clientID]
	life    *Thread[clientID] // of a client: since when, and its orders
	ledger  *Blobs
	reg     *Registry
}

// stateDay is an entry of two values.
type stateDay struct {
	state uint8
	day   int32
}

var byStateDay = Joined(ByNumber[uint8](), ByNumber[int32](),
	func(e stateDay) (uint8, int32) { return e.state, e.day },
	func(state uint8, day int32) stateDay { return stateDay{state, day} })

func newShop(version int) *shop {
	s := &shop{reg: NewRegistry("kv.shop", version)}
	s.ledger = NewBlobs(s.reg, "ledger")
	s.clients = NewTable(s.reg, "clients", func(c *client) clientID { return c.ID }, func(c *client) *uint64 { return &c.Rev })
	s.byName = NewIndex(s.clients, "name", ByText, func(c *client) (string, bool) { return c.Name, true })
	s.byINN = NewIndex(s.clients, "inn", ByText, func(c *client) (string, bool) { return c.INN, c.INN != "" }).Unique()
	s.byTag = NewMultiIndex(s.clients, "tag", ByText, func(c *client) []string { return c.Tags })
	s.orders = NewTable(s.reg, "orders", func(o *order) orderID { return o.ID }, func(o *order) *uint64 { return &o.Rev })
	s.byDay = NewIndex(s.orders, "day", ByNumber[int32](), func(o *order) (int32, bool) { return o.Day, true })
	s.byState = NewIndex(s.orders, "state", byStateDay, func(o *order) (stateDay, bool) {
		return stateDay{o.State, o.Day}, true
	})
	s.number = NewIndex(s.orders, "number", ByText, func(o *order) (string, bool) { return o.Number, o.Number != "" })
	s.sum = NewIndex(s.orders, "sum", ByInt, func(o *order) (int64, bool) { return o.Sum, true })
	s.of = NewRef(s.orders, "client", s.clients, func(o *order) []clientID { return append([]clientID{o.Client}, o.Also...) })
	s.life = NewThread[clientID](s.reg, "life")
	JoinThread(s.life, 1, s.clients, func(c *client) []Moment[clientID] { return []Moment[clientID]{{c.ID, c.Since}} })
	JoinThread(s.life, 2, s.orders, func(o *order) []Moment[clientID] {
		return []Moment[clientID]{{o.Client, dayOf(o)}, {o.Client, dayOf(o).Add(time.Hour)}}
	})
	return s
}

// dayOf is the moment of an order in the life of its client.
func dayOf(o *order) time.Time { return testClock().AddDate(0, 0, int(o.Day)) }

// counter makes IDs 1, 2, 3…, so that failing programs repeat.
func counter() func() [16]byte {
	var n atomic.Uint64
	return func() (id [16]byte) {
		binary.BigEndian.PutUint64(id[8:], n.Add(1))
		return id
	}
}

func id[K ~[16]byte](n int) (k K) {
	binary.BigEndian.PutUint64(k[8:], uint64(n)+1_000_000)
	return k
}

func testClock() time.Time { return time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC) }

func testOptions() Options {
	return Options{Now: testClock, NewID: counter(), Node: "A", User: "tester"}
}

// newFile makes an empty base file.
func newFile(t testing.TB) (path string, e Engine) {
	path = filepath.Join(t.TempDir(), "shop.db")
	e, err := CreateBolt(path, BoltOptions{}, func(Engine) error { return nil })
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = e.Close() })
	return path, e
}

func open(t testing.TB, e Engine, s *shop) *DB {
	t.Helper()
	db, err := Open(e, s.reg, testOptions())
	if err != nil {
		t.Fatal(err)
	}
	return db
}

func update(t testing.TB, db *DB, kind string, fn func(*Tx) error) Commit {
	t.Helper()
	c, err := db.Update(context.Background(), kind, fn)
	if err != nil {
		t.Fatalf("%s: %v", kind, err)
	}
	return c
}

func view(t testing.TB, db *DB, fn func(*Tx) error) {
	t.Helper()
	if err := db.View(context.Background(), fn); err != nil {
		t.Fatal(err)
	}
}

// engines runs the test on each engine.
func engines(t *testing.T, fn func(t *testing.T, e Engine)) {
	t.Run("memory", func(t *testing.T) { fn(t, NewMemory()) })
	t.Run("bolt", func(t *testing.T) {
		_, e := newFile(t)
		fn(t, e)
	})
}
