package kv

import (
	"context"
	"errors"
	"fmt"
	"os"
)

// BackupFile writes a copy of the open base to a new file, which gets its name
// only after it was read back and verified. A file that exists is os.ErrExist.
func BackupFile(ctx context.Context, e Engine, path string) error {
	if _, err := os.Lstat(path); !errors.Is(err, os.ErrNotExist) {
		return fmt.Errorf("backup: %w", errors.Join(err, taken(path)))
	}
	err := replaceFile(path, func(temp string) error {
		f, err := os.OpenFile(temp, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
		if err != nil {
			return err
		}
		if err := errors.Join(e.Backup(ctx, f), f.Sync(), f.Close()); err != nil {
			return err
		}
		rep, err := VerifyFile(ctx, temp)
		if err == nil {
			err = rep.Err()
		}
		return err
	})
	if err != nil {
		return fmt.Errorf("backup to %s: %w", path, err)
	}
	return nil
}
