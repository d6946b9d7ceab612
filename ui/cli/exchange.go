package cli

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"kartoteka/app"
	"kartoteka/app/exchange"
	"kartoteka/data/problem"
	"kartoteka/ui/record"
)

// imports takes a foreign file in.
func (p Program) imports() *cobra.Command {
	in := exchange.Import{}
	cmd := p.command("import KIND INPUT", "cli.import", 2, func(ctx context.Context, base string, args []string) error {
		in.Kind, in.Path = args[0], args[1]
		if err := p.kind(in.Kind, exchange.Kinds()); err != nil {
			return err
		}
		return p.withNew(ctx, base, func(a *app.App) error {
			done, err := a.Imports.Run(ctx, in, nil)
			if err != nil {
				return err
			}
			p.tell(done, in.DryRun)
			return nil
		})
	})
	cmd.Long = p.Lang.T("cli.import.kinds", "Kinds", strings.Join(exchange.Kinds(), ", "))
	cmd.Flags().StringVar(&in.Map, "map", "", p.Lang.T("cli.flag.map"))
	cmd.Flags().BoolVar(&in.DryRun, "dry-run", false, p.Lang.T("cli.flag.dry_run"))
	return cmd
}

// kind refuses a word that is not one of the kinds.
func (p Program) kind(word string, kinds []string) error {
	for _, k := range kinds {
		if k == word {
			return nil
		}
	}
	return usageError{problem.At("kind", "problem.cli.kind", "Value", word, "Allowed", strings.Join(kinds, ", "))}
}

// tell says what came of an import.
func (p Program) tell(done exchange.Imported, dry bool) {
	for _, n := range done.Notes {
		p.say(p.Err, p.Lang.Problem(n))
	}
	key := "cli.import.done"
	if dry {
		key = "cli.import.dry"
	}
	p.say(p.Out, p.Lang.T(key, "Rows", done.Rows))
	for _, line := range record.ImportedWords(p.Lang, done) {
		p.say(p.Out, "  "+line)
	}
}

// export writes records to a file that import can read.
func (p Program) export() *cobra.Command {
	out := exchange.Export{}
	cmd := p.command("export KIND", "cli.export", 1, func(ctx context.Context, base string, args []string) error {
		out.Kind = args[0]
		if err := p.kind(out.Kind, exchange.ExportKinds()); err != nil {
			return err
		}
		if err := p.kind(strings.TrimPrefix(filepath.Ext(out.Path), "."), exchange.ExportFormats()); err != nil {
			return err
		}
		return p.with(ctx, base, func(a *app.App) error {
			n, err := a.Exports.Run(ctx, out)
			if err != nil {
				return fmt.Errorf("export %s: %w", out.Kind, err)
			}
			p.say(p.Out, p.Lang.T("cli.export.done", "Rows", n, "Path", out.Path))
			return nil
		})
	})
	cmd.Long = p.Lang.T("cli.export.kinds", "Kinds", strings.Join(exchange.ExportKinds(), ", "))
	cmd.Flags().StringVar(&out.Path, "out", "", p.Lang.T("cli.flag.out"))
	cmd.Flags().BoolVar(&out.Excel, "excel", false, p.Lang.T("cli.flag.excel"))
	p.required(cmd, "out")
	return cmd
}
