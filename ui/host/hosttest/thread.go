package hosttest

import "errors"

var ErrDisk = errors.New("disk full")

// Thread is the thread of a window: it runs what is posted when told to.
type Thread chan func()

func (t Thread) Post(f func()) { t <- f }

// Turn waits for one thing posted and runs it.
func (t Thread) Turn() { (<-t)() }
