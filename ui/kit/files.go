package kit

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/storage"
)

// Files asks the person for files. The window has FileDialogs; tests answer by
// themselves.
type Files interface {
	// Open asks for a file to read with one of the extensions (".csv"); done is
	// called with its path unless the person gave up.
	Open(extensions []string, done func(path string))
	// Save asks where to write; name is proposed. A file of this name may exist:
	// the person has agreed to replace it.
	Save(name string, done func(path string))
}

// FileDialogs asks by the toolkit's dialogs, in the words of the language.
type FileDialogs struct{ Env *Env }

// Open implements Files.
func (f FileDialogs) Open(extensions []string, done func(path string)) {
	d := dialog.NewFileOpen(func(r fyne.URIReadCloser, err error) {
		if r != nil {
			defer r.Close()
		}
		if f.failed(err) || r == nil {
			return
		}
		done(r.URI().Path())
	}, f.Env.Window)
	if len(extensions) > 0 {
		d.SetFilter(storage.NewExtensionFileFilter(extensions))
	}
	f.show(d, "files.open")
}

// Save implements Files. The dialog of the toolkit would ask whether to replace
// a file in English and empty the file before anything is written, so both are
// done here.
func (f FileDialogs) Save(name string, done func(path string)) {
	asking := watchFiles()
	d := dialog.NewFileSave(func(w fyne.URIWriteCloser, err error) {
		if f.failed(err) || w == nil {
			return
		}
		path := w.URI().Path()
		if f.failed(w.Close()) {
			return
		}
		f.replace(path, done)
	}, f.Env.Window)
	asking.Store(true)
	d.SetOnClosed(func() { asking.Store(false) })
	d.SetFileName(filepath.Base(name))
	f.show(d, "files.save")
}

// replace asks before a file that is there is given up.
func (f FileDialogs) replace(path string, done func(path string)) {
	if _, err := os.Lstat(path); errors.Is(err, fs.ErrNotExist) {
		done(path)
		return
	}
	l := f.Env.Lang
	Ask(f.Env, Question{Text: l.T("files.replace", "Name", filepath.Base(path)), Verbs: []Verb{
		{Text: l.T("files.replace.yes"), Danger: true, Do: func() { done(path) }},
		{Text: l.T("files.replace.no"), Primary: true, Cancel: true},
	}})
}

func (f FileDialogs) failed(err error) bool {
	if err != nil {
		Notice(f.Env, f.Env.Lang.T("files.failed"), err)
	}
	return err != nil
}

// show opens a dialog over most of the window.
func (f FileDialogs) show(d *dialog.FileDialog, confirm string) {
	l := f.Env.Lang
	d.SetConfirmText(l.T(confirm))
	d.SetDismissText(l.T("dialog.cancel"))
	size := f.Env.Window.Canvas().Size()
	d.Resize(fyne.NewSize(size.Width*3/4, size.Height*3/4))
	d.Show()
}
