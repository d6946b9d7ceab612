package kit

import "time"

// doubleClick is the longest pause between the clicks of a double one. The grid
// counts clicks itself: the toolkit would hold back every single one.
const doubleClick = 400 * time.Millisecond

// Clicks counts clicks on one thing.
type Clicks struct {
	at time.Time
	on string
}

// Double reports whether this click makes a double one with the last.
func (c *Clicks) Double(now time.Time, on string) bool {
	if c.on == on && now.Sub(c.at) <= doubleClick {
		*c = Clicks{}
		return true
	}
	*c = Clicks{at: now, on: on}
	return false
}
