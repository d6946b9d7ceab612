package base

import (
	"time"

	"kartoteka/data/calendar"
	"kartoteka/data/kv"
)

// ID is the name of the base, the same in all its copies.
func (b *Base) ID() [16]byte { return b.db.Base().ID }

// DB is the store under the base, for what is done with the base as a whole:
// checks and copies.
func (b *Base) DB() *kv.DB { return b.db }

// NewID makes the name of a record before it is written.
func (b *Base) NewID() [16]byte { return b.env.StoreOptions().NewID() }

// Zone is the time zone of the machine.
func (b *Base) Zone() *time.Location { return b.env.Now().Location() }

// Commits counts the commits made since the base was opened.
func (b *Base) Commits() uint64 { return b.commits.Load() }

// Viewer hands a file to the system's viewer; nil where there is none.
func (b *Base) Viewer() func(path string) error { return b.env.View }

// Recall returns what this machine remembers under a key, "" for nothing.
func (b *Base) Recall(key string) string {
	if b.env.Profile == nil {
		return ""
	}
	return b.env.Profile.Get(key)
}

// Remember keeps a value on this machine, not in the base.
func (b *Base) Remember(key, value string) {
	if b.env.Profile != nil {
		b.env.Profile.Set(key, value)
	}
}

// Year is the last twelve months, today's included.
func (b *Base) Year() calendar.Period { return calendar.Last12Months.Period(b.Today()) }
