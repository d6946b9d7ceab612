package cli

import (
	"context"
	"errors"
	"io"

	"github.com/spf13/cobra"

	"kartoteka/app"
	"kartoteka/app/base"
	"kartoteka/data/lang"
	"kartoteka/data/problem"
)

// Program is what the command line needs of the program around it.
type Program struct {
	Env     base.Environment
	Lang    *lang.Lang
	Version string
	// Self is the path of the program, to run parts of itself apart; "" runs
	// them in place.
	Self string
	// Window opens the window on a base, "" for the one opened last.
	Window func(ctx context.Context, base string) error
	// Screens draws every screen of the base without a display.
	Screens func(ctx context.Context, s Screens) error
	// Explain turns any error into a sentence.
	Explain  func(error) string
	Out, Err io.Writer
}

// Exit codes.
const (
	Done   = 0
	Failed = 1
	Usage  = 2
)

// Run carries a command line out and returns the exit code.
func Run(ctx context.Context, p Program, args []string) int {
	root := p.root()
	root.SetArgs(args)
	root.SetOut(p.Out)
	root.SetErr(p.Err)
	err := root.ExecuteContext(ctx)
	if err == nil {
		return Done
	}
	if errors.Is(err, errSaid) {
		return Failed
	}
	for _, line := range p.sentences(err) {
		p.say(p.Err, line)
	}
	if u := (usageError{}); errors.As(err, &u) {
		return Usage
	}
	return Failed
}

// sentences says an error in the person's words, a line each problem.
func (p Program) sentences(err error) []string {
	if u := (usageError{}); errors.As(err, &u) && problem.All(err) == nil {
		return []string{u.Error(), p.Lang.T("cli.usage.hint")}
	}
	if problem.All(err) != nil {
		return p.Lang.Problems(err)
	}
	return []string{p.Explain(err)}
}

// say writes a line; a closed pipe is nobody's fault.
func (p Program) say(w io.Writer, line string) { _, _ = io.WriteString(w, line+"\n") }

func (p Program) root() *cobra.Command {
	var base string
	root := &cobra.Command{
		Use: "kartoteka", Short: p.Lang.T("cli.root"), Version: p.Version,
		SilenceErrors: true, SilenceUsage: true, Args: p.noArgs,
		RunE: func(c *cobra.Command, _ []string) error { return p.Window(c.Context(), base) },
	}
	root.Flags().StringVar(&base, "base", "", p.Lang.T("cli.flag.base"))
	root.SetFlagErrorFunc(p.flagError)
	root.CompletionOptions.HiddenDefaultCmd = true
	root.AddCommand(p.demo(), p.imports(), p.export(), p.report(), p.print(),
		p.check(), p.repair(), p.compact(), p.backup(), p.restore(), p.screens())
	return root
}

// command makes a command that works on a base.
func (p Program) command(use, short string, args int, run func(ctx context.Context, base string, args []string) error) *cobra.Command {
	var base string
	c := &cobra.Command{Use: use, Short: p.Lang.T(short), Args: p.exactArgs(args)}
	c.Flags().StringVar(&base, "base", "", p.Lang.T("cli.flag.base"))
	c.RunE = func(c *cobra.Command, args []string) error {
		if base == "" {
			return usageError{errors.New(p.Lang.T("cli.usage.base"))}
		}
		return run(c.Context(), base, args)
	}
	return c
}

// with opens the base for a use case and closes it after.
func (p Program) with(ctx context.Context, base string, fn func(*app.App) error) error {
	a, err := app.Open(ctx, base, p.Env)
	return p.closing(a, err, fn)
}

// withNew is with for commands that make the base when it is not there.
func (p Program) withNew(ctx context.Context, base string, fn func(*app.App) error) error {
	a, err := app.OpenOrCreate(ctx, base, p.Env)
	return p.closing(a, err, fn)
}

func (p Program) closing(a *app.App, err error, fn func(*app.App) error) error {
	if err != nil {
		return err
	}
	return errors.Join(fn(a), a.Close())
}
