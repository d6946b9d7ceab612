package main

import (
	"encoding/hex"
	"errors"
	"fmt"
	"hash/fnv"
	"io"
	"os"
	"path/filepath"

	"kartoteka/data/demo"
	"kartoteka/data/store"
)

// cache is a folder outside of the source tree where bases of a size are made
// once and kept. Its name holds a print of the generator: when the invented
// firm changes, its bases are made anew.
type cache struct {
	dir string
	log io.Writer
}

func openCache(root string, s size, log io.Writer) (cache, error) {
	c := cache{filepath.Join(root, s.name+"-"+fingerprint(s)), log}
	return c, os.MkdirAll(c.dir, 0o700)
}

// fingerprint tells whether the generator still invents the same firm for the
// same tables: a hash of a small one.
func fingerprint(s size) string {
	h := fnv.New32a()
	c := s.config()
	fmt.Fprintf(h, "%d %d %d %d %s", c.Clients, c.Orders, c.Months, store.Version, schema)
	c.Clients, c.Orders = 20, 300
	firm := demo.New(c)
	fmt.Fprintf(h, "%v %v %v", firm.Clients, firm.Products, firm.Managers)
	for sale := range firm.Sales() {
		fmt.Fprintf(h, "%v", sale)
	}
	return hex.EncodeToString(h.Sum(nil))
}

// file is the path of a file of the cache; fill makes it at the path it is
// given when it is not there yet, whole or not at all.
func (c cache) file(name string, fill func(path string) error) (string, error) {
	path := filepath.Join(c.dir, name)
	if _, err := os.Stat(path); err == nil {
		return path, nil
	}
	fmt.Fprintf(c.log, "making %s…\n", path)
	fresh := path + ".making"
	if err := os.RemoveAll(fresh); err != nil {
		return "", err
	}
	if err := fill(fresh); err != nil {
		return "", fmt.Errorf("make %s: %w", name, err)
	}
	return path, os.Rename(fresh, path)
}

// copied is a copy of a file that a measurement may change; remove takes it
// away.
func (c cache) copied(path string) (copied string, remove func() error, err error) {
	from, err := os.Open(path)
	if err != nil {
		return "", nil, err
	}
	copied = path + ".copy"
	to, err := os.OpenFile(copied, os.O_RDWR|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return "", nil, errors.Join(err, from.Close())
	}
	_, err = io.Copy(to, from)
	// The copy is on the disk before anything is measured, so that no one pays
	// for it.
	err = errors.Join(err, to.Sync(), to.Close(), from.Close())
	return copied, func() error {
		return errors.Join(os.Remove(copied), ignoreMissing(os.Remove(copied+"-wal")), ignoreMissing(os.Remove(copied+"-shm")))
	}, err
}

func ignoreMissing(err error) error {
	if errors.Is(err, os.ErrNotExist) {
		return nil
	}
	return err
}
