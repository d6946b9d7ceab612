package uitest

import (
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage"
)

// Answers are the paths the person gives when asked for a file; an empty one is
// no answer.
type Answers struct {
	// ToOpen is the file to be read, ToSave the one to be written.
	ToOpen, ToSave string
	// Proposed is the name the program proposed last.
	Proposed string
}

// Open implements host.Files.
func (f *Answers) Open(_ []string, done func(string)) {
	if f.ToOpen != "" {
		done(f.ToOpen)
	}
}

// Save implements host.Files.
func (f *Answers) Save(name string, done func(string)) {
	if f.Proposed = name; f.ToSave != "" {
		done(f.ToSave)
	}
}

// window is the window with what its system would call when files are dropped on
// it; that of tests has no such system.
type window struct {
	fyne.Window
	dropped func(fyne.Position, []fyne.URI)
}

func (w *window) SetOnDropped(dropped func(fyne.Position, []fyne.URI)) { w.dropped = dropped }

// Drop drops files on the window.
func (c *Clerk) Drop(paths ...string) {
	uris := make([]fyne.URI, len(paths))
	for i, p := range paths {
		uris[i] = storage.NewFileURI(p)
	}
	c.DropLinks(uris...)
}

// DropLinks drops on the window what need not be files.
func (c *Clerk) DropLinks(uris ...fyne.URI) { c.window.dropped(fyne.NewPos(600, 400), uris) }

// Written is a file on the disk that holds a text.
func (c *Clerk) Written(name, text string) string {
	c.T.Helper()
	path := filepath.Join(c.T.TempDir(), name)
	c.must(os.WriteFile(path, []byte(text), 0o600))
	return path
}

// Paper is a file of two kilobytes on the disk.
func (c *Clerk) Paper(name string) string { return c.Written(name, strings.Repeat("а", 1024)) }
