package base

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
)

// Profile is what the program remembers for a person on this machine: language,
// theme, arrangement of lists, the bases opened last. It is one file of JSON,
// readable by its owner only; of clients it holds the titles of open tabs and no
// more.
type Profile struct {
	path string

	mu     sync.Mutex
	values map[string]string
}

// recentLimit is how many bases are remembered.
const recentLimit = 10

const recentKey = "recent"

// OpenProfile reads the profile in a directory, which is made when it is not
// there. A profile that cannot be read as JSON is put aside as profile.json.bad
// and an empty one is used: the arrangement of lists is not worth refusing to
// start for.
func OpenProfile(dir string) (*Profile, error) {
	p := &Profile{path: filepath.Join(dir, "profile.json"), values: map[string]string{}}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, fmt.Errorf("make profile: %w", err)
	}
	data, err := os.ReadFile(p.path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return p, nil
	case err != nil:
		return nil, fmt.Errorf("read profile: %w", err)
	}
	if json.Unmarshal(data, &p.values) != nil || p.values == nil {
		p.values = map[string]string{}
		return p, os.Rename(p.path, p.path+".bad")
	}
	return p, nil
}

// Get returns what was remembered under the key, "" for nothing.
func (p *Profile) Get(key string) string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.values[key]
}

// Set remembers the value; the file is replaced whole or not at all. A disk that
// cannot be written costs the memory of this value after the program ends and
// nothing else.
func (p *Profile) Set(key, value string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.values[key] == value {
		return
	}
	p.values[key] = value
	_ = p.save()
}

func (p *Profile) save() error {
	values := maps.Clone(p.values)
	maps.DeleteFunc(values, func(_, v string) bool { return v == "" })
	data, err := json.MarshalIndent(values, "", "  ")
	if err != nil {
		return err
	}
	temp := p.path + ".new"
	if err := os.WriteFile(temp, data, 0o600); err != nil {
		return err
	}
	return os.Rename(temp, p.path)
}

// Recent lists the bases opened last, the newest first.
func (p *Profile) Recent() []string {
	return strings.FieldsFunc(p.Get(recentKey), func(r rune) bool { return r == '\n' })
}

// Opened remembers that a base was opened.
func (p *Profile) Opened(path string) {
	if abs, err := filepath.Abs(path); err == nil {
		path = abs
	}
	list := append([]string{path}, slices.DeleteFunc(p.Recent(), func(r string) bool { return r == path })...)
	p.Set(recentKey, strings.Join(list[:min(len(list), recentLimit)], "\n"))
}
