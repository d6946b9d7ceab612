package hosttest

import (
	"time"

	"fyne.io/fyne/v2"
)

// Day is the beginning of a day, in UTC.
func Day(y int, m time.Month, d int) time.Time { return time.Date(y, m, d, 0, 0, 0, 0, time.UTC) }

// Press gives keys to a control, whether it has the focus or not.
func Press(g fyne.Focusable, keys ...fyne.KeyName) {
	for _, k := range keys {
		g.TypedKey(&fyne.KeyEvent{Name: k})
	}
}
