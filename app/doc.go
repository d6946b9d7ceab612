// Package app is the use cases of Kartoteka: what a person does with the
// program, one file per business process, the same for the window and for the
// command line.
//
// A use case opens one transaction, judges the value by the rules of data/crm,
// writes it, commits, and only then tells the subscribers which tables have
// changed. A refused one leaves nothing behind: no record, no event, no undo.
//
//	a, err := app.Open(ctx, "firm.db", env)
//	rows, err := a.Clients.List(ctx)
//	err = a.Orders.Ship(ctx, id, day)
//	err = a.Undo(ctx)
//
// Errors: problems (data/problem) are what the person can mend; ErrGone and
// ErrStale are situations; the errors of opening a base are sentences of their
// own; everything else is a fault.
package app
