package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"time"
)

// start is a program whose window is measured.
type start struct {
	name string
	args []string
}

// windowRounds is how often each window is opened.
const windowRounds = 7

// windows measures the start of the program's window on a base and on an empty
// profile beside a bare window of the toolkit, in turn, from outside.
func windows(ctx context.Context, c cache, program, bare, base string) (results []result, note string, err error) {
	display, err := openScreen()
	if err != nil {
		return nil, "", fmt.Errorf("open display: %w", err)
	}
	defer display.conn.Close()
	home := filepath.Join(c.dir, "profile")
	starts := []start{{ours, []string{program, "--base", base}}, {"bare window", []string{bare}}}
	shown, painted, settled := newTimes(starts), newTimes(starts), newTimes(starts)
	used := make([]memory, len(starts))
	for round := -1; round < windowRounds; round++ { // the first warms up
		for i, s := range starts {
			m, took, err := display.time(ctx, s, home)
			if err != nil {
				return nil, "", fmt.Errorf("%s: %w", s.name, err)
			}
			if round < 0 {
				continue
			}
			for _, t := range []struct {
				to [][]float64
				at time.Duration
			}{{shown, m.shown}, {painted, m.painted}, {settled, m.settled}} {
				t.to[i] = append(t.to[i], t.at.Seconds()*1000)
			}
			used[i] = took
		}
	}
	row := func(name string, times [][]float64, goals ...goal) result {
		r := result{contest: contest{name: name, goals: goals}, times: times}
		for _, s := range starts {
			r.entries = append(r.entries, entry{name: s.name})
		}
		return r
	}
	over := used[0].private - used[1].private
	return []result{
		row("Start to the window on the screen", shown),
		row("Start to the first painted frame", painted, goal{id: "T7", peer: "bare window", bound: 1.3}),
		row("Start to a picture that stands still", settled),
	}, fmt.Sprintf("Memory of its own in the window on the base: %d MB, bare window %d MB: %d MB over (T7: at most 200, %s); pages of the base mapped beside: %d MB.",
		used[0].private, used[1].private, over, verdict(over <= 200), used[0].mapped-used[1].mapped), nil
}

func newTimes(of []start) [][]float64 { return make([][]float64, len(of)) }

// time starts a program, waits until its picture stands still and ends it.
func (s screen) time(ctx context.Context, p start, home string) (m moments, used memory, err error) {
	cmd := exec.CommandContext(ctx, p.args[0], p.args[1:]...)
	cmd.Env = append(os.Environ(), "KARTOTEKA_HOME="+home, "KARTOTEKA_LANG=ru", "FYNE_SCALE=1")
	cmd.Stderr = os.Stderr
	begin := time.Now()
	if err := cmd.Start(); err != nil {
		return m, used, err
	}
	if m, err = s.watch(ctx, begin); err == nil {
		used, err = memoryOf(cmd.Process.Pid)
	}
	_ = cmd.Process.Signal(syscall.SIGTERM) // the window closes as by its cross
	ended := make(chan struct{})
	go func() {
		_ = cmd.Wait() // ended by a signal: that is how
		close(ended)
	}()
	select {
	case <-ended:
	case <-time.After(5 * time.Second):
		_ = cmd.Process.Kill()
		<-ended
	}
	return m, used, err
}

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
