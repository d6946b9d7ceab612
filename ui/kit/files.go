package kit

import (
	"path/filepath"
	"strings"
)

// Files asks the person for files. The window has FileDialogs; tests answer by
// themselves.
type Files interface {
	// Open asks for a file to read with one of the extensions (".csv"), or for
	// any when there are none; done is called with its path unless the person
	// gave up.
	Open(extensions []string, done func(path string))
	// Save asks where to write; name is proposed and its extension is kept. A
	// whole path proposes its folder too. A file of this name may exist: the
	// person has agreed to replace it.
	Save(name string, done func(path string))
}

// FileDialogs asks by a page over the window: folders as crumbs, files as a
// list. It begins in the folder used last for files of this extension.
//
// Keys: Enter opens a folder and chooses a file, Backspace goes to the folder
// above, typing finds, Esc gives up.
type FileDialogs struct{ Env *Env }

// Open implements Files.
func (f FileDialogs) Open(extensions []string, done func(path string)) {
	p := &filePage{env: f.Env, extensions: extensions, done: done}
	if len(extensions) > 0 {
		p.purpose = extensions[0]
	}
	p.show("")
}

// Save implements Files.
func (f FileDialogs) Save(name string, done func(path string)) {
	ext := filepath.Ext(name)
	p := &filePage{env: f.Env, saving: true, purpose: ext, done: done}
	if ext != "" {
		p.extensions = []string{ext}
	}
	p.stem = strings.TrimSuffix(filepath.Base(name), ext)
	if filepath.IsAbs(name) {
		p.show(filepath.Dir(name))
		return
	}
	p.show("")
}
