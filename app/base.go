package app

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"kartoteka/app/base"
	"kartoteka/data/kv"
	"kartoteka/data/store"
)

// Base is the use cases of the base as a file: check, copy, fill with the demo
// firm. What needs the base closed is functions of the package.
type Base struct{ base *base.Base }

// Checked is what a check of a base has found.
type Checked struct {
	Records  int
	Total    int      // of all findings
	Findings []string // the first of them, for a report that can be saved
}

// OK reports whether the base is sound.
func (c Checked) OK() bool { return c.Total == 0 }

func checked(r kv.Report) Checked {
	c := Checked{Records: r.Records, Total: len(r.Findings) + r.More}
	for _, f := range r.Findings {
		c.Findings = append(c.Findings, f.String())
	}
	return c
}

// Name is what people call the base: its file without the ending.
func (s *Base) Name() string {
	return strings.TrimSuffix(filepath.Base(s.base.Path()), filepath.Ext(s.base.Path()))
}

// Check reads the whole base and tells what is wrong with it.
func (s *Base) Check(ctx context.Context, p base.Progress) (Checked, error) {
	r, err := s.base.DB().Check(ctx, func(done, total uint64) {
		if p != nil {
			p(int64(done), int64(total))
		}
	})
	return checked(r), base.Situation(err)
}

// Backup writes a copy of the open base to a new file and reads it back; a file
// that is there is never touched.
func (s *Base) Backup(ctx context.Context, path string) error {
	return base.Situation(kv.BackupFile(ctx, s.base.DB().Engine(), path))
}

// CheckBase checks a base that is not open. A file so wrecked that it cannot be
// opened is an error that says why.
func CheckBase(ctx context.Context, path string, env base.Environment) (c Checked, err error) {
	a, err := Open(ctx, path, env)
	if errors.Is(err, base.ErrDamagedBase) {
		r, err := kv.VerifyFile(ctx, path)
		return checked(r), base.Situation(err)
	}
	if err != nil {
		return c, err
	}
	c, err = a.Base.Check(ctx, nil)
	return c, errors.Join(err, a.Close())
}

// Repaired is what a repair has carried over.
type Repaired struct {
	Records  int
	Salvaged bool   // records were gathered from raw bytes, some may be missing
	Kept     string // where the damaged file is now
}

// RepairBase makes a sound base of a damaged one and puts it in its place. The
// damaged file is only read, then kept beside under another name.
func RepairBase(ctx context.Context, path string, env base.Environment) (out Repaired, err error) {
	fresh := fmt.Sprintf("%s.repaired-%d", path, env.Now().UnixNano())
	r, err := kv.Repair(ctx, path, fresh, store.Registry(), env.StoreOptions())
	if err != nil {
		return out, errors.Join(base.Situation(err), ignoreMissing(os.Remove(fresh)))
	}
	if err := r.After.Err(); err != nil {
		return out, errors.Join(base.Situation(err), os.Remove(fresh))
	}
	out = Repaired{Records: r.Records, Salvaged: r.Salvaged, Kept: path + ".damaged-" + stamp(env.Now())}
	if err := os.Rename(path, out.Kept); err != nil {
		return out, err
	}
	return out, os.Rename(fresh, path)
}

// CompactBase rewrites a closed base without the room that deletions have left
// and tells its size before and after, in bytes.
func CompactBase(ctx context.Context, path string, env base.Environment) (before, after int64, err error) {
	if before, err = size(path); err != nil {
		return 0, 0, err
	}
	kept, err := kv.Compact(ctx, path, env.Now())
	if err != nil {
		return before, 0, base.Situation(err)
	}
	a, err := Open(ctx, path, env)
	if err != nil {
		return before, 0, err
	}
	if err := errors.Join(a.Close(), os.Remove(kept)); err != nil {
		return before, 0, err
	}
	after, err = size(path)
	return before, after, err
}

// RestoreBase puts a verified copy in the place of a closed base and returns
// where the replaced file is kept, "" when there was none.
func RestoreBase(ctx context.Context, path, from string, env base.Environment) (kept string, err error) {
	kept, err = kv.Restore(ctx, from, path, env.Now())
	return kept, base.Situation(err)
}

func size(path string) (int64, error) {
	info, err := os.Stat(path)
	if err != nil {
		return 0, base.Situation(err)
	}
	return info.Size(), nil
}

func ignoreMissing(err error) error {
	if errors.Is(err, os.ErrNotExist) {
		return nil
	}
	return err
}

func stamp(t time.Time) string { return t.Format("2006-01-02T1504") }

// Incarnation tells the life of the base: it is another one after each restore.
func (s *Base) Incarnation() uint64 { return s.base.DB().Base().Incarnation }
