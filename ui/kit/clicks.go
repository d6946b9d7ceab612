package kit

import "time"

// doubleClick is the longest pause between the two clicks of a double one.
const doubleClick = 400 * time.Millisecond

// Clicks finds out double clicks for a widget that acts on a single one at once:
// the toolkit would hold every single click back until no second one can follow.
type Clicks struct {
	at time.Time
	on string
}

// Double is called at each click with the thing it is on, such as the ID of a row,
// and reports whether it makes a double click with the one before.
func (c *Clicks) Double(now time.Time, on string) bool {
	if c.on == on && now.Sub(c.at) <= doubleClick {
		*c = Clicks{}
		return true
	}
	*c = Clicks{at: now, on: on}
	return false
}
