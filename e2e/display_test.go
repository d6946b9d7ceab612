//go:build e2e

package e2e

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"
)

// needed are the programs of the rig, by the Debian package that brings each.
var needed = map[string]string{
	"Xvfb": "xvfb", "xdotool": "xdotool", "openbox": "openbox",
	"import": "imagemagick", "xprop": "x11-utils", "setxkbmap": "x11-xkb-utils",
}

// display is an X server of the test's own with a window manager on it, so
// tests neither see each other's windows nor fight for the keyboard.
type display struct {
	t    *testing.T
	home string // of the window manager and of the program under test
	env  []string
}

// newDisplay starts Xvfb on a free number and openbox in it. It skips the test
// when a program is missing, and fails it when CI=true.
func newDisplay(t *testing.T) *display {
	t.Helper()
	for program, pkg := range needed {
		if _, err := exec.LookPath(program); err != nil {
			if os.Getenv("CI") == "true" {
				t.Fatalf("%s is not installed: apt-get install %s", program, pkg)
			}
			t.Skipf("%s is not installed: apt-get install %s", program, pkg)
		}
	}
	d := &display{t: t, home: t.TempDir()}
	number := d.startServer()
	d.env = append(os.Environ(),
		"DISPLAY=:"+number, "HOME="+d.home, "XDG_CONFIG_HOME="+d.home+"/.config",
		"LANG=ru_RU.UTF-8", "FYNE_SCALE=1", "LIBGL_ALWAYS_SOFTWARE=1")
	d.start(exec.Command("openbox", "--sm-disable"), d.env)
	wait(t, "the window manager", 30*time.Second, func() bool {
		out, err := d.output("xprop", "-root", "_NET_SUPPORTING_WM_CHECK")
		return err == nil && strings.Contains(out, "window id")
	})
	return d
}

// startServer lets Xvfb choose a free display and returns its number.
func (d *display) startServer() string {
	d.t.Helper()
	r, w, err := os.Pipe()
	if err != nil {
		d.t.Fatal(err)
	}
	defer r.Close()
	cmd := exec.Command("Xvfb", "-displayfd", "3", "-screen", "0", "1920x1080x24", "-nolisten", "tcp")
	cmd.ExtraFiles = []*os.File{w}
	d.start(cmd, os.Environ())
	w.Close()
	number, err := bufio.NewReader(r).ReadString('\n')
	if err != nil {
		d.t.Fatalf("Xvfb gave no display: %v", err)
	}
	return strings.TrimSpace(number)
}

// start runs a program of the rig till the end of the test.
func (d *display) start(cmd *exec.Cmd, env []string) {
	d.t.Helper()
	cmd.Env = env
	if err := cmd.Start(); err != nil {
		d.t.Fatalf("start %s: %v", cmd.Path, err)
	}
	d.t.Cleanup(func() {
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
	})
}

// output runs a short program on the display. The locale is C.UTF-8: under any
// that is not installed, xdotool refuses Cyrillic.
func (d *display) output(name string, args ...string) (string, error) {
	cmd := exec.Command(name, args...)
	cmd.Env = append(d.env, "LC_ALL=C.UTF-8")
	out, err := cmd.Output()
	if ee, ok := err.(*exec.ExitError); ok {
		err = fmt.Errorf("%s %s: %w: %s", name, strings.Join(args, " "), err, ee.Stderr)
	}
	return string(out), err
}

// run is output for a program that must succeed.
func (d *display) run(name string, args ...string) string {
	d.t.Helper()
	out, err := d.output(name, args...)
	if err != nil {
		d.t.Fatal(err)
	}
	return out
}

// wait polls cond until it holds, and fails the test after the limit.
func wait(t *testing.T, what string, limit time.Duration, cond func() bool) {
	t.Helper()
	for end := time.Now().Add(limit); time.Now().Before(end); time.Sleep(30 * time.Millisecond) {
		if cond() {
			return
		}
	}
	t.Fatalf("waited %v for %s in vain", limit, what)
}
