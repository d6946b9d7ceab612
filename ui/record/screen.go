package record

import (
	"cmp"
	"context"
	"slices"

	"kartoteka/app"
	"kartoteka/app/clients"
	"kartoteka/data/calendar"
	"kartoteka/ui/kit"
	"kartoteka/ui/nav"
)

// ListOf is how a screen that needs nothing of its route is opened.
func ListOf(a *app.App, open func(*app.App, *nav.Env) kit.Page) func(*nav.Env, nav.Route) kit.Page {
	return func(e *nav.Env, _ nav.Route) kit.Page { return open(a, e) }
}

// PageOf is how a screen is opened that shows what its route names.
func PageOf(a *app.App, open func(*app.App, *nav.Env, nav.Route) kit.Page) func(*nav.Env, nav.Route) kit.Page {
	return func(e *nav.Env, r nav.Route) kit.Page { return open(a, e, r) }
}

// FirstOf draws a screen with the first row of a list, and nothing when the list
// is empty.
func FirstOf[R any](screen string, list func(ctx context.Context) ([]R, error), id func(R) string) func(context.Context) ([]nav.Shot, error) {
	return func(ctx context.Context) ([]nav.Shot, error) {
		rows, err := list(ctx)
		if err != nil || len(rows) == 0 {
			return nil, err
		}
		return []nav.Shot{{Name: screen, Route: nav.To(screen, id(rows[0]))}}, nil
	}
}

// Recent reads a list of documents of the time such lists show at first.
func Recent[R any](a *app.App, list func(ctx context.Context, during calendar.Period) ([]R, error)) func(context.Context) ([]R, error) {
	return func(ctx context.Context) ([]R, error) { return list(ctx, calendar.Last90Days.Period(a.Today())) }
}

// BestClient is the ID of the client that bought most in a year, the example of a
// card; "" in a base without clients.
func BestClient(ctx context.Context, a *app.App) (string, error) {
	rows, err := a.Clients.List(ctx)
	if err != nil || len(rows) == 0 {
		return "", err
	}
	return slices.MaxFunc(rows, func(a, b clients.Row) int { return cmp.Compare(a.Year, b.Year) }).ID.String(), nil
}
