package kv

import (
	"context"
	"encoding/binary"
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"testing"

	"kartoteka/data/trial"
)

// writeUntilKilled commits order after order and acknowledges each on its
// standard output after the commit. Compacting, it does so after every tenth.
func writeUntilKilled(path string, compacting bool) error {
	e, err := OpenBolt(path, BoltOptions{})
	if err != nil {
		return err
	}
	s := newShop(1)
	o := testOptions()
	o.NewID = nil
	db, err := Open(e, s.reg, o)
	if err != nil {
		return err
	}
	ctx := context.Background()
	for {
		var n uint64
		_, err := db.Update(ctx, "order.create", func(tx *Tx) error {
			count, err := s.orders.Count(tx)
			if err != nil {
				return err
			}
			n = count + 1
			if err := putLinked(tx, s, int(n)); err != nil {
				return err
			}
			var b [8]byte
			binary.BigEndian.PutUint64(b[:], n)
			return s.ledger.Put(tx, []byte("count"), b[:])
		})
		if err != nil {
			return err
		}
		if _, err := fmt.Println(n); err != nil {
			return err
		}
		if compacting && n%10 == 0 {
			if err := e.(*boltEngine).compact(ctx, 0, testClock()); err != nil {
				return err
			}
		}
	}
}

func putLinked(tx *Tx, s *shop, n int) error {
	c := client{ID: id[clientID](n / 10), Name: fmt.Sprint("Клиент ", n/10)}
	if ok, err := s.clients.Exists(tx, c.ID); err != nil {
		return err
	} else if !ok {
		if err := s.clients.Put(tx, &c); err != nil {
			return err
		}
	}
	o := order{ID: id[orderID](n), Client: c.ID, Day: int32(n), Sum: int64(n), Lines: []line{{Name: "Насос", Sum: int64(n)}}}
	return s.orders.Put(tx, &o)
}

// TestNoAcknowledgedWriteIsLostToKill kills a writing process at random moments
// with SIGKILL, also one that compacts its base all the time. It proves that a
// process may die at any point; that fsync is called in the right places is for a
// power-cut test.
func TestNoAcknowledgedWriteIsLostToKill(t *testing.T) {
	for child, cycles := range map[string]int{"writer": 200, "compacter": 100} {
		t.Run(child, func(t *testing.T) { killed(t, child, cycles) })
	}
}

func killed(t *testing.T, child string, cycles int) {
	path, e := newFile(t)
	if err := e.Close(); err != nil {
		t.Fatal(err)
	}
	acked, done := uint64(0), uint64(0)
	for cycle := range trial.Rounds(t, cycles) {
		cmd := exec.Command(os.Args[0], path)
		cmd.Env = append(os.Environ(), "KV_CHILD="+child)
		said, err := trial.Kill(cmd)
		if err != nil {
			t.Fatal(err)
		}
		last, err := strconv.ParseUint(said[len(said)-1], 10, 64)
		if err != nil {
			t.Fatal(err)
		}
		acked, done = max(acked, last), done+1
		if saved := survivors(t, path); saved < acked {
			t.Fatalf("cycle %d: %d acknowledged, %d saved", cycle, acked, saved)
		}
	}
	if acked < done {
		t.Errorf("only %d writes in %d cycles", acked, done)
	}
	t.Logf("%d cycles, %d acknowledged writes, none lost", done, acked)
}

// survivors checks the base and returns how many orders it has.
func survivors(t *testing.T, path string) uint64 {
	t.Helper()
	e, err := OpenBolt(path, BoltOptions{})
	if err != nil {
		t.Fatal(err)
	}
	defer e.Close()
	s := newShop(1)
	db := open(t, e, s)
	rep, err := db.Check(t.Context(), nil)
	if err != nil || !rep.OK() {
		t.Fatalf("check after the kill: %v %v", rep.Findings, err)
	}
	var n uint64
	view(t, db, func(tx *Tx) error {
		if n, err = s.orders.Count(tx); err != nil || n == 0 {
			return err
		}
		b, err := s.ledger.Get(tx, []byte("count"))
		if err == nil && binary.BigEndian.Uint64(b) != n {
			t.Errorf("%d orders, the ledger counts %d", n, binary.BigEndian.Uint64(b))
		}
		return err
	})
	return n
}
