package base

import "context"

// Progress is told how far long work is; total may be 0 while it is not known.
type Progress func(done, total int64)

// Advance tells the progress at most a thousand times and stops when cancelled.
func Advance(ctx context.Context, p Progress, done, total int) error {
	if done%(total/1000+1) != 0 {
		return nil
	}
	if p != nil {
		p(int64(done), int64(total))
	}
	return ctx.Err()
}
