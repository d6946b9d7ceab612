package record

import (
	"context"

	"kartoteka/app"
	"kartoteka/data/crm"
	"kartoteka/ui/kit/list"
	"kartoteka/ui/look"
	"kartoteka/ui/nav"
)

// Rows is what a list does with its rows when each of them, an R, is a record of
// type T: the parts of a list.Register that are the same whatever the kind.
//
//	rows := record.Rows[sales.OrderRow, crm.Order]{
//		App: a, Env: e, Kind: crm.KindOrder,
//		Of: func(r sales.OrderRow) (crm.OrderID, bool) { return r.ID, r.Deleted },
//	}
//	return list.Register[sales.OrderRow]{
//		Key: "orders", ID: rows.ID, Create: rows.New, Open: rows.Open, Copy: rows.Copy,
//		Delete:  rows.Mark(a.Orders.Mark),
//		Filters: []list.Filter[sales.OrderRow]{…, rows.NotMarked()},
//		…
//	}.Page(e.Env)
type Rows[R, T any] struct {
	App  *app.App
	Env  *nav.Env
	Kind crm.Kind
	// Of is the ID of the record of a row and whether it is marked for deletion.
	Of func(R) (id crm.ID[T], deleted bool)
}

// ID names a row.
func (s Rows[R, T]) ID(r R) string {
	id, _ := s.Of(r)
	return id.String()
}

// IDs are the records of rows.
func (s Rows[R, T]) IDs(rows []R) []crm.ID[T] {
	return IDs(rows, func(r R) crm.ID[T] { id, _ := s.Of(r); return id })
}

// New opens the card of a new record.
func (s Rows[R, T]) New() { s.Env.Open(nav.ToNew(s.Kind)) }

// Open opens the card of a row.
func (s Rows[R, T]) Open(r R) { s.Env.Open(nav.ToRecord(s.Kind, s.ID(r))) }

// Copy opens the card of a new record that says what that of a row says.
func (s Rows[R, T]) Copy(r R) { s.Env.Open(nav.ToNew(s.Kind).With("copy", s.ID(r))) }

// Do carries a use case out on the rows chosen; VERB is said when it is done.
func (s Rows[R, T]) Do(verb string, do func(ctx context.Context, ids []crm.ID[T]) error) func([]R) {
	return func(rows []R) {
		ids := s.IDs(rows)
		Do(s.App, s.Env, verb, func(ctx context.Context) error { return do(ctx, ids) })
	}
}

// Mark turns the mark of deletion of the rows chosen over, by the first of them;
// KIND.mark is said when it is done.
func (s Rows[R, T]) Mark(mark func(ctx context.Context, ids []crm.ID[T], deleted bool) error) func([]R) {
	return func(rows []R) {
		_, deleted := s.Of(rows[0])
		s.Do(string(s.Kind)+".mark", func(ctx context.Context, ids []crm.ID[T]) error { return mark(ctx, ids, !deleted) })(rows)
	}
}

// NotMarked hides the rows marked for deletion; it is on at first.
func (s Rows[R, T]) NotMarked() list.Filter[R] {
	return list.Flag("not_deleted", func(r R) bool { _, deleted := s.Of(r); return !deleted }).On()
}

// IDs are the records that rows are about.
func IDs[R, T any](rows []R, of func(R) crm.ID[T]) []crm.ID[T] {
	ids := make([]crm.ID[T], len(rows))
	for i, r := range rows {
		ids[i] = of(r)
	}
	return ids
}

// State is the badge of where a row stands, unless it is marked for deletion,
// which is said before all else.
func State(deleted bool, key string, role look.Role) (string, look.Role) {
	if deleted {
		return "state.deleted", look.Bad
	}
	return key, role
}

// ClientColumn is the client a row is of, in the order of the clients' own names:
// ООО «Альфа» under А.
func ClientColumn[R any](name func(R) string) list.Column[R] {
	return list.Text("client", name).SortBy(func(r R) string { return crm.OwnName(name(r)) })
}

// Go opens the route of the first row chosen.
func Go[R any](e *nav.Env, route func(R) nav.Route) func([]R) {
	return func(rows []R) { e.Open(route(rows[0])) }
}

// One makes an action possible for exactly one row.
func One[R any](rows []R) bool { return len(rows) == 1 }

// AllOf makes an action possible for rows that all pass.
func AllOf[R any](pass func(R) bool) func([]R) bool {
	return func(rows []R) bool {
		for _, r := range rows {
			if !pass(r) {
				return false
			}
		}
		return len(rows) > 0
	}
}

// Always makes an action possible whatever is chosen, be it nothing.
func Always[R any]([]R) bool { return true }
