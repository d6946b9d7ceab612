package uitest

import (
	"context"
	"flag"
	"image/png"
	"os"
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"kartoteka/app"
	"kartoteka/app/apptest"
	"kartoteka/app/base"
	"kartoteka/ui"
	"kartoteka/ui/host"
	"kartoteka/ui/nav"
)

// Clerk is a person at the window of the program over a real base.
type Clerk struct {
	*ui.Program
	// T is the test.
	T *testing.T
	// Answers are given when the program asks for a file.
	Answers *Answers
	// Viewed is the file handed to the system's viewer last.
	Viewed string
	// Now is what the clock says; Pass moves it on.
	Now time.Time
	// Told is what the desktop was told of reminders.
	Told []string

	window *window
	faults []error
}

// NewClerk sits a person down before the first-run page.
func NewClerk(t *testing.T) *Clerk {
	t.Helper()
	profile, err := base.OpenProfile(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	h := ui.NewHeadless()
	h.Window.Resize(fyne.NewSize(1280, 800))
	c := &Clerk{T: t, window: &window{Window: h.Window}, Answers: &Answers{}, Now: apptest.Now}
	env := apptest.Environment()
	env.Now = func() time.Time { return c.Now }
	env.View = func(path string) error { c.Viewed = path; return nil }
	c.Program = &ui.Program{
		Window: c.window, Env: env, Profile: profile, Folder: t.TempDir(), Lang: "ru",
		Run: host.Inline{}, Post: func(f func()) { f() }, SetTheme: h.SetTheme, Files: c.Answers,
		Notify: func(_, text string) { c.Told = append(c.Told, text) },
		Fault:  func(err error) { c.faults = append(c.faults, err) },
	}
	t.Cleanup(c.leave)
	return c
}

// AtDesk sits a person down before an empty base.
func AtDesk(t *testing.T) *Clerk {
	t.Helper()
	c := NewClerk(t)
	a, err := app.Create(t.Context(), filepath.Join(c.Folder, "test.db"), c.Env)
	c.must(err)
	c.Show(a)
	return c
}

func (c *Clerk) must(err error) {
	c.T.Helper()
	if err != nil {
		c.T.Fatal(err)
	}
}

// leave closes the base, which must be whole, and looks for faults without
// words.
func (c *Clerk) leave() {
	for _, err := range c.faults {
		c.T.Errorf("an error without words: %v", err)
	}
	if a := c.App(); a != nil {
		found, err := a.Base.Check(context.Background(), nil)
		if err != nil || !found.OK() {
			c.T.Errorf("the base after the test: %v, %v", found.Findings, err)
		}
		if err := c.Close(context.Background()); err != nil {
			c.T.Errorf("close: %v", err)
		}
	}
	if c.T.Failed() {
		c.Picture("last.png")
	}
}

// Picture keeps what the window shows, where go test -artifacts is asked for.
func (c *Clerk) Picture(name string) {
	if asked := flag.Lookup("test.artifacts"); asked == nil || asked.Value.String() != "true" {
		return
	}
	f, err := os.Create(filepath.Join(c.T.ArtifactDir(), name))
	if err == nil {
		defer f.Close()
		_ = png.Encode(f, c.Window.Canvas().Capture())
	}
}

// Pass lets time go by and the clock beat once.
func (c *Clerk) Pass(by time.Duration) {
	c.Now = c.Now.Add(by)
	c.Tick()
}

// Opens shows a route as a link of a page would.
func (c *Clerk) Opens(r nav.Route) { c.Shell().Open(r) }
