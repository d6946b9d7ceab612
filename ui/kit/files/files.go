package files

import (
	"path/filepath"
	"strings"

	"kartoteka/ui/host"
)

// Dialogs implements host.Files by a page over the window: the folders above as
// links, the files as a table. It begins in the folder used last for files of this extension.
//
// Keys: Enter opens a folder and chooses a file, Backspace goes to the folder
// above, typing finds, Esc gives up.
type Dialogs struct {
	Env *host.Env // of the window the page is shown over
}

// Open implements Files.
func (f Dialogs) Open(extensions []string, done func(path string)) {
	p := &filePage{env: f.Env, extensions: extensions, done: done}
	if len(extensions) > 0 {
		p.purpose = extensions[0]
	}
	p.show("")
}

// Save implements Files.
func (f Dialogs) Save(name string, done func(path string)) {
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
