package kit

import (
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"kartoteka/ui/look"
)

// KeptFile is a file of a record as a FilesField shows it.
type KeptFile struct{ ID, Words string }

// FilesField is the files that came with a record: those kept, each a link that
// opens it, and the paths of those to be kept when the record is saved, which a
// press takes off the list again.
func FilesField[T any](key string, kept func(env *Env, v *T) []KeptFile, open func(id string), given func(v *T) *[]string) Field[T] {
	f := newField(key,
		func(env *Env, v *T) Option { return Option{ID: joinLines(*given(v)), Name: keptLines(kept(env, v))} },
		func(_ *Env, o Option, v *T) error { *given(v) = splitLines(o.ID); return nil })
	f.edit = func(env *Env, on edits) editor { return newFilesEditor(env, open, on) }
	return f.Wide()
}

// filesEditor holds the paths given as the ID of its option, a line each, and
// the files kept as its name.
type filesEditor struct {
	env   *Env
	open  func(id string)
	on    edits
	now   Option
	add   *Link
	lines *fyne.Container
}

func newFilesEditor(env *Env, open func(string), on edits) *filesEditor {
	e := &filesEditor{env: env, open: open, on: on, lines: container.New(stack{gap: look.Current().Size.Pad / 2})}
	e.add = NewLink(env, env.Lang.T("files.attach"), func() { env.Files.Open(nil, e.give) })
	e.show(Option{})
	return e
}

func (e *filesEditor) object() fyne.CanvasObject { return e.lines }
func (e *filesEditor) focus() fyne.Focusable     { return e.add }
func (e *filesEditor) value() Option             { return e.now }
func (e *filesEditor) setBad(bool)               {}

// show lists the files under the link that adds one.
func (e *filesEditor) show(o Option) {
	e.now = o
	e.lines.Objects = []fyne.CanvasObject{Beside(e.add)}
	for _, line := range splitLines(o.Name) {
		id, words, _ := strings.Cut(line, "\t")
		e.lines.Add(Beside(NewLink(e.env, words, func() { e.open(id) })))
	}
	for _, path := range splitLines(o.ID) {
		name := filepath.Base(path)
		e.lines.Add(Beside(
			Body(e.env.Lang.T("files.given", "Name", name), look.Plain),
			NewLink(e.env, e.env.Lang.T("files.give_back"), func() { e.take(path) })))
	}
	e.lines.Refresh()
}

// give adds a path to the list, take takes it off.
func (e *filesEditor) give(path string) {
	e.edit(WithPaths(splitLines(e.now.ID), path))
}

func (e *filesEditor) take(path string) {
	e.edit(slices.DeleteFunc(splitLines(e.now.ID), func(p string) bool { return p == path }))
	e.env.Window.Canvas().Focus(e.add)
}

func (e *filesEditor) edit(paths []string) {
	e.show(Option{ID: joinLines(paths), Name: e.now.Name})
	e.on.changed()
	e.on.left()
}

// WithPaths adds paths to those a FilesField was given, each once.
func WithPaths(given []string, paths ...string) []string {
	given = slices.Clone(given)
	for _, p := range paths {
		if !slices.Contains(given, p) {
			given = append(given, p)
		}
	}
	return given
}

func keptLines(files []KeptFile) string {
	lines := make([]string, len(files))
	for i, f := range files {
		lines[i] = f.ID + "\t" + strings.Join(strings.Fields(f.Words), " ")
	}
	return joinLines(lines)
}

func joinLines(lines []string) string { return strings.Join(lines, "\n") }

func splitLines(text string) []string {
	if text == "" {
		return nil
	}
	return strings.Split(text, "\n")
}
