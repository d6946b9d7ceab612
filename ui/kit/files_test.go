package kit

import (
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
)

// find is the first widget of a kind that suits, anywhere under an object.
func find[W fyne.CanvasObject](under fyne.CanvasObject, suits func(W) bool) (found W, ok bool) {
	if w, is := under.(W); is && suits(w) {
		return w, true
	}
	var parts []fyne.CanvasObject
	switch o := under.(type) {
	case *fyne.Container:
		parts = o.Objects
	case fyne.Widget:
		parts = test.WidgetRenderer(o).Objects()
	}
	for _, part := range parts {
		if found, ok = find(part, suits); ok {
			return found, true
		}
	}
	return found, false
}

// saveAs answers the dialog of the toolkit, which begins in the home folder, by
// the name proposed.
func (b *bench) saveAs(t *testing.T, path string) (chosen string) {
	t.Helper()
	t.Setenv("HOME", filepath.Dir(path))
	FileDialogs{b.Env}.Save(filepath.Base(path), func(path string) { chosen = path })
	save, ok := find(b.Window.Canvas().Overlays().Top(), func(w *widget.Button) bool { return w.Text == b.Lang.T("files.save") })
	if !ok {
		t.Fatal("the dialog has no button to save")
	}
	test.Tap(save)
	return chosen
}

func TestChoosingWhereToSaveTouchesNoFile(t *testing.T) {
	b := newBench(t)
	path := filepath.Join(t.TempDir(), "отчёт.xlsx")
	if got := b.saveAs(t, path); got != path {
		t.Errorf("chosen %q, want %q", got, path)
	}
	if _, err := os.Lstat(path); !os.IsNotExist(err) {
		t.Error("the dialog has made the file")
	}
	if err := os.WriteFile(path, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if there, err := storage.Exists(storage.NewFileURI(path)); !there || err != nil {
		t.Errorf("after the dialog a file that is there is said to exist: %v, %v", there, err)
	}
}

func TestReplacingAFileIsAskedFirst(t *testing.T) {
	b := newBench(t)
	path := filepath.Join(t.TempDir(), "база.db")
	if err := os.WriteFile(path, []byte("dear"), 0o600); err != nil {
		t.Fatal(err)
	}
	if got := b.saveAs(t, path); got != "" || b.dialogs() != 1 {
		t.Fatalf("chosen %q with %d questions, want one question first", got, b.dialogs())
	}
	b.press(fyne.KeyReturn) // «Не заменять» has the focus
	if kept, err := os.ReadFile(path); string(kept) != "dear" || b.dialogs() != 0 {
		t.Errorf("the file holds %q, %v; %d questions left", kept, err, b.dialogs())
	}
}
