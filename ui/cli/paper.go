package cli

import (
	"context"
	"errors"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"kartoteka/app"
)

// print writes a paper to a PDF. What the paper lacks to be valid is said on the
// error output; it is made all the same, with blanks for the pen.
func (p Program) print() *cobra.Command {
	out := ""
	cmd := p.command("print KIND NUMBER", "cli.print", 2, func(ctx context.Context, base string, args []string) error {
		if err := p.kind(args[0], app.PaperKinds()); err != nil {
			return err
		}
		return p.with(ctx, base, func(a *app.App) error {
			inv, err := a.Invoices.Find(ctx, args[1])
			if err != nil {
				return err
			}
			warnings, err := a.Invoices.Save(ctx, inv, out)
			if err != nil {
				return err
			}
			for _, w := range warnings {
				p.say(p.Err, p.Lang.Problem(w))
			}
			p.say(p.Out, p.Lang.T("cli.print.done", "Number", inv.Number, "Path", out))
			return nil
		})
	})
	cmd.Long = p.Lang.T("cli.print.kinds", "Kinds", strings.Join(app.PaperKinds(), ", "))
	cmd.Flags().StringVar(&out, "out", "", p.Lang.T("cli.flag.out"))
	p.required(cmd, "out")
	return cmd
}

// screens draws every screen as PNG without a display.
func (p Program) screens() *cobra.Command {
	s, size := Screens{}, ""
	cmd := p.command("screens", "cli.screens", 0, func(ctx context.Context, base string, _ []string) error {
		width, height, ok := strings.Cut(size, "x")
		var e1, e2 error
		s.Base = base
		s.Width, e1 = strconv.Atoi(width)
		s.Height, e2 = strconv.Atoi(height)
		if !ok || e1 != nil || e2 != nil || s.Width < 320 || s.Height < 240 || s.Width > 8192 || s.Height > 8192 {
			return usageError{errors.New(p.Lang.T("cli.usage.size", "Value", size))}
		}
		return p.Screens(ctx, s)
	})
	cmd.Flags().StringVar(&s.Out, "out", "", p.Lang.T("cli.flag.out_dir"))
	cmd.Flags().StringVar(&s.Lang, "lang", p.Lang.Code(), p.Lang.T("cli.flag.lang"))
	cmd.Flags().StringVar(&s.Theme, "theme", "light", p.Lang.T("cli.flag.theme"))
	cmd.Flags().StringVar(&size, "size", "1280x800", p.Lang.T("cli.flag.size"))
	p.required(cmd, "out")
	return cmd
}

// required makes a flag one that must be given.
func (p Program) required(cmd *cobra.Command, name string) {
	run := cmd.RunE
	cmd.RunE = func(c *cobra.Command, args []string) error {
		if !c.Flags().Changed(name) {
			return usageError{errors.New(p.Lang.T("cli.usage.flag", "Flag", name))}
		}
		return run(c, args)
	}
}
