package files

import (
	"context"
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"

	"kartoteka/ui/host"
	"kartoteka/ui/kit"
	"kartoteka/ui/kit/grid"
)

// filePage is the dialog that asks for a file.
type filePage struct {
	env        *host.Env
	extensions []string // of the files listed, nil for all
	saving     bool
	stem       string // the name proposed, without its extension
	purpose    string // what the last folder is remembered for
	done       func(path string)

	read folderRead
	rows []fileEntry // of read, those that are shown
	sort grid.Sort

	fileParts
}

// folderKey is what the folder used last is remembered under.
func (p *filePage) folderKey() string { return "files.folder" + p.purpose }

// show opens the dialog in the folder used last, else in the one proposed, else
// at home.
func (p *filePage) show(folder string) {
	if last := p.env.Prefs.Get(p.folderKey()); last != "" {
		folder = last
	}
	if folder == "" {
		folder = home()
	}
	p.sort = grid.Sort{Key: "name"}
	p.build()
	p.enter(folder, "")
}

// home is the person's own folder.
func home() string {
	if dir, err := os.UserHomeDir(); err == nil {
		return dir
	}
	return string(filepath.Separator)
}

// enter reads a folder and shows it, with the cursor on an entry.
func (p *filePage) enter(folder, at string) {
	p.busy.Start()
	var read folderRead
	p.env.Run.Run("files.folder", func(ctx context.Context) (err error) {
		read, err = readFolder(ctx, folder)
		return err
	}, func(err error) {
		p.busy.Stop()
		p.read = read
		p.find.SetText("")
		p.fault(folderFault(p.env, read.path, err))
		p.crumb(read.path)
		p.list(at)
	})
}

// up goes to the folder above, with the cursor on the one left.
func (p *filePage) up() {
	if up := filepath.Dir(p.read.path); up != p.read.path {
		p.enter(up, filepath.Base(p.read.path))
	}
}

// list shows what of the folder passes, with the cursor on an entry.
func (p *filePage) list(at string) {
	p.rows = p.rows[:0]
	wanted := strings.ToLower(p.find.Text)
	for _, e := range p.read.entries {
		passes := e.folder || p.all.On() || hasExtension(e.name, p.extensions)
		if passes && strings.Contains(strings.ToLower(e.name), wanted) {
			p.rows = append(p.rows, e)
		}
	}
	sortFiles(p.env.Lang, p.rows, p.sort)
	p.grid.Reload()
	row := 0
	for i, e := range p.rows {
		if e.name == at {
			row = i
		}
	}
	if len(p.rows) > 0 {
		p.grid.Select(row)
		p.grid.ScrollTo(row)
	}
	p.empty()
}

// open enters the folder of a row or chooses its file.
func (p *filePage) open(row int) {
	switch {
	case row < 0 || row >= len(p.rows):
	case p.rows[row].folder:
		p.enter(filepath.Join(p.read.path, p.rows[row].name), "")
	case p.saving:
		p.name.SetText(p.withoutExtension(p.rows[row].name))
		p.save()
	default:
		p.choose(filepath.Join(p.read.path, p.rows[row].name))
	}
}

// accept is the button: it opens the row under the cursor, or saves under the
// name written.
func (p *filePage) accept() {
	if p.saving {
		p.save()
		return
	}
	p.open(p.grid.Cursor())
}

// save takes the name written. A folder is entered, a file that is there is
// asked about.
func (p *filePage) save() {
	name := strings.TrimSpace(p.name.Text)
	if name == "" {
		p.fault(p.env.Lang.T("files.no_name"))
		p.env.Window.Canvas().Focus(p.name)
		return
	}
	if !filepath.IsAbs(name) {
		name = filepath.Join(p.read.path, name)
	}
	path := withExtension(name, p.extension())
	var folder, there bool
	p.env.Run.Run("files.there", func(context.Context) error {
		info, err := os.Stat(name)
		folder = err == nil && info.IsDir()
		_, err = os.Lstat(path)
		there = err == nil
		return nil
	}, func(error) {
		switch {
		case folder:
			p.name.SetText(p.stem)
			p.enter(name, "")
		case there:
			p.askReplace(path)
		default:
			p.choose(path)
		}
	})
}

// askReplace asks before a file that is there is given up.
func (p *filePage) askReplace(path string) {
	l := p.env.Lang
	kit.Ask(p.env, kit.Question{Text: l.T("files.replace", "Name", filepath.Base(path)), Verbs: []kit.Verb{
		{Text: l.T("files.replace.yes"), Danger: true, Do: func() { p.choose(path) }},
		{Text: l.T("files.replace.no"), Primary: true, Cancel: true},
	}})
}

// choose ends the dialog with a path.
func (p *filePage) choose(path string) {
	p.env.Prefs.Set(p.folderKey(), filepath.Dir(path))
	p.over.Close()
	p.done(path)
}

// askFolder makes a folder here and enters it.
func (p *filePage) askFolder() {
	l := p.env.Lang
	kit.AskText(p.env, l.T("files.new_folder"), "", func(name string) {
		if name = strings.TrimSpace(name); name == "" {
			return
		}
		path := filepath.Join(p.read.path, filepath.Base(name))
		p.env.Run.Run("", func(context.Context) error { return os.Mkdir(path, 0o755) }, func(err error) {
			if err != nil {
				p.fault(folderFault(p.env, path, err))
				return
			}
			p.enter(path, "")
		})
	})
}

// extension is the one a saved file gets.
func (p *filePage) extension() string {
	if p.saving {
		return p.purpose
	}
	return ""
}

func (p *filePage) withoutExtension(name string) string {
	if hasExtension(name, []string{p.extension()}) {
		return strings.TrimSuffix(name, filepath.Ext(name))
	}
	return name
}

// key is what no control of the dialog has a use for.
func (p *filePage) key(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeyEscape:
		p.over.Close()
	case fyne.KeyReturn, fyne.KeyEnter:
		p.accept()
	}
}
