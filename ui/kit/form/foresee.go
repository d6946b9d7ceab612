package form

import (
	"context"
	"fmt"

	"kartoteka/ui/kit"
)

// foreseen is the figures found out last, and of which value.
type foreseen struct {
	asked   bool
	of      string
	figures []kit.Metric
}

// foresee asks again when what the figures depend on has changed. Without an
// answer there are none, and the reason is shown.
func (p *Page[T]) foresee() {
	if p.form.Foresee == nil {
		return
	}
	f, of := p.foreseen, p.form.ForeseeOf(&p.draft)
	if f.asked && f.of == of {
		return
	}
	f.asked, f.of = true, of
	v := p.draft
	var found []kit.Metric
	p.env.Run.Run(fmt.Sprintf("form.foresee %p", p), func(ctx context.Context) (err error) {
		found, err = p.form.Foresee(ctx, v)
		return err
	}, func(err error) {
		if f.figures = found; err != nil {
			f.figures = nil
			p.env.Toast(p.env.Explain(err), nil)
		}
		p.showFigures()
		p.Refresh()
	})
}

// showFigures shows the figures of the value and those found out.
func (p *Page[T]) showFigures() {
	var all []kit.Metric
	if p.form.Metrics != nil {
		all = p.linked(p.form.Metrics(p.env, &p.draft))
	}
	p.figures.Set(append(all, p.foreseen.figures...))
}
