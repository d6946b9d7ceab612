//go:build e2e

// Package e2e drives the real window: it starts the built program on an X
// server of its own, presses keys and mouse buttons as a person would, looks at
// the picture, and fails when the program was called from a wrong thread.
//
//	func TestClientIsFoundByName(t *testing.T) {
//		a := Start(t, Program(t, "."), "--base", base)
//		a.Key("ctrl+k")
//		a.Type("Альфа")
//		a.Key("Return")
//		a.Wait("the card", func() bool { return strings.Contains(a.Title(), "Альфа") })
//		a.Close()
//	}
//
// Run with: go test -tags e2e ./e2e/. Programs the rig needs and does not find
// skip the tests, or fail them when CI=true. The program is built without the
// tag migrated_fynedo, since only so does Fyne report wrong-thread calls, and
// with no_animations, so that pictures stand still. Failed tests leave the last
// picture and the program's stderr in the directory of go test -artifacts.
package e2e

import (
	"bytes"
	"image"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"
)

// Limit is how long Wait waits and how long the window may take to appear.
const Limit = 15 * time.Second

// pause lets the program take one key or click before the next.
const pause = 60 * time.Millisecond

// App is a running program with a window.
type App struct {
	t      *testing.T
	d      *display
	cmd    *exec.Cmd
	window string
	stderr lockedBuffer
	gone   chan struct{} // closed when the process has ended
	read   int           // how much of the log said has gone through
}

// Start runs the binary on a display of its own and returns when its window is
// there and has the keyboard.
func Start(t *testing.T, binary string, args ...string) *App {
	t.Helper()
	a := &App{t: t, d: newDisplay(t), gone: make(chan struct{})}
	a.cmd = exec.Command(binary, args...)
	a.cmd.Env = a.d.env
	a.cmd.Stderr = &a.stderr
	a.cmd.Stdout = &a.stderr
	if err := a.cmd.Start(); err != nil {
		t.Fatalf("start %s: %v", binary, err)
	}
	go func() { _ = a.cmd.Wait(); close(a.gone) }()
	t.Cleanup(a.finish)
	a.Wait("the window", func() bool {
		out, err := a.d.output("xdotool", "search", "--onlyvisible", "--pid", strconv.Itoa(a.cmd.Process.Pid))
		ids := strings.Fields(out)
		if err != nil || len(ids) == 0 {
			return false
		}
		a.window = ids[len(ids)-1]
		return true
	})
	a.Layout("us,ru")
	a.d.run("xdotool", "windowactivate", "--sync", a.window)
	a.d.run("xdotool", "windowmove", a.window, "0", "0")
	a.Settle()
	return a
}

// Resize gives the window's inside this size in pixels.
func (a *App) Resize(width, height int) {
	a.t.Helper()
	a.d.run("xdotool", "windowsize", "--sync", a.window, strconv.Itoa(width), strconv.Itoa(height))
	a.Settle()
}

// Type types the text, Latin and Cyrillic: Start gives the keyboard both
// layouts, since letters xdotool has to remap a key for are lost now and then.
func (a *App) Type(text string) {
	a.t.Helper()
	a.d.run("xdotool", "type", "--delay", "40", text)
	time.Sleep(pause)
}

// Key presses keys one after another, as xdotool names them: "ctrl+k", "F9".
func (a *App) Key(keys ...string) {
	a.t.Helper()
	for _, k := range keys {
		a.d.run("xdotool", "key", k)
		time.Sleep(pause)
	}
}

// Physical presses the key that bears the Latin letter on the keyboard, whatever
// layout is on: with Layout("ru"), Physical("ctrl", "s") is Ctrl and the key Ы.
func (a *App) Physical(modifier, letter string) {
	a.t.Helper()
	code, ok := keycodes[letter]
	if !ok {
		a.t.Fatalf("no keycode is known for %q", letter)
	}
	a.d.run("xdotool", "keydown", modifier, "key", code, "keyup", modifier)
	time.Sleep(pause)
}

// keycodes are those of the evdev keyboard that Xvfb shows, by letter.
var keycodes = map[string]string{
	"a": "38", "c": "54", "f": "41", "k": "45", "p": "33", "s": "39", "v": "55", "w": "25", "x": "53", "z": "52",
}

// Layout switches the keyboard to a layout of xkb, "us" or "ru".
func (a *App) Layout(name string) {
	a.t.Helper()
	a.d.run("setxkbmap", name)
	time.Sleep(4 * pause) // the program hears of the new map by an event
}

// Click presses the left button at a point of the window, in pixels.
func (a *App) Click(x, y int) { a.t.Helper(); a.click(x, y, "1") }

// MiddleClick presses the wheel.
func (a *App) MiddleClick(x, y int) { a.t.Helper(); a.click(x, y, "2") }

