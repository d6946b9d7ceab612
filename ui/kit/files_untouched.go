package kit

import (
	"io"
	"os"
	"sync/atomic"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage/repository"
)

// files is what the toolkit's own repository of files can do.
type files interface {
	repository.HierarchicalRepository
	repository.ListableRepository
	repository.AppendableRepository
	repository.DeleteAllRepository
	repository.MovableRepository
	repository.CopyableRepository
}

// untouched is the toolkit's repository of files, but for two things: a writer
// touches its file when something is written and not before, and no file exists
// as long as the person chooses where to save.
type untouched struct {
	files
	choosing atomic.Bool
}

// watchFiles puts the repository in place, if it is not there yet, and returns
// its switch: whether the person is choosing.
func watchFiles() *atomic.Bool {
	const scheme = "file"
	now, err := repository.ForScheme(scheme)
	if u, ok := now.(*untouched); ok {
		return &u.choosing
	}
	its, ok := now.(files)
	if err != nil || !ok {
		return new(atomic.Bool) // a toolkit that keeps files another way
	}
	u := &untouched{files: its}
	repository.Register(scheme, u)
	return &u.choosing
}

// Exists hides files from the toolkit's question.
func (u *untouched) Exists(uri fyne.URI) (bool, error) {
	if u.choosing.Load() {
		return false, nil
	}
	return u.files.Exists(uri)
}

// Writer opens the file at the first byte.
func (u *untouched) Writer(uri fyne.URI) (fyne.URIWriteCloser, error) {
	return &lateWriter{uri: uri}, nil
}

// lateWriter creates or empties its file when the first byte comes.
type lateWriter struct {
	uri fyne.URI
	out io.WriteCloser
}

func (w *lateWriter) URI() fyne.URI { return w.uri }

func (w *lateWriter) Write(b []byte) (n int, err error) {
	if w.out == nil {
		if w.out, err = os.Create(w.uri.Path()); err != nil {
			return 0, err
		}
	}
	return w.out.Write(b)
}

func (w *lateWriter) Close() error {
	if w.out == nil {
		return nil
	}
	return w.out.Close()
}
