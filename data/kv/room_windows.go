package kv

import (
	"math"

	"golang.org/x/sys/windows"
)

// roomAt is the bytes a program may still write to the disk of a folder.
func roomAt(folder string) (int64, error) {
	path, err := windows.UTF16PtrFromString(folder)
	if err != nil {
		return 0, err
	}
	var free uint64
	err = windows.GetDiskFreeSpaceEx(path, &free, nil, nil)
	return int64(min(free, math.MaxInt64)), err
}
