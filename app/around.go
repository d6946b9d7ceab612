package app

import (
	"time"

	"kartoteka/data/crm"
	"kartoteka/data/kv"
)

// ID is the name of the base, the same in all its copies.
func (a *Kernel) ID() [16]byte { return a.db.Base().ID }

// DB is the store under the base, for what is done with the base as a whole:
// checks and copies.
func (a *Kernel) DB() *kv.DB { return a.db }

// NewID makes the name of a record before it is written.
func (a *Kernel) NewID() [16]byte { return a.env.StoreOptions().NewID() }

// Zone is the time zone of the machine.
func (a *Kernel) Zone() *time.Location { return a.env.Now().Location() }

// Commits counts the commits made since the base was opened.
func (a *Kernel) Commits() uint64 { return a.commits.Load() }

// Viewer hands a file to the system's viewer; nil where there is none.
func (a *Kernel) Viewer() func(path string) error { return a.env.View }

// Recall returns what this machine remembers under a key, "" for nothing.
func (a *Kernel) Recall(key string) string {
	if a.env.Profile == nil {
		return ""
	}
	return a.env.Profile.Get(key)
}

// Remember keeps a value on this machine, not in the base.
func (a *Kernel) Remember(key, value string) {
	if a.env.Profile != nil {
		a.env.Profile.Set(key, value)
	}
}

// Year is the last twelve months, today's included.
func (a *Kernel) Year() crm.Period { return crm.Last12Months.Period(a.Today()) }
