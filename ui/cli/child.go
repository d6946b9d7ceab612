package cli

import (
	"context"
	"errors"
	"os"
	"os/exec"

	"kartoteka/app/base"
)

// childMark tells a process that it is the child and does the work itself.
const childMark = "KARTOTEKA_CHILD"

// inChild runs work on a file that may be wrecked in a process of its own: the
// end of that process by the file is then a sentence here and not a crash.
// Without a program to run, as in tests, the work is done in place.
func (p Program) inChild(ctx context.Context, args []string, work func() error) error {
	if p.Self == "" || os.Getenv(childMark) != "" {
		return work()
	}
	cmd := exec.CommandContext(ctx, p.Self, args...)
	cmd.Env = append(os.Environ(), childMark+"=1", "KARTOTEKA_LANG="+p.Lang.Code())
	cmd.Stdout, cmd.Stderr = p.Out, p.Err
	err := cmd.Run()
	if exit, ok := errors.AsType[*exec.ExitError](err); ok {
		if exit.ExitCode() == Failed || exit.ExitCode() == Usage {
			return errSaid // the child has said why
		}
		return base.ErrDamagedBase
	}
	return err
}

// errSaid is a failure that was put in words already.
var errSaid = errors.New("said already")
