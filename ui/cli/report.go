package cli

import (
	"context"
	"errors"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"kartoteka/app"
	"kartoteka/app/figures"
	"kartoteka/data/calendar"
	"kartoteka/reports"
	"kartoteka/reports/all"
	"kartoteka/reports/sheet"
)

// report makes a report and writes it to a file or prints it as a table.
func (p Program) report() *cobra.Command {
	var from, to, asOf, out string
	var set []string
	var excel bool
	cmd := p.command("report NAME", "cli.report", 1, func(ctx context.Context, base string, args []string) error {
		if err := p.kind(args[0], reportNames()); err != nil {
			return err
		}
		if out != "" {
			if err := p.kind(strings.TrimPrefix(filepath.Ext(out), "."), figures.Formats()); err != nil {
				return err
			}
		}
		settings, err := p.settings(from, to, set)
		if err != nil {
			return err
		}
		env := p.Env
		if asOf != "" {
			day, err := p.day("as-of", asOf)
			if err != nil {
				return err
			}
			morning := time.Date(day.Year(), day.Month(), day.Day(), 0, 0, 0, 0, p.Env.Now().Location())
			env.Now = func() time.Time { return morning }
			if settings.Period.To.IsZero() {
				settings.Period.To = day.AddDate(0, 0, 1)
			}
		}
		a, err := app.Open(ctx, base, env)
		return p.closing(a, err, func(a *app.App) error {
			if out != "" {
				return misused(a.Reports.Save(ctx, args[0], p.Lang, settings, out, excel))
			}
			r, err := a.Reports.Build(ctx, args[0], p.Lang, settings)
			if err != nil {
				return misused(err)
			}
			return sheet.Text(p.Out, sheet.Of(r, p.Lang), p.Lang)
		})
	})
	cmd.Long = p.parameters()
	cmd.Flags().StringVar(&from, "from", "", p.Lang.T("cli.flag.from"))
	cmd.Flags().StringVar(&to, "to", "", p.Lang.T("cli.flag.to"))
	cmd.Flags().StringVar(&asOf, "as-of", "", p.Lang.T("cli.flag.as_of"))
	cmd.Flags().StringArrayVar(&set, "set", nil, p.Lang.T("cli.flag.set"))
	cmd.Flags().StringVar(&out, "out", "", p.Lang.T("cli.flag.out"))
	cmd.Flags().BoolVar(&excel, "excel", false, p.Lang.T("cli.flag.excel"))
	return cmd
}

func reportNames() []string {
	names := make([]string, len(all.Reports))
	for i, d := range all.Reports {
		names[i] = d.Name
	}
	return names
}

// parameters says what can be set in each report.
func (p Program) parameters() string {
	var b strings.Builder
	b.WriteString(p.Lang.T("cli.report.names", "Names", strings.Join(reportNames(), ", ")) + "\n")
	for _, d := range all.Reports {
		b.WriteString("\n" + d.Name + "\n")
		for _, param := range d.Params {
			b.WriteString("  " + param.Key)
			if len(param.Choices) > 0 {
				b.WriteString("=" + strings.Join(param.Choices, "|"))
			}
			if param.Default != "" {
				b.WriteString(" (" + param.Default + ")")
			}
			b.WriteString("  " + p.Lang.T("param."+param.Key) + "\n")
		}
	}
	return b.String()
}

// settings reads the flags of a report; --to is inclusive.
func (p Program) settings(from, to string, set []string) (reports.Settings, error) {
	s := reports.Settings{Values: map[string]string{}}
	var err error
	if from != "" {
		if s.Period.From, err = p.day("from", from); err != nil {
			return s, err
		}
	}
	if to != "" {
		last, err := p.day("to", to)
		if err != nil {
			return s, err
		}
		s.Period.To = last.AddDate(0, 0, 1)
	}
	if from != "" && to != "" && !s.Period.From.Before(s.Period.To) {
		return s, usageError{errors.New(p.Lang.T("cli.usage.period"))}
	}
	for _, pair := range set {
		key, value, ok := strings.Cut(pair, "=")
		if !ok {
			return s, usageError{errors.New(p.Lang.T("cli.usage.set", "Value", pair))}
		}
		s.Values[key] = value
	}
	return s, nil
}

// day reads a date of a flag: YYYY-MM-DD.
func (p Program) day(flag, text string) (time.Time, error) {
	day, err := time.Parse(time.DateOnly, text)
	if err != nil {
		return day, usageError{errors.New(p.Lang.T("cli.usage.date", "Flag", flag, "Value", text))}
	}
	return calendar.DayOf(day), nil
}
