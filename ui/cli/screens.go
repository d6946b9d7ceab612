package cli

import (
	"context"
	"errors"
	"strconv"
	"strings"

	"github.com/spf13/cobra"
)

// Screens is the parameters of the command of the same name.
type Screens struct {
	Base, Out, Lang, Theme string
	Width, Height          int
}

// screens draws every screen as PNG without a display.
func (p Program) screens() *cobra.Command {
	s, size := Screens{}, ""
	cmd := p.command("screens", "cli.screens", 0, func(ctx context.Context, base string, _ []string) error {
		s.Base = base
		if err := errors.Join(p.choice("lang", s.Lang, "ru", "en"), p.choice("theme", s.Theme, "light", "dark")); err != nil {
			return err
		}
		var ok bool
		if s.Width, s.Height, ok = dimensions(size); !ok {
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

// dimensions reads a size such as 1280x800, of a window that can be drawn.
func dimensions(size string) (width, height int, ok bool) {
	w, h, cut := strings.Cut(size, "x")
	width, e1 := strconv.Atoi(w)
	height, e2 := strconv.Atoi(h)
	ok = cut && e1 == nil && e2 == nil && width >= 320 && height >= 240 && width <= 8192 && height <= 8192
	return width, height, ok
}
