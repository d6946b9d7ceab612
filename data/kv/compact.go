package kv

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	bolt "go.etcd.io/bbolt"
)

// Compact rewrites the closed base file at path without its free pages. The new
// file is verified before it takes the place of the old one, which is kept
// under the name returned until the caller has opened the new one.
func Compact(ctx context.Context, path string, now time.Time) (kept string, err error) {
	defer func() {
		if err != nil {
			err = fmt.Errorf("compact %s: %w", path, err)
		}
	}()
	src, err := OpenBolt(path, BoltOptions{ReadOnly: true})
	if err != nil {
		return "", err
	}
	temp := path + ".new-" + randomName()
	defer os.Remove(temp) // gone already when all went well
	err = compactInto(ctx, src.(*boltEngine), temp)
	if err = errors.Join(err, src.Close()); err != nil {
		return "", err
	}
	return swap(ctx, temp, path, beforeCompact, now)
}

// compactBatch is how many bytes one transaction of a compaction writes.
const compactBatch = 16 << 20

func compactInto(ctx context.Context, src *boltEngine, temp string) error {
	dst, err := bolt.Open(temp, 0o600, &bolt.Options{FreelistType: bolt.FreelistMapType, Timeout: defaultLockTimeout})
	if err != nil {
		return err
	}
	// bolt.Compact reads in a transaction of its own; View only guards it.
	err = src.View(ctx, func(r Reader) error {
		br := r.(*boltReader)
		br.enter("file", nil)
		err := bolt.Compact(dst, src.db, compactBatch)
		br.leave()
		return err
	})
	return errors.Join(err, dst.Close())
}

// Every commit writes the list of free pages again and every opening reads it, so
// what they cost grows with their number, not with their share. A bulk load leaves
// a long list: it is worth writing the file again where more than slackBytes are
// free, unless that is so little of a large file that the next load pays as well.
const (
	slackBytes = 64 << 20
	slackShare = 40 // one part of so many
)

// ErrNoRoom: the disk has no room for what should be written beside the base.
var ErrNoRoom = errors.New("no room on the disk")

// Compactor is an optional ability of an Engine: it writes its storage again
// without the room that is free, where that is worth the time.
type Compactor interface {
	// CompactSlack makes the file smaller where much of it is free; done says
	// whether it did.
	CompactSlack(ctx context.Context, now time.Time) (done bool, err error)
}

// CompactSlack compacts the open base where it is worth it; false when it is not,
// or when the engine keeps no such room. Readers go on meanwhile, writers wait.
// A power cut leaves the base as it was or compacted. An error leaves it as it
// was and usable: ErrNoRoom, or what the disk said.
func (db *DB) CompactSlack(ctx context.Context) (done bool, err error) {
	if c, ok := db.e.(Compactor); ok && db.Damage() == nil {
		return c.CompactSlack(ctx, db.opt.Now())
	}
	return false, nil
}

// slack is the bytes of free pages, as of the last commit, and of the file.
func (e *boltEngine) slack() (free, size int64, err error) {
	e.mu.RLock()
	defer e.mu.RUnlock()
	if e.db == nil {
		return 0, 0, os.ErrClosed
	}
	stats := e.db.Stats()
	free = int64(stats.FreePageN+stats.PendingPageN) * int64(e.db.Info().PageSize)
	info, err := os.Stat(e.path)
	if err != nil {
		return 0, 0, err
	}
	return free, info.Size(), nil
}

// CompactSlack implements Compactor.
func (e *boltEngine) CompactSlack(ctx context.Context, now time.Time) (bool, error) {
	if e.o.ReadOnly {
		return false, nil
	}
	e.writing.Lock()
	defer e.writing.Unlock()
	free, size, err := e.slack()
	if err != nil || free < max(slackBytes, size/slackShare) {
		return false, err
	}
	if err := e.compact(ctx, size-free, now); err != nil {
		return false, fmt.Errorf("compact %s: %w", e.path, err)
	}
	return true, nil
}

// compact writes a new file of about so many bytes and goes over to it.
func (e *boltEngine) compact(ctx context.Context, need int64, now time.Time) error {
	if fault, _ := e.blamed(); fault != nil {
		return fmt.Errorf("%w: %w", ErrReadOnly, fault)
	}
	if room, err := roomAt(filepath.Dir(e.path)); err != nil || room < need+slackBytes {
		return errors.Join(err, ErrNoRoom)
	}
	temp, err := e.sweep()
	if err != nil {
		return err
	}
	defer os.Remove(temp) // gone already when all went well
	if err := compactInto(ctx, e, temp); err != nil {
		return err
	}
	if err := verified(ctx, temp); err != nil {
		return err
	}
	return e.goOver(ctx, temp, now)
}

// sweep removes what a compaction that was cut off has left beside the base, and
// names the file of the next.
func (e *boltEngine) sweep() (temp string, err error) {
	folder, name := filepath.Split(e.path)
	files, err := os.ReadDir(filepath.Clean(folder))
	for _, f := range files {
		if f.Name() == name+compacting || strings.HasPrefix(f.Name(), name+"."+beforeCompact+"-") {
			err = errors.Join(err, os.Remove(folder+f.Name()))
		}
	}
	return e.path + compacting, err
}

// Names of the files of a compaction: the one being written, and the old one until
// the new one is open.
const (
	compacting    = ".compacting"
	beforeCompact = "before-compact"
)

// goOver closes the file, puts the new one in its place and opens that. Between
// readers there is a moment for it sooner or later; new ones are not held up for
// those that still read, since a reader may wait for another.
func (e *boltEngine) goOver(ctx context.Context, temp string, now time.Time) error {
	for !e.mu.TryLock() {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(time.Millisecond):
		}
	}
	defer e.mu.Unlock()
	if e.db == nil {
		return os.ErrClosed
	}
	err := e.db.Close()
	e.db = nil
	var kept string
	if err == nil {
		kept, err = exchange(temp, e.path, beforeCompact, now)
	}
	if err != nil {
		return errors.Join(err, putBack(kept, e.path), e.open())
	}
	if err := e.open(); err != nil {
		return err
	}
	return os.Remove(kept)
}

// putBack undoes an exchange that failed half done.
func putBack(kept, path string) error {
	if kept == "" {
		return nil
	}
	if _, err := os.Lstat(path); err == nil {
		return os.Remove(kept) // another name of the file that is there
	}
	return os.Rename(kept, path)
}
