package cli

import (
	"errors"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"kartoteka/data/problem"
)

// usageError is a wrong way to call a command.
type usageError struct{ error }

func (u usageError) Unwrap() error { return u.error }

// misused makes wrong usage of what a report says of its parameters.
func misused(err error) error {
	if problem.All(err) == nil {
		return err
	}
	return usageError{err}
}

// noArgs refuses a word that is no command.
func (p Program) noArgs(_ *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	return usageError{errors.New(p.Lang.T("cli.usage.command", "Value", args[0]))}
}

// exactArgs wants so many arguments.
func (p Program) exactArgs(n int) cobra.PositionalArgs {
	return func(c *cobra.Command, args []string) error {
		if len(args) == n {
			return nil
		}
		return usageError{errors.New(p.Lang.T("cli.usage.call", "Use", c.Use))}
	}
}

// flagError says in the person's words what the library says in its own.
func (p Program) flagError(_ *cobra.Command, err error) error {
	text := err.Error()
	if e, ok := errors.AsType[*pflag.NotExistError](err); ok {
		text = p.Lang.T("cli.usage.no_flag", "Flag", e.GetSpecifiedName())
	}
	if e, ok := errors.AsType[*pflag.ValueRequiredError](err); ok {
		text = p.Lang.T("cli.usage.no_value", "Flag", e.GetSpecifiedName())
	}
	if e, ok := errors.AsType[*pflag.InvalidValueError](err); ok {
		text = p.Lang.T("cli.usage.value", "Flag", e.GetFlag().Name, "Value", e.GetValue())
	}
	if e, ok := errors.AsType[*pflag.InvalidSyntaxError](err); ok {
		text = p.Lang.T("cli.usage.no_flag", "Flag", e.GetSpecifiedFlag())
	}
	return usageError{errors.New(text)}
}

// choice refuses a value of a flag that is not one of those allowed.
func (p Program) choice(flag, value string, allowed ...string) error {
	if slices.Contains(allowed, value) {
		return nil
	}
	return usageError{errors.New(p.Lang.T("cli.usage.choice", "Flag", flag, "Value", value, "Allowed", strings.Join(allowed, ", ")))}
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
