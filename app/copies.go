package app

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"kartoteka/app/base"
)

// Copies of a session are kept by the rule of grandfather, father and son: the
// newest ones, then one a day, then one a month.
const (
	copiesNewest = 10
	copiesDays   = 14
	copiesMonths = 12
)

const (
	copyEnding = ".crmbak"
	copyStamp  = "2006-01-02T150405"
)

// Copy is a verified copy of a base made by the program itself.
type Copy struct {
	Path string
	Made time.Time
}

// CopyName is the name of a file for a copy made now: firm-2026-03-02T090000.crmbak.
func (s *Base) CopyName() string { return s.Name() + "-" + s.base.Now().Format(copyStamp) + copyEnding }

// Copies lists the copies of this base in a folder, the newest first.
func (s *Base) Copies(folder string) ([]Copy, error) {
	names, err := filepath.Glob(filepath.Join(folder, s.Name()+"-*"+copyEnding))
	if err != nil {
		return nil, err
	}
	var out []Copy
	for _, path := range names {
		stamp := strings.TrimSuffix(strings.TrimPrefix(filepath.Base(path), s.Name()+"-"), copyEnding)
		if made, err := time.ParseInLocation(copyStamp, stamp, s.base.Now().Location()); err == nil {
			out = append(out, Copy{path, made})
		}
	}
	slices.SortFunc(out, func(a, b Copy) int { return b.Made.Compare(a.Made) })
	return out, nil
}

// KeepCopy makes a verified copy of the base in a folder if the base has changed
// since the last one, and removes the copies the rule no longer keeps. It
// returns the newest copy.
func (s *Base) KeepCopy(ctx context.Context, folder string) (Copy, error) {
	copies, err := s.Copies(folder)
	if err != nil {
		return Copy{}, err
	}
	info, err := os.Stat(s.base.Path())
	if err != nil {
		return Copy{}, base.Situation(err)
	}
	if len(copies) > 0 && info.ModTime().Before(copies[0].Made) {
		return copies[0], nil
	}
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return Copy{}, err
	}
	fresh := Copy{filepath.Join(folder, s.CopyName()), s.base.Now().Truncate(time.Second)}
	if err := s.Backup(ctx, fresh.Path); err != nil {
		return Copy{}, err
	}
	for _, old := range superfluous(append([]Copy{fresh}, copies...)) {
		if err := os.Remove(old.Path); err != nil {
			return fresh, err
		}
	}
	return fresh, nil
}

// superfluous picks the copies that the rule does not keep; they come the newest
// first.
func superfluous(copies []Copy) (drop []Copy) {
	days, months := map[string]bool{}, map[string]bool{}
	for i, c := range copies {
		day, month := c.Made.Format(time.DateOnly), c.Made.Format("2006-01")
		keep := i < copiesNewest ||
			!days[day] && len(days) < copiesDays ||
			!months[month] && len(months) < copiesMonths
		if !keep {
			drop = append(drop, c)
		}
		days[day], months[month] = true, true
	}
	return drop
}

// LastCopy is when the base was copied last, zero when it never was.
func (s *Base) LastCopy(folder string) (time.Time, error) {
	copies, err := s.Copies(folder)
	if err != nil || len(copies) == 0 {
		return time.Time{}, err
	}
	return copies[0].Made, nil
}
