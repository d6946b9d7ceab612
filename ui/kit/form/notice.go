package form

import (
	"context"
	"fmt"

	"kartoteka/ui/host"
	"kartoteka/ui/kit"
	"kartoteka/ui/look"
)

// newNoticeBox makes the list of notices over a form.
func newNoticeBox(env *host.Env) *problemBox {
	b := newProblemBox(env, nil)
	b.role = look.Warning
	return b
}

// show lists notices; none take no room.
func (b *problemBox) show(list []Notice) {
	b.Hidden = len(list) == 0
	b.rows.Objects = nil
	for _, n := range list {
		if n.Open == nil {
			b.rows.Add(kit.Body(n.Text, look.Plain))
			continue
		}
		b.rows.Add(kit.NewLink(b.env, n.Text, n.Open).In(look.Plain))
	}
	b.Refresh()
}

// notice asks for the notices of the draft as it stands.
func (p *Page[T]) notice() {
	if p.form.Notices == nil {
		return
	}
	var list []Notice
	v := p.draft
	p.env.Run.Run(fmt.Sprintf("form.%s.notices.%p", p.form.Key, p), func(ctx context.Context) (err error) {
		list, err = p.form.Notices(ctx, v)
		return err
	}, func(err error) {
		if err != nil {
			list = []Notice{{Text: p.env.Explain(err)}}
		}
		p.notices.show(list)
		p.Refresh()
	})
}
