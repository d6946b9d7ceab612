package kv

import (
	"context"
	"errors"
	"fmt"
	"os"
)

// Repaired is what Repair has carried over.
type Repaired struct {
	// Salvaged: the B-trees were wrecked and the records were gathered from raw
	// bytes. Some may be missing, and blobs that follow from no record are as
	// last found.
	Salvaged bool
	Records  int // live records of tables
	Entries  int // of the journal
	// Unreadable counts records that are whole but of a shape the program does
	// not know; they are carried over and left out of the indexes.
	Unreadable int
	// Gaps counts the breaks in the journal that losses have left.
	Gaps int
	// Before is what was wrong, After what a check of the new file finds.
	Before, After Report
}

// Repair makes a new base file from a damaged one, which is only read. Records
// and journal are carried over; indexes, references, digests and history are
// rebuilt, then the rebuild steps of the registry run. Where the B-trees
// can't be trusted the records are gathered from the raw bytes of the file. The
// new base has a new incarnation, since what it lost its peers may still have.
//
// The records are held in memory. A wrecked file may end the process; run Repair
// in a child.
func Repair(ctx context.Context, src, dst string, reg *Registry, o Options) (Repaired, error) {
	var out Repaired
	h, rep, err := gather(ctx, src)
	out.Before = rep
	if err != nil {
		return out, fmt.Errorf("repair %s: %w", src, err)
	}
	if h == nil {
		out.Salvaged = true
		if h, err = salvage(src, reg); err != nil {
			return out, fmt.Errorf("repair %s: %w", src, err)
		}
	}
	e, err := CreateBolt(dst, BoltOptions{}, func(e Engine) error {
		b := rebuild{ctx: ctx, e: e, h: h, reg: reg, opt: o, out: &out}
		return b.run()
	})
	if err != nil {
		return out, fmt.Errorf("repair %s: %w", src, err)
	}
	defer func() { _ = e.Close() }() // everything is committed
	o.Path, o.Incarnation = "", nil  // the new file needs no copy and is no surprise
	db, err := Open(e, reg, o)
	if err == nil {
		out.After, err = db.Check(ctx, nil)
	}
	return out, err
}

// gather reads the file through its B-trees; nil when they or the data of any
// part but the indexes are not in order.
func gather(ctx context.Context, src string) (haul, Report, error) {
	rep, err := VerifyFile(ctx, src)
	if err != nil {
		if errors.Is(err, os.ErrNotExist) || errors.Is(err, ErrLocked) || errors.Is(err, ErrEmptyFile) || ctx.Err() != nil {
			return nil, rep, err
		}
		rep.found(Finding{Check: "file", Space: "file", Text: err.Error()})
		return nil, rep, nil
	}
	for _, f := range rep.Findings {
		if f.Check != "index" {
			return nil, rep, nil
		}
	}
	e, err := OpenBolt(src, BoltOptions{ReadOnly: true})
	if err != nil {
		return nil, rep, err
	}
	defer func() { _ = e.Close() }() // read only
	h := haul{}
	err = e.View(ctx, func(below Reader) error {
		r, err := layered(below)
		if err != nil {
			return err
		}
		spaces, err := r.Spaces()
		for _, s := range spaces {
			if s == spaceIndex || err != nil {
				continue
			}
			err = r.Scan(s, Range{}, func(k, raw []byte) error {
				e, err := openEnvelope(s, k, raw)
				if err == nil {
					h.keep(raw, e)
				}
				return err
			})
		}
		return err
	})
	return h, rep, err
}

// salvage gathers the records from the raw bytes of the file.
func salvage(src string, reg *Registry) (haul, error) {
	file, err := os.ReadFile(src)
	if err != nil {
		return nil, err
	}
	h := haul{}
	h.sweep(file)
	if len(h) == 0 {
		return nil, ErrNotABase
	}
	h.mend(reg)
	return h, nil
}
