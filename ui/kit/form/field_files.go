package form

import (
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"kartoteka/ui/host"
	"kartoteka/ui/kit"
	"kartoteka/ui/look"
)

// KeptFile is a file of a record as a FilesField shows it.
type KeptFile struct {
	ID    string // given to open
	Words string // its name and size
}

// FilesField is the files that came with a record: those kept, each a link that
// opens it, and the paths of those to be kept when the record is saved, which a
// press takes off the list again.
func FilesField[T any](key string, kept func(env *host.Env, v *T) []KeptFile, open func(id string), given func(v *T) *[]string) Field[T] {
	f := newField(key,
		func(env *host.Env, v *T) kit.Option {
			return kit.Option{ID: joinLines(*given(v)), Name: keptLines(kept(env, v))}
		},
		func(_ *host.Env, o kit.Option, v *T) error { *given(v) = splitLines(o.ID); return nil })
	f.edit = func(env *host.Env, on edits) editor { return newFilesEditor(env, open, on) }
	return f.Wide()
}

// filesEditor holds the paths given as the ID of its option, a line each, and
// the files kept as its name.
type filesEditor struct {
	env   *host.Env
	open  func(id string)
	on    edits
	now   kit.Option
	add   *kit.Link
	lines *fyne.Container
}

func newFilesEditor(env *host.Env, open func(string), on edits) *filesEditor {
	e := &filesEditor{env: env, open: open, on: on, lines: container.New(kit.Stack{Gap: look.Current().Size.Pad / 2})}
	e.add = kit.NewLink(env, env.Lang.T("files.attach"), func() { env.Files.Open(nil, e.give) })
	e.show(kit.Option{})
	return e
}

func (e *filesEditor) object() fyne.CanvasObject { return e.lines }
func (e *filesEditor) focus() fyne.Focusable     { return e.add }
func (e *filesEditor) value() kit.Option         { return e.now }
func (e *filesEditor) setBad(bool)               {}

// show lists the files under the link that adds one.
func (e *filesEditor) show(o kit.Option) {
	e.now = o
	e.lines.Objects = []fyne.CanvasObject{kit.Beside(e.add)}
	for _, line := range splitLines(o.Name) {
		id, words, _ := strings.Cut(line, "\t")
		e.lines.Add(kit.Beside(kit.NewLink(e.env, words, func() { e.open(id) })))
	}
	for _, path := range splitLines(o.ID) {
		name := filepath.Base(path)
		e.lines.Add(kit.Beside(
			kit.Body(e.env.Lang.T("files.given", "Name", name), look.Plain),
			kit.NewLink(e.env, e.env.Lang.T("files.give_back"), func() { e.take(path) })))
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
	e.show(kit.Option{ID: joinLines(paths), Name: e.now.Name})
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
