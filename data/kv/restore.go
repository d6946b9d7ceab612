package kv

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"
)

// Restore puts a copy in the place of the base file at path, which must be
// closed. The copy is verified first; the present file, if there is one, is
// kept under the name returned; the restored base has a new incarnation, so
// that its peers notice.
func Restore(ctx context.Context, backup, path string, now time.Time) (kept string, err error) {
	defer func() {
		if err != nil {
			err = fmt.Errorf("restore %s: %w", path, err)
		}
	}()
	rep, err := VerifyFile(ctx, backup)
	if err != nil {
		return "", err
	}
	if err := rep.Err(); err != nil {
		return "", err
	}
	temp := path + ".new-" + randomName()
	defer os.Remove(temp) // gone already when all went well
	if err := copyFile(ctx, backup, temp); err != nil {
		return "", err
	}
	e, err := OpenBolt(temp, BoltOptions{})
	if err != nil {
		return "", err
	}
	_, err = newIncarnation(ctx, e, now, "")
	if err = errors.Join(err, e.Close()); err != nil {
		return "", err
	}
	return swap(ctx, temp, path, "before-restore", now)
}

// swap verifies the new file and puts it at path; the file there before keeps
// its data under another name.
func swap(ctx context.Context, temp, path, why string, now time.Time) (kept string, err error) {
	if err := verified(ctx, temp); err != nil {
		return "", err
	}
	return exchange(temp, path, why, now)
}

// verified reads a new file back and makes it durable.
func verified(ctx context.Context, temp string) error {
	rep, err := VerifyFile(ctx, temp)
	if err == nil {
		err = rep.Err()
	}
	if err == nil {
		err = syncFile(temp)
	}
	return err
}

// exchange puts a file that was verified at path; the file there before keeps its
// data under another name.
func exchange(temp, path, why string, now time.Time) (kept string, err error) {
	if _, err := os.Lstat(path); err == nil {
		kept = fmt.Sprintf("%s.%s-%s", path, why, now.UTC().Format("20060102T150405.000"))
		if err := os.Link(path, kept); err != nil {
			// No links on this disk: for a moment there is no file at path.
			if err := os.Rename(path, kept); err != nil {
				return "", err
			}
		}
	}
	if err := os.Rename(temp, path); err != nil {
		return kept, err
	}
	return kept, syncDir(filepath.Dir(path))
}

func copyFile(ctx context.Context, from, to string) error {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close() // read only
	out, err := os.OpenFile(to, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	_, err = io.Copy(&cancelled{ctx, out}, in)
	return errors.Join(err, out.Sync(), out.Close())
}
