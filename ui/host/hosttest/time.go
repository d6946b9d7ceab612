package hosttest

import (
	"testing"
	"time"

	"kartoteka/ui/host"
)

// clock is time that passes when told.
type clock struct{ waits []*func() }

func (c *clock) After(_ time.Duration, f func()) (stop func()) {
	c.waits = append(c.waits, &f)
	return func() { f = func() {} }
}

// Pass lets the time of all that waits come.
func (c *clock) Pass() {
	waits := c.waits
	c.waits = nil
	for _, f := range waits {
		(*f)()
	}
}

// untimed is a Background whose time passes when told: only answers come to the
// thread of the window by themselves.
type untimed struct {
	*host.Background
	Clock clock
}

func (u *untimed) After(d time.Duration, f func()) (stop func()) { return u.Clock.After(d, f) }

func NewUntimed(t testing.TB, post func(func())) *untimed {
	return &untimed{Background: host.NewBackground(t.Context(), post)}
}
