package list

import (
	"context"
	"fmt"

	"fyne.io/fyne/v2/widget"

	"kartoteka/ui/draw"
	"kartoteka/ui/host"
	"kartoteka/ui/kit"
	"kartoteka/ui/kit/grid"
)

// Page is the page of a Register.
type Page[R any] struct {
	widget.BaseWidget
	env   *host.Env
	r     Register[R]
	prefs registerPrefs

	filters  map[string]filterState // in force: those of prefs, or of a visit
	visiting bool

	rows    *registerRows[R]
	search  string
	loaded  bool
	failed  error
	loads   int      // finished loads
	scans   int      // begun
	changes int      // of search, filters and order
	whole   []func() // what waits for all rows

	bar     *registerBar
	body    rowsView // what shows the rows
	grid    *grid.Grid
	board   *boardView // nil without a Board
	figures *kit.Metrics
	advice  *adviceBar
	preview *previewPane
	note    *registerNote
	busy    *kit.Busy
	draw    *draw.Drawing

	moves    map[string]*boardMove // of cards on their way, by record
	offBoard int                   // rows that pass and have no place on the board
}

func newListPage[R any](env *host.Env, r Register[R]) *Page[R] {
	p := &Page[R]{env: env, r: r, moves: map[string]*boardMove{}}
	p.rows = &registerRows[R]{register: &p.r, lang: env.Lang}
	p.restore()
	p.grid = p.newGrid()
	p.body = p.grid
	if r.Board != nil {
		p.board = p.newBoardView()
	}
	p.bar = p.newBar()
	p.figures = kit.NewMetrics(env)
	p.advice = newAdviceBar(env)
	p.preview = newPreviewPane(env, func() { p.ShutPreview(true) })
	p.note = newRegisterNote()
	p.busy = kit.NewBusy(env)
	p.ExtendBaseWidget(p)
	p.turnTo(!p.prefs.List)
	p.refreshBar()
	return p
}

// restore takes up what is remembered, or how the register begins.
func (p *Page[R]) restore() {
	p.prefs = readPrefs(p.env.Prefs, p.r.Key)
	if p.prefs.Sort.Key == "" {
		p.prefs.Sort = p.r.Sort
	}
	if p.prefs.Filters == nil {
		p.prefs.Filters = map[string]filterState{}
		for _, f := range p.r.Filters {
			p.prefs.Filters[f.key] = f.first
		}
	}
	p.filters = p.prefs.Filters
}

func (p *Page[R]) remember() { writePrefs(p.env.Prefs, p.r.Key, p.prefs) }

// Reload reads the rows again; what is shown stays until they are there.
func (p *Page[R]) Reload() {
	p.busy.Start()
	p.loaded = true
	p.readFirst()
	next, view, changes := *p.rows, p.view(), p.changes
	p.run(func(ctx context.Context, progress *kit.Progress) error {
		all, err := p.read(ctx, view.query, progress)
		if err == nil {
			next, err = next.load(all, view.sort).pick(ctx, view.search, view.filters)
		}
		return err
	}, func(err error) {
		p.busy.Stop()
		if err != nil {
			p.fail(err)
			return
		}
		p.failed = nil
		p.loads++
		p.arrived()
		p.show(next)
		if changes != p.changes {
			p.arrange()
		}
		p.tellWhole()
	})
}

// run works off the thread of the window; a scan with its progress.
func (p *Page[R]) run(work func(context.Context, *kit.Progress) error, done func(error)) {
	if p.r.Scan != nil {
		p.scans++
		newest := p.scans
		kit.Job(p.env, p.env.Lang.T(p.r.Key+".scan"), work, func(err error) {
			if newest != p.scans {
				p.busy.Stop()
				return
			}
			done(err)
		})
		return
	}
	p.env.Run.Run(p.request("load"), func(ctx context.Context) error { return work(ctx, nil) }, done)
}

// read asks for the rows.
func (p *Page[R]) read(ctx context.Context, q Query, progress *kit.Progress) ([]R, error) {
	if p.r.Scan != nil {
		return p.r.Scan(ctx, progress)
	}
	return p.r.Load(ctx, q)
}

// fail says why rows could not be read: in a toast while there are rows to work
// on, in their place when there are none.
func (p *Page[R]) fail(err error) {
	if p.loads > 0 && p.env.Toast != nil {
		p.env.Toast(p.explain(err), nil)
		return
	}
	p.failed, p.whole = err, nil
	p.Refresh()
}

// request names requests of this page to the Runner; the same register may be
// open twice.
func (p *Page[R]) request(what string) string {
	return fmt.Sprintf("register.%s.%s.%p", p.r.Key, what, p)
}

func (p *Page[R]) show(next registerRows[R]) {
	p.rows = &next
	if p.r.Advice != nil && !next.first {
		p.advice.set(p.r.Advice(next.all))
	}
	p.body.SetSource(p.rows)
	p.refreshBar()
	p.selected()
	p.Refresh()
	if p.r.OnShown != nil && !next.first {
		p.r.OnShown(p.Shown())
	}
}

// selected follows the cursor.
func (p *Page[R]) selected() {
	p.refreshCount()
	p.loadPreview()
}

// Selected returns the rows selected, from top to bottom.
func (p *Page[R]) Selected() []R { return p.rows.at(p.body.Selected()) }

// At implements Pointing.
func (p *Page[R]) At() string {
	if i := p.body.Cursor(); i >= 0 && i < p.rows.Len() {
		return p.rows.ID(i)
	}
	return ""
}

// Shown returns the rows that pass, in the order shown.
func (p *Page[R]) Shown() []R {
	rows := make([]R, len(p.rows.shown))
	for i, at := range p.rows.shown {
		rows[i] = p.rows.all[at]
	}
	return rows
}

// loadPreview reads the preview of the row under the cursor.
func (p *Page[R]) loadPreview() {
	at := p.body.Cursor()
	if p.r.Preview == nil || p.prefs.Shut || p.onBoard() {
		return
	}
	if at < 0 || at >= p.rows.Len() {
		p.preview.clear()
		return
	}
	var v Preview
	row := p.rows.at([]int{at})[0]
	p.env.Run.Run(p.request("preview"), func(ctx context.Context) (err error) {
		v, err = p.r.Preview(ctx, row)
		return err
	}, func(err error) {
		if err != nil {
			v = Preview{Title: p.explain(err)}
		}
		p.preview.set(v)
	})
}

// ShutPreview shuts or opens the preview.
func (p *Page[R]) ShutPreview(shut bool) {
	p.prefs.Shut = shut
	p.remember()
	p.loadPreview()
	p.Refresh()
	p.focusRows()
}

func (p *Page[R]) explain(err error) string {
	if p.env.Explain != nil {
		return p.env.Explain(err)
	}
	return err.Error()
}
