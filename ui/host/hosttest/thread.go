package hosttest

import "errors"

// ErrDisk is an error as storage gives it.
var ErrDisk = errors.New("disk full")

// Thread is the thread of a window: it runs what is posted at Turn.
type Thread chan func()

// Post keeps f for a later Turn.
func (t Thread) Post(f func()) { t <- f }

// Turn waits for one thing posted and runs it.
func (t Thread) Turn() { (<-t)() }
