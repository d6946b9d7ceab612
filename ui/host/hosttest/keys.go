package hosttest

import (
	"time"

	"fyne.io/fyne/v2"
)

func Day(y int, m time.Month, d int) time.Time { return time.Date(y, m, d, 0, 0, 0, 0, time.UTC) }

func Press(g fyne.Focusable, keys ...fyne.KeyName) {
	for _, k := range keys {
		g.TypedKey(&fyne.KeyEvent{Name: k})
	}
}
