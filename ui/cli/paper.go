package cli

import (
	"context"
	"strings"

	"github.com/spf13/cobra"

	"kartoteka/app"
	"kartoteka/app/sales"
)

// print writes a paper to a PDF. What the paper lacks to be valid is said on the
// error output; it is made all the same, with blanks for the pen.
func (p Program) print() *cobra.Command {
	out := ""
	cmd := p.command("print KIND NUMBER", "cli.print", 2, func(ctx context.Context, base string, args []string) error {
		if err := p.kind(args[0], sales.PaperKinds()); err != nil {
			return err
		}
		return p.with(ctx, base, func(a *app.App) error {
			paper, err := a.Papers.Find(ctx, args[0], args[1])
			if err != nil {
				return err
			}
			if err := paper.Save(out); err != nil {
				return err
			}
			for _, w := range paper.Lacks {
				p.say(p.Err, p.Lang.Problem(w))
			}
			p.say(p.Out, p.Lang.T("cli.print.done", "Number", paper.Paper.Number, "Path", out))
			return nil
		})
	})
	cmd.Long = p.Lang.T("cli.print.kinds", "Kinds", strings.Join(sales.PaperKinds(), ", "))
	cmd.Flags().StringVar(&out, "out", "", p.Lang.T("cli.flag.out"))
	p.required(cmd, "out")
	return cmd
}
