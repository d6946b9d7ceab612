//go:build linux || darwin

package kv

import "golang.org/x/sys/unix"

// roomAt is the bytes a program may still write to the disk of a folder.
func roomAt(folder string) (int64, error) {
	var s unix.Statfs_t
	if err := unix.Statfs(folder, &s); err != nil {
		return 0, err
	}
	return int64(s.Bavail) * int64(s.Bsize), nil
}
