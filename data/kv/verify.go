package kv

import (
	"context"
	"errors"
	"fmt"
	"strings"
)

// VerifyFile reads a base file that is not open whole: the B-trees, the
// checksum of every record and the digest of every part. It knows no tables, so
// it serves any version of the base. err is that the file can't be opened; what
// is wrong inside is in the report.
//
// The pages are verified first, by reading the file; still a failing disk can
// hang or end a process, so a suspicious file is best verified in a child.
func VerifyFile(ctx context.Context, path string) (Report, error) {
	var rep Report
	e, err := OpenBolt(path, BoltOptions{ReadOnly: true})
	if err != nil {
		return rep, err
	}
	defer func() { _ = e.Close() }() // read only
	err = e.View(ctx, func(r Reader) error {
		v := verifier{ctx: ctx, r: r, rep: &rep}
		if err := v.pages(r.(*boltReader)); err != nil || !rep.OK() {
			return err // a wrecked tree is not to be walked through the map
		}
		return v.all()
	})
	if d, ok := errors.AsType[ErrDamaged](err); ok {
		rep.found(Finding{Check: "file", Space: d.Space, Key: d.Key, Text: d.Error()})
		err = nil
	}
	return rep, err
}

// verifier reads all spaces and compares them with their digests.
type verifier struct {
	ctx      context.Context
	r        Reader
	rep      *Report
	progress func(done, total uint64)
	total    uint64
	layout   layout
	head     *head
	seen     digests
}

func (v *verifier) found(check string, s Space, key []byte, format string, args ...any) {
	v.rep.found(Finding{Check: check, Space: s, Key: append([]byte(nil), key...), Text: fmt.Sprintf(format, args...)})
}

// all verifies every space. What can't be read is a finding; err is only that
// the check was cancelled.
func (v *verifier) all() (err error) {
	v.seen = digests{}
	if v.layout, err = readLayout(v.r); err != nil {
		return v.fatal(spaceBase, err)
	}
	if v.layout.base == nil {
		return nil // an empty base is in order
	}
	tx := Tx{r: v.r}
	if v.head, err = tx.loadHead(); err != nil {
		return v.fatal(spaceBase, err)
	}
	if err := tx.sealed(); err != nil {
		return v.fatal(spaceBase, err)
	}
	if v.r, err = layered(v.r); err != nil {
		return v.fatal(spaceBase, err)
	}
	for _, d := range v.head.digests {
		v.total += d.count
	}
	spaces, err := v.r.Spaces()
	if err != nil {
		return v.fatal(spaceBase, err)
	}
	for _, s := range spaces {
		if s == spaceBase || s == spaceIndex || s == spaceSeal {
			continue
		}
		if err := v.fatal(s, v.space(s)); err != nil {
			return err
		}
	}
	if err := v.fatal(spaceIndex, v.index()); err != nil {
		return err
	}
	return v.compare()
}

// fatal turns damage that ends the reading of a space into a finding.
func (v *verifier) fatal(s Space, err error) error {
	if err == nil || v.ctx.Err() != nil {
		return v.ctx.Err()
	}
	v.found("file", s, nil, "%v", err)
	return nil
}

// limit is how many keys a space may have before reading stops: a damaged
// B-tree can run in a circle for ever.
func (v *verifier) limit(parts ...string) uint64 {
	n := uint64(1)
	for _, p := range parts {
		n += v.head.digests[v.layout.catalog[p]].count
	}
	return n
}

var errCircle = errors.New("more keys than were written: the B-tree runs in a circle")

func (v *verifier) space(s Space) error {
	live, gone := v.layout.catalog[string(s)], v.layout.catalog[string(s)+".deleted"]
	if live == 0 {
		v.found("digest", s, nil, "the catalog does not know this space")
		return nil
	}
	limit := v.limit(string(s), string(s)+".deleted")
	n := uint64(0)
	var last []byte
	return lend(v.r, s, Range{}, func(k, raw []byte) error {
		if n++; n > limit {
			return errCircle
		}
		if err := v.step(); err != nil {
			return err
		}
		if last != nil && string(last) >= string(k) {
			v.found("file", s, k, "keys are out of order")
		}
		last = append(last[:0], k...)
		e, err := openEnvelope(s, k, raw)
		if err != nil {
			v.found("checksum", s, k, "%v", errors.Unwrap(err))
			return nil
		}
		part := live
		if e.deleted {
			part = gone
		}
		d := v.seen[part]
		d.add(hashOf(raw))
		v.seen[part] = d
		return nil
	})
}

func (v *verifier) index() error {
	known := map[uint16]bool{}
	limit := uint64(1)
	for name, n := range v.layout.catalog {
		if isDerived(name) {
			known[n] = true
			limit += v.head.digests[n].count
		}
	}
	n := uint64(0)
	return lend(v.r, spaceIndex, Range{}, func(k, _ []byte) error {
		if n++; n > limit {
			return errCircle
		}
		if err := v.step(); err != nil {
			return err
		}
		if len(k) < 18 || !known[indexNumber(k)] {
			v.found("index", spaceIndex, k, "entry of no index")
			return nil
		}
		part := indexNumber(k)
		d := v.seen[part]
		d.add(hashOf(k))
		v.seen[part] = d
		return nil
	})
}

func (v *verifier) step() error {
	v.rep.Records++
	if v.rep.Records%4096 != 0 {
		return nil
	}
	if v.progress != nil {
		v.progress(uint64(v.rep.Records), v.total)
	}
	return v.ctx.Err()
}

// compare holds what was read against the digests.
func (v *verifier) compare() error {
	for name, n := range v.layout.catalog {
		want, have := v.head.digests[n], v.seen[n]
		check := "digest"
		if isDerived(name) {
			check = "index"
		}
		s := Space(strings.TrimPrefix(name, derivedMark))
		switch {
		case want.count != have.count:
			v.found(check, s, nil, "%d records of %d", have.count, want.count)
		case want.sum != have.sum:
			v.found(check, s, nil, "the records are not those last written")
		}
	}
	return nil
}
