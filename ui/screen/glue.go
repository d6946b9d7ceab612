package screen

import (
	"context"
	"strings"

	"kartoteka/app"
	"kartoteka/data/calendar"
	"kartoteka/data/crm"
	"kartoteka/ui/look"
	"kartoteka/ui/nav"
)

// opened is the record a route names: its own, or the one to be copied.
func opened[T any](r nav.Route) (id crm.ID[T], copied bool, err error) {
	text := r.ID
	if from := r.Args["copy"]; from != "" {
		text, copied = from, true
	}
	id, err = crm.ParseID[T](text)
	return id, copied, err
}

// named is the record an argument of a route names.
func named[T any](r nav.Route, arg string) crm.ID[T] {
	id, err := crm.ParseID[T](r.Args[arg])
	if err != nil {
		return crm.ID[T]{}
	}
	return id
}

// titled is the name of a record, or the words for a new one.
func titled(e *nav.Env, name, newKey string) string {
	if strings.TrimSpace(name) == "" {
		return e.Lang.T(newKey)
	}
	return name
}

// deletedBadge marks what is marked for deletion.
func deletedBadge(e *nav.Env, deleted bool) (string, look.Role) {
	if !deleted {
		return "", look.Plain
	}
	return e.Lang.T("state.deleted"), look.Bad
}

// note joins what is known about a thing with points between.
func note(first string, known bool, rest ...string) string {
	var parts []string
	if known {
		parts = append(parts, first)
	}
	for _, s := range rest {
		if s != "" {
			parts = append(parts, s)
		}
	}
	return strings.Join(parts, " · ")
}

// act carries a use case out off the thread of the window, says that it is done
// with a way back, or why it was refused.
func act(a *app.App, e *nav.Env, verb string, do func(ctx context.Context) error) {
	e.Run.Run("", do, func(err error) {
		if err != nil {
			e.Toast(e.Explain(err), nil)
			return
		}
		e.Toast(e.Lang.T("done."+verb), func() { Undo(a, e) })
	})
}

// Undo takes back the last operation and says which it was.
func Undo(a *app.App, e *nav.Env) {
	var verb string
	e.Run.Run("", func(ctx context.Context) (err error) {
		verb, err = a.Undo(ctx)
		return err
	}, func(err error) {
		switch {
		case err != nil:
			e.Toast(e.Explain(err), nil)
		case verb == "":
			e.Toast(e.Lang.T("undo.nothing"), nil)
		default:
			e.Toast(e.Lang.T("undo.done", "What", e.Lang.T("done."+verb)), nil)
		}
	})
}

// RecentPeriod is what lists of documents show at first.
func RecentPeriod(a *app.App) calendar.Period { return calendar.Last90Days.Period(a.Today()) }
