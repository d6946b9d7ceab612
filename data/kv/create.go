package kv

import (
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"

	bolt "go.etcd.io/bbolt"
)

// CreateBolt makes a base file: init fills it under another name, then it is
// renamed, since a power cut in the first write of a bbolt file leaves one that
// can't be opened. The file is 0600. A file that exists is os.ErrExist.
func CreateBolt(path string, o BoltOptions, init func(Engine) error) (Engine, error) {
	if err := createBolt(path, o, init); err != nil {
		return nil, fmt.Errorf("create %s: %w", path, err)
	}
	return OpenBolt(path, o)
}

func createBolt(path string, o BoltOptions, init func(Engine) error) error {
	if _, err := os.Lstat(path); !errors.Is(err, os.ErrNotExist) {
		return errors.Join(err, taken(path))
	}
	return replaceFile(path, func(temp string) error {
		db, err := bolt.Open(temp, 0o600, &bolt.Options{FreelistType: bolt.FreelistMapType, Timeout: defaultLockTimeout})
		if err != nil {
			return err
		}
		if err := db.Close(); err != nil {
			return err
		}
		o.ReadOnly = false
		e := &boltEngine{path: temp, o: o}
		if err := e.open(); err != nil {
			return err
		}
		return errors.Join(init(e), e.Close())
	})
}

// replaceFile lets make write a new file beside path, then moves it to path,
// which must not exist, and makes the move durable. On failure nothing is left.
func replaceFile(path string, make func(temp string) error) error {
	temp := path + ".new-" + randomName()
	defer os.Remove(temp) // gone already when all went well
	if err := make(temp); err != nil {
		return err
	}
	if err := syncFile(temp); err != nil {
		return err
	}
	if err := renameNew(temp, path); err != nil {
		return err
	}
	return syncDir(filepath.Dir(path))
}

func randomName() string {
	var b [6]byte
	_, _ = rand.Read(b[:]) // never fails (crypto/rand)
	return hex.EncodeToString(b[:])
}

// renameNew renames without replacing: a link fails where a name exists, and
// where a disk has no links the look before must do.
func renameNew(from, to string) error {
	err := os.Link(from, to)
	switch {
	case err == nil:
		return nil
	case errors.Is(err, os.ErrExist):
		return taken(to)
	}
	if _, err := os.Lstat(to); !errors.Is(err, os.ErrNotExist) {
		return errors.Join(err, taken(to))
	}
	return os.Rename(from, to)
}

// taken is os.ErrExist that says which file is there already.
func taken(path string) error {
	return &os.PathError{Op: "create", Path: path, Err: os.ErrExist}
}

func syncFile(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}

// syncDir makes names durable; Windows does so by itself and can't be asked to.
func syncDir(dir string) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	return errors.Join(d.Sync(), d.Close())
}
