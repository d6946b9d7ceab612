package hosttest

import (
	"testing"
	"time"

	"kartoteka/ui/host"
)

// Clock is time that passes when told.
type Clock struct{ waits []*func() }

func (c *Clock) After(_ time.Duration, f func()) (stop func()) {
	c.waits = append(c.waits, &f)
	return func() { f = func() {} }
}

// Pass lets the time of all that waits come.
func (c *Clock) Pass() {
	waits := c.waits
	c.waits = nil
	for _, f := range waits {
		(*f)()
	}
}

// ClockRunner is a Background whose time passes when told: only answers come to the
// thread of the window by themselves.
type ClockRunner struct {
	*host.Background
	Clock Clock
}

func (u *ClockRunner) After(d time.Duration, f func()) (stop func()) { return u.Clock.After(d, f) }

func NewClockRunner(t testing.TB, post func(func())) *ClockRunner {
	return &ClockRunner{Background: host.NewBackground(t.Context(), post)}
}
