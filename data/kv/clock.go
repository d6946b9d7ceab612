package kv

import (
	"cmp"
	"time"
)

// HLC is a hybrid logical clock (Kulkarni et al., 2014): milliseconds since
// 1970 in the upper 48 bits and a counter in the lower 16. It never runs back,
// whatever the machine's clock does, and each entry of the journal has its own.
type HLC uint64

// Millis returns the milliseconds since 1970.
func (h HLC) Millis() int64 { return int64(h >> 16) }

// Moment returns the millisecond of the clock in UTC.
func (h HLC) Moment() time.Time { return time.UnixMilli(h.Millis()).UTC() }

// tick returns the first clock after h that is not before now. A counter that
// is full carries into the milliseconds, which is the order wanted.
func (h HLC) tick(now time.Time) HLC {
	return max(h+1, HLC(now.UnixMilli())<<16)
}

// Clock is a moment on a node; nodes break ties.
type Clock struct {
	Time HLC    // hybrid clock of the change
	Node string // machine that made it
}

// Compare orders clocks the same way on every machine.
func (c Clock) Compare(d Clock) int {
	if r := cmp.Compare(c.Time, d.Time); r != 0 {
		return r
	}
	return cmp.Compare(c.Node, d.Node)
}

// address is the place of an entry in the journals of all nodes, and its time.
type address struct {
	Time        HLC
	Node        string
	Incarnation uint64
	Seq         uint64
}

func (a address) clock() Clock { return Clock{Time: a.Time, Node: a.Node} }

// ClockAt is the first clock of the moment's millisecond, 0 for a moment before
// 1970.
func ClockAt(t time.Time) HLC { return HLC(max(0, t.UnixMilli())) << 16 }
