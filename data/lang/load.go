package lang

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"

	"github.com/nicksnyder/go-i18n/v2/i18n"
	"golang.org/x/text/language"

	"kartoteka/assets"
)

// mustLoad builds a language of the embedded files. Those are part of the
// program, so a fault in them is a fault of the build and stops it.
func mustLoad(code string) *Lang {
	l, err := load(code, assets.Lang)
	if err != nil {
		panic(err)
	}
	return l
}

// load reads lang/CODE/*.json. Of a key in two files the first is kept; a test
// allows none.
func load(code string, files fs.FS) (*Lang, error) {
	tag := language.Make(code)
	bundle := i18n.NewBundle(tag)
	l := &Lang{code: code, plain: map[string]string{}, plural: map[string]bool{}}
	names, err := fs.Glob(files, path.Join("lang", code, "*.json"))
	if err != nil || len(names) == 0 {
		return nil, fmt.Errorf("load language %q: no files (%v)", code, err)
	}
	for _, name := range names {
		if err := l.add(bundle, tag, files, name); err != nil {
			return nil, fmt.Errorf("load %s: %w", name, err)
		}
	}
	l.words = i18n.NewLocalizer(bundle, code)
	l.numbers = l.loadNumbers()
	l.dates = l.loadDates()
	l.sorters = &sync.Pool{New: func() any { return newSorter(tag) }}
	return l, nil
}

func (l *Lang) add(bundle *i18n.Bundle, tag language.Tag, files fs.FS, name string) error {
	data, err := fs.ReadFile(files, name)
	if err != nil {
		return err
	}
	messages, err := i18n.ParseMessageBytes(data, json.Unmarshal)
	if err != nil {
		return err
	}
	messages = slices.DeleteFunc(messages, func(m *i18n.Message) bool { return l.Has(m.ID) })
	for _, m := range messages {
		l.plural[m.ID] = m.One != ""
		if m.One == "" && !strings.Contains(m.Other, "{{") {
			l.plain[m.ID] = m.Other
		}
	}
	return bundle.AddMessages(tag, messages...)
}
