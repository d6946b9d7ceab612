package list

import (
	"context"

	"kartoteka/ui/kit/grid"
)

// inMemoryAtOnce is the number of rows up to which search, filters and order
// take less than a frame and are worked on where one types.
const inMemoryAtOnce = 20_000

// arrange orders and narrows the rows in memory by what the person chose.
func (p *Page[R]) arrange() {
	p.changes++
	next, view, loads := *p.rows, p.view(), p.loads
	if next.first && !p.mayBeFirst() {
		next = next.load(nil, view.sort) // Load's are arranged when they come
	}
	work := func(ctx context.Context) (err error) {
		next, err = next.sort(view.sort).pick(ctx, view.search, view.filters)
		return err
	}
	if len(next.all) <= inMemoryAtOnce {
		if work(context.Background()) == nil {
			p.narrowed(next)
		}
		return
	}
	p.busy.Start()
	p.env.Run.Run(p.request("arrange"), work, func(err error) {
		p.busy.Stop()
		if err == nil && loads == p.loads {
			p.narrowed(next)
		}
	})
}

// narrowed shows the rows that pass now, from the top if the record under the
// cursor is not among them.
func (p *Page[R]) narrowed(next registerRows[R]) {
	before := p.body.CursorID()
	p.show(next)
	if p.body.CursorID() != before {
		p.body.SelectFirst()
	}
}

// registerView is what the person chose to see.
type registerView[R any] struct {
	search  string
	sort    grid.Sort
	filters []passes[R]
	query   Query
}

func (p *Page[R]) view() registerView[R] {
	v := registerView[R]{search: p.search, sort: p.prefs.Sort}
	v.query = Query{Chosen: map[string][]string{}, Flags: map[string]bool{}}
	for i := range p.r.Filters {
		f := &p.r.Filters[i]
		s := p.filters[f.key]
		if !s.On {
			continue
		}
		v.filters = append(v.filters, f.pass(s, p.env.Now()))
		switch {
		case f.date != nil:
			v.query.Period = s.period(p.env.Now())
		case f.flag != nil:
			v.query.Flags[f.key] = true
		default:
			v.query.Chosen[f.key] = s.Values
		}
	}
	return v
}

// set changes a filter, remembers it and narrows by it.
func (p *Page[R]) set(f *Filter[R], s filterState) {
	p.filters[f.key] = s
	p.remember()
	p.refreshBar()
	if f.loads {
		p.changes++
		p.Reload()
		return
	}
	p.arrange()
}

func (p *Page[R]) sortBy(s grid.Sort) {
	p.prefs.Sort = s
	p.remember()
	p.arrange()
}

// Reset puts out the search and all filters.
func (p *Page[R]) Reset() {
	reload := false
	for _, f := range p.r.Filters {
		reload = reload || f.loads && p.filters[f.key].On
		p.filters[f.key] = filterState{}
	}
	p.remember()
	p.search = ""
	p.bar.find.SetText("")
	p.refreshBar()
	p.focusRows()
	if reload {
		p.changes++
		p.Reload()
		return
	}
	p.arrange()
}

// Repaint shows the rows again after what they are shown by has changed outside
// of them, such as ticks.
func (p *Page[R]) Repaint() { p.body.Reload() }
