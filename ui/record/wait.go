package record

import (
	"fmt"
	"time"

	"kartoteka/data/lang"
)

// Waited writes how long somebody waits: minutes, hours up to two days, days.
func Waited(l *lang.Lang, d time.Duration) string {
	switch {
	case d < time.Hour:
		return l.T("wait.minutes", "N", int64(d/time.Minute))
	case d < 48*time.Hour:
		return l.T("wait.hours", "N", int64(d/time.Hour))
	}
	return l.T("wait.days", "N", int64(d/(24*time.Hour)))
}

// ByDuration orders a column of waits by their length.
func ByDuration(d time.Duration) string { return fmt.Sprintf("%020d", d) }
