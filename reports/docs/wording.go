package docs

import (
	"encoding/json"
	"fmt"
	"strings"
	"sync"
	"text/template"

	"kartoteka/assets"
)

// wording is the texts of a paper by key, from assets/templates.
type wording map[string]*template.Template

// say is the text of the key with the value put in. The texts are part of the
// program, so a missing one is its fault and panics; a test says them all.
func (w wording) say(key string, value any) string {
	t, ok := w[key]
	if !ok {
		panic(fmt.Sprintf("wording of papers has no %q", key))
	}
	var b strings.Builder
	if err := t.Execute(&b, value); err != nil {
		panic(fmt.Sprintf("wording of papers: %v", err))
	}
	return b.String()
}

// values are the named values of a text.
type values map[string]string

// readWording reads the files in order; a later one overrides.
func readWording(files ...string) (wording, error) {
	w := wording{}
	for _, file := range files {
		data, err := assets.Templates.ReadFile("templates/" + file + ".json")
		if err != nil {
			return nil, err
		}
		var texts map[string]string
		if err := json.Unmarshal(data, &texts); err != nil {
			return nil, fmt.Errorf("wording %s: %w", file, err)
		}
		for key, text := range texts {
			t, err := template.New(key).Option("missingkey=error").Parse(text)
			if err != nil {
				return nil, fmt.Errorf("wording %s: %w", file, err)
			}
			w[key] = t
		}
	}
	return w, nil
}

// wordingOf reads the wording of a paper once: that of all papers and its own.
func wordingOf(paper string) func() wording {
	return sync.OnceValue(func() wording {
		w, err := readWording("paper", paper)
		if err != nil {
			panic(err)
		}
		return w
	})
}
