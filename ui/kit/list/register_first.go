package list

import "context"

// The first rows of a long list need not wait for the last: First reads them
// beside Load, and they stand until Load's rows take their place. Those begin
// with the same rows, so nothing moves.

// mayBeFirst is whether rows of First are what the person would see on top.
func (p *Page[R]) mayBeFirst() bool {
	if p.r.First == nil || p.onBoard() || p.loads > 0 || p.search != "" || p.prefs.Sort != p.r.Sort {
		return false
	}
	for i := range p.r.Filters {
		if f := &p.r.Filters[i]; f.whole && p.filters[f.key].On {
			return false
		}
	}
	return true
}

// readFirst shows the first rows until all are there. An answer that comes after
// them is late and dropped; so is an error, since Load meets the same and shows
// it.
func (p *Page[R]) readFirst() {
	if !p.mayBeFirst() {
		return
	}
	next, view, changes := *p.rows, p.view(), p.changes
	p.env.Run.Run(p.request("first"), func(ctx context.Context) error {
		rows, err := p.r.First(ctx)
		if err == nil {
			next, err = next.load(rows, view.sort).pick(ctx, "", view.filters)
		}
		next.first = true
		return err
	}, func(err error) {
		if err != nil || !p.mayBeFirst() {
			return
		}
		p.show(next)
		if changes != p.changes {
			p.arrange()
		}
	})
}

// whenWhole does what needs all rows, when they are there; not at all when they
// can't be read, which is shown.
func (p *Page[R]) whenWhole(do func()) {
	if p.loads == 0 {
		p.whole = append(p.whole, do)
		return
	}
	do()
}

// tellWhole does what waited for all rows.
func (p *Page[R]) tellWhole() {
	waiting := p.whole
	p.whole = nil
	for _, do := range waiting {
		do()
	}
}
