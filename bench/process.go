package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"time"
)

// memory of a process in MB: its own pages and those of files it maps.
type memory struct{ private, mapped int }

func memoryOf(pid int) (m memory, err error) {
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		return m, err
	}
	for line := range strings.Lines(string(status)) {
		var kb int
		key, value, _ := strings.Cut(line, ":")
		if _, err := fmt.Sscan(value, &kb); err != nil {
			continue
		}
		switch key {
		case "RssAnon", "RssShmem":
			m.private += kb >> 10
		case "RssFile":
			m.mapped += kb >> 10
		}
	}
	return m, nil
}

// spent is what all threads of a process have taken of the processor.
func spent(pid int) (sum time.Duration, err error) {
	files, err := fs.Glob(os.DirFS("/proc"), fmt.Sprintf("%d/task/*/schedstat", pid))
	for _, f := range files {
		text, err := os.ReadFile("/proc/" + f)
		if errors.Is(err, fs.ErrNotExist) {
			continue // a thread that has ended
		}
		var ns int64
		if _, err := fmt.Sscan(string(text), &ns); err != nil {
			return 0, fmt.Errorf("%s: %w", f, err)
		}
		sum += time.Duration(ns)
	}
	return sum, err
}

// idleShare is the part of a processor a process takes while nothing happens.
func idleShare(pid int, while time.Duration) (float64, error) {
	before, err := spent(pid)
	begin := time.Now()
	time.Sleep(while)
	after, again := spent(pid)
	return (after - before).Seconds() / time.Since(begin).Seconds(), errors.Join(err, again)
}
