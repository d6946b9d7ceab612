package app

import (
	"context"
	"fmt"
)

// Background does work that nobody waits for; a fault of it will be met again by
// whoever reads the same records.
func (a *Kernel) Background(fn func(context.Context) error) {
	go func() { _ = a.Work(context.Background(), fn) }()
}

// Work runs fn unless the base is being closed, which ends its context and waits
// for it.
func (a *Kernel) Work(ctx context.Context, fn func(context.Context) error) error {
	a.mu.Lock()
	if a.closing.Err() != nil {
		a.mu.Unlock()
		return context.Canceled
	}
	a.working.Add(1)
	a.mu.Unlock()
	defer a.working.Done()
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	defer context.AfterFunc(a.closing, cancel)()
	return fn(ctx)
}

// GiveBack writes the file of the base anew where a bulk load has left so much free
// room in it that every later commit and opening would pay for that. The load is
// done by then, so what stands in the way, such as a full disk, is for the log.
func (a *Kernel) GiveBack(ctx context.Context) {
	_, err := a.db.CompactSlack(ctx)
	if err != nil && ctx.Err() == nil && a.env.Fault != nil {
		a.env.Fault(fmt.Errorf("after a bulk load: %w", err))
	}
}
