package cli

import (
	"context"
	"errors"

	"github.com/spf13/cobra"

	"kartoteka/app"
	"kartoteka/app/base"
	"kartoteka/data/calendar"
	"kartoteka/data/crm"
	"kartoteka/data/demo"
)

// demo fills a new base with the invented firm.
func (p Program) demo() *cobra.Command {
	c := demo.Default(calendar.DayOf(p.Env.Now()))
	today, stuck := "", string(c.Bottleneck)
	cmd := p.command("demo", "cli.demo", 0, func(ctx context.Context, file string, _ []string) error {
		if today != "" {
			day, err := p.day("today", today)
			if err != nil {
				return err
			}
			c.Today = day
		}
		if c.Clients < 1 || c.Orders < 0 || c.Months < 1 || c.Months > 600 {
			return usageError{errors.New(p.Lang.T("cli.usage.demo"))}
		}
		if c.Bottleneck = crm.StageID(stuck); stuck == "none" {
			c.Bottleneck = ""
		} else if c.Bottleneck.Closed() || crm.StartPipeline().Stage(c.Bottleneck) == nil {
			return usageError{errors.New(p.Lang.T("cli.usage.bottleneck"))}
		}
		return p.withNew(ctx, file, func(a *app.App) error {
			if err := a.Base.FillDemo(ctx, c, nil); err != nil {
				return err
			}
			p.say(p.Out, p.Lang.T("cli.demo.done", "Clients", c.Clients, "Orders", c.Orders))
			return nil
		})
	})
	cmd.Flags().IntVar(&c.Clients, "clients", c.Clients, p.Lang.T("cli.flag.clients"))
	cmd.Flags().IntVar(&c.Orders, "orders", c.Orders, p.Lang.T("cli.flag.orders"))
	cmd.Flags().IntVar(&c.Months, "months", c.Months, p.Lang.T("cli.flag.months"))
	cmd.Flags().Uint64Var(&c.Seed, "seed", c.Seed, p.Lang.T("cli.flag.seed"))
	cmd.Flags().StringVar(&today, "today", "", p.Lang.T("cli.flag.today"))
	cmd.Flags().StringVar(&stuck, "bottleneck", stuck, p.Lang.T("cli.flag.bottleneck"))
	return cmd
}

// check looks for damage in the base and says all of it. A file so wrecked that
// reading it ends a process is read by a child.
func (p Program) check() *cobra.Command {
	return p.command("check", "cli.check", 0, func(ctx context.Context, file string, _ []string) error {
		return p.inChild(ctx, []string{"check", "--base", file}, func() error {
			found, err := app.CheckBase(ctx, file, p.Env)
			if err != nil {
				return err
			}
			for _, f := range found.Findings {
				p.say(p.Out, f)
			}
			if !found.OK() {
				p.say(p.Out, p.Lang.N("cli.check.found", int64(found.Total)))
				return base.ErrDamagedBase
			}
			p.say(p.Out, p.Lang.N("cli.check.clean", int64(found.Records)))
			return nil
		})
	})
}

// repair makes a sound base of a damaged one and puts it in its place; the
// damaged file is kept.
func (p Program) repair() *cobra.Command {
	return p.command("repair", "cli.repair", 0, func(ctx context.Context, file string, _ []string) error {
		return p.inChild(ctx, []string{"repair", "--base", file}, func() error {
			done, err := app.RepairBase(ctx, file, p.Env)
			if err != nil {
				return err
			}
			p.say(p.Out, p.Lang.N("cli.repair.done", int64(done.Records)))
			if done.Salvaged {
				p.say(p.Out, p.Lang.T("cli.repair.salvaged"))
			}
			p.say(p.Out, p.Lang.T("cli.repair.kept", "Path", done.Kept))
			return nil
		})
	})
}

// compact writes the base anew without the room that deletions left.
func (p Program) compact() *cobra.Command {
	return p.command("compact", "cli.compact", 0, func(ctx context.Context, file string, _ []string) error {
		before, after, err := app.CompactBase(ctx, file, p.Env)
		if err != nil {
			return err
		}
		p.say(p.Out, p.Lang.T("cli.compact.done", "Before", before>>10, "After", after>>10))
		return nil
	})
}

// backup makes a copy of the base and reads the copy back.
func (p Program) backup() *cobra.Command {
	out := ""
	cmd := p.command("backup", "cli.backup", 0, func(ctx context.Context, file string, _ []string) error {
		return p.with(ctx, file, func(a *app.App) error {
			if err := a.Base.Backup(ctx, out); err != nil {
				return err
			}
			p.say(p.Out, p.Lang.T("cli.backup.done", "Path", out))
			return nil
		})
	})
	cmd.Flags().StringVar(&out, "out", "", p.Lang.T("cli.flag.out"))
	p.required(cmd, "out")
	return cmd
}

// restore puts a copy in the place of the base; what was there is kept.
func (p Program) restore() *cobra.Command {
	from := ""
	cmd := p.command("restore", "cli.restore", 0, func(ctx context.Context, file string, _ []string) error {
		kept, err := app.RestoreBase(ctx, file, from, p.Env)
		if err != nil {
			return err
		}
		p.say(p.Out, p.Lang.T("cli.restore.done"))
		if kept != "" {
			p.say(p.Out, p.Lang.T("cli.restore.kept", "Path", kept))
		}
		return nil
	})
	cmd.Flags().StringVar(&from, "from", "", p.Lang.T("cli.flag.from_backup"))
	p.required(cmd, "from")
	return cmd
}
