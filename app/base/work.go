package base

import (
	"context"
	"fmt"
)

// Background does work that nobody waits for; a fault of it will be met again by
// whoever reads the same records.
func (b *Base) Background(fn func(context.Context) error) {
	go func() { _ = b.Work(context.Background(), fn) }()
}

// Work runs fn unless the base is being closed, which ends its context and waits
// for it.
func (b *Base) Work(ctx context.Context, fn func(context.Context) error) error {
	b.mu.Lock()
	if b.closing.Err() != nil {
		b.mu.Unlock()
		return context.Canceled
	}
	b.working.Add(1)
	b.mu.Unlock()
	defer b.working.Done()
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	defer context.AfterFunc(b.closing, cancel)()
	return fn(ctx)
}

// GiveBack writes the file of the base anew where a bulk load has left so much free
// room in it that every later commit and opening would pay for that. The load is
// done by then, so what stands in the way, such as a full disk, is for the log.
func (b *Base) GiveBack(ctx context.Context) {
	_, err := b.db.CompactSlack(ctx)
	if err != nil && ctx.Err() == nil && b.env.Fault != nil {
		b.env.Fault(fmt.Errorf("after a bulk load: %w", err))
	}
}
