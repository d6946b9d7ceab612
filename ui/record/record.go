package record

import (
	"context"
	"strings"

	"kartoteka/app"
	"kartoteka/data/calendar"
	"kartoteka/data/crm"
	"kartoteka/ui/look"
	"kartoteka/ui/nav"
)

// Opened is the record a route names: its own, or the one to be copied.
func Opened[T any](r nav.Route) (id crm.ID[T], copied bool, err error) {
	text := r.ID
	if from := r.Args["copy"]; from != "" {
		text, copied = from, true
	}
	id, err = crm.ParseID[T](text)
	return id, copied, err
}

// NamedBy is the record an argument of a route names.
func NamedBy[T any](r nav.Route, arg string) crm.ID[T] {
	id, err := crm.ParseID[T](r.Args[arg])
	if err != nil {
		return crm.ID[T]{}
	}
	return id
}

// TitleOr is the name of a record, or the words for a new one.
func TitleOr(e *nav.Env, name, newKey string) string {
	if strings.TrimSpace(name) == "" {
		return e.Lang.T(newKey)
	}
	return name
}

// DeletedBadge marks what is marked for deletion.
func DeletedBadge(e *nav.Env, deleted bool) (string, look.Role) {
	if !deleted {
		return "", look.Plain
	}
	return e.Lang.T("state.deleted"), look.Bad
}

// Joined joins what is known about a thing with points between.
func Joined(first string, known bool, rest ...string) string {
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

// Do carries a use case out off the thread of the window, says that it is done
// with a way back, or why it was refused.
func Do(a *app.App, e *nav.Env, verb string, do func(ctx context.Context) error) {
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

// OfDeal names the deal in a route, if there is one.
func OfDeal(r nav.Route, id crm.DealID) nav.Route {
	if id.IsZero() {
		return r
	}
	return r.For(crm.KindDeal, id.String())
}

// NumberTitle is the title of a numbered document, "" before it has a number.
func NumberTitle(e *nav.Env, key, number string) string {
	if number == "" {
		return ""
	}
	return e.Lang.T(key, "Number", number)
}

// During names a period in a route, from its first day to the one after its last,
// unless it is open at an end.
func During(r nav.Route, p calendar.Period) nav.Route {
	if p.From.IsZero() || p.To.IsZero() {
		return r
	}
	return r.With("from", p.From.Format(ISODay)).With("to", p.To.Format(ISODay))
}

// ISODay is the form of days in routes and names of files.
const ISODay = "2006-01-02"

// OneLine writes a text of many lines in one.
func OneLine(text string) string { return strings.Join(strings.Fields(text), " ") }