// RightClick presses the right button.
func (a *App) RightClick(x, y int) { a.t.Helper(); a.click(x, y, "3") }

// DoubleClick presses the left button twice.
func (a *App) DoubleClick(x, y int) {
	a.t.Helper()
	a.click(x, y, "--repeat", "2", "--delay", "60", "1")
}

// Wheel turns the wheel at a point by so many notches, down if positive.
func (a *App) Wheel(x, y, notches int) {
	a.t.Helper()
	button := "5"
	if notches < 0 {
		button, notches = "4", -notches
	}
	a.click(x, y, "--repeat", strconv.Itoa(notches), "--delay", "20", button)
}

func (a *App) click(x, y int, button ...string) {
	a.t.Helper()
	a.d.run("xdotool", "mousemove", "--window", a.window, strconv.Itoa(x), strconv.Itoa(y))
	time.Sleep(pause) // a click in the same breath finds the widget not hovered yet
	a.d.run("xdotool", append([]string{"click"}, button...)...)
	time.Sleep(pause)
}

// Title is the title of the window.
func (a *App) Title() string {
	a.t.Helper()
	return strings.TrimSpace(a.d.run("xdotool", "getwindowname", a.window))
}

// Log is what the program has written to stdout and stderr so far.
func (a *App) Log() string { return a.stderr.String() }

// WrongThread tells whether Fyne has reported a call from a wrong thread.
func (a *App) WrongThread() bool { return strings.Contains(a.Log(), "Error in Fyne call thread") }

// Wait waits until cond holds; it fails the test after Limit, naming what, or
// at once when the program has died.
func (a *App) Wait(what string, cond func() bool) {
	a.t.Helper()
	wait(a.t, what, Limit, func() bool {
		if cond() {
			return true
		}
		select {
		case <-a.gone:
			a.t.Fatalf("the program ended while waiting for %s:\n%s", what, a.Log())
		default:
		}
		return false
	})
}

// Shot is the picture of the window now.
func (a *App) Shot() image.Image {
	a.t.Helper()
	img, err := png.Decode(strings.NewReader(a.d.run("import", "-window", a.window, "png:-")))
	if err != nil {
		a.t.Fatalf("screenshot: %v", err)
	}
	return img
}

// Save writes the picture of the window now to a PNG file.
func (a *App) Save(path string) {
	a.t.Helper()
	a.d.run("import", "-window", a.window, path)
}

// Settle waits until two pictures in a row are the same and not of one colour.
func (a *App) Settle() {
	a.t.Helper()
	var last string
	a.Wait("a picture that stands still", func() bool {
		colours := a.d.run("import", "-window", a.window, "-format", "%k %#", "info:-")
		same := colours == last && !strings.HasPrefix(colours, "1 ")
		last = colours
		return same
	})
}

// Close closes the window as the window manager's × does and waits for the end
// of the program.
func (a *App) Close() {
	a.t.Helper()
	a.d.run("xdotool", "key", "alt+F4")
	select {
	case <-a.gone:
	case <-time.After(Limit):
		a.t.Fatal("the program did not end after its window was closed")
	}
}

// Kill ends the program at once, as a power cut would.
func (a *App) Kill() {
	_ = a.cmd.Process.Kill()
	<-a.gone
}

// Running tells whether the program has not ended yet.
func (a *App) Running() bool {
	select {
	case <-a.gone:
		return false
	default:
		return true
	}
}

// finish kills what still runs and judges what the program said.
func (a *App) finish() {
	if a.t.Failed() && a.window != "" && a.Running() {
		out := filepath.Join(a.t.ArtifactDir(), "last.png")
		if _, err := a.d.output("import", "-window", a.window, out); err == nil {
			a.t.Logf("last picture: %s", out)
		}
	}
	a.Kill()
	if a.WrongThread() {
		a.t.Error("Fyne was called from a wrong thread")
	}
	if strings.Contains(a.Log(), "panic:") {
		a.t.Error("the program panicked")
	}
	if a.t.Failed() {
		a.t.Logf("the program said:\n%s", a.Log())
	}
}

// lockedBuffer is written by the process's pipes and read by the test.
type lockedBuffer struct {
	mu  sync.Mutex
	buf bytes.Buffer
}

func (b *lockedBuffer) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.buf.Write(p)
}

func (b *lockedBuffer) String() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.buf.String()
}

func (b *lockedBuffer) Reset() {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.buf.Reset()
}

// TestMain removes the built programs at the end.
// TestMain lets the program speak Russian whatever the locale of the tests:
// packages of the program that tests import have made theirs a readable one.
func TestMain(m *testing.M) {
	_ = os.Setenv("KARTOTEKA_LANG", "ru")
	code := m.Run()
	if built.dir != "" {
		_ = os.RemoveAll(built.dir)
	}
	os.Exit(code)
}
