package record

import (
	"context"
	"sync/atomic"

	"kartoteka/app/base"
	"kartoteka/data/crm"
	"kartoteka/ui/kit"
	"kartoteka/ui/kit/form"
	"kartoteka/ui/nav"
)

// Card is how a record is opened in a form, whatever its kind: a new one, one
// that is there, or a copy of one.
type Card[T any] struct {
	Get func(ctx context.Context, id crm.ID[T]) (*T, error)
	// Fresh is a new record; the route may say for whom.
	Fresh func(ctx context.Context, r nav.Route) (*T, error)
	// Renew makes a record just read a new one: a copy has no ID and number.
	Renew func(*T)
	// Names tells what the record refers to is called; nil when it is nothing.
	Names func(ctx context.Context, v *T) (base.Names, error)
	Form  func(v *T, n *base.Names) form.Form[T]
}

// Page opens the record a route names.
func (c Card[T]) Page(e *nav.Env, r nav.Route) kit.Page {
	var names base.Names
	return kit.NewLater(e.Env, r.String(),
		func(ctx context.Context) (*T, error) {
			v, err := c.read(ctx, r)
			if err == nil && c.Names != nil {
				names, err = c.Names(ctx, v)
			}
			return v, err
		},
		func(v *T) kit.Page { return c.named(c.Form(v, &names), &names).Page(e.Env) })
}

// named reads the names anew with the record: another one may be referred to now.
func (c Card[T]) named(f form.Form[T], names *base.Names) form.Form[T] {
	load := f.Load
	if c.Names == nil || load == nil {
		return f
	}
	var fresh atomic.Pointer[base.Names]
	f.Load = func(ctx context.Context, shown T) (*T, error) {
		v, err := load(ctx, shown)
		if v == nil || err != nil {
			return v, err
		}
		n, err := c.Names(ctx, v)
		fresh.Store(&n)
		return v, err
	}
	f.Loaded = func() {
		if n := fresh.Load(); n != nil {
			*names = *n
		}
	}
	return f
}

func (c Card[T]) read(ctx context.Context, r nav.Route) (*T, error) {
	id, copied, err := Opened[T](r)
	switch {
	case err != nil:
		return nil, err
	case id.IsZero():
		return c.Fresh(ctx, r)
	}
	v, err := c.Get(ctx, id)
	if err == nil && copied {
		c.Renew(v)
	}
	return v, err
}

// New is a new record that needs nothing to be read.
func New[T any](make func(r nav.Route) *T) func(context.Context, nav.Route) (*T, error) {
	return func(_ context.Context, r nav.Route) (*T, error) { return make(r), nil }
}

// Reread is the Load of a form: the record as it is now, nothing while it is not
// saved yet.
func Reread[T any](get func(ctx context.Context, id crm.ID[T]) (*T, error), id func(*T) crm.ID[T]) func(context.Context, T) (*T, error) {
	return func(ctx context.Context, v T) (*T, error) {
		if id(&v).IsZero() {
			return nil, nil
		}
		return get(ctx, id(&v))
	}
}
