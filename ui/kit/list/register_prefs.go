package list

import (
	"encoding/json"

	"kartoteka/ui/host"
	"kartoteka/ui/kit/grid"
)

// registerPrefs is what is remembered of a register between runs.
type registerPrefs struct {
	Columns []columnPrefs          `json:"columns,omitempty"`
	Sort    grid.Sort              `json:"sort,omitzero"`
	Filters map[string]filterState `json:"filters,omitempty"`
	// List is whether a register with a board shows its rows in lines.
	List bool `json:"list,omitempty"`
	// Shut is whether the preview is shut.
	Shut bool `json:"shut,omitempty"`
}

// columnPrefs is how a column was arranged.
type columnPrefs struct {
	Key    string  `json:"key"`
	Width  float32 `json:"width"`
	Flex   float32 `json:"flex,omitempty"`
	Hidden bool    `json:"hidden,omitempty"`
}

// readPrefs returns what is remembered; what can't be read was written by a
// newer program or never, and counts as nothing.
func readPrefs(p host.Prefs, key string) registerPrefs {
	var v registerPrefs
	if json.Unmarshal([]byte(p.Get("register."+key)), &v) != nil {
		return registerPrefs{}
	}
	return v
}

// writePrefs remembers.
func writePrefs(p host.Prefs, key string, v registerPrefs) {
	data, err := json.Marshal(v)
	if err == nil {
		p.Set("register."+key, string(data))
	}
}

func columnsToPrefs(cs []grid.Column) []columnPrefs {
	ps := make([]columnPrefs, len(cs))
	for i, c := range cs {
		ps[i] = columnPrefs{Key: c.Key, Width: c.Width, Flex: c.Flex, Hidden: c.Hidden}
	}
	return ps
}

func columnsFromPrefs(ps []columnPrefs) []grid.Column {
	cs := make([]grid.Column, len(ps))
	for i, p := range ps {
		cs[i] = grid.Column{Key: p.Key, Width: p.Width, Flex: p.Flex, Hidden: p.Hidden}
	}
	return cs
}
