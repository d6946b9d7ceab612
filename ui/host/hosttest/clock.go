package hosttest

import (
	"testing"
	"time"

	"kartoteka/ui/host"
)

// Clock is time that passes when Pass is called.
type Clock struct{ waits []*func() }

// After implements host.Runner.
func (c *Clock) After(_ time.Duration, f func()) (stop func()) {
	c.waits = append(c.waits, &f)
	return func() { f = func() {} }
}

// Pass runs everything that waits for its time.
func (c *Clock) Pass() {
	waits := c.waits
	c.waits = nil
	for _, f := range waits {
		(*f)()
	}
}

// ClockRunner is a host.Background whose time passes when Clock.Pass is called;
// answers of work come as they do in the program.
type ClockRunner struct {
	*host.Background
	Clock Clock // its time
}

// After implements host.Runner: f waits for Clock.Pass.
func (u *ClockRunner) After(d time.Duration, f func()) (stop func()) { return u.Clock.After(d, f) }

// NewClockRunner makes such a runner; post brings answers to the thread of the
// window.
func NewClockRunner(t testing.TB, post func(func())) *ClockRunner {
	return &ClockRunner{Background: host.NewBackground(t.Context(), post)}
}
