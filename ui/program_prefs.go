package ui

import (
	"path/filepath"

	"kartoteka/ui/host"
)

// basePrefs keeps the tabs and the palette of each base apart; all else is the
// person's, whatever the base.
type basePrefs struct {
	host.Prefs
	base string
}

func prefsOf(p host.Prefs, base string) host.Prefs {
	if abs, err := filepath.Abs(base); err == nil {
		base = abs
	}
	return basePrefs{p, base}
}

func (b basePrefs) key(key string) string {
	if key == prefTabs || key == prefRecent {
		return key + "@" + b.base
	}
	return key
}

// Get implements host.Prefs.
func (b basePrefs) Get(key string) string { return b.Prefs.Get(b.key(key)) }

// Set implements host.Prefs.
func (b basePrefs) Set(key, value string) { b.Prefs.Set(b.key(key), value) }
