package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"time"

	"github.com/jezek/xgb/xproto"
)

// start is a program whose window is measured, in a profile of its own.
type start struct {
	name string
	args []string
	home string
}

// opened is a window whose picture stands still.
type opened struct {
	moments
	pid    int
	window xproto.Window
}

// windowRounds is how often each window is opened.
const windowRounds = 7

// windows measures the program's window on a base beside the toolkit's, from
// outside.
type windows struct {
	program, bare string // the built programs
	base          string
	home          string // folder of the profile
	list          route  // a list of about 100 000 rows
	rows          int    // how many they are
}

// windowsOn measures on a base of a size.
func windowsOn(program, bare, dir, base string, s size) windows {
	w := windows{program: program, bare: bare, base: base, home: filepath.Join(dir, "profile"), list: route{Screen: "clients"}, rows: s.clients}
	if s.orders <= 100_000 {
		w.list, w.rows = route{"orders", map[string]string{"from": "2000-01-01", "to": "2100-01-01"}}, s.orders
	}
	return w
}

// windowAlone measures nothing but the window, on a base of the size named.
func windowAlone(ctx context.Context, w windows, out io.Writer) error {
	results, notes, err := w.measure(ctx)
	if err != nil {
		return err
	}
	printResults(out, "Window on "+filepath.Base(w.base), results)
	printNotes(out, notes...)
	return nil
}

// measure opens the windows in turn, then scrolls through lists.
func (w windows) measure(ctx context.Context) (results []result, notes []string, err error) {
	display, err := openScreen()
	if err != nil {
		return nil, nil, fmt.Errorf("open display: %w", err)
	}
	defer display.conn.Close()
	results, note, err := w.starts(ctx, display)
	if err != nil {
		return nil, nil, err
	}
	scrolled, err := w.frames(ctx, display)
	return append(results, scrolled...), []string{note}, err
}

// starts measures the start of the windows.
func (w windows) starts(ctx context.Context, display screen) (results []result, note string, err error) {
	starts := []start{{ours, []string{w.program, "--base", w.base}, w.home}, {"bare window", []string{w.bare}, w.home}}
	shown, painted, settled := newTimes(starts), newTimes(starts), newTimes(starts)
	used := make([]memory, len(starts))
	for round := -1; round < windowRounds; round++ { // the first warms up
		for i, s := range starts {
			err := display.with(ctx, s, func(o opened) (err error) {
				if round < 0 {
					return nil
				}
				shown[i] = append(shown[i], milliseconds(o.shown))
				painted[i] = append(painted[i], milliseconds(o.painted))
				settled[i] = append(settled[i], milliseconds(o.settled))
				used[i], err = memoryOf(o.pid)
				return err
			})
			if err != nil {
				return nil, "", fmt.Errorf("%s: %w", s.name, err)
			}
		}
	}
	over := used[0].private - used[1].private
	return []result{
		rowOf(starts, "Start to the window on the screen", shown),
		rowOf(starts, "Start to the first painted frame", painted, goal{id: "T7", peer: "bare window", bound: 1.3}),
		rowOf(starts, "Start to a picture that stands still", settled),
	}, fmt.Sprintf("Memory of its own in the window on the base: %d MB, bare window %d MB: %d MB over (T7: at most 200, %s); pages of the base mapped beside: %d MB.",
		used[0].private, used[1].private, over, verdict(over <= 200), used[0].mapped-used[1].mapped), nil
}

func newTimes(of []start) [][]float64 { return make([][]float64, len(of)) }

func milliseconds(d time.Duration) float64 { return d.Seconds() * 1000 }

// rowOf is the row of a table for what was measured of the programs.
func rowOf(starts []start, name string, times [][]float64, goals ...goal) result {
	r := result{contest: contest{name: name, goals: goals}, times: times}
	for _, s := range starts {
		r.entries = append(r.entries, entry{name: s.name})
	}
	return r
}

// with starts a program, waits until its picture stands still, hands it over
// and ends it.
func (s screen) with(ctx context.Context, p start, fn func(opened) error) (err error) {
	cmd := exec.CommandContext(ctx, p.args[0], p.args[1:]...)
	cmd.Env = append(os.Environ(), "KARTOTEKA_HOME="+p.home, "KARTOTEKA_LANG=ru", "LANG=ru_RU.UTF-8", "FYNE_SCALE=1")
	cmd.Stderr = os.Stderr
	begin := time.Now()
	if err := cmd.Start(); err != nil {
		return err
	}
	defer func() { err = errors.Join(err, end(cmd)) }()
	o := opened{pid: cmd.Process.Pid}
	if o.moments, o.window, err = s.watch(ctx, o.pid, begin); err != nil {
		return err
	}
	return fn(o)
}

// end closes the window as by its cross, and by force when it does not follow.
func end(cmd *exec.Cmd) error {
	if err := cmd.Process.Signal(syscall.SIGTERM); err != nil {
		return err
	}
	ended := make(chan struct{})
	go func() {
		_ = cmd.Wait() // ended by a signal: that is how
		close(ended)
	}()
	select {
	case <-ended:
		return nil
	case <-time.After(5 * time.Second):
		err := cmd.Process.Kill()
		<-ended
		return err
	}
}
