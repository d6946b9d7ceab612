package host

import (
	"context"
	"fmt"
	"runtime/debug"
	"sync"
	"time"
)

// Background is the Runner of a window: work runs on a goroutine of its own,
// done on the thread of the window.
//
// Requests of one key replace each other: a newer one cancels the context of
// the older, whose answer is dropped, so a slow search never overwrites a fast
// one. An empty key is a request of its own: never cancelled, never dropped;
// use it for whatever changes data.
type Background struct {
	ctx  context.Context
	post func(func())

	mu     sync.Mutex
	last   uint64
	newest map[string]request
}

// request is the newest request of a key.
type request struct {
	number uint64
	cancel context.CancelFunc
}

// NewBackground returns a runner whose work ends with ctx. Post brings a
// function to the thread of the window: fyne.Do in the program.
func NewBackground(ctx context.Context, post func(func())) *Background {
	return &Background{ctx: ctx, post: post, newest: map[string]request{}}
}

// Run implements Runner.
func (b *Background) Run(key string, work func(ctx context.Context) error, done func(error)) {
	ctx, number := b.start(key)
	go func() {
		err := guarded(ctx, work)
		b.post(func() {
			if b.finish(key, number) {
				done(err)
			}
		})
	}()
}

// After implements Runner.
func (b *Background) After(d time.Duration, f func()) (stop func()) {
	stopped := false // of the thread of the window alone
	t := time.AfterFunc(d, func() {
		if b.ctx.Err() != nil {
			return
		}
		b.post(func() {
			if !stopped {
				f()
			}
		})
	})
	return func() {
		stopped = true
		t.Stop()
	}
}

// start numbers a request and cancels the one it replaces.
func (b *Background) start(key string) (context.Context, uint64) {
	if key == "" {
		return b.ctx, 0
	}
	ctx, cancel := context.WithCancel(b.ctx)
	b.mu.Lock()
	defer b.mu.Unlock()
	b.last++
	if older, ok := b.newest[key]; ok {
		older.cancel()
	}
	b.newest[key] = request{b.last, cancel}
	return ctx, b.last
}

// finish reports whether the answer is still wanted.
func (b *Background) finish(key string, number uint64) bool {
	if key == "" {
		return true
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	r := b.newest[key]
	if r.number != number {
		return false
	}
	r.cancel()
	delete(b.newest, key)
	return true
}

// Inline is the Runner of tests: work and done run at once, one after the
// other, in the caller, and no time passes.
type Inline struct{}

// Run implements Runner.
func (Inline) Run(_ string, work func(ctx context.Context) error, done func(error)) {
	done(guarded(context.Background(), work))
}

// After implements Runner: f is never run.
func (Inline) After(time.Duration, func()) (stop func()) { return func() {} }

// PanicError is a panic of work, turned into an error so that the window lives
// and the error is shown.
type PanicError struct {
	// Value is what was given to panic.
	Value any
	// Stack is the stack of the goroutine, for the log.
	Stack []byte
}

// Error says what was given to panic.
func (p *PanicError) Error() string { return fmt.Sprintf("panic: %v", p.Value) }

// Unwrap returns the value when it is an error.
func (p *PanicError) Unwrap() error {
	err, _ := p.Value.(error)
	return err
}

// guarded runs work and turns its panic into an error.
func guarded(ctx context.Context, work func(ctx context.Context) error) (err error) {
	defer func() {
		if v := recover(); v != nil {
			err = &PanicError{Value: v, Stack: debug.Stack()}
		}
	}()
	return work(ctx)
}
